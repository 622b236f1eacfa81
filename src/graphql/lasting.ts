import type { ApolloServerPlugin } from '@apollo/server';
import { IMMUTABLE } from '../http/edition.js';
import type { QuestionContext } from './context.js';
import { restsOnReleases } from './pinned.js';

/** Says of a faultless answer to a GET that rests on releases alone that it may be kept without asking again. */
export function lastingAnswers(): ApolloServerPlugin<QuestionContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ schema, document, operation, request, response, contextValue }) {
          const { http, variables } = request;
          if (http?.method !== 'GET' || !document || !operation || contextValue.viewer || contextValue.isLive) return;
          if (response.body.kind !== 'single' || response.body.singleResult.errors) return;
          if (restsOnReleases(schema, document, variables ?? {}, contextValue.snapshot)) {
            response.http.headers.set('cache-control', IMMUTABLE);
          }
        },
      };
    },
  };
}
