import type { Language, PageAddress } from './addresses.js';
import { PAGE_WORDS } from './words.js';

/** What a title says of a page. */
export interface TitleParts {
  /** Of the page, or of what it is about. */
  readonly name: string;
  /** What is counted; null where that is the thing itself. */
  readonly selection: string | null;
  /** The day and the release that the address names; null: none. */
  readonly day: string | null;
  readonly release: string | null;
}

/** The title of a page, with the name of the site where the page is not its first. */
export function titleInWords(
  page: Pick<PageAddress, 'path' | 'counts'>,
  language: Language,
  { name, selection, day, release }: TitleParts,
): string {
  const words = PAGE_WORDS[language];
  const isFirst = page.path === '/';
  const parts = [
    ...(selection === null || !page.counts || isFirst ? [] : [selection]),
    ...(day === null ? [] : [words.asOf(day)]),
    ...(release === null ? [] : [words.release(release)]),
  ];
  const title = parts.length === 0 ? name : `${name}${words.colon}${parts.join(language === 'zh' ? '，' : ', ')}`;
  return isFirst ? title : `${title} · ${words.site}`;
}
