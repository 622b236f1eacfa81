import { dayOfInstant } from '../../domain/day.js';
import type { Block } from '../document.js';
import { paragraph, type Told } from './told.js';

/** How it was counted, from which data, how to cite it and where it stands. */
export function methodBlocks({ data, words, origin }: Told): Block[] {
  const { edition, counting, countsAsUsual, presence } = data;
  const locale = words.language === 'zh' ? 'ZH' : 'EN';
  const recorded = words.day(dayOfInstant(new Date(edition.recordedAt)));
  return [
    ...paragraph(
      words,
      words.methodOf(counting[locale], edition.method, countsAsUsual),
      words.yearPoint(data.year, words.day(data.day)),
      words.groupsAsOfPoint,
      presence === 'CUMULATIVE' ? words.joinedAreCurrent : '',
    ),
    ...paragraph(words, words.edition(edition, recorded), words.licence),
    ...paragraph(words, words.cite(edition)),
    ...(origin === null
      ? []
      : [
          {
            kind: 'links',
            items: [
              { label: words.links.here, href: addressOf(data, words.language, origin) },
              { label: words.links.method, href: `${origin}/method${words.language === 'zh' ? '?lang=zh' : ''}` },
              { label: words.links.dashboard, href: `${origin}/${words.language === 'zh' ? '?lang=zh' : ''}` },
            ],
          } as const,
        ]),
  ];
}

/** Where a report stands; with the release, where there is one, so that it says the same for ever. */
export function addressOf({ year, query, edition }: Told['data'], language: 'en' | 'zh', origin: string): string {
  const parameters = new URLSearchParams(query);
  if (edition.release !== null && !parameters.has('knownAt')) parameters.set('release', edition.release);
  if (language === 'zh') parameters.set('lang', 'zh');
  const text = parameters.toString();
  return `${origin}/reports/${year}${text === '' ? '' : `?${text}`}`;
}
