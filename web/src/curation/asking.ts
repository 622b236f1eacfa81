import { useCallback, useMemo } from 'react';
import { type AnyVariables, type CombinedError, type OperationContext, type TypedDocumentNode, useClient } from 'urql';
import { useToken } from '../state/session.js';

/** What anybody may ask and what changes without a revision: asked anew each time, and not kept. */
export const NOW: Partial<OperationContext> = { unkept: true, requestPolicy: 'network-only' };

/** How an operation is asked as the holder of a token: this alone sends it, so that what anybody asks stays fast. */
export function contextOf(token: string): Partial<OperationContext> {
  return {
    ...NOW,
    fetchOptions: {
      headers: {
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
      },
    },
  };
}

/** The same for a component: the one object as long as the token stays; without a token, as anybody. */
export function useContextOfToken(): Partial<OperationContext> {
  const token = useToken();
  return useMemo(() => (token === null ? NOW : contextOf(token)), [token]);
}

/** Writes something as the holder of the token. What the page has kept may then be of the roll before: it is forgotten. */
export function useWriting() {
  const client = useClient();
  const context = useContextOfToken();
  return useCallback(
    async <Data, Variables extends AnyVariables>(
      mutation: TypedDocumentNode<Data, Variables>,
      variables: Variables,
    ): Promise<{ data?: Data; error?: CombinedError }> =>
      client.mutation(mutation, variables, { ...context, unkept: false }).toPromise(),
    [client, context],
  );
}
