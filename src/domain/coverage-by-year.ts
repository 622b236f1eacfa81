import { atOnce, type Steps } from '../common/steps.js';
import { type Day, lastDayOf } from './day.js';
import { absencesOfCountryInSteps } from './gaps.js';
import { belongs } from './groups.js';
import type { Country, Initiative, Roll } from './roll.js';
import type { CountingRule } from './rule.js';
import { checkYears } from './series.js';
import { pointDay } from './sweep.js';

/** In how many initiatives a state is, and may be, at the point of a year (method, section 6). */
export interface CoverageYear {
  readonly year: number;
  readonly day: Day;
  /** True where the point stands before the year's end. */
  readonly partial: boolean;
  readonly coverage: number;
  /** `coverage`, and the initiatives of which it is not known whether the state takes part. */
  readonly possible: number;
}

/**
 * The coverage of one state by year; years at whose point the universe does not hold it are left out, and no point lies
 * after `through`. Throws BAD_USER_INPUT for years of which there are no points.
 */
export function* coverageByYearInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  country: Country,
  from: number,
  to: number,
  rule: CountingRule,
  through: Day,
): Steps<CoverageYear[]> {
  checkYears(from, to, through);
  const points: CoverageYear[] = [];
  for (let year = from; year <= to; year++) {
    const day = pointDay(year, through);
    if (!belongs(country, day, rule.universe)) continue;
    const missed = yield* absencesOfCountryInSteps(roll, initiatives, country, day, rule);
    const unknown = missed.filter(({ reason }) => reason === 'UNKNOWN').length;
    const coverage = initiatives.length - missed.length;
    points.push({ year, day, partial: day < lastDayOf(year), coverage, possible: coverage + unknown });
    yield;
  }
  return points;
}

export const coverageByYear = atOnce(coverageByYearInSteps);
