import { z } from 'zod';
import { badInput } from '../common/rollcall-error.js';
import { type Locale } from '../domain/locale.js';
import { numberIn } from '../questions/notes.js';

/** What an answer says of the rest of a list that is given in parts. */
export const PAGE_SHAPE = {
  more: z.number().nullable().describe('How many more there are behind these; null: that is not counted.'),
  next: z.string().nullable().describe('Ask again with this as `after` to be given them; null: there are none.'),
};

interface Rest {
  readonly more: number | null;
  readonly next: string | null;
}

function refused(after: string) {
  return badInput('after', `'${after.slice(0, 60)}' is not a cursor of this list: take \`next\` of the answer before`);
}

/** A part of a list that is there whole: `after` is the place up to which it was given. Throws BAD_USER_INPUT. */
export function pageOf<T>(
  all: readonly T[],
  size: number,
  after: string | undefined,
): Rest & { readonly items: readonly T[] } {
  if (after !== undefined && !/^\d{1,9}$/.test(after)) throw refused(after);
  const from = Number(after ?? 0);
  const items = all.slice(from, from + size);
  const more = Math.max(0, all.length - from - items.length);
  return { items, more, next: more > 0 ? String(from + items.length) : null };
}

/** How a connection of the API says that it goes on. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** A cursor of ours as one of the API, and how many were given before it. Throws BAD_USER_INPUT. */
export function placeAfter(after: string | undefined): { readonly given: number; readonly cursor: string | null } {
  if (after === undefined) return { given: 0, cursor: null };
  const [, given, cursor] = /^(\d{1,9})\.(.+)$/.exec(after) ?? [];
  if (given === undefined || cursor === undefined) throw refused(after);
  return { given: Number(given), cursor };
}

/** What is behind a page of a connection, of which so many were given with it; `all` = null: they are not counted. */
export function restOf({ hasNextPage, endCursor }: PageInfo, given: number, all: number | null): Rest {
  if (!hasNextPage || endCursor === null) return { more: 0, next: null };
  return { more: all === null ? null : Math.max(0, all - given), next: `${given}.${endCursor}` };
}

interface Words {
  readonly counted: (more: string, next: string) => string;
  readonly uncounted: (next: string) => string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    counted: (more, next) => `${more} more: ask again with after: ${next}`,
    uncounted: (next) => `There are more: ask again with after: ${next}`,
  },
  ZH: {
    counted: (more, next) => `另有 ${more} 项：请以 after: ${next} 再次查询`,
    uncounted: (next) => `后面还有：请以 after: ${next} 再次查询`,
  },
};

/** The line that says that there is more; nothing where there is not. */
export function moreText({ more, next }: Rest, locale: Locale): string {
  if (next === null) return '';
  const { counted, uncounted } = WORDS[locale];
  return more === null ? uncounted(JSON.stringify(next)) : counted(numberIn(more, locale), JSON.stringify(next));
}
