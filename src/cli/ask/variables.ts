import { type Day, formatDay } from '../../domain/day.js';
import { FIELD_NAMES, FIELDS, type QuestionInput } from '../../questions/fields.js';
import { DAY } from '../../questions/readers.js';

/** A question as the variables of an operation: selection and counting as inputs of their own, days and instants as texts. */
export function variablesOf(input: QuestionInput): Readonly<Record<string, unknown>> {
  const selection: Record<string, unknown> = {};
  const counting: Record<string, unknown> = {};
  const variables: Record<string, unknown> = { selection, counting };
  const within = { selection, counting, question: variables, rows: variables, picture: variables };
  for (const name of FIELD_NAMES) {
    const value = input[name];
    if (value == null) continue;
    const { kind, place } = FIELDS[name];
    const isDay = (kind as unknown) === DAY;
    within[place][name] = isDay ? formatDay(value as Day) : value instanceof Date ? value.toISOString() : value;
  }
  return variables;
}
