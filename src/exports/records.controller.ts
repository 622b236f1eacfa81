import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { ClientGone, HeavyQueue } from '../common/heavy-queue.js';
import { badInput } from '../common/rollcall-error.js';
import { Reads } from '../database/reads.js';
import { historyOf } from '../history/printed-versions.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { goneSignal } from '../server/load/gone.js';
import { replyWithError } from './http-error.js';
import { releaseDiff } from './release-diff.js';

/** Answers that are made at a time: each reads the database and works in one piece. */
const AT_A_TIME = 1;
const MOST_WAITING = 8;

/**
 * What was recorded, as the command line prints it for machines: `GET /exports/history.json?subject=KEN@gpai` and
 * `GET /exports/release-diff.json?from=2026.11&to=2026.12`.
 */
@Controller('exports')
export class RecordsController {
  private readonly queue = new HeavyQueue('records', AT_A_TIME, MOST_WAITING);

  constructor(
    private readonly store: SnapshotStore,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Get('history.json')
  history(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.answer(reply, query, ['subject'], (pool, snapshot, { subject }) => historyOf(pool, snapshot, subject));
  }

  @Get('release-diff.json')
  releaseDiff(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.answer(reply, query, ['from', 'to'], (pool, snapshot, { from, to }) =>
      releaseDiff(pool, snapshot, from, to),
    );
  }

  private async answer<Name extends string>(
    reply: FastifyReply,
    query: Readonly<Record<string, unknown>>,
    names: readonly Name[],
    work: (pool: Pool, snapshot: Snapshot, parameters: Readonly<Record<Name, string>>) => Promise<unknown>,
  ): Promise<FastifyReply> {
    try {
      const parameters = parametersIn(query, names);
      const leave = await this.queue.enter(goneSignal(reply));
      try {
        const snapshot = this.store.current;
        const found = await work(this.reads.poolAt(snapshot.newest.id), snapshot, parameters);
        return await reply
          .header('cache-control', 'no-cache')
          .header('x-content-type-options', 'nosniff')
          .type('application/json; charset=utf-8')
          .send(`${JSON.stringify(found, null, 2)}\n`);
      } finally {
        leave();
      }
    } catch (error) {
      if (error instanceof ClientGone) return reply;
      return replyWithError(reply, error);
    }
  }
}

/** Exactly these parameters, each once. Throws BAD_USER_INPUT naming the parameter. */
function parametersIn<Name extends string>(
  query: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Record<Name, string> {
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
}
