import { badInput } from '../common/rollcall-error.js';
import { type Day, formatDay, yearOf } from './day.js';
import { type Indicator, type Indicators, indicatorValue } from './indicators.js';
import { ratio } from './inequality.js';
import { partitionAt } from './partition.js';
import { populationIn } from './population.js';
import { indicatorNamed } from './rank-correlation.js';
import type { Country, Group, Roll, Scheme, Universe } from './roll.js';
import { FIRST_YEAR, pointDay } from './sweep.js';

/** An indicator over the states of a group (method, section 14). Null where nobody has a value. */
export interface GroupIndicator {
  /** Null for all states together. */
  readonly group: Group | null;
  readonly members: number;
  /** Members with a value. */
  readonly n: number;
  /** Members without one, by code. */
  readonly missing: readonly Country[];
  readonly mean: number | null;
  readonly median: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  readonly sum: number | null;
  /** Of the sum over all states counted; null where that is 0. */
  readonly shareOfSum: number | null;
  readonly populationWeightedMean: number | null;
}

export interface IndicatorByGroup {
  readonly indicator: Indicator;
  readonly scheme: Scheme;
  readonly year: number;
  /** In the scheme's order, then `not-classified` where somebody is in none. */
  readonly groups: readonly GroupIndicator[];
  readonly all: GroupIndicator;
}

/**
 * An indicator over the groups of a scheme for a year (method, section 14): universe and groups on 31 December of it, in
 * the running year on the data's own date; the latest value on or before the year; inhabitants of the year, states without
 * a figure of them left out of the weighted mean alone. Throws BAD_USER_INPUT for an unknown indicator and for years before
 * 1945 or beyond the data.
 */
export function indicatorByGroup(
  roll: Roll,
  indicators: Indicators,
  slug: string,
  scheme: Scheme,
  year: number,
  universe: Universe,
  dataThrough: Day,
): IndicatorByGroup {
  const indicator = indicatorNamed(indicators, slug, 'indicator');
  if (year < FIRST_YEAR || year > yearOf(dataThrough)) {
    const through = `the data go to ${formatDay(dataThrough)}`;
    throw badInput('year', `year: ${year} is not between ${FIRST_YEAR} and ${yearOf(dataThrough)}; ${through}`);
  }
  const { parts, universe: states } = partitionAt(roll, scheme, pointDay(year, dataThrough), universe);
  const value = ({ index }: Country) => indicatorValue(indicators, slug, index, year, 'LATEST')?.value ?? null;
  const all = over(roll, null, states, value, year, null);
  return {
    indicator,
    scheme,
    year,
    groups: parts.map(({ group, members }) => over(roll, group, members, value, year, all.sum)),
    all,
  };
}

function over(
  roll: Roll,
  group: Group | null,
  states: readonly Country[],
  valueIn: (country: Country) => number | null,
  year: number,
  sumOfAll: number | null,
): GroupIndicator {
  const missing: Country[] = [];
  const values: number[] = [];
  let [sum, weighted, inhabitants] = [0, 0, 0];
  for (const country of states) {
    const value = valueIn(country);
    if (value === null) {
      missing.push(country);
      continue;
    }
    values.push(value);
    sum += value;
    const population = populationIn(roll, country, year)?.figure;
    if (population === undefined) continue;
    weighted += value * population;
    inhabitants += population;
  }
  values.sort((a, b) => a - b);
  const n = values.length;
  const hasValues = n > 0;
  return {
    group,
    members: states.length,
    n,
    missing,
    mean: ratio(sum, n),
    median: hasValues ? (values[(n - 1) >> 1]! + values[n >> 1]!) / 2 : null,
    least: values[0] ?? null,
    greatest: values.at(-1) ?? null,
    sum: hasValues ? sum : null,
    shareOfSum: hasValues ? ratio(sum, group === null ? sum : (sumOfAll ?? 0)) : null,
    populationWeightedMean: ratio(weighted, inhabitants),
  };
}
