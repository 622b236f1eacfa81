import type { ErrorCode } from '../common/error-code.js';
import { RollcallError } from '../common/rollcall-error.js';

interface Meaning {
  readonly code: ErrorCode;
  /** For the person who asked: the rule, without names of tables and columns. */
  readonly message: string;
}

/** What a broken constraint means, by its name in the migrations. */
export const CONSTRAINTS: Readonly<Record<string, Meaning>> = {
  participation_no_overlap: {
    code: 'OVERLAPPING_PERIOD',
    message: 'a participant takes part in an initiative in one role once at a time, but the periods overlap',
  },
  group_membership_no_overlap: {
    code: 'OVERLAPPING_PERIOD',
    message: 'a country is a member of a group once at a time, but the periods overlap',
  },
  participation_period: {
    code: 'INVALID_PERIOD',
    message: 'the period must have a start, and its end must be after it',
  },
  contradicting_claim_period: {
    code: 'INVALID_PERIOD',
    message: 'the period of a claim must have a start, and its end must be after it',
  },
  group_membership_period: {
    code: 'INVALID_PERIOD',
    message: 'the period must have a start, and its end must be after it',
  },
  country_version_un_membership: {
    code: 'INVALID_PERIOD',
    message: 'the end of a UN membership must be after its start',
  },
  initiative_version_period: { code: 'INVALID_PERIOD', message: 'an initiative cannot end before it opened' },
  initiative_version_list_closed: {
    code: 'INVALID_PERIOD',
    message: 'the list of an initiative cannot be closed before it opened',
  },
  initiative_version_votes: {
    code: 'BAD_USER_INPUT',
    message: 'votes are of a recorded vote, and then for, against and abstained are all counted',
  },
  initiative_version_opened_precision: {
    code: 'BAD_USER_INPUT',
    message: 'how exactly an opening is known can only be said where it is known',
  },
  initiative_version_parent: { code: 'BAD_USER_INPUT', message: 'an initiative cannot be its own parent' },
  participation_valid_to_precision: {
    code: 'BAD_USER_INPUT',
    message: 'how exactly an end is known can only be said where there is one',
  },
};

const GONE: Meaning = { code: 'DATABASE_UNAVAILABLE', message: 'the database cannot be reached at present; try again' };

/** What an SQLSTATE means (PostgreSQL's appendix A), by the state itself or else its class, the first two characters. */
const STATES: Readonly<Record<string, Meaning>> = {
  '22000': { code: 'INVALID_PERIOD', message: 'the end of a period cannot be before its start' },
  '22001': { code: 'BAD_USER_INPUT', message: 'a text is too long' },
  '22003': { code: 'BAD_USER_INPUT', message: 'a number is out of range' },
  '22007': { code: 'BAD_USER_INPUT', message: 'a date or time has not the form that it must have' },
  '22008': { code: 'BAD_USER_INPUT', message: 'there is no such date or time' },
  '22021': { code: 'BAD_USER_INPUT', message: 'a text holds a character that cannot be stored' },
  '22P02': { code: 'BAD_USER_INPUT', message: 'a value has not the form that it must have' },
  '22P05': { code: 'BAD_USER_INPUT', message: 'a text holds a character that cannot be stored' },
  '23001': { code: 'CONFLICT', message: 'what is recorded is never edited or deleted, only closed, and only once' },
  '23502': { code: 'BAD_USER_INPUT', message: 'a value is missing' },
  '23503': { code: 'NOT_FOUND', message: 'an identifier names nothing on record' },
  '23505': { code: 'CONFLICT', message: 'this is on record already' },
  '23514': { code: 'BAD_USER_INPUT', message: 'a value is out of its range' },
  // On a key of recorded versions: two writers recorded the same thing at the same time.
  '23P01': { code: 'CONFLICT', message: 'this was changed by someone else at the same time; read it again' },
  '40001': { code: 'CONFLICT', message: 'this was changed by someone else at the same time; try again' },
  '40P01': { code: 'CONFLICT', message: 'this was changed by someone else at the same time; try again' },
  '08': GONE,
  '53': {
    code: 'DATABASE_UNAVAILABLE',
    message: 'the database is out of connections, memory or disk at present; try again',
  },
  '55P03': { code: 'CONFLICT', message: 'something else is being recorded at the same time; try again' },
  '57P01': GONE,
  '57P02': GONE,
  '57P03': GONE,
};

/** Errors of the connection itself, as Node and the driver give them. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
]);
const CONNECTION_MESSAGES =
  /^(Connection terminated|Connection ended|timeout (exceeded|expired)|Client has encountered a connection error|Client was closed|Cannot use a pool after)|Driver not Connected/;

/**
 * What an error of PostgreSQL, of its driver or of TypeORM means to the person who asked; the original is its `cause`.
 * Undefined where it means nothing to them: an `INTERNAL_SERVER_ERROR`, to be logged and not shown.
 */
export function fromSqlError(error: unknown): RollcallError | undefined {
  if (error instanceof RollcallError) return error;
  const { code, constraint, detail, message } = driverErrorOf(error);
  const meaning = meaningOf(code, constraint, message);
  if (!meaning) return undefined;
  return new RollcallError(meaning.code, `${meaning.message}${valuesOf(code, detail, message)}`, {}, { cause: error });
}

/** What is thrown where a name could not be written: CONFLICT with a message of its own where it is in use, else the error. */
export function nameTaken(error: unknown, message: string): unknown {
  if (fromSqlError(error)?.code !== 'CONFLICT') return error;
  return new RollcallError('CONFLICT', message, { argument: 'name' }, { cause: error });
}

function meaningOf(code: string | undefined, constraint: string | undefined, message: string): Meaning | undefined {
  if (code === undefined) return CONNECTION_MESSAGES.test(message) ? GONE : undefined;
  if (CONNECTION_CODES.has(code)) return GONE;
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined;
  const rule = constraint === undefined ? undefined : CONSTRAINTS[constraint];
  return rule ?? STATES[code] ?? STATES[code.slice(0, 2)];
}

/** The values at fault, as far as the message of PostgreSQL names them. */
function valuesOf(code: string | undefined, detail: string | undefined, message: string): string {
  if (code === '23P01') {
    const periods = detail?.match(/[[(](?:\d{4,}-\d\d-\d\d)?,(?:\d{4,}-\d\d-\d\d)?[)\]]/g) ?? [];
    return periods.length === 2 ? `: ${periods[0]} and ${periods[1]}, which is on record` : '';
  }
  if (code?.startsWith('22')) {
    const value = /"([^"]*)"$/.exec(message)?.[1];
    return value === undefined ? '' : `: "${value}"`;
  }
  return '';
}

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
  readonly message: string;
}

function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  // Node's error for a host with several addresses holds one for each.
  const { driverError, errors } = error as { driverError?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return driverErrorOf(errors[0]);
  return driverError ? driverErrorOf(driverError) : (error as DriverError);
}
