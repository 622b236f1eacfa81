import { z } from 'zod';
import { parseDay } from '../domain/day.js';
import { didYouMean } from '../domain/nearest.js';
import { FIELDS, type Field, type FieldName } from '../questions/fields.js';
import { DAY, FLAG, INSTANT_WITH_OFFSET, NOT_A_DAY, WHOLE_NUMBER } from '../questions/readers.js';

/** More than anybody names one by one. */
const MOST_NAMED = 100;
const LONGEST_WORD = 200;
/** Arguments that an error names, of those that there are not. */
const UNKNOWN_TOLD = 5;

/** A value as an error shows it: what was sent may be long, or nested more deeply than can be written. */
function shown(value: unknown): string {
  if (value === undefined) return 'what is not given';
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
  return typeof value === 'object' && value !== null ? 'what was given' : String(value);
}

/** One of some words; what is none of them is named, with those that may have been meant. */
export function wordOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      const meant = typeof input === 'string' ? didYouMean(input.slice(0, LONGEST_WORD), words) : '';
      return `${shown(input)} is none of ${words.join(', ')}${meant}`;
    },
  });
}

/** A slug, code, name or words to find. */
export function text() {
  const error = ({ input }: { input?: unknown }) => `${shown(input)} is not a text of 1 to ${LONGEST_WORD} characters`;
  return z.string({ error }).min(1, { error }).max(LONGEST_WORD, { error });
}

/** The code of a country or the slug of an initiative, for a text that is handed on as it is: nothing else gets into it. */
export function code() {
  const error = ({ input }: { input?: unknown }) => `${shown(input)} is not a code or slug`;
  return z
    .string({ error })
    .max(LONGEST_WORD, { error })
    .regex(/^[\p{L}\p{N}]+([-_.][\p{L}\p{N}]+)*$/u, { error });
}

/** A calendar day. */
export function day() {
  const error = ({ input }: { input?: unknown }) => `${shown(input)} ${NOT_A_DAY}`;
  return z
    .string({ error })
    .refine((value) => parseDay(value) !== null, { error })
    .meta({ format: 'date' });
}

/** A whole number between two, both included. */
export function whole(least: number, most: number) {
  const error = ({ input }: { input?: unknown }) => `${shown(input)} is not a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** Several values, at least one and at most so many. */
export function several(each: z.ZodType, most = MOST_NAMED) {
  const error = ({ input }: { input?: unknown }) =>
    Array.isArray(input)
      ? `${input.length} are named, and at least 1 and at most ${most} may be`
      : `${shown(input)} is not a list`;
  return z.array(each, { error }).min(1, { error }).max(most, { error });
}

function inputOf({ kind }: Field): z.ZodType {
  if (kind.words) return kind.many ? several(wordOf(kind.words)) : wordOf(kind.words);
  if (kind.many) return several(text());
  switch (kind) {
    case DAY:
      return day();
    case FLAG:
      return z.boolean({ error: ({ input }) => `${shown(input)} is neither true nor false` });
    case WHOLE_NUMBER:
      return whole(-999_999_999, 999_999_999);
    case INSTANT_WITH_OFFSET:
      return text().meta({ format: 'date-time' });
    default:
      return text();
  }
}

/** The fields of a question as arguments of a tool, by the only list of them. */
export function questionInputs(names: readonly FieldName[]): Record<string, z.ZodType> {
  return Object.fromEntries(
    names.map((name) => {
      const field: Field = FIELDS[name];
      const help = field.helpNot === undefined ? field.help : `true: ${field.help}; false: ${field.helpNot}`;
      return [name, inputOf(field).optional().describe(help)];
    }),
  );
}

/** Several words that must be there, at most so many, described as the field of questions is. */
export function namesOf(field: FieldName, most: number) {
  return several(text(), most).describe(`${FIELDS[field].help}; at most ${most}`);
}

/** One word that must be there, described as the field of questions is. */
export function nameOf(field: FieldName) {
  return text().describe(FIELDS[field].help);
}

/** Which page of a list that is given in parts. */
export function pageInputs(usual: number, most: number) {
  return {
    first: whole(1, most).optional().describe(`at most so many (default: ${usual})`),
    after: text().optional().describe('those after this cursor: `next` of the answer before'),
  };
}

/** All arguments of a tool; what is none of them is named, with those that there are. */
export function argumentsOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? [
            ...issue.keys
              .slice(0, UNKNOWN_TOLD)
              .map((name) => `there is no argument ${shown(name)}${didYouMean(name.slice(0, LONGEST_WORD), names)}`),
            ...(issue.keys.length > UNKNOWN_TOLD ? [`and ${issue.keys.length - UNKNOWN_TOLD} more`] : []),
          ].join('; ')
        : undefined,
  });
}

/** What the fields of a question say, as it is sent: days and instants are texts. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** Arguments as the variables of an operation of the API: selection and counting as inputs of their own. */
export function variablesFor(asked: ToolArguments): {
  readonly selection: Readonly<Record<string, unknown>>;
  readonly counting: Readonly<Record<string, unknown>>;
} & Readonly<Record<string, unknown>> {
  const selection: Record<string, unknown> = {};
  const counting: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  const within = { selection, counting, question: others, rows: others, picture: others };
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined) continue;
    within[Object.hasOwn(FIELDS, name) ? FIELDS[name as FieldName].place : 'question'][name] = value;
  }
  return { ...others, selection, counting };
}
