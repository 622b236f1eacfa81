import type { Steps } from '../common/steps.js';
import { timeToJoinInSteps } from '../domain/time-to-join.js';
import { type ChartQuestion, isOpen, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { MORE_WORDS } from './more-words.js';

/** How long the states of each group waited before they joined. */
export function* timeToJoin(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, day: inWords, locale } = asked;
  const { roll, initiatives, day, rule } = question;
  const more = MORE_WORDS[locale];
  const times = yield* timeToJoinInSteps(roll, initiatives, schemeOf(question), day, rule);
  const { overall, closed, notByStates, withoutOpening } = times;
  const observed = initiatives.length - closed.length - notByStates.length - withoutOpening.length;
  const curves = times.groups
    .filter(({ pairs }) => pairs > 0)
    .map(({ group, pairs, curve, median }) => ({
      key: group.slug,
      name: more.curve(name(group.names), number(pairs)),
      points: curve,
      median: median === null ? null : { days: median, label: more.median(name(group.names), number(median)) },
    }));
  const title =
    overall.pairs === 0
      ? more.waitingNothing
      : more.waitingTitle(number(overall.joined), number(overall.pairs), number(observed), inWords(day), isOpen(asked));
  const { x, y, half } = more.waitingAxes;
  return {
    text: textOf(asked, title, { note: more.waitingNote }),
    figure: { of: 'waiting-curves', data: { curves, xLabel: x, yLabel: y, halfLabel: half } },
    language: words.language,
    width: 900,
  };
}
