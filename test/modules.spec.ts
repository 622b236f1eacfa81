import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModule, type TestingModuleBuilder } from '@nestjs/testing';
import { buildSchema } from 'graphql';
import supertest from 'supertest';
import { SETTINGS, SettingsModule } from '../src/config/settings.module.js';
import { CurationModule } from '../src/curation/curation.module.js';
import { ProposalList } from '../src/curation/proposal-list.service.js';
import { Proposals } from '../src/curation/proposals.service.js';
import { statedProposal } from '../src/curation/stated-proposal.js';
import { DatabaseModule } from '../src/database/database.module.js';
import type { OpenDatabase } from '../src/database/open-database.js';
import { sdlSchema } from '../src/graphql/sdl-schema.js';
import { AccessTokens } from '../src/identity/access-tokens.service.js';
import { Authenticator } from '../src/identity/authenticator.js';
import { IdentityModule } from '../src/identity/identity.module.js';
import type { Viewer } from '../src/identity/viewer.js';
import { RollModule } from '../src/roll/roll.module.js';
import { SnapshotStore } from '../src/roll/snapshot-store.js';
import { type RollsOfProposals, SUPPOSED_ROLLS } from '../src/roll/supposed.js';
import { Lifecycle } from '../src/server/lifecycle.js';
import { MonitoringModule } from '../src/server/monitoring.module.js';
import { DeliveryQueue } from '../src/webhooks/delivery-queue.js';
import { WebhooksModule } from '../src/webhooks/webhooks.module.js';
import { Webhooks } from '../src/webhooks/webhooks.service.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
});
afterAll(() => database?.drop());

/** Closed after each test: what watches the database would go on. */
const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const module of running.splice(0)) await module.close();
});

async function started(builder: TestingModuleBuilder): Promise<TestingModule> {
  const module = await builder.compile();
  running.push(module);
  return module.init();
}

/** A module with nothing beside it but what is global in the server, and what it imports itself. */
async function alone(module: Type | DynamicModule, ...more: Type[]): Promise<[TestingModuleBuilder, OpenDatabase]> {
  const open = await database.open();
  const imports = [SettingsModule.with(database.settings()), DatabaseModule.forRoot(open), RollModule, ...more, module];
  return [Test.createTestingModule({ imports }), open];
}

const PROPOSED = statedProposal(sdlSchema(), {
  reason: 'to try it',
  changes: [
    {
      recordInitiative: {
        ...{ slug: 'first-fact', name: 'A text to try this with', kind: 'DECLARATION', scope: 'INTERREGIONAL' },
        ...{ binding: false, openness: 'OPEN' },
      },
    },
  ],
});
const viewer = (name: string): Viewer => ({ name, role: 'REVIEWER', subject: `token:${name}` });

describe('the module of curation by itself', () => {
  test('proposes, supposes and records; closing it closes the database', async () => {
    const [builder, { dataSource }] = await alone(CurationModule);
    const module = await started(builder);
    const now = new Date();
    const before = module.get(SnapshotStore).current.newest.id;
    const { proposal } = await module.get(Proposals).propose(viewer('Ana'), PROPOSED, now);
    const id = proposal!.id;
    const { nodes, totalCount } = await module.get(ProposalList).page({}, module.get(SnapshotStore).current);
    expect([totalCount, nodes.map((node) => node.id)]).toEqual([1, [`Proposal:${id}`]]);
    const supposed = await module
      .get<RollsOfProposals>(SUPPOSED_ROLLS)
      .named(new Map([[`Proposal:${id}`, 'counting.proposal']]), now);
    const roll = supposed.get(`Proposal:${id}`)!.snapshot.roll;
    expect(roll.initiativeBySlug.get('first-fact')?.names.en).toBe('A text to try this with');
    await expect(module.get(Proposals).approve(viewer('Ana'), id, 1, {}, now)).rejects.toThrow('by another person');
    await module.get(Proposals).approve(viewer('Ben'), id, 1, {}, now);
    expect(module.get(SnapshotStore).current.newest.id).toBe(before + 1);
    await module.close();
    expect(dataSource.isInitialized).toBe(false);
  });
});

