import { type Day, dayOf, formatDay } from '../domain/day.js';
import { METHODS } from '../domain/rule.js';
import { FIELDS, type FieldName, type QuestionInput, readField, writeField } from '../questions/fields.js';
import { Unreadable } from '../questions/readers.js';
import { LANGUAGES, type Language } from './addresses.js';
import { FIGURES, type Opening, PUBLISHED } from './openings.js';

/** Parts of an address that every page of figures shares, in the order in which they are written. */
const SHARED = [
  ...(['set', 'initiatives', 'kinds', 'topics', 'leads', 'families', 'focus'] as const),
  ...(['completeOnly', 'openedFrom', 'openedTo', 'name'] as const),
  ...(['asOf', 'presence', 'blocs', 'roleClasses', 'method', 'scheme', 'release'] as const),
] satisfies readonly FieldName[];
/** Fields whose value may be empty, or a list with empty items: these count as not given. */
const MAY_BE_EMPTY = new Set<FieldName>([
  ...(['set', 'initiatives', 'kinds', 'topics', 'leads', 'families'] as const),
  ...(['openedFrom', 'openedTo', 'name'] as const),
  ...(['roleClasses', 'scheme', 'release'] as const),
]);
/** Fields that select initiatives by themselves: where one is given, the default set does not apply. */
const SELECTING = [
  ...(['initiatives', 'kinds', 'topics', 'leads', 'families', 'focus'] as const),
  ...(['completeOnly', 'openedFrom', 'openedTo'] as const),
] satisfies readonly FieldName[];
/** The word of an address for every initiative that is counted, in the place of a set. */
const EVERY_INITIATIVE = 'all';

/** What the query of a page's address asks, before any of its names is looked up. */
export interface PageQuery {
  readonly input: QuestionInput;
  /** The day that the address names; null: none. */
  readonly asOf: Day | null;
  /** The language that it names; null: none. */
  readonly language: Language | null;
  /** Whether a part of it can not be read: the page then says which, and no figure. */
  readonly isBroken: boolean;
  /** The shared parts as they would be written, without those that are the default, and without the language. */
  readonly canonical: URLSearchParams;
}

/** Reads the query of a page's address as the page does: other parameters belong to a view. */
export function readPageQuery(query: URLSearchParams, opening: Opening = FIGURES): PageQuery {
  let isBroken = false;
  const values: Partial<Record<FieldName, unknown>> = {};
  for (const name of SHARED) {
    // As addresses named it before December 2026.
    const text = query.get(name) ?? (name === 'asOf' ? query.get('at') : null);
    if (text === null || (text === '' && MAY_BE_EMPTY.has(name))) continue;
    try {
      values[name] = readField(name, text);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      isBroken = true;
    }
  }
  const read = values as QuestionInput;
  const asked = query.get('lang');
  const language = LANGUAGES.find((candidate) => candidate === asked?.toLowerCase()) ?? null;
  if (asked !== null && language === null) isBroken = true;
  // A page has one scheme, and knows the versions of the method that there are.
  if ((read.scheme?.length ?? 0) > 1) isBroken = true;
  if (read.method != null && !METHODS.some((candidate) => candidate === read.method)) isBroken = true;
  const isSelected = tellsApart(read);
  const isEvery = read.set === EVERY_INITIATIVE;
  const isOpening = read.set == null && !isSelected;
  const input: QuestionInput = {
    ...read,
    ...(isOpening ? { set: opening.set, focus: opening.focus } : { set: isEvery ? null : (read.set ?? null) }),
    presence: read.presence ?? opening.presence,
  };
  const canonical = new URLSearchParams();
  for (const name of SHARED) {
    const value = read[name];
    if (value == null || value === false) continue;
    if (name === 'set' && isEvery && isSelected) continue;
    if (name === 'set' && value === opening.set && opening.focus === null && !isSelected) continue;
    if (name === 'presence' && value === opening.presence) continue;
    const text = writeField(name, value as never);
    canonical.append(name, isWord(name) ? text.toLowerCase() : text);
  }
  return { input, asOf: read.asOf ?? null, language, isBroken, canonical };
}

/** Whether initiatives are told apart in another way than by a set. */
function tellsApart(input: QuestionInput): boolean {
  return SELECTING.some((name) => input[name] != null && input[name] !== false);
}

/** Whether a field's values are words of the vocabulary, which addresses have in small letters. */
function isWord(name: FieldName): boolean {
  return FIELDS[name].kind.words !== undefined;
}

/** The day of the figures where an address names none: the published figure's own; null: the data's. */
export function usualDay(input: QuestionInput): Day | null {
  return input.set === PUBLISHED.set && !tellsApart(input) ? dayOf(PUBLISHED.asOf) : null;
}

/** The query of a picture of the same question. */
export function pictureQuery(input: QuestionInput, fields: readonly FieldName[], day: Day): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of SHARED) {
    const value = input[name];
    if (value == null || name === 'asOf' || !fields.includes(name)) continue;
    query.append(name, writeField(name, value as never));
  }
  if (fields.includes('asOf')) query.append('asOf', formatDay(day));
  return query;
}
