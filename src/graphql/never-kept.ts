import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';

/**
 * Says of every answer to a mutation that nobody may keep it, in the header by which any store is told so, the server's
 * own among them: the same mutation sent again is to be executed again.
 */
export function neverKept(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operation, response }) {
          if (operation && operation.operation !== OperationTypeNode.QUERY) {
            response.http.headers.set('cache-control', 'no-store');
          }
        },
      };
    },
  };
}
