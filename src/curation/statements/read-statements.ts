import type { ClientBase } from 'pg';
import type { RowChange } from '../../record/change-set.js';
import type { Resolver } from '../../record/resolver.js';
import { actOf, type StatedChange } from './inputs.js';
import { Reader } from './reader.js';
import { Refused, type StatementProblem } from './refused.js';

/** Changes as rows: what each states, and in the place of what. */
export interface Statements {
  readonly changes: readonly RowChange[];
  readonly problems: readonly StatementProblem[];
}

/**
 * Reads changes against what is on record: finds what each is of, and makes whole rows of what it says. Inside a transaction
 * in which nobody else writes.
 */
export async function readStatements(
  client: ClientBase,
  resolver: Resolver,
  given: readonly StatedChange[],
): Promise<Statements> {
  const reader = new Reader(client, resolver);
  await reader.load(given);
  const changes: RowChange[] = [];
  const problems: StatementProblem[] = [];
  for (const [changeIndex, change] of given.entries()) {
    const [act, input] = actOf(change);
    const note = ({ field, code, message, suggestions }: Refused) => {
      problems.push({ changeIndex, field: field === null ? null : `${act}.${field}`, code, message, suggestions });
    };
    try {
      changes.push(...(await reader.read(act, input)).map((row) => ({ ...row, changeIndex })));
      for (const refused of reader.noted.splice(0)) note(refused);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      for (const refused of [...reader.noted.splice(0), error]) note(refused);
    }
  }
  return { changes, problems };
}
