import { Client, cacheExchange, fetchExchange } from 'urql';

/** The one client: it asks the server that the page came from, and keeps each answer for as long as the page is open. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: { headers: { accept: 'application/graphql-response+json, application/json' } },
});
