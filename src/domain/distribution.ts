import { type Day, yearOf } from './day.js';
import { universeAt } from './groups.js';
import { gini, ratio } from './inequality.js';
import { populationOf } from './population.js';

import { type CountingRule, coverageOfAll, type Supposed } from './presence.js';
import type { Country, Initiative, Roll } from './roll.js';

type PopulationSum = ReturnType<typeof populationOf>;

export interface Bucket {
  readonly k: number;
  readonly size: number;
  /** Fraction of the universe. */
  readonly share: number;
  readonly countries: readonly Country[];
}

export interface Distribution {
  readonly universeSize: number;
  /** For k = 0 .. number of initiatives; none where the universe is empty, since a share would have no denominator. */
  readonly buckets: readonly Bucket[];
  readonly gini: number | null;
  readonly excludedPopulationShare: number | null;
  readonly withoutPopulation: readonly Country[];
  /** States whose figure is of another year than that of the day, and which. */
  readonly populationOfOtherYear: readonly { readonly country: Country; readonly year: number }[];
}

/** How many states take part in how many of the initiatives at a day (method, section 4). */
export function distribution(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Distribution {
  const universe = universeAt(roll, day, rule.universe);
  const coverage = coverageOfAll(roll, initiatives, day, rule, supposed);
  const byCoverage: Country[][] = Array.from({ length: initiatives.length + 1 }, () => []);
  for (const country of universe) byCoverage[coverage[country.index]!]!.push(country);
  let populations: { everyone: PopulationSum; excluded: PopulationSum } | undefined;
  // Worked out where it is asked for: it costs as much as the counting.
  const population = () => {
    populations ??= {
      everyone: populationOf(roll, universe, yearOf(day)),
      excluded: populationOf(roll, byCoverage[0]!, yearOf(day)),
    };
    return populations;
  };
  return {
    universeSize: universe.length,
    buckets:
      universe.length === 0
        ? []
        : byCoverage.map((countries, k) => ({
            k,
            size: countries.length,
            share: countries.length / universe.length,
            countries,
          })),
    get gini() {
      return gini(universe.map(({ index }) => coverage[index]!));
    },
    get excludedPopulationShare() {
      return ratio(population().excluded.total, population().everyone.total);
    },
    get withoutPopulation() {
      return population().everyone.without;
    },
    get populationOfOtherYear() {
      return population().everyone.otherYears;
    },
  };
}
