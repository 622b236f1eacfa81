import { atOnce, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { universeAt } from './groups.js';
import { standingsInSteps } from './matrix.js';
import { coverageOfAllInSteps } from './presence.js';
import type { BlocRule, Country, Initiative, Roll } from './roll.js';
import { blocRulesOf, type CountingRule } from './rule.js';

/** How the states of the universe take part in a selection (method, section 4): each is in exactly one of the three lists. */
export interface TakingPart {
  readonly universe: number;
  /** Present somewhere by a participation of their own. By code, as the others. */
  readonly byOwnName: readonly Country[];
  /** Present through an organisation alone, as the bloc rule counts that. */
  readonly throughOrganisation: readonly Country[];
  readonly inNone: readonly Country[];
  /** Whether `byOwnName` may be too short: of a state not in it, it is not known of some initiative whether it takes part. */
  readonly byOwnNameIsLeast: boolean;
  /** Whether `inNone` may be too long: that is not known of a state in it. */
  readonly inNoneIsMost: boolean;
  readonly underBlocRules: readonly { readonly blocs: BlocRule; readonly inNone: number }[];
}

export function* takingPartInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
): Steps<TakingPart> {
  const universe = universeAt(roll, day, rule.universe);
  const under = new Map<BlocRule, Int32Array>();
  for (const blocs of blocRulesOf(rule)) {
    under.set(blocs, yield* coverageOfAllInSteps(roll, initiatives, day, { ...rule, blocs }));
  }
  const ownCoverage = under.get('EXCLUDE')!;
  const all = under.get(rule.blocs)!;
  const byOwnName = universe.filter(({ index }) => ownCoverage[index]! > 0);
  const throughOrganisation = universe.filter(({ index }) => ownCoverage[index] === 0 && all[index]! > 0);
  const inNone = universe.filter(({ index }) => all[index] === 0);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const unsure = (states: readonly Country[]) =>
    states.some(({ index }) => standings.get(index)!.includes('NOT_KNOWN'));
  return {
    universe: universe.length,
    byOwnName,
    throughOrganisation,
    inNone,
    byOwnNameIsLeast: unsure(throughOrganisation) || unsure(inNone),
    inNoneIsMost: unsure(inNone),
    underBlocRules: [...under].map(([blocs, coverage]) => ({
      blocs,
      inNone: universe.filter(({ index }) => coverage[index] === 0).length,
    })),
  };
}

export const takingPart = atOnce(takingPartInSteps);
