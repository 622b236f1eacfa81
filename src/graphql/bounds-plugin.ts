import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { Bounds, BoundsError } from './bounds.js';
import type { QuestionContext } from './context.js';
import type { Documents } from './documents.js';
import { isLarge, jsonInSteps } from './json-in-steps.js';

/** The text of an answer that was written already; `stringifyResult` gives it as it is. */
class Written {
  constructor(readonly text: string) {}
}

/** The JSON of a result of graphql-js. */
export function stringifyResult(result: { data?: unknown }): string {
  return result.data instanceof Written ? result.data.text : JSON.stringify(result);
}

/** HTTP status by bound: a late answer may be in time when asked again (503), one that is too large never is (400). */
const STATUS: Readonly<Record<string, number>> = { DEADLINE_PASSED: 503, ANSWER_TOO_LARGE: 400 };

/**
 * Holds requests that Apollo answers to their bounds: work that came to one is told as a refusal, without a part of its
 * data, and large results become text in slices. Keeps the documents of operations that are executed.
 */
export function boundsPlugin(documents: Documents): ApolloServerPlugin<QuestionContext> {
  return {
    async requestDidStart() {
      return {
        // A prepared operation may have used up its time already; Apollo then only writes the refusal.
        async didResolveOperation({ contextValue }) {
          try {
            contextValue.bounds.check();
          } catch (error) {
            if (error instanceof BoundsError) throw refusal(error);
            throw error;
          }
        },
        async executionDidStart({ queryHash, source, document }) {
          documents.keep(queryHash, source, document);
        },
        async willSendResponse({ response, errors, contextValue }) {
          const { body, http } = response;
          if (body.kind !== 'single') return;
          const refuse = (error: BoundsError) => {
            const { message, code, details } = error;
            body.singleResult = { errors: [{ message, extensions: { ...details, code } }] };
            http.status = STATUS[code] ?? 503;
          };
          const bound = errors
            ?.map((error) => unwrapResolverError(error))
            .find((error) => error instanceof BoundsError);
          if (bound) return refuse(bound as BoundsError);
          const { bounds } = contextValue ?? {};
          if (!(bounds instanceof Bounds) || !isLarge(body.singleResult)) return;
          // Errors stand first, as Apollo has it.
          const { errors: told, data, ...others } = body.singleResult;
          const inOrder = { errors: told, data, ...others };
          try {
            const text = await bounds.inSlices(jsonInSteps(inOrder, (length) => bounds.checkBytes(length)));
            body.singleResult = { data: new Written(text) as never };
          } catch (error) {
            if (!(error instanceof BoundsError)) throw error;
            refuse(error);
          }
        },
      };
    },
  };
}

function refusal({ message, code, details }: BoundsError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...details, code, http: { status: STATUS[code] ?? 503 } } });
}
