import { table, wrapped } from '../common/table.js';

/** Line length of lists on a terminal. */
const COLUMNS = 100;

export interface Slug {
  readonly slug: string;
}
/** A thing by its slug, with its name in the language that was asked for. */
export interface Named extends Slug {
  readonly name: string;
}
export interface Code {
  readonly code: string;
}

/** What stands beside every answer that counts. */
export interface Counted {
  readonly asOf: string;
  readonly initiatives: readonly unknown[];
  readonly incompleteInitiatives: readonly Slug[];
  readonly listsCheckedBefore: readonly Slug[];
  readonly provenance: { readonly cite: string };
}

/** Fields of the API for {@link Counted}. */
export const PROVENANCE =
  'provenance { release revision recordedAt method presence blocs universe roles minConfidence licence cite }';
export const LISTS = `asOf incompleteInitiatives { slug } listsCheckedBefore { slug } ${PROVENANCE}`;

/** What is to be said of the lists that an answer rests on, and the line to cite it by, which comes last. */
export function closingTexts({ incompleteInitiatives, listsCheckedBefore, provenance }: Counted): string[] {
  return [
    ...listed(
      'Lists from which absence can not be concluded, so participation is at least, and absence at most, as given',
      slugs(incompleteInitiatives),
    ),
    ...listed('Lists last checked before that day', slugs(listsCheckedBefore)),
    provenance.cite,
  ];
}

/** A list with what it is of, wrapped; nothing where it is empty. */
export function listed(of: string, words: readonly string[]): string[] {
  return words.length === 0 ? [] : [wrapped(`${of}: ${words.join(', ')}`, COLUMNS, '   ')];
}

export function slugs(things: readonly Slug[]): string[] {
  return things.map(({ slug }) => slug);
}

export function codes(things: readonly Code[]): string[] {
  return things.map(({ code }) => code);
}

/** A fraction in per cent; null where it is not known. */
export function percent(share: number | null): string | null {
  return share === null ? null : `${(100 * share).toFixed(1)} %`;
}

/** A figure to so many places; a dash where there is none. */
export function figure(value: number | null, places = 2): string {
  return value === null ? '–' : value.toFixed(places);
}

/** A table with its title above it. */
export function titled(title: string, rows: readonly (readonly (string | number | null)[])[]): string {
  return `${title}\n${table(rows)}`;
}

/** A day as exactly as it is known: `2026`, `2026-05`, `2026-05-01`, or the bound `by 2026-05-01`. */
export function dated(day: string | null, precision: string | null): string | null {
  if (day === null) return null;
  if (precision === 'YEAR') return day.slice(0, 4);
  if (precision === 'MONTH') return day.slice(0, 7);
  return precision === 'NO_LATER_THAN' ? `by ${day}` : day;
}

/** A word of the API as people read it: `NEVER_JOINED` is `never joined`. */
export function spoken(word: string): string {
  return word.toLowerCase().replaceAll('_', ' ');
}

/** Text of several parts, each of which may be lacking. */
export function paragraphs(...parts: readonly (string | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== '')
    .join('\n\n');
}
