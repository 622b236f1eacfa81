import { INITIATIVE_KINDS } from '../../../src/domain/roll.js';
import type { BlocRule, CountingInput, Presence, SelectionInput } from '../generated/graphql.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The set of the published figure, and the day for which it was published (method, section 4). */
export const PUBLISHED = { set: 'hlab7', at: '2024-09-30' } as const;

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

export const PRESENCES: readonly Presence[] = ['CURRENT', 'CUMULATIVE'];
const BLOC_RULES: readonly BlocRule[] = ['EXCLUDE', 'INHERIT'];

export const KINDS = INITIATIVE_KINDS;
export type Kind = (typeof KINDS)[number];

/** True for a calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

function list(text: string | null): string[] {
  return text === null ? [] : text.split(',').filter((item) => item !== '');
}

/** Reads the state from the query of an address. What can not be used is named, never dropped in silence. */
export function readState(query: URLSearchParams): { state: ViewState; problems: AddressProblem[] } {
  const problems: AddressProblem[] = [];
  const oneOf = <T extends string>(
    parameter: 'presence' | 'blocs' | 'lang',
    known: readonly T[],
    fallback: T,
    rule: AddressProblem['rule'],
  ): T => {
    const value = query.get(parameter);
    if (value === null) return fallback;
    const found = known.find((item) => item.toLowerCase() === value.toLowerCase());
    if (found === undefined) problems.push({ parameter, value, rule });
    return found ?? fallback;
  };
  const at = query.get('at');
  if (at !== null && !isDay(at)) problems.push({ parameter: 'at', value: at, rule: 'date' });
  const initiatives = list(query.get('initiatives'));
  const kinds = list(query.get('kinds')).map((kind) => kind.toUpperCase());
  for (const kind of kinds) {
    if (!(KINDS as readonly string[]).includes(kind)) problems.push({ parameter: 'kinds', value: kind, rule: 'kind' });
  }
  const named = initiatives.length > 0 || kinds.length > 0;
  const set = query.get('set') || null;
  const state: ViewState = {
    set: set ?? (named ? null : PUBLISHED.set),
    initiatives,
    kinds,
    at,
    presence: oneOf('presence', PRESENCES, 'CUMULATIVE', 'presence'),
    blocs: oneOf('blocs', BLOC_RULES, 'EXCLUDE', 'blocs'),
    scheme: query.get('scheme') || DEFAULT_SCHEME,
    release: query.get('release') || null,
    language: oneOf('lang', LANGUAGES, 'en', 'language'),
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
  if (state.presence !== 'CUMULATIVE') query.set('presence', state.presence.toLowerCase());
  if (state.blocs !== 'EXCLUDE') query.set('blocs', state.blocs.toLowerCase());
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
