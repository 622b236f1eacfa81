import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { keyValueCache } from '../common/caches.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import { clientKey } from '../http/client-key.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { type RollsOfProposals, SUPPOSED_ROLLS } from '../roll/supposed.js';
import { boundsOf } from './bounds.js';
import { boundsPlugin, stringifyResult } from './bounds-plugin.js';
import { type QuestionContext, questionContext } from './context.js';
import { Documents } from './documents.js';
import { formatError } from './format-error.js';
import { lastingAnswers } from './lasting.js';
import { costLimit, limitRules, MOST_FAULTS } from './limits.js';
import { livePlugin } from './live-plugin.js';
import { neverKept } from './never-kept.js';
import { ownPagesWrite } from './own-pages.js';
import { PassOnFilter } from './pass-on.filter.js';
import { PreparedModule } from './prepared.module.js';
import { PreparedOperations } from './prepared-operations.js';
import { DateScalar, DateTimeScalar, UrlScalar } from './scalars.js';
import { readSdl } from './sdl.js';
import { giveWayBetweenItems } from './sliced-lists.js';
import { TypeFields } from './type-fields.js';

/**
 * The API at `/graphql`: the SDL of `schema/`, the fields of its types, limits and errors. Global for what Nest's own module
 * exports, such as the schema, which modules beneath this one look at.
 */
@Global()
@Module({ providers: [{ provide: APP_FILTER, useClass: PassOnFilter }] })
export class GraphqlModule {
  /** @param supposing the module that exports `SUPPOSED_ROLLS`: proposals are a feature, and this room knows none */
  static with(supposing: Type): DynamicModule {
    const api = NestGraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [PreparedModule, supposing],
      inject: [SETTINGS, SnapshotStore, Reads, PreparedOperations, TypeFields, Documents, SUPPOSED_ROLLS],
      useFactory: (
        settings: Settings,
        store: SnapshotStore,
        reads: Reads,
        prepared: PreparedOperations,
        fields: TypeFields,
        documents: Documents,
        supposedRolls: RollsOfProposals,
      ): ApolloDriverConfig => ({
        path: '/graphql',
        // As `typePaths` the same files would be merged and printed once more before they are, a third of a second.
        typeDefs: readSdl(),
        resolvers: {
          Date: DateScalar,
          DateTime: DateTimeScalar,
          URL: UrlScalar,
          ...fields.all(),
        },
        context: (request: Pick<FastifyRequest, 'raw' | 'viewer' | 'ip'>): QuestionContext =>
          questionContext(store, reads, boundsOf(request, settings), request.viewer ?? null, clientKey(request.ip)),
        formatError,
        validationRules: limitRules(settings, 'http'),
        validationOptions: { maxErrors: MOST_FAULTS },
        parseOptions: { maxTokens: settings.maxTokens },
        // Bounded in bytes, as documents are.
        // Not with trusted documents: there the server's own list of texts is used, before Apollo.
        persistedQueries: settings.trustedDocuments === null && {
          cache: keyValueCache<string>('persisted-queries', (text) => 2 * text.length),
        },
        // Apollo's cache control asks at every field; the answers here are valid as long as the revision is.
        plugins: [
          costLimit(settings, store),
          livePlugin(supposedRolls),
          ...(settings.preparedOperations ? [prepared.plugin()] : []),
          boundsPlugin(documents),
          neverKept(),
          ownPagesWrite(settings),
          lastingAnswers(),
          ApolloServerPluginCacheControlDisabled(),
          // Apollo would tell every gateway that asks how long each field took.
          ApolloServerPluginInlineTraceDisabled(),
        ],
        documentStore: documents as never,
        transformSchema: giveWayBetweenItems,
        stringifyResult,
        introspection: settings.trustedDocuments === null,
        playground: false,
        graphiql: false,
        // Nothing is told by a cookie, no GET writes, and a body is JSON, for which a page of another site must ask first.
        csrfPrevention: false,
        includeStacktraceInErrorResponses: false,
        allowBatchedHttpRequests: false,
        stopOnTerminationSignals: false,
      }),
    });
    return { module: GraphqlModule, imports: [api], exports: [NestGraphQLModule] };
  }
}
