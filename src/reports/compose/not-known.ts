import type { Block } from '../document.js';
import { paragraph, type Told } from './told.js';

/** Which lists do not say all, which were read before the day, and what rests on unsure facts. */
export function notKnownBlocks({ data, words, counted }: Told): Block[] {
  const { lists, checkedBefore, unverifiedSeats } = data.notKnown;
  return [
    ...(lists.length === 0
      ? paragraph(words, words.everythingKnown, data.headline.seatsAtLeast ? words.inexactStarts : '')
      : [
          ...paragraph(words, words.openLists(lists.length, counted.n)),
          {
            kind: 'list',
            items: lists.map((list) => {
              const { completeness, checkedOn, counted: names } = list;
              const inWords = names && {
                onRecord: words.number(names.onRecord),
                published: words.number(names.published),
              };
              const when = checkedOn === null ? null : words.day(checkedOn);
              return {
                lead: `${words.name(list)}${words.colon}`,
                text: `${words.openList(completeness, when, inWords)}${words.stop}`,
              };
            }),
          } as const,
        ]),
    ...(checkedBefore.length === 0
      ? []
      : [
          ...paragraph(words, words.checkedBefore(checkedBefore.length, counted.n, words.day(data.day))),
          {
            kind: 'list',
            items: checkedBefore.map((list) => ({
              lead: `${words.name(list)}${words.colon}`,
              text: `${words.checkedOn(words.day(list.checkedOn))}${words.stop}`,
            })),
          } as const,
        ]),
    ...paragraph(words, words.unverified(unverifiedSeats, data.headline.seats)),
  ];
}
