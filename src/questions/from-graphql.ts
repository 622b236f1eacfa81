import { badInput } from '../common/rollcall-error.js';
import type { Day } from '../domain/day.js';
import type { CountingInput, OwnGroupInput, SelectionInput, SupposedInput } from '../generated/graphql.js';
import type { QuestionInput } from './fields.js';
import { OWN_NAME, Unreadable } from './readers.js';

/** Arguments of the API's questions, each of which takes some of them. */
export interface QuestionArguments {
  readonly selection?: SelectionInput | null;
  readonly counting?: CountingInput | null;
  readonly asOf?: Day | null;
  readonly suppose?: readonly SupposedInput[] | null;
  readonly scheme?: string | null;
  readonly schemes?: readonly string[] | null;
  readonly group?: string | null;
  readonly countries?: readonly string[] | null;
  readonly ownGroup?: OwnGroupInput | null;
  readonly compositionAt?: Day | null;
  readonly from?: number | null;
  readonly to?: number | null;
  readonly fewerThan?: number | null;
}

/** Arguments of a GraphQL field as a question. The scalars have read days and instants, graphql-js the rest. */
export function fromGraphql(asked: QuestionArguments): QuestionInput {
  const { selection, counting, asOf, suppose, scheme, schemes, group, countries, ownGroup } = asked;
  const { compositionAt, from, to, fewerThan } = asked;
  return {
    ...selection,
    ...counting,
    asOf,
    suppose,
    scheme: schemes ?? (scheme == null ? null : [scheme]),
    group,
    countries,
    ownGroup: ownGroup?.countries,
    groupName: ownGroup?.name == null ? null : plainName(ownGroup.name, 'ownGroup.name'),
    compositionAt,
    from,
    to,
    fewerThan,
  };
}

/** A name that the asker gives. Throws BAD_USER_INPUT for one that can not stand in a title. */
function plainName(text: string, argument: string): string {
  try {
    return OWN_NAME.read(text);
  } catch (error) {
    throw error instanceof Unreadable ? badInput(argument, `${argument}: ${error.message}`) : error;
  }
}
