import { atOnce, type Steps } from '../common/steps.js';
import { type Day, yearOf } from './day.js';
import { universeAt } from './groups.js';
import { gini, ratio } from './inequality.js';
import { populationOf } from './population.js';
import { coverageOfAllInSteps, type Supposed } from './presence.js';
import type { BlocRule, Country, Initiative, Roll } from './roll.js';
import { blocRulesOf, type CountingRule } from './rule.js';

export interface Bucket {
  readonly k: number;
  readonly size: number;
  /** Fraction of the universe. */
  readonly share: number;
  /** By code. */
  readonly countries: readonly Country[];
}

/** How many states take part in how many of the initiatives at a day (method, section 4). */
export class Distribution {
  /** For k = 0 .. number of initiatives; none where the universe is empty, since a share would have no denominator. */
  readonly buckets: readonly Bucket[];
  readonly #roll: Roll;
  readonly #year: number;
  readonly #universe: readonly Country[];
  readonly #coverage: Int32Array;
  #populations: { everyone: PopulationSum; excluded: PopulationSum } | undefined;

  constructor(roll: Roll, year: number, universe: readonly Country[], coverage: Int32Array, initiatives: number) {
    this.#roll = roll;
    this.#year = year;
    this.#universe = universe;
    this.#coverage = coverage;
    const byCoverage: (Country[] | undefined)[] = [];
    for (const country of universe) {
      const k = coverage[country.index]!;
      const sameCoverage = byCoverage[k];
      if (sameCoverage) sameCoverage.push(country);
      else byCoverage[k] = [country];
    }
    const buckets: Bucket[] = [];
    for (let k = 0; k <= initiatives && universe.length > 0; k++) {
      const countries = byCoverage[k] ?? NOBODY;
      buckets.push({ k, size: countries.length, share: countries.length / universe.length, countries });
    }
    this.buckets = buckets;
  }

  get universeSize(): number {
    return this.#universe.length;
  }
  get gini(): number | null {
    return gini(this.#universe.map(({ index }) => this.#coverage[index]!));
  }
  get excludedPopulationShare(): number | null {
    const { everyone, excluded } = this.#population;
    return ratio(excluded.total, everyone.total);
  }
  get withoutPopulation(): readonly Country[] {
    return this.#population.everyone.without;
  }
  /** States whose figure is of another year than that of the day, and which. */
  get populationOfOtherYear(): readonly { readonly country: Country; readonly year: number }[] {
    return this.#population.everyone.otherYears;
  }

  /** Worked out only when it is read, because it costs as much as the counting. */
  get #population() {
    this.#populations ??= {
      everyone: populationOf(this.#roll, this.#universe, this.#year),
      excluded: populationOf(this.#roll, this.buckets[0]?.countries ?? NOBODY, this.#year),
    };
    return this.#populations;
  }
}

type PopulationSum = ReturnType<typeof populationOf>;
const NOBODY: readonly Country[] = [];

/** The distribution at a day (method, section 4), with what is supposed (section 8). */
export function* distributionInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Steps<Distribution> {
  const universe = universeAt(roll, day, rule.universe);
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule, supposed);
  return new Distribution(roll, yearOf(day), universe, coverage, initiatives.length);
}

export const distribution = atOnce(distributionInSteps);

/** What the same question gives under one bloc rule. */
export interface DistributionUnderBlocRule {
  readonly blocs: BlocRule;
  /** States with k = 0. */
  readonly atNone: number;
  readonly gini: number | null;
  readonly excludedPopulationShare: number | null;
}

/** The distribution under each bloc rule that the method knows, in its order (method, section 4, sensitivity). */
export function* underBlocRulesInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Steps<DistributionUnderBlocRule[]> {
  const byBlocRule: DistributionUnderBlocRule[] = [];
  for (const blocs of blocRulesOf(rule)) {
    const figures = yield* distributionInSteps(roll, initiatives, day, { ...rule, blocs }, supposed);
    const { gini: inequality, excludedPopulationShare } = figures;
    byBlocRule.push({ blocs, atNone: figures.buckets[0]?.size ?? 0, gini: inequality, excludedPopulationShare });
  }
  return byBlocRule;
}

export const underBlocRules = atOnce(underBlocRulesInSteps);
