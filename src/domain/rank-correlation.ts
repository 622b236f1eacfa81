import { badInput } from '../common/rollcall-error.js';
import { atOnce, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { statesAsked } from './gaps.js';
import { type Indicator, type Indicators, indicatorValue, type YearRule, yearsOf } from './indicators.js';
import { didYouMean } from './nearest.js';
import { coverageOfAllInSteps } from './presence.js';
import type { Country, Group, Initiative, Roll } from './roll.js';
import type { CountingRule } from './rule.js';

/** A state with what it takes part in and what the indicator says of it. */
export interface CapacityPoint {
  readonly country: Country;
  readonly coverage: number;
  readonly value: number;
  readonly year: number;
}

/** Whether participation follows capacity (method, section 14). */
export interface RankCorrelation {
  readonly indicator: Indicator;
  readonly year: number;
  /** States with a value, by code. */
  readonly points: readonly CapacityPoint[];
  /** States asked about without a value, by code. */
  readonly leftOut: readonly Country[];
  /** Spearman's rho, -1..1; null with fewer than two states or where either side is the same for all. */
  readonly spearman: number | null;
  /** Kendall's tau-b, -1..1; null as rho. */
  readonly kendall: number | null;
}

/**
 * Rank correlation between the coverage of states at a day and an indicator (method, section 14): for each state the
 * latest value on or before `year`, or the value of that very year. Throws BAD_USER_INPUT for an unknown indicator,
 * and for that very year where nobody has a value of it.
 */
export function* rankCorrelationInSteps(
  roll: Roll,
  indicators: Indicators,
  slug: string,
  initiatives: readonly Initiative[],
  group: Group | null,
  day: Day,
  rule: CountingRule,
  year: number,
  yearRule: YearRule,
): Steps<RankCorrelation> {
  const indicator = indicatorNamed(indicators, slug, 'indicator');
  if (yearRule === 'EXACT') checkYear(indicators, slug, year);
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule);
  const points: CapacityPoint[] = [];
  const leftOut: Country[] = [];
  for (const country of statesAsked(roll, group, day, rule)) {
    const value = indicatorValue(indicators, slug, country.index, year, yearRule);
    if (!value) leftOut.push(country);
    else points.push({ country, coverage: coverage[country.index]!, value: value.value, year: value.year });
  }
  const [x, y] = [points.map((point) => point.coverage), points.map(({ value }) => value)];
  return { indicator, year, points, leftOut, spearman: spearman(x, y), kendall: kendallTauB(x, y) };
}

export const rankCorrelation = atOnce(rankCorrelationInSteps);

/** The indicator of that slug; throws BAD_USER_INPUT with the nearest known slugs where there is none. */
export function indicatorNamed(indicators: Indicators, slug: string, argument: string): Indicator {
  const indicator = indicators.bySlug.get(slug);
  if (!indicator) {
    throw badInput(argument, `there is no indicator '${slug}'${didYouMean(slug, indicators.bySlug.keys())}`);
  }
  return indicator;
}

function checkYear(indicators: Indicators, slug: string, year: number): void {
  const years = yearsOf(indicators, slug);
  if (years.includes(year)) return;
  throw badInput('year', `the indicator '${slug}' has no value of ${year}; it has values of ${years.join(', ')}`);
}

/** Ranks from 1; equal values share the mean of the ranks that they take up together. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, position) => position).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Spearman's rho with ties: the product-moment correlation of the mid-ranks, -1..1. Null with fewer than two pairs or
 * where all values of one side are equal. Source: Spearman (1904), American Journal of Psychology 15(1). Method,
 * section 14.
 */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  const [a, b] = [midRanks(x), midRanks(y)];
  const n = a.length;
  const mean = (n + 1) / 2;
  let [covariance, varianceA, varianceB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [da, db] = [a[i]! - mean, b[i]! - mean];
    covariance += da * db;
    varianceA += da * da;
    varianceB += db * db;
  }
  return varianceA === 0 || varianceB === 0 ? null : covariance / Math.sqrt(varianceA * varianceB);
}

/**
 * Kendall's tau-b: concordant less discordant pairs over the geometric mean of the pairs that are not tied in x and
 * those not tied in y, -1..1. Null as `spearman`. Source: Kendall (1945), Biometrika 33(3). Method, section 14.
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  let [balance, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
      balance += dx * dy;
      untiedX += dx * dx;
      untiedY += dy * dy;
    }
  }
  return untiedX === 0 || untiedY === 0 ? null : balance / Math.sqrt(untiedX * untiedY);
}
