import type { Block } from '../document.js';
import type { StatesOnDay } from '../report-data.js';
import { paragraph, type Told } from './told.js';

/** Who began and ceased to take part in the year: by initiative, then by day. */
export function changeBlocks({ data: { changes }, words, counted }: Told): Block[] {
  const { joined, least, greatest, joinings, leavings, endings } = changes;
  const days = (states: readonly StatesOnDay[]) =>
    states
      .map(({ on, precision, through, states: countries }) =>
        words.onDay(words.when(on, precision), words.states(countries), through),
      )
      .join(words.between);
  const count = (states: readonly StatesOnDay[]) =>
    states.reduce((sum, { states: countries }) => sum + countries.length, 0);
  const left = leavings.reduce((sum, { states }) => sum + count(states), 0);
  return [
    ...paragraph(
      words,
      words.joined(changes, counted),
      joined === least || joined === greatest ? '' : words.joinedAsStated(joined),
    ),
    ...(joinings.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: joinings.map(({ initiative, sure, possible }) => ({
              lead: words.joinedTo(words.name(initiative), count(sure), count(sure) + count(possible)),
              text: [
                ...(sure.length > 0 ? [words.capital(days(sure))] : []),
                ...(possible.length > 0 ? [words.possibly(days(possible))] : []),
              ]
                .map((sentence) => `${sentence}${words.stop}`)
                .join(words.space),
            })),
          } as const,
        ]),
    ...paragraph(words, words.left(left, endings.length, counted)),
    ...(leavings.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: leavings.map(({ initiative, states }) => ({
              lead: words.joinedTo(words.name(initiative), count(states), count(states)),
              text: `${words.capital(days(states))}${words.stop}`,
            })),
          } as const,
        ]),
    ...paragraph(
      words,
      ...endings.map(({ initiative, ended, states }) =>
        words.endedWith(words.name(initiative), words.day(ended), states),
      ),
    ),
  ];
}
