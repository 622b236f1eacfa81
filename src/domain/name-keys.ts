import type { Steps } from '../common/steps.js';
import { type NameLocale, nameRanksInSteps } from './name-order.js';
import type { Roll } from './roll.js';
import type { SortKey } from './sorting.js';

/** Participants, by their indices, in the order of their names in a language. */
export function* participantNameKey({ participantAt }: Roll, locale: NameLocale): Steps<SortKey> {
  const ranks = yield* nameRanksInSteps(participantAt, locale);
  return (index) => ranks[index]!;
}

/** Initiatives, by their indices, in the order of their names in a language. */
export function* initiativeNameKey({ initiativeAt }: Roll, locale: NameLocale): Steps<SortKey> {
  const ranks = yield* nameRanksInSteps(initiativeAt, locale);
  return (index) => ranks[index]!;
}

/** A key of other things, each of which has such an index. */
export function* keyBy(indexOf: (row: number) => number, key: Steps<SortKey>): Steps<SortKey> {
  const made = yield* key;
  return (row) => made(indexOf(row));
}
