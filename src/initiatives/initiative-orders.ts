import type { Steps } from '../common/steps.js';
import type { Day } from '../domain/day.js';
import { initiativeNameKey, keyBy } from '../domain/name-keys.js';
import { OwnedCache } from '../domain/owned-cache.js';
import { eachInSteps } from '../domain/presence.js';
import { INITIATIVE_KINDS, INITIATIVE_SCOPES, type Initiative, type Roll } from '../domain/roll.js';
import type { CountingRule } from '../domain/rule.js';
import type { InitiativeOrderField } from '../generated/graphql.js';
import type { SortKeys } from '../graphql/ordered-list.js';
import { participantCount } from '../questions/participation-rows.js';
import type { Standpoint } from '../questions/standpoint.js';

const counts = new OwnedCache<Uint32Array>('participant-counts', ({ byteLength }) => byteLength);

/** How many participants each initiative has at a day, by its index: every fact of the roll is looked at once. */
export function* participantCountsInSteps(roll: Roll, day: Day, rule: CountingRule): Steps<Uint32Array> {
  const key = JSON.stringify([day, rule]);
  const kept = counts.find(roll, key);
  if (kept) return kept;
  const byIndex = new Uint32Array(roll.initiativeAt.length);
  yield* eachInSteps(roll, roll.initiatives, ({ index }) => {
    byIndex[index] = participantCount(roll, index, day, rule);
  });
  return counts.keep(roll, key, byIndex);
}

/** What initiatives are ordered by, in a list that numbers them in its own way. */
export function initiativeKeys(
  { roll, day, rule }: Standpoint,
  initiativeOf: (row: number) => Initiative,
): SortKeys<InitiativeOrderField> {
  return {
    SLUG: () => (row) => initiativeOf(row).index,
    NAME: (locale) => keyBy((row) => initiativeOf(row).index, initiativeNameKey(roll, locale)),
    KIND: () => (row) => INITIATIVE_KINDS.indexOf(initiativeOf(row).kind),
    SCOPE: () => (row) => INITIATIVE_SCOPES.indexOf(initiativeOf(row).scope),
    OPENED_ON: () => (row) => initiativeOf(row).openedOn,
    IN_FORCE_ON: () => (row) => initiativeOf(row).inForceOn,
    ENDED_ON: () => (row) => initiativeOf(row).endedOn,
    LIST_CHECKED_ON: () => (row) => initiativeOf(row).listCheckedOn,
    PUBLISHED_TOTAL: () => (row) => initiativeOf(row).publishedTotal,
    *PARTICIPANT_COUNT() {
      const counted = yield* participantCountsInSteps(roll, day, rule);
      return (row) => counted[initiativeOf(row).index]!;
    },
  };
}
