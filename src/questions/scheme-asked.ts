import { badInput } from '../common/rollcall-error.js';
import type { Scheme } from '../domain/roll.js';
import type { Question } from './question.js';

/** The scheme of the question, on record or made by it. Throws BAD_USER_INPUT where it names neither. */
export function schemeAsked({ schemes }: Question): Scheme {
  const [scheme] = schemes;
  if (!scheme) throw badInput('scheme', 'name a scheme, or the states of a group of your own in ownGroup');
  return scheme;
}
