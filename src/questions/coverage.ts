import { badInput } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import type { Day } from '../domain/day.js';
import { CacheBySelection } from '../domain/owned-cache.js';
import { coverageOfAllInSteps } from '../domain/presence.js';
import type { Initiative, Roll } from '../domain/roll.js';
import type { CountingRule } from '../domain/rule.js';
import { type Selection, selectInSteps } from '../domain/selection.js';
import type { CountRange, SelectionInput } from '../generated/graphql.js';

const COVERAGES_KEPT = 16;
const coverages = new CacheBySelection<Int32Array>('coverage', COVERAGES_KEPT, ({ byteLength }) => byteLength);

/** k(c, t) of every participant, by index (method, section 4). Asked of one after the other, it is counted once for all. */
export function coverageOfEachInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
): Steps<Int32Array> {
  return coverages.get(roll, initiatives, JSON.stringify([day, rule]), () =>
    coverageOfAllInSteps(roll, initiatives, day, rule),
  );
}

/** The same over a selection. Throws BAD_USER_INPUT as `selectInSteps`. */
export function* coverageInSteps(
  roll: Roll,
  selection: Selection | null | undefined,
  day: Day,
  rule: CountingRule,
): Steps<Int32Array> {
  const initiatives = yield* selectInSteps(roll, selection ?? {}, { day, method: rule.method });
  return yield* coverageOfEachInSteps(roll, initiatives, day, rule);
}

interface UsesOfSelection {
  readonly selection?: SelectionInput | null;
  readonly filter?: { readonly coverage?: CountRange | null } | null;
  readonly orderBy?: readonly { readonly field: string }[] | null;
}

/** Throws BAD_USER_INPUT for a selection that nothing is counted over: the list would look like one of its participants. */
export function checkSelectionIsUsed({ selection, filter, orderBy }: UsesOfSelection): void {
  if (selection == null || filter?.coverage != null || orderBy?.some(({ field }) => field === 'COVERAGE')) return;
  throw badInput(
    'selection',
    'the selection has no use: it says over what to order by COVERAGE or to filter by `coverage`, and the question does neither',
  );
}