describe('the module of webhooks by itself', () => {
  test('looks for what is due from its start to its end', async () => {
    let looks = 0;
    const take = async () => {
      looks++;
      return null;
    };
    const queue = { take, lengths: async () => ({ waiting: 0, parked: 0 }) };
    const [builder] = await alone(WebhooksModule);
    const module = await started(builder.overrideProvider(DeliveryQueue).useValue(queue));
    expect(looks).toBe(1);
    const hook = { url: 'https://example.org/hook', name: null, filter: {} };
    expect(await module.get(Webhooks).add(hook, false, new Date())).toMatchObject({ name: 'example.org' });
    await module.get(SnapshotStore).refresh();
    await module.close();
    const looksUntilTheEnd = looks;
    await sleep(50);
    expect(looks).toBe(looksUntilTheEnd);
  });
});

describe('the module of identity by itself', () => {
  const schema = (sdl: string) => {
    @Global()
    @Module({
      providers: [{ provide: GraphQLSchemaHost, useValue: { schema: buildSchema(sdl) } }],
      exports: [GraphQLSchemaHost],
    })
    class Schema {}
    return Schema;
  };

  test('knows whom it gave a token', async () => {
    const [builder] = await alone(IdentityModule, schema('type Query { viewer: String }'));
    const module = await started(builder);
    const now = new Date();
    const token = await module.get(AccessTokens).create({ name: 'Ana', role: 'REVIEWER', expiresAt: null }, now);
    expect(await module.get(Authenticator).viewerOf(`Bearer ${token}`, now)).toEqual(viewer('Ana'));
  });

  test('does not start with a mutation that nobody guards', async () => {
    const open = schema('type Query { viewer: String } type Mutation { burn: String }');
    const [builder] = await alone(IdentityModule, open);
    await expect(started(builder)).rejects.toThrow('It is not said who may: the mutation burn has no resolver.');
  });
});

describe('the module of monitoring by itself', () => {
  const serving = async (lifecycle: Lifecycle, metrics: 'off' | 'local' | 'all'): Promise<NestFastifyApplication> => {
    const [builder] = await alone(MonitoringModule.with(lifecycle));
    const settings = database.settings({ ROLLCALL_METRICS: metrics });
    const module = await builder.overrideProvider(SETTINGS).useValue(settings).compile();
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    running.push(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  };

  test('is ready until the process is ending, and alive all the while', async () => {
    const lifecycle = new Lifecycle();
    const app = await serving(lifecycle, 'off');
    const http = supertest(app.getHttpServer());
    const ready = await http.get('/readyz');
    expect([ready.status, ready.headers['cache-control'], ready.body]).toEqual([
      ...[200, 'no-store'],
      {
        ...{ ready: true, revision: app.get(SnapshotStore).current.newest.id, ageSeconds: expect.any(Number) },
        ...{ databaseAway: false, reason: null },
      },
    ]);
    lifecycle.end();
    const ending = await http.get('/readyz');
    expect([ending.status, ending.body.ready, ending.body.reason]).toEqual([503, false, 'the server is ending']);
    expect((await http.get('/livez')).body).toEqual({ alive: true });
  });

  test.each([
    ['off', 404, 404],
    ['local', 200, 404],
    ['all', 200, 200],
  ] as const)('shows by ROLLCALL_METRICS=%s what is counted', async (metrics, near, byProxy) => {
    const app = await serving(new Lifecycle(), metrics);
    const http = supertest(app.getHttpServer());
    const answers = [await http.get('/metrics'), await http.get('/metrics').set('x-forwarded-for', '192.0.2.1')];
    expect(answers.map(({ status }) => status)).toEqual([near, byProxy]);
    for (const { status, text, body } of answers) {
      if (status === 200) expect(text).toContain('\nrollcall_snapshot_revision ');
      else expect(body).toEqual({ error: 'there is nothing at /metrics' });
    }
  });
});
