import type { StandardSchemaWithJSON, ToolAnnotations } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Locale } from '../domain/locale.js';
import type { FieldName } from '../questions/fields.js';
import { argumentsOf, questionInputs, type ToolArguments } from './inputs.js';

/** Asks the API an operation: all within one call from the same state of the roll. Throws RollcallError. */
export type Ask = <T>(operation: string, variables?: object) => Promise<T>;

/** An answer for programs, and the same for people: it holds no figure that the first does not. */
export interface ToolAnswer {
  readonly structured: Record<string, unknown>;
  readonly text: string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** The same as they are announced. */
  readonly schemas: { readonly input: StandardSchemaWithJSON; readonly output: StandardSchemaWithJSON };
  readonly answer: (args: ToolArguments, ask: Ask) => Promise<ToolAnswer>;
}

interface ToolOf<Own extends z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The fields of a question that it understands, beside the language. */
  readonly fields: readonly FieldName[];
  /** Arguments that no other question has. */
  readonly own: Own;
  readonly output: z.ZodRawShape;
  readonly answer: (args: ToolArguments & z.infer<z.ZodObject<Own>>, ask: Ask, locale: Locale) => Promise<ToolAnswer>;
}

/** Every tool looks and changes nothing, and what it looks at is this roll alone. */
export const ANNOTATIONS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** A tool, with what its arguments say made from the fields of questions. */
export function toolOf<Own extends z.ZodRawShape>({ fields, own, output, answer, ...rest }: ToolOf<Own>): Tool {
  const input = argumentsOf({ ...own, ...questionInputs([...fields, 'locale']) });
  const answered = z.object(output);
  return {
    ...rest,
    ...{ input, output: answered, schemas: { input: announced(input), output: announced(answered) } },
    answer: (args, ask) => {
      const { locale = 'EN' } = args as { locale?: Locale };
      return answer({ ...args, locale } as unknown as ToolArguments & z.infer<z.ZodObject<Own>>, ask, locale);
    },
  };
}

/**
 * A schema that is described as JSON once: every request has a server of its own, and would have it described anew, which
 * for all tools together takes longer than most answers.
 */
function announced(schema: z.ZodObject): StandardSchemaWithJSON {
  const standard = schema['~standard'] as StandardSchemaWithJSON['~standard'];
  const byDirection = new Map<'input' | 'output', Record<string, unknown>>();
  const described = (io: 'input' | 'output') => (options: Parameters<typeof standard.jsonSchema.input>[0]) => {
    const json = byDirection.get(io) ?? standard.jsonSchema[io](options);
    byDirection.set(io, json);
    return json;
  };
  const { version, vendor, validate } = standard;
  return {
    '~standard': { version, vendor, validate, jsonSchema: { input: described('input'), output: described('output') } },
  };
}
