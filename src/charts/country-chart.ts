import { badInput } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import { coverageByYearInSteps } from '../domain/coverage-by-year.js';
import { yearOf } from '../domain/day.js';
import { statesAsked } from '../domain/gaps.js';
import { rankInSteps } from '../domain/rank.js';
import { stateAtStart } from '../domain/state-names.js';
import { dataDay } from '../questions/standpoint.js';
import { type ChartQuestion, textOf } from './chart-question.js';
import type { Chart } from './figure.js';

/** Years that a country's bars go back. */
const YEARS_BACK = 11;

/** One state by year. Throws BAD_USER_INPUT where it is not one that is asked about. */
export function* country(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, day: inWords } = asked;
  const { snapshot, roll, initiatives, among, day, rule } = question;
  const [country, ...others] = statesAsked(roll, among, day, rule);
  if (!country || others.length > 0) {
    throw badInput('countries', `countries: this chart is of one country, not of ${others.length + 1}`);
  }
  const through = Math.min(day, dataDay(snapshot, roll));
  const to = yearOf(through);
  const years = yield* coverageByYearInSteps(roll, initiatives, country, to - YEARS_BACK, to, rule, through);
  const rank = yield* rankInSteps(roll, initiatives, country, day, rule);
  const counted = (coverage: number, possible: number) =>
    possible > coverage ? words.atLeast(number(coverage)) : number(coverage);
  const bars = years.map(({ year, day: point, coverage, possible }) => ({
    year,
    coverage,
    possible,
    label: `${inWords(point)}${words.language === 'zh' ? '：' : ': '}${counted(coverage, possible)}`,
  }));
  const called = stateAtStart(country.code, name(country.names), words.language);
  const title = words.countryTitle(called, counted(rank.coverage, rank.possible), number(initiatives.length));
  // The sentence speaks of places among UN members; in another universe the place would be another one.
  const placeSentences =
    rule.universe === 'UN_MEMBERS'
      ? [
          words.countryPlace(number(rank.place), number(rank.states.length), rank.tied, number(rank.tied)),
          ...(rank.bestPlace === rank.worstPlace
            ? []
            : [words.countryBetween(number(rank.bestPlace), number(rank.worstPlace))]),
        ]
      : [];
  return {
    text: textOf(
      asked,
      rank.coverage === 0 ? words.countryNone(called, number(initiatives.length), rank.possible > 0) : title,
      {
        note: placeSentences.join(words.language === 'zh' ? '' : ' '),
      },
    ),
    figure: { of: 'coverage-years', data: { bars, words: words.countryBars } },
    language: words.language,
    width: 800,
  };
}
