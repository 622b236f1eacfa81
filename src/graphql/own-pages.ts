import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { RollcallError } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { isOfOtherSite } from '../http/cross-site.js';

/**
 * Takes mutations from browsers for pages of this server's own and of the origins that are named: the page of any other
 * site may read, and must not write by its visitors, from their addresses and networks.
 */
export function ownPagesWrite(settings: Settings): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, request }) {
          if (operation?.operation !== OperationTypeNode.MUTATION || !request.http) return;
          const headers = Object.fromEntries(request.http.headers);
          if (!isOfOtherSite(headers, settings)) return;
          const origin = String(headers.origin).slice(0, 200);
          const message = `pages of ${origin} may read here and not write (ROLLCALL_CORS_ORIGINS; ROLLCALL_PUBLIC_URL says which are this server's own)`;
          throw new GraphQLError(message, {
            originalError: new RollcallError('FORBIDDEN', message),
            extensions: { code: 'FORBIDDEN', http: { status: 403 } },
          });
        },
      };
    },
  };
}
