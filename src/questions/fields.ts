import type { Day } from '../domain/day.js';
import { LOCALES } from '../domain/locale.js';
import {
  BLOC_RULES,
  CONFIDENCES,
  FOCUSES,
  INITIATIVE_KINDS,
  INITIATIVE_SCOPES,
  LEAD_FAMILIES,
  PRESENCE_SENSES,
  ROLE_CLASSES,
  ROLES,
  type Role,
  TOPICS,
  UNIVERSES,
} from '../domain/vocabulary.js';
import { DAY, FLAG, INSTANT_WITH_OFFSET, type Kind, listOf, OWN_NAME, oneOf, WHOLE_NUMBER, WORD } from './readers.js';

/**
 * Where a field belongs: to the selection or the counting (the API's `SelectionInput` and `CountingInput`), which every
 * question has; to some kinds of question; to the rows that a file or picture has; or to pictures and files as such.
 */
export type FieldPlace = 'selection' | 'counting' | 'question' | 'rows' | 'picture';

export interface Field<P extends FieldPlace = FieldPlace, T = unknown> {
  readonly place: P;
  readonly kind: Kind<T>;
  /** What the command line's help calls the value. */
  readonly value: string;
  /** What the command line's help says. */
  readonly help: string;
  /** What it says of the option that denies a flag, where denying it means something. */
  readonly helpNot?: string;
}

function field<P extends FieldPlace, T>(
  place: P,
  kind: Kind<T>,
  value: string,
  help: string,
  helpNot?: string,
): Field<P, T> {
  return { place, kind, value, help, ...(helpNot === undefined ? {} : { helpNot }) };
}

/**
 * Everything that a question can say in words, under the names of the API: the only list of them. Addresses, options of
 * the command line and the dashboard's state are read by it, and addresses are written in its order.
 */
