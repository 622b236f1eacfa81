import { parseDay } from '../../../src/domain/day.js';
import { INITIATIVE_KINDS } from '../../../src/domain/roll.js';
import { LISTED_CLASSES, METHODS, type Method } from '../../../src/domain/rule.js';
import type { Focus, InitiativeKind, LeadFamily, RoleClass, Topic } from '../../../src/domain/vocabulary.js';
import { asksFigures, FIGURES, type Opening, PUBLISHED } from '../../../src/pages/openings.js';
import { FIELDS, type FieldName, readField, type ValueOf } from '../../../src/questions/fields.js';
import { Unreadable } from '../../../src/questions/readers.js';
import type { BlocRule, CountingInput, Locale, OwnGroupInput, Presence, SelectionInput } from '../generated/graphql.js';

export { type Opening, openingOf, PUBLISHED } from '../../../src/pages/openings.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What headlines over all lists that can be relied on are counted over. */
export const RELIED_ON_LISTS = { set: 'complete-lists', focus: 'AI' } as const;

/** What the first page asks in a language: always the same object, so that it is asked once. */
export function todayVariables(locale: Locale): { selection: SelectionInput; locale: Locale } {
  return locale === 'ZH' ? TODAY_ZH : TODAY_EN;
}
const TODAY_EN = { selection: RELIED_ON_LISTS, locale: 'EN' } as const;
const TODAY_ZH = { selection: RELIED_ON_LISTS, locale: 'ZH' } as const;

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
  /** Only those from whose list absence can be concluded. */
  readonly completeOnly: boolean;
  /** Opened in these days, `YYYY-MM-DD`. */
  readonly openedFrom: string | null;
  readonly openedTo: string | null;
  /** What the reader calls the choice of initiatives. */
  readonly name: string | null;
  /** Codes of the states of a group of the reader's own, and what it is called. */
  readonly countries: readonly string[];
  readonly groupName: string | null;
  /** What is brought out of the others: a slug of a group, a code of a country, or the reader's own group. */
  readonly highlight: string | null;
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
  readonly rule: 'date' | 'word' | 'list' | 'name';
  /** The words that there are, of the rule `word`. */
  readonly words: readonly string[];
}

export { BLOC_RULES, PRESENCE_SENSES as PRESENCES } from '../../../src/domain/vocabulary.js';

export const KINDS = INITIATIVE_KINDS;
export type Kind = (typeof KINDS)[number];

/** The word of an address for every initiative that is counted where none is told apart. */
export const EVERY_INITIATIVE = 'all';

/** The reader's own group, among slugs of groups and schemes. */
export const OWN_GROUP = 'own-group';

/** The view that was the first page until December 2026: the squares of all states. */
export const DISTRIBUTION = '/distribution';

/**
 * Where an address leads now. The figures that were at `/` until December 2026 have a page of their own, and what was asked
 * of them in an address since then (`/?set=...`) is asked there.
 */
export function forwarded(path: string, query: URLSearchParams): string {
  return path === '/' && asksFigures(query) ? DISTRIBUTION : path;
}

/** Nothing told apart, which means all that are counted: what a choice of initiatives begins with. */
export const NO_SELECTION = {
  set: null,
  initiatives: [],
  kinds: [],
  topics: [],
  leads: [],
  families: [],
  focus: null,
  completeOnly: false,
  openedFrom: null,
  openedTo: null,
  name: null,
} as const satisfies Partial<ViewState>;

/** True for a calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

/** Which rule a field without words of its own has. */
const RULE_OF_FIELD: { readonly [Name in FieldName]?: AddressProblem['rule'] } = {
  asOf: 'date',
  openedFrom: 'date',
  openedTo: 'date',
  name: 'name',
  groupName: 'name',
};

const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase());

/** Reads the state from the query of an address. What can not be used is named, never dropped in silence. */
export function readState(
  query: URLSearchParams,
  opening: Opening = FIGURES,
): { state: ViewState; problems: AddressProblem[] } {
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
      const rule = words ? 'word' : (RULE_OF_FIELD[name] ?? 'list');
      problems.push({ parameter, value, rule, words: lower(words ?? []) });
      return null;
    }
  };
  /** One of some words that no field of a question lists. */
  const among = <Word extends string>(parameter: string, words: readonly Word[]): Word | null => {
    const value = query.get(parameter);
    if (value === null) return null;
    const word = words.find((candidate) => candidate === value.toLowerCase());
    if (word === undefined) problems.push({ parameter, value, rule: 'word', words });
    return word ?? null;
  };
  /** A list that is there and empty names nothing. */
  const list = <Name extends 'initiatives' | 'kinds' | 'topics' | 'leads' | 'families' | 'roleClasses' | 'countries'>(
    name: Name,
  ) => (query.get(name) ? read(name) : null);
  /** A day as the address has it. */
  const day = (name: 'openedFrom' | 'openedTo') => (query.get(name) && read(name) !== null ? query.get(name) : null);
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
    completeOnly: read('completeOnly') ?? false,
    openedFrom: day('openedFrom'),
    openedTo: day('openedTo'),
  };
  const set = query.get('set') || null;
  const state: ViewState = {
    ...selection,
    ...(set === EVERY_INITIATIVE
      ? { set: null }
      : set !== null || isSelected(selection)
        ? { set }
        : { set: opening.set, focus: opening.focus }),
    name: query.get('name') ? read('name') : null,
    countries: list('countries') ?? [],
    groupName: query.get('groupName') ? read('groupName') : null,
    highlight: query.get('highlight') || null,
    asOf: query.get(dayParameter),
    presence: read('presence') ?? opening.presence,
    blocs: read('blocs'),
    roleClasses: list('roleClasses') ?? [],
    method: among('method', METHODS),
    scheme: query.get('scheme') || DEFAULT_SCHEME,
    release: query.get('release') || null,
    language: among('lang', LANGUAGES) ?? 'en',
  };
  return { state, problems };
}

