import { dayOf } from '../domain/day.js';
import { distribution } from '../domain/distribution.js';
import { DEFAULT_RULE } from '../domain/presence.js';
import type { Roll } from '../domain/roll.js';
import { select } from '../domain/selection.js';

const SET = 'hlab7';
const AS_OF = '2024-09-30';

/** The published figure, computed from the roll: one sentence; null where the roll does not hold the set. */
export function headline(roll: Roll): string | null {
  if (!roll.sets.has(SET)) return null;
  const initiatives = select(roll, { set: SET });
  const rule = { ...DEFAULT_RULE, presence: 'CUMULATIVE' } as const;
  const { universeSize, buckets } = distribution(roll, initiatives, dayOf(AS_OF), rule);
  const [none, all] = [buckets[0]!, buckets.at(-1)!];
  const names = all.countries.map(({ names }) => names.en).join(', ');
  return (
    `Of ${universeSize} UN members, ${none.size} take part in none of the ${initiatives.length} initiatives of ${SET} ` +
    `and ${all.size} in all (${names}), as of ${AS_OF}, ended participations counted.`
  );
}
