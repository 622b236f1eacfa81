import type { Steps } from '../common/steps.js';
import { distributionInSteps } from '../domain/distribution.js';
import { standingsInSteps } from '../domain/matrix.js';
import { countStandings, standingOver } from '../domain/standing-over.js';
import { type ChartQuestion, limitBars, mayTakePart, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { noneUnderRules } from './none-under-rules.js';

/** States by how many of the initiatives they take part in. */
export function* distribution(asked: ChartQuestion): Steps<Chart> {
  const { question, words, number } = asked;
  const { roll, initiatives, day, rule } = question;
  limitBars(question, 'distribution');
  const { buckets } = yield* distributionInSteps(roll, initiatives, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const n = number(initiatives.length);
  const data = buckets.map(({ k, size, countries }) => {
    const toEach = countries.map(({ index }) => standings.get(index)!);
    const unsure = k === 0 && toEach.some(mayTakePart);
    return {
      k,
      size,
      standings: countStandings(toEach.map(standingOver)),
      label: k === 0 ? words.none : words.kOfN(number(k), n),
      value: unsure ? words.atMost(number(size)) : number(size),
    };
  });
  const { sentence } = yield* noneUnderRules(
    asked,
    [...standings.values()].some((toEach) => mayTakePart(toEach) && standingOver(toEach) !== 'ITSELF'),
  );
  return {
    text: textOf(asked, words.distributionTitle(n), { note: '', ranges: [sentence] }),
    figure: { of: 'k-of-n', data: { bars: data, standings: words.standings } },
    language: words.language,
    width: 800,
  };
}
