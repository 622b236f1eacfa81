import { badInput } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';
import { FIELD_NAMES, FIELDS, type FieldName, namesAt, type QuestionInput, readField, writeField } from './fields.js';
import { Unreadable } from './readers.js';

/** The fields that a kind of question understands: those of selection and counting, and some of its own. */
export function fieldsWith(others: readonly FieldName[]): FieldName[] {
  return [...namesAt('selection'), ...namesAt('counting'), ...others];
}

/**
 * The query of an address as a question. Strict: an unknown name, one that this question does not know, one given twice
 * and a malformed value are each refused. Throws BAD_USER_INPUT naming the parameter.
 */
export function fromQuery(query: Readonly<Record<string, unknown>>, fields: readonly FieldName[]): QuestionInput {
  checkKnown(query, fields);
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string') throw badInput(name, `${name} is given more than once`);
    try {
      values[name] = readField(name as FieldName, value);
    } catch (error) {
      throw error instanceof Unreadable ? badInput(name, `${name}: ${error.message}`) : error;
    }
  }
  return values as QuestionInput;
}

/** Throws BAD_USER_INPUT for a name that this question does not know: it would be passed over in silence. */
export function checkKnown(given: object, fields: readonly FieldName[]): void {
  for (const name of Object.keys(given)) {
    if (fields.includes(name as FieldName)) continue;
    const why = Object.hasOwn(FIELDS, name) ? 'has no meaning here' : 'is no parameter';
    throw badInput(name, `'${name}' ${why}; the parameters are ${fields.join(', ')}${didYouMean(name, fields)}`);
  }
}

/** The question as a query again, in a fixed order: to say in an address what was asked. */
export function toQuery(input: QuestionInput): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of FIELD_NAMES) {
    const value = input[name];
    if (value != null) query.append(name, writeField(name, value));
  }
  return query;
}
