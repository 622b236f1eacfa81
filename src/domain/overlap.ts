import { atOnce, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { universeAt } from './groups.js';
import { eachInSteps, eachPresence } from './presence.js';
import type { Country, Initiative, Roll } from './roll.js';
import type { CountingRule } from './rule.js';

/** Two initiatives, and the states of the universe by which of them they take part in: each state once, by code. */
export interface Overlap {
  readonly first: Initiative;
  readonly second: Initiative;
  readonly onlyFirst: readonly Country[];
  readonly both: readonly Country[];
  readonly onlySecond: readonly Country[];
  readonly neither: readonly Country[];
}

/** Which states take part in both of two initiatives at a day, which in one of them alone, and which in neither. */
export function* overlapInSteps(
  roll: Roll,
  first: Initiative,
  second: Initiative,
  day: Day,
  rule: CountingRule,
): Steps<Overlap> {
  // A bit for each of the two: 1 the first, 2 the second.
  const present = new Uint8Array(roll.participantAt.length);
  yield* eachInSteps(roll, [first, second], (initiative, bit) => {
    eachPresence(roll, initiative, day, rule, [], (participant) => {
      present[participant] = present[participant]! | (1 << bit);
    });
  });
  const states = universeAt(roll, day, rule.universe);
  const [neither, onlyFirst, onlySecond, both] = [0, 1, 2, 3].map((bits) =>
    states.filter(({ index }) => present[index] === bits),
  ) as [Country[], Country[], Country[], Country[]];
  return { first, second, onlyFirst, both, onlySecond, neither };
}

export const overlap = atOnce(overlapInSteps);

/**
 * How many states of the universe take part in each two of the initiatives: a list for each, by the place of the other;
 * where both are the same, how many take part in it.
 */
export function* sharedStatesInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
): Steps<readonly (readonly number[])[]> {
  const states = universeAt(roll, day, rule.universe);
  const width = roll.participantAt.length;
  const isCounted = new Uint8Array(width);
  for (const { index } of states) isCounted[index] = 1;
  const membersOf: Uint8Array[] = [];
  yield* eachInSteps(roll, initiatives, (initiative) => {
    const members = new Uint8Array(width);
    eachPresence(roll, initiative, day, rule, [], (participant) => {
      if (isCounted[participant] === 1) members[participant] = 1;
    });
    membersOf.push(members);
  });
  const shared = initiatives.map(() => new Array<number>(initiatives.length).fill(0));
  for (const [a, members] of membersOf.entries()) {
    for (let b = 0; b <= a; b++) {
      const other = membersOf[b]!;
      let both = 0;
      for (const { index } of states) both += members[index]! & other[index]!;
      shared[a]![b] = both;
      shared[b]![a] = both;
    }
    yield;
  }
  return shared;
}

export const sharedStates = atOnce(sharedStatesInSteps);
