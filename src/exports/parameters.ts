import { badInput, RollcallError } from '../common/rollcall-error.js';
import { type Day, formatDay, parseDay } from '../domain/day.js';
import type { Universe } from '../domain/groups.js';
import { didYouMean } from '../domain/nearest.js';
import {
  CONFIDENCES,
  type Confidence,
  INITIATIVE_KINDS,
  INITIATIVE_SCOPES,
  type InitiativeKind,
  type InitiativeScope,
  ROLES,
  type Role,
} from '../domain/roll.js';

/** What an export or a chart asks; names and meanings are those of the API's inputs. Absent: the API's default. */
export interface Parameters {
  readonly set?: string;
  readonly initiatives?: readonly string[];
  readonly kinds?: readonly InitiativeKind[];
  readonly scopes?: readonly InitiativeScope[];
  readonly binding?: boolean;
  readonly completeOnly?: boolean;
  readonly scheme?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly asOf?: Day;
  readonly presence?: 'CURRENT' | 'CUMULATIVE';
  readonly blocs?: 'EXCLUDE' | 'INHERIT';
  readonly roles?: readonly Role[];
  readonly universe?: Universe;
  readonly minConfidence?: Confidence;
  readonly release?: string;
  readonly knownAt?: Date;
  readonly group?: string;
  readonly fewerThan?: number;
  readonly compositionAt?: Day;
  readonly locale?: 'EN' | 'ZH';
  readonly width?: number;
}
export type ParameterName = keyof Parameters;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

type Reader<T> = (text: string, name: string) => T;

const text: Reader<string> = (value, name) => {
  if (value.trim() === '') throw badInput(name, `${name} is empty`);
  return value.trim();
};
const list: Reader<string[]> = (value, name) => value.split(',').map((word) => text(word, name));
const whole: Reader<number> = (value, name) => {
  if (!/^-?\d{1,9}$/.test(value)) throw badInput(name, `${name}: '${value}' is not a whole number`);
  return Number(value);
};
const flag: Reader<boolean> = (value, name) => {
  if (value !== 'true' && value !== 'false') throw badInput(name, `${name}: '${value}' is neither true nor false`);
  return value === 'true';
};
const day: Reader<Day> = (value, name) => {
  const found = parseDay(value);
  if (found === null) throw badInput(name, `${name}: '${value}' is not a calendar day of the form YYYY-MM-DD`);
  return found;
};
const instant: Reader<Date> = (value, name) => {
  const found = new Date(value);
  if (!INSTANT.test(value) || Number.isNaN(found.getTime()) || parseDay(value.slice(0, 10)) === null) {
    throw badInput(name, `${name}: '${value}' is not an instant of the form 2026-11-22T00:00:00Z`);
  }
  return found;
};
function oneOf<T extends string>(...known: readonly T[]): Reader<T> {
  return (value, name) => {
    const word = value.trim().toUpperCase().replaceAll('-', '_');
    const found = known.find((one) => one === word);
    if (!found) throw badInput(name, `${name}: '${value}' is none of ${known.join(', ')}${didYouMean(word, known)}`);
    return found;
  };
}
function someOf<T extends string>(...known: readonly T[]): Reader<T[]> {
  const one = oneOf(...known);
  return (value, name) => value.split(',').map((word) => one(word, name));
}

const READERS: { readonly [Name in ParameterName]-?: Reader<NonNullable<Parameters[Name]>> } = {
  set: text,
  initiatives: list,
  kinds: someOf(...INITIATIVE_KINDS),
  scopes: someOf(...INITIATIVE_SCOPES),
  binding: flag,
  completeOnly: flag,
  scheme: list,
  from: whole,
  to: whole,
  asOf: day,
  presence: oneOf('CURRENT', 'CUMULATIVE'),
  blocs: oneOf('EXCLUDE', 'INHERIT'),
  roles: someOf(...ROLES),
  universe: oneOf('UN_MEMBERS', 'UN_MEMBERS_AND_OBSERVERS', 'ALL_STATES'),
  minConfidence: oneOf(...CONFIDENCES),
  release: text,
  knownAt: instant,
  group: text,
  fewerThan: whole,
  compositionAt: day,
  locale: oneOf('EN', 'ZH'),
  width: whole,
};

/** Parameters that every export and chart understands: what to count, and how. */
export const SELECTION_PARAMETERS = ['set', 'initiatives', 'kinds', 'scopes', 'binding', 'completeOnly'] as const;
export const COUNTING_PARAMETERS = [
  'presence',
  'blocs',
  'roles',
  'universe',
  'minConfidence',
  'release',
  'knownAt',
] as const;

/**
 * The parameters of a request's query. Strict: an unknown name, one that this question does not know, one given twice
 * and a malformed value are each refused. Throws BAD_USER_INPUT naming the parameter.
 */
export function readParameters(query: Readonly<Record<string, unknown>>, known: readonly ParameterName[]): Parameters {
  const found: Record<string, unknown> = {};
  checkKnown(query, known);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string') throw badInput(name, `${name} is given more than once`);
    found[name] = READERS[name as ParameterName](value, name);
  }
  return found as Parameters;
}

/** Throws BAD_USER_INPUT for a name that this question does not know: it would be passed over in silence. */
export function checkKnown(given: object, known: readonly ParameterName[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name as ParameterName)) continue;
    const why = Object.hasOwn(READERS, name) ? 'has no meaning here' : 'is no parameter';
    throw badInput(name, `'${name}' ${why}; the parameters are ${known.join(', ')}${didYouMean(name, known)}`);
  }
}

/** The parameters as a query again, in a fixed order: to say in an address what was asked. */
export function toQuery(parameters: Parameters): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of Object.keys(READERS) as ParameterName[]) {
    const value = parameters[name];
    if (value === undefined) continue;
    const isDay = name === 'asOf' || name === 'compositionAt';
    const one = value instanceof Date ? value.toISOString() : isDay ? formatDay(value as Day) : String(value);
    query.append(name, one);
  }
  return query;
}

/** A first error for something that is asked for by name and not there. */
export function notFound(what: string, name: string, known: readonly string[]): RollcallError {
  return new RollcallError(
    'NOT_FOUND',
    `there is no ${what} '${name}'; there are ${known.join(', ')}${didYouMean(name, known)}`,
    { argument: what },
  );
}