/** What tells initiatives apart, beside a set. */
type Conditions = Pick<
  ViewState,
  'initiatives' | 'kinds' | 'topics' | 'leads' | 'families' | 'focus' | 'completeOnly' | 'openedFrom' | 'openedTo'
>;

/** Whether initiatives are told apart in another way than by a set. */
export function isSelected(state: Conditions): boolean {
  const { initiatives, kinds, topics, leads, families, focus, completeOnly, openedFrom, openedTo } = state;
  if (focus !== null || completeOnly || openedFrom !== null || openedTo !== null) return true;
  return [initiatives, kinds, topics, leads, families].some((items) => items.length > 0);
}

/** Writes the state into a query, in a fixed order; what the page opens with is left out, but never the language. */
export function writeState(state: ViewState, opening: Opening = FIGURES): URLSearchParams {
  const query = new URLSearchParams();
  const write = (name: string, words: readonly string[]) => {
    if (words.length > 0) query.set(name, words.join(','));
  };
  const { set, focus } = opening;
  const isOpening = state.set === set && state.focus === focus && !isSelected({ ...state, focus: null });
  if (state.set !== null && !isOpening) query.set('set', state.set);
  if (state.set === null && !isSelected(state)) query.set('set', EVERY_INITIATIVE);
  write('initiatives', state.initiatives);
  write('kinds', lower(state.kinds));
  write('topics', lower(state.topics));
  write('leads', state.leads);
  write('families', lower(state.families));
  if (state.focus !== null && !isOpening) query.set('focus', state.focus.toLowerCase());
  if (state.completeOnly) query.set('completeOnly', 'true');
  for (const name of ['openedFrom', 'openedTo', 'name'] as const)
    if (state[name] !== null) query.set(name, state[name]);
  write('countries', state.countries);
  for (const name of ['groupName', 'highlight'] as const) if (state[name] !== null) query.set(name, state[name]);
  if (state.asOf !== null) query.set('asOf', state.asOf);
  if (state.presence !== opening.presence) query.set('presence', state.presence.toLowerCase());
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
  'completeOnly',
  'openedFrom',
  'openedTo',
  'name',
  'countries',
  'groupName',
  'highlight',
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

export function selectionOf(state: Conditions & Pick<ViewState, 'set'>): SelectionInput {
  const { set, initiatives, kinds, topics, leads, families, focus, completeOnly, openedFrom, openedTo } = state;
  return {
    ...(set === null ? {} : { set }),
    ...(initiatives.length === 0 ? {} : { initiatives: [...initiatives] }),
    ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
    ...(topics.length === 0 ? {} : { topics: [...topics] }),
    ...(leads.length === 0 ? {} : { leads: [...leads] }),
    ...(families.length === 0 ? {} : { families: [...families] }),
    ...(focus === null ? {} : { focus }),
    ...(completeOnly ? { completeOnly } : {}),
    ...(openedFrom === null ? {} : { openedFrom }),
    ...(openedTo === null ? {} : { openedTo }),
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

/** Whether the states are split into the reader's own group and all others. */
export function isOwnScheme(state: Pick<ViewState, 'scheme' | 'countries'>): boolean {
  return state.scheme === OWN_GROUP && state.countries.length > 0;
}

/** By what the states are split: a scheme on record, or the reader's own group beside all others. */
export function splitOf(state: ViewState): { scheme: string | null; ownGroup: OwnGroupInput | null } {
  if (!isOwnScheme(state)) return { scheme: state.scheme, ownGroup: null };
  return { scheme: null, ownGroup: { countries: [...state.countries], name: state.groupName } };
}

/** Which states are looked at: those of a group on record, or the reader's own. */
export function amongOf(state: ViewState, group: string | null): { group: string | null; countries: string[] | null } {
  if (group !== OWN_GROUP || state.countries.length === 0) return { group: group || null, countries: null };
  return { group: null, countries: [...state.countries] };
}

/** The scheme on record by which the states are split where a question knows no other. */
export function schemeOnRecord(state: ViewState): string {
  return isOwnScheme(state) ? DEFAULT_SCHEME : state.scheme;
}
