import type { Day } from '../domain/day.js';
import type { CountingInput, SelectionInput, SupposedInput } from '../generated/graphql.js';
import type { QuestionInput } from './fields.js';

/** Arguments of the API's questions, each of which takes some of them. */
export interface QuestionArguments {
  readonly selection?: SelectionInput | null;
  readonly counting?: CountingInput | null;
  readonly asOf?: Day | null;
  readonly suppose?: readonly SupposedInput[] | null;
  readonly scheme?: string | null;
  readonly schemes?: readonly string[] | null;
  readonly group?: string | null;
  readonly compositionAt?: Day | null;
  readonly from?: number | null;
  readonly to?: number | null;
  readonly fewerThan?: number | null;
}

/** Arguments of a GraphQL field as a question. The scalars have read days and instants, graphql-js the rest. */
export function fromGraphql(asked: QuestionArguments): QuestionInput {
  const { selection, counting, asOf, suppose, scheme, schemes, group, compositionAt, from, to, fewerThan } = asked;
  return {
    ...selection,
    ...counting,
    asOf,
    suppose,
    scheme: schemes ?? (scheme == null ? null : [scheme]),
    group,
    compositionAt,
    from,
    to,
    fewerThan,
  };
}
