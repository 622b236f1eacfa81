import type { Day } from '../domain/day.js';
import { countedAt } from '../domain/presence.js';
import type { Facts, Roll } from '../domain/roll.js';
import type { CountingRule } from '../domain/rule.js';

/** Rows among which a question looks, ascending: some part of the columns, or a list of rows. */
export interface Candidates {
  readonly length: number;
  at(position: number): number;
}

const NONE: Candidates = rowList(new Uint32Array());

/** All rows from one row up to, not including, another. */
export function rowRange(from: number, to: number): Candidates {
  return { length: to - from, at: (position) => from + position };
}

/** Rows given one by one, ascending. */
export function rowList(rows: Uint32Array): Candidates {
  return { length: rows.length, at: (position) => rows[position]! };
}

/** The rows of one initiative; none for -1. */
export function rowsOfInitiative({ initiativeStart }: Facts, initiative: number): Candidates {
  return initiative < 0 ? NONE : rowRange(initiativeStart[initiative]!, initiativeStart[initiative + 1]!);
}

/** The rows of one participant; none for -1. */
export function rowsOfParticipant({ participantStart, participantRows }: Facts, participant: number): Candidates {
  if (participant < 0) return NONE;
  return rowList(participantRows.subarray(participantStart[participant]!, participantStart[participant + 1]!));
}

/** Participants of an initiative at a day, each once: its rows stand in the order of the participants. */
export function participantCount(roll: Roll, initiative: number, day: Day, rule: CountingRule): number {
  const { initiativeStart, participant } = roll.facts;
  const counted = countedAt(roll, day, rule);
  let count = 0;
  let last = -1;
  // -1 stands for an initiative that the roll does not hold: it has no participants.
  const end = initiative < 0 ? 0 : initiativeStart[initiative + 1]!;
  for (let row = initiative < 0 ? 0 : initiativeStart[initiative]!; row < end; row++) {
    if (participant[row] === last || !counted(row)) continue;
    last = participant[row]!;
    count++;
  }
  return count;
}
