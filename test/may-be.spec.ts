import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { Type } from '@nestjs/common';
import { APP_FILTER, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { formatError } from '../src/graphql/format-error.js';
import { PassOnFilter } from '../src/graphql/pass-on.filter.js';
import { CurrentViewer } from '../src/identity/current-viewer.decorator.js';
import { ForEveryone, MayBe } from '../src/identity/may-be.decorator.js';
import { MutationCheck } from '../src/identity/mutation-check.js';
import type { Viewer } from '../src/identity/viewer.js';

const SDL = `
  type Thing { name: String }
  type Query { thing: Thing, hidden: String }
  type Mutation { propose: String, decide: String, report: String }`;

@Resolver()
class Things {
  @Query('thing')
  thing() {
    return {};
  }
  @Query('hidden')
  @MayBe('ADMINISTRATOR')
  hidden(): string {
    return 'seen';
  }
  @Mutation('propose')
  @MayBe('CONTRIBUTOR')
  propose(@CurrentViewer() viewer: Viewer): string {
    return viewer.name;
  }
  @Mutation('decide')
  @MayBe('REVIEWER')
  decide(@CurrentViewer() viewer: Viewer): string {
    return viewer.name;
  }
  @Mutation('report')
  @ForEveryone()
  report(@CurrentViewer() viewer: Viewer | null): string {
    return viewer?.name ?? 'anybody';
  }
}

/** A small API with these resolvers; the viewer has the role that the header `x-viewer` says, for no token is checked. */
async function start(...resolvers: Type[]): Promise<NestFastifyApplication> {
  const api = GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    typeDefs: SDL,
    formatError,
    context: ({ headers }: { headers: Record<string, string | undefined> }) => ({
      viewer: headers['x-viewer'] ? { name: 'Ana', role: headers['x-viewer'], subject: 'token:Ana' } : null,
    }),
  });
  const filter = { provide: APP_FILTER, useClass: PassOnFilter };
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule, api],
    providers: [MutationCheck, filter, ...resolvers],
  }).compile();
  return module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false }).init();
}

describe('a role that a root field takes', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await start(Things);
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app?.close());

  const ask = async (query: string, role?: string) => {
    const request = supertest(app.getHttpServer()).post('/graphql').send({ query });
    return (await (role ? request.set('x-viewer', role) : request)).body;
  };

  test.each([
    ['mutation { propose }', 'CONTRIBUTOR', 'Ana'],
    ['mutation { propose }', 'REVIEWER', 'Ana'],
    ['mutation { propose }', 'ADMINISTRATOR', 'Ana'],
    ['mutation { decide }', 'REVIEWER', 'Ana'],
    ['mutation { report }', 'CONTRIBUTOR', 'Ana'],
    ['mutation { report }', undefined, 'anybody'],
    ['{ hidden }', 'ADMINISTRATOR', 'seen'],
  ])('%s is done for %s', async (query, role, expected) => {
    const { data, errors } = await ask(query, role);
    expect(errors).toBeUndefined();
    expect(Object.values(data)).toEqual([expected]);
  });

  test.each([
    ['mutation { decide }', 'CONTRIBUTOR', 'REVIEWER'],
    ['{ hidden }', 'REVIEWER', 'ADMINISTRATOR'],
  ])('%s is forbidden to %s, and the error names both roles', async (query, roleHeld, roleNeeded) => {
    const { errors } = await ask(query, roleHeld);
    expect(errors[0].extensions).toEqual({ code: 'FORBIDDEN', roleNeeded, roleHeld });
    expect(errors[0].message).toBe(
      `this takes the role ${roleNeeded}, but the token of "Ana" has the role ${roleHeld}`,
    );
  });

  test('without a token nothing that takes a role is done', async () => {
    for (const query of ['mutation { propose }', 'mutation { decide }', '{ hidden }']) {
      const { errors } = await ask(query);
      expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a server does not start', () => {
  test('with a mutation that does not say who may', async () => {
    @Resolver()
    class Forgetful extends Things {
      @Mutation('report')
      override report(): string {
        return 'done by anybody';
      }
    }
    await expect(start(Forgetful)).rejects.toThrow(
      'It is not said who may: the mutation report (Forgetful.report) has neither @MayBe nor @ForEveryone.',
    );
  });

  test('with a mutation that nobody resolves', async () => {
    @Resolver()
    class Nothing {}
    await expect(start(Nothing)).rejects.toThrow('the mutation propose has no resolver');
  });

  test('with a role on a field of another type, where no guard would run', async () => {
    @Resolver('Thing')
    class Names {
      @ResolveField('name')
      @MayBe('REVIEWER')
      nameOf(): string {
        return 'name';
      }
    }
    await expect(start(Things, Names)).rejects.toThrow('Names.nameOf is no root field');
  });
});
