import { z } from 'zod';
import { badInput } from '../common/rollcall-error.js';
import { type Locale, numberIn } from '../questions/notes.js';

/** What an answer says of the rest of a list that is given in parts. */
export const PAGE_SHAPE = {
  more: z.int().describe('How many more there are behind these.'),
  next: z.string().nullable().describe('Ask again with this as `after` to be given them; null: there are none.'),
};

interface Page<T> {
  readonly items: readonly T[];
  readonly more: number;
  readonly next: string | null;
}

/** A part of a list that is there whole: `after` is the place up to which it was given. Throws BAD_USER_INPUT. */
export function pageOf<T>(all: readonly T[], size: number, after: string | undefined): Page<T> {
  if (after !== undefined && !/^\d{1,9}$/.test(after)) {
    throw badInput('after', `'${after}' is not a cursor of this list: take \`next\` of the answer before`);
  }
  const from = Number(after ?? 0);
  const items = all.slice(from, from + size);
  const more = Math.max(0, all.length - from - items.length);
  return { items, more, next: more > 0 ? String(from + items.length) : null };
}

const WORDS: Readonly<Record<Locale, (more: string, next: string) => string>> = {
  EN: (more, next) => `${more} more: ask again with after: ${next}`,
  ZH: (more, next) => `另有 ${more} 项：请以 after: ${next} 再次查询`,
};

/** The line that says that there is more; nothing where there is not. */
export function moreText({ more, next }: Pick<Page<unknown>, 'more' | 'next'>, locale: Locale): string {
  return next === null ? '' : WORDS[locale](numberIn(more, locale), JSON.stringify(next));
}
