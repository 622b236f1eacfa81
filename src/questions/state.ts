import { badInput, RollcallError } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';
import { type FieldName, namesAt, type QuestionInput, readField, writeField } from './fields.js';
import { Unreadable } from './readers.js';

/** From which data, as of which day and how to count, in words; what is left out or null is the default. */
export type State = Pick<
  QuestionInput,
  | 'release'
  | 'knownAt'
  | 'proposal'
  | 'asOf'
  | 'presence'
  | 'blocs'
  | 'roles'
  | 'roleClasses'
  | 'universe'
  | 'minConfidence'
  | 'method'
>;

/** Fields of the API's `CountingInput` that say how to count, in its order. */
const COUNTING = namesAt('counting').filter((name) => name !== 'release' && name !== 'knownAt');

/** Everything that an identifier may name behind its key, in the order in which it does. */
export const STATE_KEYS = ['release', 'knownAt', 'proposal', 'asOf', ...COUNTING] as (keyof State & string)[];

/** The text of a state behind the key of an identifier: empty for the default, else from `?` on. */
export function stateText(state: State): string {
  let text = '';
  for (const name of STATE_KEYS) {
    const value = state[name];
    if (value == null) continue;
    const written = name === 'proposal' ? String(value) : writeField(name as FieldName, value as never);
    text += `${text === '' ? '?' : '&'}${name}=${written}`;
  }
  return text;
}

/** An identifier, taken apart. */
export interface IdentifierRead {
  readonly type: string;
  readonly key: string;
  readonly state: State;
}

/** `Type:key` and what stands behind it. A key may hold anything; only what would end it is escaped. */
export function identifier(type: string, key: string, suffix: string): string {
  return `${type}:${ENDS_A_KEY.test(key) ? key.replaceAll('%', '%25').replaceAll('?', '%3F') : key}${suffix}`;
}
const ENDS_A_KEY = /[%?]/;

/**
 * Takes an identifier apart.
 *
 * @throws RollcallError BAD_USER_INPUT for a state of which something is unknown, named twice or not readable
 */
export function readIdentifier(id: string, argument = 'id'): IdentifierRead {
  const end = id.indexOf('?');
  const name = end < 0 ? id : id.slice(0, end);
  const colon = name.indexOf(':');
  return {
    type: name.slice(0, Math.max(0, colon)),
    key: unescaped(name.slice(colon + 1)) ?? name.slice(colon + 1),
    state: end < 0 ? {} : readState(id, id.slice(end + 1), argument),
  };
}

/** The same; null where it can not be read, for callers that need not say why. */
export function identifierIn(id: string): IdentifierRead | null {
  try {
    return readIdentifier(id);
  } catch (error) {
    if (error instanceof RollcallError) return null;
    throw error;
  }
}

function readState(id: string, text: string, argument: string): State {
  const state: Record<string, unknown> = {};
  for (const part of text.split('&')) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw badInput(argument, `'${part}' in the identifier '${id}' is not of the form key=value`);
    }
    if (!STATE_KEYS.includes(name as keyof State)) {
      throw badInput(
        argument,
        `'${name}' in the identifier '${id}' is none of ${STATE_KEYS.join(', ')}${didYouMean(name, STATE_KEYS)}`,
      );
    }
    const argumentName = `${argument}.${name}`;
    if (Object.hasOwn(state, name)) throw badInput(argumentName, `${name} stands twice in the identifier '${id}'`);
    const said = unescaped(value);
    if (said === null)
      throw badInput(argumentName, `'${value}' in the identifier '${id}' holds a % that escapes no character`);
    state[name] = readPart(name as keyof State, said, id, argumentName);
  }
  return state;
}

function readPart(name: keyof State, value: string, id: string, argumentName: string): unknown {
  if (name === 'proposal') return value;
  try {
    return readField(name, value);
  } catch (error) {
    if (error instanceof Unreadable)
      throw badInput(argumentName, `${name} in the identifier '${id}': ${error.message}`);
    throw error;
  }
}

/** The text without its escapes; null where a % is none. */
function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
