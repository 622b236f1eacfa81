import { Client, type Exchange, fetchExchange, type Operation, type OperationResult } from 'urql';
import { filter, map, merge, pipe, share, tap } from 'wonka';

/**
 * Keeps each answer for as long as the page is open, or until something is written here. Unlike urql's own cache it does not
 * ask for `__typename` everywhere, which would double the size of the answers. What is asked as somebody is not kept.
 */
const keepAnswers: Exchange = ({ forward }) => {
  const results = new Map<number, OperationResult>();
  const isAnswered = (operation: Operation) =>
    operation.kind === 'query' && operation.context.requestPolicy !== 'network-only' && results.has(operation.key);
  return (operations) => {
    const shared = share(operations);
    return merge([
      pipe(
        shared,
        filter(isAnswered),
        map((operation): OperationResult => ({ ...results.get(operation.key)!, operation, stale: false })),
      ),
      pipe(
        shared,
        filter((operation) => !isAnswered(operation)),
        forward,
        tap((result) => {
          const { kind, key, context } = result.operation;
          if (result.error || context.unkept) return;
          if (kind === 'mutation') results.clear();
          else results.set(key, result);
        }),
      ),
    ]);
  };
};

/** How far the roll went that answered last. */
let seen: string | null = null;

/** Behind a balancer another process may answer next; it must not answer from older data than the page has shown. */
const fetchOnward: typeof fetch = async (input, options) => {
  const headers = new Headers(options?.headers);
  if (seen !== null) headers.set('rollcall-at-least', seen);
  const response = await fetch(input, { ...options, headers });
  seen = response.headers.get('rollcall-revision') ?? seen;
  return response;
};

/** The one client: it asks the server that the page came from. */
export const client = new Client({
  url: '/graphql',
  exchanges: [keepAnswers, fetchExchange],
  preferGetMethod: false,
  fetch: fetchOnward,
  fetchOptions: { headers: { accept: 'application/graphql-response+json, application/json' } },
});
