import { parseDay } from '../../../src/domain/day.js';
import { INITIATIVE_KINDS } from '../../../src/domain/roll.js';
import { LISTED_CLASSES, METHODS, type Method } from '../../../src/domain/rule.js';
import type { Focus, InitiativeKind, LeadFamily, RoleClass, Topic } from '../../../src/domain/vocabulary.js';
import { FIELDS, type FieldName, readField, type ValueOf } from '../../../src/questions/fields.js';
import { Unreadable } from '../../../src/questions/readers.js';
import type { BlocRule, CountingInput, Presence, SelectionInput } from '../generated/graphql.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What the dashboard opens with: the published figure, its set, its day and its sense of presence (method, section 4).
 * None of it is a default of the API, so that every question says it.
 */
export const PUBLISHED = { set: 'hlab7', asOf: '2024-09-30', presence: 'CUMULATIVE' } as const;

export const DEFAULT_SCHEME = 'un-regional-groups';

/** What is counted and how: shared by every view, held in the address and nowhere else. */
export interface ViewState {
  /** Slug of an initiative set; null where initiatives are named or told apart in another way. */
  readonly set: string | null;
  readonly initiatives: readonly string[];
  readonly kinds: readonly InitiativeKind[];
  readonly topics: readonly Topic[];
  readonly leads: readonly string[];
  readonly families: readonly LeadFamily[];
  readonly focus: Focus | null;
  /** The day asked about, `YYYY-MM-DD`; null: the view's own default. */
  readonly asOf: string | null;
  readonly presence: Presence;
  /** Null where the address names none: then the method that answers has its own. */
  readonly blocs: BlocRule | null;
  readonly roleClasses: readonly RoleClass[];
  /** Null where the address names none: then the release that is asked has its own. */
  readonly method: Method | null;
  readonly scheme: string;
  readonly release: string | null;
  readonly language: Language;
}

/** A part of the address that can not be used, and the rule that it breaks. */
export interface AddressProblem {
  readonly parameter: string;
  readonly value: string;
  readonly rule: 'date' | 'word' | 'list';
  /** The words that there are, of the rule `word`. */
  readonly words: readonly string[];
}

export { BLOC_RULES, PRESENCE_SENSES as PRESENCES } from '../../../src/domain/vocabulary.js';

export const KINDS = INITIATIVE_KINDS;
export type Kind = (typeof KINDS)[number];

/** Nothing selected: what a choice of initiatives begins with. */
export const NO_SELECTION = {
  set: null,
  initiatives: [],
  kinds: [],
  topics: [],
  leads: [],
  families: [],
  focus: null,
} as const satisfies Partial<ViewState>;

/** True for a calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase());

/** Reads the state from the query of an address. What can not be used is named, never dropped in silence. */
export function readState(query: URLSearchParams): { state: ViewState; problems: AddressProblem[] } {
  const problems: AddressProblem[] = [];
  /** The value of a question's field, by the reader that files and the command line have; null where it has none. */
  const read = <Name extends FieldName>(name: Name, parameter: string = name): ValueOf<Name> | null => {
    const value = query.get(parameter);
    if (value === null) return null;
    try {
      return readField(name, value);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { words } = FIELDS[name].kind;
      const rule = words ? 'word' : name === 'asOf' ? 'date' : 'list';
      problems.push({ parameter, value, rule, words: lower(words ?? []) });
      return null;
    }
  };
  /** One of some words that no field of a question lists. */
  const among = <Word extends string>(parameter: string, words: readonly Word[]): Word | null => {
    const value = query.get(parameter);
    if (value === null) return null;
    const word = words.find((known) => known === value.toLowerCase());
    if (word === undefined) problems.push({ parameter, value, rule: 'word', words });
    return word ?? null;
  };
  /** A list that is there and empty names nothing. */
  const list = <Name extends 'initiatives' | 'kinds' | 'topics' | 'leads' | 'families' | 'roleClasses'>(name: Name) =>
    query.get(name) ? read(name) : null;
  // As addresses named it before December 2026.
  const dayParameter = query.has('asOf') ? 'asOf' : 'at';
  read('asOf', dayParameter);
  const selection = {
    initiatives: list('initiatives') ?? [],
    kinds: list('kinds') ?? [],
    topics: list('topics') ?? [],
    leads: list('leads') ?? [],
    families: list('families') ?? [],
    focus: read('focus'),
  };
  const set = query.get('set') || null;
  const state: ViewState = {
    set: set ?? (isSelected(selection) ? null : PUBLISHED.set),
    ...selection,
    asOf: query.get(dayParameter),
    presence: read('presence') ?? PUBLISHED.presence,
    blocs: read('blocs'),
    roleClasses: list('roleClasses') ?? [],
    method: among('method', METHODS),
    scheme: query.get('scheme') || DEFAULT_SCHEME,
    release: query.get('release') || null,
    language: among('lang', LANGUAGES) ?? 'en',
  };
  return { state, problems };
}

