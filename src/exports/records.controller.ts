import { Controller, Get, Query } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { type Answer, JSON_TYPE } from '../http/answer.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { Client, WaitingClient } from '../http/waiting-client.js';
import { Records } from './records.service.js';

/**
 * What was recorded: `GET /exports/history.json?subject=KEN@gpai` and
 * `GET /exports/release-diff.json?from=2026.11&to=2026.12`.
 */
@Controller('exports')
@ReturnsAnswers()
export class RecordsController {
  constructor(private readonly records: Records) {}

  @Get('history.json')
  history(
    @Query(readBy(exactly('subject'))) { subject }: Record<'subject', string>,
    @Client() { gone }: WaitingClient,
  ): Answer {
    return json(() => this.records.history(subject, gone));
  }

  @Get('release-diff.json')
  releaseDiff(
    @Query(readBy(exactly('from', 'to'))) { from, to }: Record<'from' | 'to', string>,
    @Client() { gone }: WaitingClient,
  ): Answer {
    return json(() => this.records.releaseDiff(from, to, gone));
  }
}

/** Known again by its bytes: a revision that adds nothing to it sends nothing anew. */
function json(make: () => Promise<object>): Answer {
  return {
    content: async () => ({
      type: JSON_TYPE,
      headers: { 'cache-control': 'no-cache' },
      body: `${JSON.stringify(await make(), null, 2)}\n`,
    }),
  };
}

/** Reads a query of exactly these parameters, each once. Throws BAD_USER_INPUT naming the parameter. */
function exactly<Name extends string>(...names: readonly Name[]) {
  return (query: Readonly<Record<string, unknown>>): Record<Name, string> => {
    for (const name of Object.keys(query)) {
      if (!names.includes(name as Name)) {
        throw badInput(name, `'${name}' is no parameter; the parameters are ${names.join(', ')}`);
      }
    }
    const entries = names.map((name) => {
      const value = query[name];
      if (value === undefined || value === '') throw badInput(name, `${name} is not given`);
      if (typeof value !== 'string') throw badInput(name, `${name} is given more than once`);
      return [name, value] as const;
    });
    return Object.fromEntries(entries) as Record<Name, string>;
  };
}