export const FIELDS = {
  set: field('selection', WORD, 'slug', 'initiative set to count, for example hlab7'),
  initiatives: field('selection', listOf(WORD), 'slugs', 'initiatives to count'),
  kinds: field('selection', listOf(oneOf(INITIATIVE_KINDS)), 'kinds', 'kinds to count'),
  scopes: field('selection', listOf(oneOf(INITIATIVE_SCOPES)), 'scopes', 'scopes to count'),
  binding: field('selection', FLAG, '', 'only binding initiatives', 'only initiatives that do not bind'),
  completeOnly: field('selection', FLAG, '', 'only initiatives whose list of participants is complete'),
  topics: field('selection', listOf(oneOf(TOPICS)), 'topics', 'topics to count: at least one of them'),
  leads: field('selection', listOf(WORD), 'codes', 'states or organisations that lead it: at least one of them'),
  families: field('selection', listOf(oneOf(LEAD_FAMILIES)), 'families', 'families of organisations that lead it'),
  focus: field('selection', oneOf(FOCUSES), 'focus', 'AI as the subject, or as one part'),
  openedFrom: field('selection', DAY, 'date', 'opened on this day or later, YYYY-MM-DD'),
  openedTo: field('selection', DAY, 'date', 'opened on this day or earlier, YYYY-MM-DD'),
  scheme: field('question', listOf(WORD), 'slugs', 'scheme that splits the states, for example un-regional-groups'),
  from: field('question', WHOLE_NUMBER, 'year', 'first year of a series'),
  to: field('question', WHOLE_NUMBER, 'year', 'last year of a series'),
  asOf: field('question', DAY, 'date', 'date asked about, YYYY-MM-DD (default: the day to which the data asked go)'),
  presence: field('counting', oneOf(PRESENCE_SENSES), 'sense', 'sense in which a state takes part (default: CURRENT)'),
  blocs: field(
    'counting',
    oneOf(BLOC_RULES),
    'rule',
    'whether organisations count for their members (default: AS_ADOPTED; of method 1.0 EXCLUDE)',
  ),
  roles: field('counting', listOf(oneOf<Role>(ROLES)), 'roles', 'roles to count'),
  roleClasses: field('counting', listOf(oneOf(ROLE_CLASSES)), 'classes', 'classes of roles to count'),
  universe: field('counting', oneOf(UNIVERSES), 'universe', 'states to count (default: UN_MEMBERS)'),
  minConfidence: field('counting', oneOf(CONFIDENCES), 'confidence', 'leave out less sure facts'),
  release: field('counting', WORD, 'name', 'answer from a release'),
  knownAt: field(
    'counting',
    INSTANT_WITH_OFFSET,
    'instant',
    'answer from what was recorded at an instant, with offset',
  ),
  method: field('counting', WORD, 'version', 'version of the method, 1.0 or 2.0 (default: that of the release asked)'),
  group: field('question', WORD, 'slug', 'only the states of this group'),
  ownGroup: field(
    'question',
    listOf(WORD),
    'codes',
    'a group of these states beside all others, in place of a scheme, by ISO 3166-1 alpha-3 or alpha-2, or UN M49',
  ),
  groupName: field('rows', OWN_NAME, 'name', 'what to call the states of ownGroup or countries'),
  highlight: field(
    'rows',
    WORD,
    'group',
    'of charts: the group, by its slug, or state, by its code, that is brought out',
  ),
  countries: field('rows', listOf(WORD), 'codes', 'only these states, by ISO 3166-1 alpha-3 or alpha-2, or UN M49'),
  bom: field('rows', FLAG, '', 'of csv: begin with a byte order mark, by which Excel knows the encoding'),
  indicators: field('rows', listOf(WORD), 'slugs', 'of indicators: only these'),
  fewerThan: field(
    'question',
    WHOLE_NUMBER,
    'k',
    'of gaps: mark states that take part in fewer initiatives (default: 1)',
  ),
  compositionAt: field('question', DAY, 'date', 'of series: the groups as they were composed on this day, YYYY-MM-DD'),
  name: field('picture', OWN_NAME, 'name', 'what to call the initiatives counted, beside what they are'),
  locale: field('picture', oneOf(LOCALES), 'locale', 'language (default: EN)'),
  width: field('picture', WHOLE_NUMBER, 'pixels', 'width of the drawing; a PNG has twice as many pixels'),
} as const satisfies Record<string, Field>;

/** Defaults of fields that are not given. Other fields have a default that depends on the data, or none. */
export const DEFAULTS: { readonly [Name in FieldName]?: ValueOf<Name> } = {
  presence: 'CURRENT',
  universe: 'UN_MEMBERS',
  fewerThan: 1,
  locale: 'EN',
  bom: false,
};

export type FieldName = keyof typeof FIELDS;
export type ValueOf<Name extends FieldName> = (typeof FIELDS)[Name] extends Field<FieldPlace, infer T> ? T : never;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** The names of the fields of a place, in the order of the list. */
export function namesAt(place: FieldPlace): FieldName[] {
  return FIELD_NAMES.filter((name) => FIELDS[name].place === place);
}

/** Participations that a question supposes; what is left out means a participant, from the day asked about. */
export interface SuppositionInput {
  readonly initiative: string;
  readonly countries?: readonly string[] | null;
  readonly group?: string | null;
  readonly role?: Role | null;
  readonly from?: Day | null;
}

/** What is asked, in whichever way it came: names not yet looked up, and nothing where the default is meant. */
export type QuestionInput = { readonly [Name in FieldName]?: ValueOf<Name> | null } & {
  readonly suppose?: readonly SuppositionInput[] | null;
  /** Of the API alone: an open proposal, as if it were approved. */
  readonly proposal?: string | null;
};

/** Reads the value of a field. Throws Unreadable. */
export function readField<Name extends FieldName>(name: Name, text: string): ValueOf<Name> {
  return FIELDS[name].kind.read(text) as ValueOf<Name>;
}

/** Writes it as `readField` reads it. */
export function writeField<Name extends FieldName>(name: Name, value: ValueOf<Name>): string {
  return (FIELDS[name].kind as Kind<ValueOf<Name>>).write(value);
}
