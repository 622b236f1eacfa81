import { noneNote } from '../../questions/notes.js';
import type { Block } from '../document.js';
import { paragraph, type Told } from './told.js';

/** How many are in none, and what leaves that open; since the year before. */
export function shortBlocks({ data, words, counted }: Told): Block[] {
  const { headline, before, isRunning, day, year, dataThrough } = data;
  const { atNone, opened, excludedPopulationShare: population, noneUnsure } = headline;
  const locale = words.language === 'zh' ? 'ZH' : 'EN';
  return [
    ...(isRunning ? [{ kind: 'note', text: words.runningYear(year, words.day(dataThrough)) } as const] : []),
    ...paragraph(
      words,
      words.none(headline, counted),
      opened === null || opened === counted.n ? '' : words.opened(opened, counted, false),
      before ? words.noneBefore(headline, before, counted) : words.nothingBefore(year),
      before && before.opened !== null && before.opened < counted.n && before.opened !== opened
        ? words.opened(before.opened, counted, opened !== counted.n)
        : '',
    ),
    ...paragraph(words, words.itself(headline, counted), words.noneThrough(headline), words.noneUnsure(headline)),
    ...paragraph(
      words,
      noneNote({ underBlocRules: headline.underBlocRules, atMost: headline.rangeAtMost }, locale),
      population === null ? '' : words.population(population, noneUnsure > 0, atNone),
    ),
    ...paragraph(words, words.seats(headline, before, counted)),
    { kind: 'figure', figure: 'assembly', alternative: words.none(headline, counted) },
    { kind: 'figure', figure: 'distribution', alternative: words.distribution.caption },
    {
      kind: 'table',
      caption: `${words.distribution.caption}${words.language === 'zh' ? '，' : ', '}${words.day(day)}`,
      columns: [
        { label: words.distribution.initiatives, numeric: true },
        { label: words.distribution.states, numeric: true },
      ],
      rows: sizesShown(headline.sizes).map((size, k) => [words.number(k), words.number(size)]),
    },
  ];
}

/** Up to the greatest number of initiatives in which somebody takes part. */
function sizesShown(sizes: readonly number[]): readonly number[] {
  return sizes.slice(0, sizes.findLastIndex((size) => size > 0) + 1);
}
