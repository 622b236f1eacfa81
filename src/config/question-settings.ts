import { resolve } from 'node:path';
import { z } from 'zod';
import { list, whole } from './values.js';

/** Which operations are answered, how large they may be, and what is kept of the answers. */
export interface QuestionSettings {
  readonly maxQueryDepth: number;
  readonly maxQueryCost: number;
  readonly maxAliases: number;
  readonly maxTokens: number;
  /** Seconds that an answer may take. */
  readonly deadlineSeconds: number;
  readonly maxAnswerBytes: number;
  /** Manifests of the operations that are answered beside the dashboard's own, absolute; null = every operation is. */
  readonly trustedDocuments: readonly string[] | null;
  /** Whether whole answers are kept until the roll changes, and those about releases alone for longer. */
  readonly answerCache: boolean;
  /** Whether operations that came before are answered without another way through the GraphQL server. */
  readonly preparedOperations: boolean;
  /** Whether these are answered by the answer writer; else graphql-js executes every operation. */
  readonly answerWriter: boolean;
  /** The most that everything kept longer than a request may take, in bytes. */
  readonly cacheBytes: number;
}

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const QUESTION_VARIABLES = z.object({
  ROLLCALL_MAX_QUERY_DEPTH: whole(1, 1000)
    .default(12)
    .describe('how deep an operation may nest, a whole number from 1 to 1000'),
  ROLLCALL_MAX_QUERY_COST: whole(1, 1e9)
    .default(10_000_000)
    .describe(
      'what an operation may cost in bytes of its answer and of what could be answered while it is worked out, a whole number from 1 to 1000000000',
    ),
  ROLLCALL_MAX_ALIASES: whole(0, 1e5)
    .default(30)
    .describe('how many aliases an operation may hold, a whole number from 0 to 100000'),
  ROLLCALL_MAX_TOKENS: whole(1, 1e6)
    .default(2000)
    .describe('how many tokens an operation may hold, a whole number from 1 to 1000000'),
  ROLLCALL_DEADLINE_SECONDS: whole(1, 3600)
    .default(10)
    .describe('how many seconds an answer may take, a whole number from 1 to 3600'),
  ROLLCALL_MAX_ANSWER_BYTES: whole(1000, 1e9)
    .default(16_000_000)
    .describe('how many bytes an answer may have, a whole number from 1000 to 1000000000'),
  ROLLCALL_TRUSTED_DOCUMENTS: list(',')
    .refine((names) => names.every((name) => !name.includes('\0')))
    .refine((names) => names.length < 2 || !names.some((name) => name === 'off' || name === 'own'))
    .describe(
      "off (every operation is answered), own (the dashboard's alone), or manifest files separated by commas, whose operations are answered as well",
    ),
  ROLLCALL_ANSWER_CACHE: z
    .enum(['on', 'off'])
    .default('on')
    .describe('on or off: whether whole answers are kept until the roll changes'),
  ROLLCALL_PREPARED: z
    .enum(['on', 'off'])
    .default('on')
    .describe('on or off: whether operations that came before are answered without another way through GraphQL'),
  ROLLCALL_ANSWER_WRITER: z
    .enum(['on', 'off'])
    .default('on')
    .describe('on or off: whether operations that came before are answered by the answer writer, not by graphql-js'),
  ROLLCALL_CACHE_BYTES: whole(1_048_576, 1e12)
    .default(268_435_456)
    .describe(
      'the most bytes that everything kept longer than a request may take, a whole number from 1048576 (1 MB) to 1000000000000',
    ),
});

export function questionSettings(values: z.output<typeof QUESTION_VARIABLES>): QuestionSettings {
  return {
    maxQueryDepth: values.ROLLCALL_MAX_QUERY_DEPTH,
    maxQueryCost: values.ROLLCALL_MAX_QUERY_COST,
    maxAliases: values.ROLLCALL_MAX_ALIASES,
    maxTokens: values.ROLLCALL_MAX_TOKENS,
    deadlineSeconds: values.ROLLCALL_DEADLINE_SECONDS,
    maxAnswerBytes: values.ROLLCALL_MAX_ANSWER_BYTES,
    trustedDocuments: trustedIn(values.ROLLCALL_TRUSTED_DOCUMENTS),
    answerCache: values.ROLLCALL_ANSWER_CACHE === 'on',
    preparedOperations: values.ROLLCALL_PREPARED === 'on',
    answerWriter: values.ROLLCALL_ANSWER_WRITER === 'on',
    cacheBytes: values.ROLLCALL_CACHE_BYTES,
  };
}

function trustedIn(names: readonly string[]): readonly string[] | null {
  const [first] = names;
  if (first === undefined || first === 'off') return null;
  return Object.freeze(first === 'own' ? [] : names.map((name) => resolve(name)));
}