/** Whether initiatives are told apart in another way than by a set. */
export function isSelected(
  state: Pick<ViewState, 'initiatives' | 'kinds' | 'topics' | 'leads' | 'families' | 'focus'>,
): boolean {
  const { initiatives, kinds, topics, leads, families, focus } = state;
  return focus !== null || [initiatives, kinds, topics, leads, families].some((items) => items.length > 0);
}

/** Writes the state into a query, in a fixed order; what is the default is left out, but never the language. */
export function writeState(state: ViewState): URLSearchParams {
  const query = new URLSearchParams();
  const write = (name: string, words: readonly string[]) => {
    if (words.length > 0) query.set(name, words.join(','));
  };
  if (state.set !== null && (isSelected(state) || state.set !== PUBLISHED.set)) query.set('set', state.set);
  write('initiatives', state.initiatives);
  write('kinds', lower(state.kinds));
  write('topics', lower(state.topics));
  write('leads', state.leads);
  write('families', lower(state.families));
  if (state.focus !== null) query.set('focus', state.focus.toLowerCase());
  if (state.asOf !== null) query.set('asOf', state.asOf);
  if (state.presence !== PUBLISHED.presence) query.set('presence', state.presence.toLowerCase());
  if (state.blocs !== null) query.set('blocs', state.blocs.toLowerCase());
  write('roleClasses', lower(state.roleClasses));
  if (state.method !== null) query.set('method', state.method);
  if (state.scheme !== DEFAULT_SCHEME) query.set('scheme', state.scheme);
  if (state.release !== null) query.set('release', state.release);
  query.set('lang', state.language);
  return query;
}

/** Parameters that `writeState` writes, or wrote under another name: every other one belongs to a single view. */
export const SHARED_PARAMETERS = [
  'set',
  'initiatives',
  'kinds',
  'topics',
  'leads',
  'families',
  'focus',
  'asOf',
  'at',
  'presence',
  'blocs',
  'roleClasses',
  'method',
  'scheme',
  'release',
  'lang',
] as const;

export function selectionOf(state: ViewState): SelectionInput {
  const { set, initiatives, kinds, topics, leads, families, focus } = state;
  return {
    ...(set === null ? {} : { set }),
    ...(initiatives.length === 0 ? {} : { initiatives: [...initiatives] }),
    ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
    ...(topics.length === 0 ? {} : { topics: [...topics] }),
    ...(leads.length === 0 ? {} : { leads: [...leads] }),
    ...(families.length === 0 ? {} : { families: [...families] }),
    ...(focus === null ? {} : { focus }),
  };
}

/** How to count, as far as the address says: what it leaves open is the default of the method that answers. */
export function countingOf(state: ViewState): CountingInput {
  return {
    ...listingOf(state),
    ...(state.blocs === null ? {} : { blocs: state.blocs }),
    ...(state.roleClasses.length === 0 ? {} : { roleClasses: [...state.roleClasses] }),
  };
}

/** The same for lists of facts, which show every role whatever is counted. */
export function listingOf(state: ViewState): CountingInput {
  return {
    presence: state.presence,
    ...(state.method === null ? {} : { method: state.method }),
    ...(state.release === null ? {} : { release: state.release }),
  };
}

/** How the names on a list are counted, whatever roles are; `method` is the one that answers. */
export function namesOf(state: ViewState, method: Method): CountingInput {
  return { ...listingOf(state), ...(method === '1.0' ? {} : { roleClasses: [...LISTED_CLASSES] }) };
}

/** The day asked about: of the address, else the published figure's own, else the data's own, as everywhere. */
export function dayOf(state: ViewState, dataThrough: string): string {
  return state.asOf ?? defaultDay(state, dataThrough);
}

/** The day where the address names none; `dataThrough` is that of the release asked. */
export function defaultDay(state: ViewState, dataThrough: string): string {
  return state.set === PUBLISHED.set && !isSelected(state) ? PUBLISHED.asOf : dataThrough;
}
