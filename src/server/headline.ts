import { dayOf } from '../domain/day.js';
import { distribution } from '../domain/distribution.js';
import type { Roll } from '../domain/roll.js';
import { blocRulesOf, DEFAULT_RULE } from '../domain/rule.js';
import { select } from '../domain/selection.js';

const SET = 'hlab7';
const AS_OF = '2024-09-30';

/**
 * The published figure, computed from the roll, beside its range over the rules on organisations; null where the roll does
 * not hold the set.
 */
export function headline(roll: Roll): string | null {
  if (!roll.sets.has(SET)) return null;
  const day = dayOf(AS_OF);
  const rule = { ...DEFAULT_RULE, presence: 'CUMULATIVE' } as const;
  const initiatives = select(roll, { set: SET }, { day, method: rule.method });
  const { universeSize, buckets } = distribution(roll, initiatives, day, rule);
  const under = blocRulesOf(rule).map((blocs) => distribution(roll, initiatives, day, { ...rule, blocs }).buckets);
  const [none, all] = [buckets[0]!, buckets.at(-1)!];
  const names = all.countries.map(({ names }) => names.en).join(', ');
  const inNone = rangeText(under.map((buckets) => buckets[0]!.size));
  const inAll = rangeText(under.map((buckets) => buckets.at(-1)!.size));
  return (
    `Of ${universeSize} UN members, ${none.size} take part in none of the ${initiatives.length} initiatives of ${SET} ` +
    `and ${all.size} in all (${names}), as of ${AS_OF}, ended participations counted. ` +
    `Over the rules on organisations: ${inNone} in none, ${inAll} in all.`
  );
}

function rangeText(figures: readonly number[]): string {
  const [least, greatest] = [Math.min(...figures), Math.max(...figures)];
  return least === greatest ? String(least) : `${least} to ${greatest}`;
}
