import type { Steps } from '../common/steps.js';
import { sameDayLastYear } from '../domain/day.js';
import { membersAt, universeAt } from '../domain/groups.js';
import type { RankedState } from '../domain/rank.js';
import { rankChangesInSteps } from '../domain/rank-changes.js';
import { type ChartQuestion, isOpen, joinSentences, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { MORE_WORDS } from './more-words.js';

/** The most moves that are drawn in each direction. */
const MOST_MOVES = 14;

/** The states whose place changed most in a year. */
export function* rankMoves(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, day: inWords, locale } = asked;
  const { roll, initiatives, among, day, rule } = question;
  const more = MORE_WORDS[locale];
  const since = sameDayLastYear(day);
  const members = among === null ? null : membersAt(roll, among, day, rule.universe);
  const changes = yield* rankChangesInSteps(roll, initiatives, members, since, day, rule);
  const both = changes.flatMap(({ now, before }) => (before === null ? [] : [{ now, before }]));
  type Moved = (typeof both)[number];
  const risenBy = ({ now, before }: Moved) => before.place - now.place;
  const up = both.filter((moved) => risenBy(moved) > 0).sort((a, b) => risenBy(b) - risenBy(a));
  const down = both.filter((moved) => risenBy(moved) < 0).sort((a, b) => risenBy(a) - risenBy(b));
  const mayBeMore = ({ coverage, possible }: RankedState) => possible > coverage;
  const unsure =
    isOpen(asked) || changes.some(({ now, before }) => mayBeMore(now) || (before !== null && mayBeMore(before)));
  const placeOf = ({ place, tied }: RankedState) => more.place(number(place), tied > 0);
  const countOf = (state: RankedState) => `${mayBeMore(state) ? '≥\u202f' : ''}${number(state.coverage)}`;
  const marks = (moves: readonly Moved[]) =>
    moves.slice(0, MOST_MOVES).map(({ now, before }) => {
      const called = name(now.country.names);
      const [was, is] = [placeOf(before), placeOf(now)];
      return {
        key: now.country.code,
        name: called,
        before: before.place,
        now: now.place,
        value: more.move(was, is, countOf(now), number(initiatives.length)),
        label: more.moveLabel(called, was, countOf(before), is, countOf(now)),
      };
    });
  const blocks = [
    { heading: more.up, moves: marks(up) },
    { heading: more.down, moves: marks(down) },
  ].filter(({ moves }) => moves.length > 0);
  const shown = blocks.reduce((sum, { moves }) => sum + moves.length, 0);
  const sizes = [since, day].map((on) => universeAt(roll, on, rule.universe).length);
  return {
    text: textOf(asked, more.rankTitle(inWords(since), inWords(day), number(up.length), unsure), {
      note: joinSentences(asked, more.rankNote(number(shown), number(changes.length)), unsure ? more.rankUnsure : ''),
    }),
    figure: {
      of: 'rank-moves',
      data: { blocks, last: Math.max(1, ...sizes), beforeLabel: inWords(since), nowLabel: inWords(day) },
    },
    language: words.language,
    width: 900,
  };
}
