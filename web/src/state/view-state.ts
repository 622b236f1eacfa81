import { parseDay } from '../../../src/domain/day.js';
import { DEFAULT_RULE } from '../../../src/domain/presence.js';
import { INITIATIVE_KINDS } from '../../../src/domain/roll.js';
import { type FieldName, PRESENCES, readField, type ValueOf } from '../../../src/questions/fields.js';
import { Unreadable } from '../../../src/questions/readers.js';
import type { BlocRule, CountingInput, Presence, SelectionInput } from '../generated/graphql.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What the dashboard opens with: the published figure, its set, its day and its sense of presence (method, section 4).
 * None of it is a default of the API, so that every question says it.
 */
export const PUBLISHED = { set: 'hlab7', at: '2024-09-30', presence: 'CUMULATIVE' } as const;

export const DEFAULT_SCHEME = 'un-regional-groups';

/** What is counted and how: shared by every view, held in the address and nowhere else. */
export interface ViewState {
  /** Slug of an initiative set; null where initiatives or kinds are named instead. */
  readonly set: string | null;
  readonly initiatives: readonly string[];
  readonly kinds: readonly string[];
  /** The day asked about, `YYYY-MM-DD`; null: the view's own default. */
  readonly at: string | null;
  readonly presence: Presence;
  readonly blocs: BlocRule;
  readonly scheme: string;
  readonly release: string | null;
  readonly language: Language;
}

/** A part of the address that can not be used, and the rule that it breaks. */
export interface AddressProblem {
  readonly parameter: string;
  readonly value: string;
  readonly rule: 'date' | 'presence' | 'blocs' | 'language' | 'kind';
}

export { PRESENCES };

export const KINDS = INITIATIVE_KINDS;
export type Kind = (typeof KINDS)[number];

/** True for a calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

function list(text: string | null): string[] {
  return text === null ? [] : text.split(',').filter((item) => item !== '');
}

/** Reads the state from the query of an address. What can not be used is named, never dropped in silence. */
export function readState(query: URLSearchParams): { state: ViewState; problems: AddressProblem[] } {
  const problems: AddressProblem[] = [];
  /** The value of a question's field, by the reader that files and the command line have; null where it has none. */
  const read = <Name extends FieldName>(
    name: Name,
    parameter: string,
    rule: AddressProblem['rule'],
    value: string | null,
  ): ValueOf<Name> | null => {
    if (value === null) return null;
    try {
      return readField(name, value);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push({ parameter, value, rule });
      return null;
    }
  };
  const at = query.get('at');
  read('asOf', 'at', 'date', at);
  const initiatives = list(query.get('initiatives'));
  const kinds = list(query.get('kinds')).flatMap((kind) => read('kinds', 'kinds', 'kind', kind.toUpperCase()) ?? []);
  const presence = read('presence', 'presence', 'presence', query.get('presence'));
  const blocs = read('blocs', 'blocs', 'blocs', query.get('blocs'));
  const spoken = query.get('lang');
  const language = LANGUAGES.find((known) => known === spoken?.toLowerCase());
  if (spoken !== null && language === undefined) {
    problems.push({ parameter: 'lang', value: spoken, rule: 'language' });
  }
  const named = initiatives.length > 0 || kinds.length > 0;
  const set = query.get('set') || null;
  const state: ViewState = {
    set: set ?? (named ? null : PUBLISHED.set),
    initiatives,
    kinds,
    at,
    presence: presence ?? PUBLISHED.presence,
    blocs: blocs ?? DEFAULT_RULE.blocs,
    scheme: query.get('scheme') || DEFAULT_SCHEME,
    release: query.get('release') || null,
    language: language ?? 'en',
  };
  return { state, problems };
}

/** Writes the state into a query, in a fixed order; what is the default is left out, but never the language. */
export function writeState(state: ViewState): URLSearchParams {
  const query = new URLSearchParams();
  const named = state.initiatives.length > 0 || state.kinds.length > 0;
  if (state.set !== null && (named || state.set !== PUBLISHED.set)) query.set('set', state.set);
  if (state.initiatives.length > 0) query.set('initiatives', state.initiatives.join(','));
  if (state.kinds.length > 0) query.set('kinds', state.kinds.join(',').toLowerCase());
  if (state.at !== null) query.set('at', state.at);
  if (state.presence !== PUBLISHED.presence) query.set('presence', state.presence.toLowerCase());
  if (state.blocs !== DEFAULT_RULE.blocs) query.set('blocs', state.blocs.toLowerCase());
  if (state.scheme !== DEFAULT_SCHEME) query.set('scheme', state.scheme);
  if (state.release !== null) query.set('release', state.release);
  query.set('lang', state.language);
  return query;
}

/** Parameters that `writeState` writes: every other one belongs to a single view. */
export const SHARED_PARAMETERS = [
  'set',
  'initiatives',
  'kinds',
  'at',
  'presence',
  'blocs',
  'scheme',
  'release',
  'lang',
] as const;

export function selectionOf(state: ViewState): SelectionInput {
  return {
    ...(state.set === null ? {} : { set: state.set }),
    ...(state.initiatives.length === 0 ? {} : { initiatives: [...state.initiatives] }),
    ...(state.kinds.length === 0 ? {} : { kinds: state.kinds as Kind[] }),
  };
}

export function countingOf(state: ViewState): CountingInput {
  return {
    presence: state.presence,
    blocs: state.blocs,
    ...(state.release === null ? {} : { release: state.release }),
  };
}

/** The day asked about: of the address, else the published figure's own, else the data's own, as everywhere. */
export function dayOf(state: ViewState, dataThrough: string): string {
  return state.at ?? defaultDay(state, dataThrough);
}

/** The day where the address names none; `dataThrough` is that of the release asked. */
export function defaultDay(state: ViewState, dataThrough: string): string {
  const published = state.set === PUBLISHED.set && state.initiatives.length === 0 && state.kinds.length === 0;
  return published ? PUBLISHED.at : dataThrough;
}
