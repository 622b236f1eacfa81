import { execFile } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Webhook } from 'standardwebhooks';
import { projectRoot } from '../../src/config/project-root.js';
import { openDatabase } from '../../src/database/open-database.js';
import { createApp } from '../../src/server/create-app.js';
import { Deliveries } from '../../src/webhooks/deliveries.service.js';
import { Webhooks } from '../../src/webhooks/webhooks.service.js';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { testLog } from '../support/database.js';
import { tokenFor } from '../support/tokens.js';

interface Message {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Row {
  readonly revision: number;
  readonly state: string;
  readonly attempts: number;
  readonly reason: string | null;
}

/** Far longer than anything here takes, on a machine of whatever load. */
const PATIENCE_MS = 90_000;
const ALLOWED = { ROLLCALL_WEBHOOK_PRIVATE: 'allow', ROLLCALL_LOG_LEVEL: 'fatal' };

describe('webhooks', () => {
  let rollcall: TestApp;
  let receiver: Server;
  let origin: string;
  const messages: Message[] = [];
  /** How the receiver answers, by path; 204 where nothing is said. */
  const answers = new Map<string, (response: ServerResponse) => void>();
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        const path = request.url!;
        messages.push({ path, headers: request.headers, body });
        const answer = answers.get(path) ?? (() => response.writeHead(204).end());
        answer(response);
      });
    });
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    rollcall = await startTestApp({ seeded: true }, ALLOWED);
  });
  afterAll(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await rollcall.close();
  });

  const service = <T>(type: abstract new (...given: never[]) => T, app: NestFastifyApplication = rollcall.app): T =>
    app.get(type as never, { strict: false });
  const add = async (name: string, filter: object = {}) => {
    const added = await service(Webhooks).add({ url: `${origin}/${name}`, name, filter }, true, new Date());
    secrets.set(name, added.secret);
  };
  const remove = (name: string) => service(Webhooks).remove(name, new Date());
  const toldTo = (name: string) => messages.filter(({ path }) => path === `/${name}`);
  const until = async (there: () => boolean | Promise<boolean>) => {
    const given = performance.now() + PATIENCE_MS;
    while (!(await there())) {
      if (performance.now() > given) throw new Error(`it is not so after ${PATIENCE_MS / 1_000} s: ${there}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const rows = async (name: string): Promise<Row[]> =>
    (
      await rollcall.pool.query(
        `SELECT revision_id AS revision, state, attempts, reason FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
         WHERE w.name = $1 ORDER BY d.id`,
        [name],
      )
    ).rows;
  /** Lets so much time go by for what waits, as the database sees it, and has the outbox looked at. */
  const later = async (name: string, interval: string) => {
    await rollcall.pool.query(
      `UPDATE webhook_delivery d SET next_attempt_at = next_attempt_at - $2::interval, waiting_since = waiting_since - $2::interval
       FROM webhook w WHERE w.id = d.webhook_id AND w.name = $1 AND state = 'waiting'`,
      [name, interval],
    );
    service(Deliveries).look();
  };
  /** Ends what a state has in a declaration: a revision with one change. */
  const end = (code: string, day: string) =>
    rollcall.record(`WITH old AS (
        UPDATE participation SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper_inf(recorded) AND participant_id = (SELECT id FROM participant WHERE code = '${code}' AND kind = 'state')
          AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')
        RETURNING participant_id, initiative_id, role, valid, date_precision, confidence, source_id)
      INSERT INTO participation (id, participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT (SELECT max(id) + 1 FROM participation), participant_id, initiative_id, role, daterange(lower(valid), '${day}'), date_precision, confidence, source_id,
        int4range(${NEW_REVISION}, NULL) FROM old`);
  const verified = (name: string, { body, headers }: Message) =>
    // biome-ignore lint/suspicious/noExplicitAny: a payload has the shape that tests assert.
    new Webhook(secrets.get(name)!).verify(body, headers as Record<string, string>) as any;

  test('are told of an approved proposal: signed by the scheme, with what was recorded, by whom and why', async () => {
    await add('all');
    const as = async (token: string, query: string, variables: object) =>
      (await rollcall.http.post('/graphql').set('authorization', `Bearer ${token}`).send({ query, variables })).body
        .data;
    const contributor = await tokenFor(rollcall, 'CONTRIBUTOR', 'Carla');
    const reviewer = await tokenFor(rollcall, 'REVIEWER', 'Rui');
    const change = {
      ...{
        participant: 'Kenya',
        initiative: 'military-ai-political-declaration',
        role: 'ENDORSER',
        validFrom: '2026-05',
      },
      ...{ confidence: 'VERIFIED', citations: [{ url: 'https://example.org/list', title: 'The list' }] },
    };
    const { propose } = await as(
      contributor,
      'mutation ($input: ProposeInput!) { propose(input: $input) { proposal { id } problems { message } } }',
      { input: { reason: 'Kenya <b>joined</b>', changes: [{ recordParticipation: change }] } },
    );
    expect(propose.problems).toEqual([]);
    // What a proposal would record is tried in a transaction that is taken back: nobody is told.
    expect(await rows('all')).toEqual([]);
    const { approveProposal } = await as(
      reviewer,
      'mutation ($id: ID!) { approveProposal(id: $id, expectedVersion: 1) { revision { id recordedAt } } }',
      propose.proposal,
    );
    await until(() => toldTo('all').length > 0);
    const [message] = toldTo('all');
    expect(message!.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_[0-9a-f-]{36}$/),
    });
    const { revision } = approveProposal;
    expect(verified('all', message!)).toEqual({
      type: 'roll.changed',
      timestamp: new Date(revision.recordedAt).toISOString(),
      data: {
        revision: {
          ...{ id: revision.id, recordedAt: new Date(revision.recordedAt).toISOString() },
          ...{ reason: 'Kenya <b>joined</b>', author: 'Carla', approvedBy: 'Rui' },
        },
        changes: [
          {
            cursor: expect.any(String),
            table: 'participations',
            sense: 'RECORDED',
            description: {
              en: expect.stringMatching(/^New on record: Kenya in .*, endorser, from May 2026\.$/),
              zh: expect.stringMatching(/^新增记录：肯尼亚.*2026 ?年 ?5 ?月/),
            },
            ...{ initiative: 'military-ai-political-declaration', participant: 'KEN', group: null },
          },
        ],
        hasMore: false,
        link: `/feeds/changes.json?revision=${revision.id}`,
      },
    });
    const { body } = await rollcall.http.get(verified('all', message!).data.link);
    expect(body.items[0]._rollcall.cursor).toBe(verified('all', message!).data.changes[0].cursor);
    await until(async () => (await rows('all'))[0]!.state === 'told');
    await remove('all');
  });

  test('hear of revisions in their order, each once, and of those alone that their filter takes', async () => {
    await add('everything');
    await add('france', { countries: ['FRA'] });
    const codes = ['AUS', 'FRA', 'BRA', 'CAN', 'CHL'];
    for (const [at, code] of codes.entries()) await end(code, `2027-01-0${at + 1}`);
    await until(async () => (await rows('everything')).every(({ state }) => state === 'told'));
    const told = toldTo('everything').map((message) => verified('everything', message).data);
    expect(told.map(({ changes }) => changes[0].participant)).toEqual(codes);
    expect(new Set(toldTo('everything').map(({ headers }) => headers['webhook-id'])).size).toBe(codes.length);
    await until(async () => (await rows('france')).every(({ state }) => state !== 'waiting'));
    expect(toldTo('france').map((message) => verified('france', message).data.changes[0].participant)).toEqual(['FRA']);
    expect((await rows('france')).map(({ state }) => state)).toEqual(
      codes.map((code) => (code === 'FRA' ? 'told' : 'passed_over')),
    );
    await remove('everything');
    await remove('france');
  });

  test('a receiver that answers 500 is asked again, the same message anew signed, before it hears of what follows', async () => {
    await add('ill');
    answers.set('/ill', (response) => response.writeHead(500).end());
    await end('DEU', '2027-02-01');
    await until(async () => (await rows('ill'))[0]!.attempts === 1);
    await end('IND', '2027-02-02');
    expect(await rows('ill')).toMatchObject([
      { state: 'waiting', attempts: 1, reason: 'the answer was 500' },
      { state: 'waiting', attempts: 0, reason: null },
    ]);
    answers.delete('/ill');
    await later('ill', '1 hour');
    await until(async () => (await rows('ill')).every(({ state }) => state === 'told'));
    const [first, again, next, ...others] = toldTo('ill');
    expect(others).toEqual([]);
    expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(again!.body).toBe(first!.body);
    expect(next!.headers['webhook-id']).not.toBe(first!.headers['webhook-id']);
    for (const message of [first!, again!, next!]) verified('ill', message);
    await remove('ill');
  });

  test('what fails for three days is parked with its reason, does not hold up the next, and is told when that is asked for', async () => {
    await add('away');
    answers.set('/away', (response) => response.writeHead(503).end());
    await end('IDN', '2027-03-01');
    await end('ISR', '2027-03-02');
    await until(async () => (await rows('away'))[0]!.attempts === 1);
    await later('away', '73 hours');
    await until(async () => (await rows('away')).every(({ state }) => state === 'parked'));
    expect(await rows('away')).toMatchObject([
      { state: 'parked', attempts: 2, reason: 'the answer was 503' },
      { state: 'parked', attempts: 1, reason: 'the answer was 503' },
    ]);
    expect(await service(Webhooks).list()).toEqual([
      expect.objectContaining({ name: 'away', waiting: 0, parked: 2, toldAt: null, reason: 'the answer was 503' }),
    ]);
    const { text } = await rollcall.http.get('/metrics');
    expect(text).toMatch(/^rollcall_webhook_deliveries_total\{outcome="parked"\} 2$/m);
    await until(async () => /^rollcall_webhook_parked 2$/m.test((await rollcall.http.get('/metrics')).text));
    answers.delete('/away');
    expect(await service(Webhooks).retry('away', new Date())).toBe(2);
    service(Deliveries).look();
    await until(async () => (await rows('away')).every(({ state }) => state === 'told'));
    expect(
      toldTo('away')
        .slice(-2)
        .map((message) => verified('away', message).data.changes[0].participant),
    ).toEqual(['IDN', 'ISR']);
    await remove('away');
  });

  test('a receiver that is gone (410) is asked no more about it', async () => {
    await add('gone');
    answers.set('/gone', (response) => response.writeHead(410).end());
    await end('ITA', '2027-04-01');
    await until(async () => (await rows('gone'))[0]!.state === 'parked');
    expect(await rows('gone')).toMatchObject([{ attempts: 1, reason: 'the answer was 410' }]);
    await remove('gone');
  });

  test('a receiver that hangs holds up nobody else', async () => {
    await add('hanging');
    await add('lively');
    answers.set('/hanging', () => undefined);
    await end('JPN', '2027-05-01');
    await end('KEN', '2027-05-02');
    await until(async () => (await rows('lively')).every(({ state }) => state === 'told'));
    expect(await rows('hanging')).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    await remove('lively');
  });

  test('a server that ends in the middle gives back what it was at, and the next one tells it; two keep the order', async () => {
    const distinct = (told: readonly Message[]) =>
      told.filter((message, at) => message.headers['webhook-id'] !== told[at - 1]?.headers['webhook-id']);
    const participants = (told: readonly Message[]) =>
      distinct(told).map((message) => verified('hanging', message).data.changes[0].participant);
    await until(() => toldTo('hanging').length > 0);
    await rollcall.app.close();
    answers.delete('/hanging');
    const start = async () => {
      const settings = rollcall.database.settings({ ...ALLOWED, ROLLCALL_MAX_LOOP_DELAY_MS: '0' });
      return createApp(settings, await openDatabase(settings, testLog));
    };
    const [one, other] = [await start(), await start()];
    try {
      const stateOf = async () => (await service(Webhooks, one).list()).map(({ waiting, parked }) => [waiting, parked]);
      await until(async () => (await stateOf()).every(([waiting]) => waiting === 0));
      // What hung when the server ended was sent again, under the same name.
      expect(toldTo('hanging').length).toBeGreaterThan(2);
      expect(participants(toldTo('hanging'))).toEqual(['JPN', 'KEN']);

      const before = toldTo('hanging').length;
      const { rows: newest } = await (await rollcall.database.open()).pool.query('SELECT max(id) AS id FROM revision');
      const { pool } = await rollcall.database.open();
      for (let count = 0; count < 20; count++) {
        // A revision and its change in one transaction, in whichever process.
        await pool.query(`INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'number ${count}', max(data_through) FROM revision;
          INSERT INTO initiative (slug) VALUES ('number-${count}');
          INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
          SELECT id, slug, 'declaration', 'universal', false, 'open', 'complete', int4range(${NEW_REVISION}, NULL) FROM initiative WHERE slug = 'number-${count}'`);
      }
      await until(
        async () => (await stateOf()).every(([waiting]) => waiting === 0) && toldTo('hanging').length >= before + 20,
      );
      const told = toldTo('hanging').slice(before);
      expect(distinct(told).map((message) => Number(verified('hanging', message).data.revision.id))).toEqual(
        Array.from({ length: 20 }, (_, at) => newest[0].id + at + 1),
      );
    } finally {
      await one.close();
      await other.close();
    }
  });
});

describe('webhooks where they may not lead to private networks', () => {
  let rollcall: TestApp;
  const logged: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  beforeAll(async () => {
    process.stderr.write = ((text: string) => {
      logged.push(String(text));
      return true;
    }) as typeof process.stderr.write;
    rollcall = await startTestApp(
      { seeded: true },
      { ROLLCALL_LOG_LEVEL: 'warn', ROLLCALL_PUBLIC_URL: 'https://roll.example/' },
    );
  });
  afterAll(async () => {
    process.stderr.write = write;
    await rollcall.close();
  });
  const webhooks = () => rollcall.app.get(Webhooks, { strict: false });
  const cli = (words: string[], more: NodeJS.ProcessEnv = {}) =>
    new Promise<{ status: number; stdout: string; stderr: string }>((settle) => {
      const main = join(projectRoot(), 'src', 'cli', 'main.ts');
      const loader = join(projectRoot(), 'test', 'support', 'ts-loader.mjs');
      const env = { ...process.env, DATABASE_URL: rollcall.database.url, ROLLCALL_DATA_PACKAGE: 'none', ...more };
      execFile(process.execPath, ['--import', loader, main, 'webhook', ...words], { env }, (error, stdout, stderr) =>
        settle({ status: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });

  test.each([
    ['nonsense', /is no address by https/],
    ['ftp://example.org/', /is no address by https/],
    ['http://example.org/hook', /is by http: use https/],
    ['https://127.0.0.1/hook', /127\.0\.0\.1 is no address of the public Internet/],
    ['https://[fd00::1]/hook', /is no address of the public Internet/],
    ['https://169.254.169.254/latest', /is no address of the public Internet/],
    ['https://localhost/', /localhost is no address of the public Internet/],
  ])('%s is refused when it is added', async (url, message) => {
    await expect(webhooks().add({ url, name: 'a', filter: {} }, false, new Date())).rejects.toThrow(message);
  });

  test('an address with a password is refused, and the password not repeated', async () => {
    const add = webhooks().add({ url: 'https://me:hidden@example.org/', name: 'a', filter: {} }, false, new Date());
    await expect(add).rejects.toThrow(expect.objectContaining({ message: expect.not.stringContaining('hidden') }));
  });

  test('a name that leads to this machine, or an address that was allowed before, is not asked', async () => {
    await webhooks().add({ url: 'https://localhost:9/', name: 'name', filter: {} }, true, new Date());
    await webhooks().add({ url: 'http://127.0.0.1:9/', name: 'address', filter: {} }, true, new Date());
    await rollcall.record(`INSERT INTO initiative (slug) VALUES ('new');
      INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
      SELECT id, slug, 'declaration', 'universal', false, 'open', 'complete', int4range(${NEW_REVISION}, NULL) FROM initiative WHERE slug = 'new'`);
    for (;;) {
      const reports = await webhooks().list();
      if (reports.every(({ reason }) => reason !== null)) {
        expect(reports.map(({ name, waiting, reason }) => [name, waiting, reason])).toEqual([
          ['address', 1, expect.stringContaining('only https is used')],
          ['name', 1, expect.stringMatching(/^localhost \(.*\) is no address of the public Internet/)],
        ]);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const name of ['name', 'address']) await webhooks().remove(name, new Date());
  });

  test('what is copied from elsewhere was told before, and what is taken back is told to nobody', async () => {
    await webhooks().add({ url: 'https://hooks.example.org/', name: 'kept', filter: {} }, false, new Date());
    const client = await rollcall.pool.connect();
    const putInOutbox = async (setting: string) => {
      await client.query(`BEGIN; SET LOCAL rollcall.copied = '${setting}';
        INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'copied', max(data_through) FROM revision`);
      const { rows } = await client.query(`SELECT count(*)::int AS count FROM webhook_delivery d
        JOIN webhook w ON w.id = d.webhook_id WHERE w.name = 'kept'`);
      await client.query('ROLLBACK');
      return rows[0].count;
    };
    expect([await putInOutbox('on'), await putInOutbox('off'), await putInOutbox('on')]).toEqual([0, 1, 0]);
    client.release();
    await webhooks().remove('kept', new Date());
  });

  test('the command line adds, lists and removes, and shows a secret once', async () => {
    const wrong = await cli(['add', 'https://hooks.example.org/a', '--country', 'KENN']);
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toMatch(/^there is no country 'KENN'; did you mean KEN/);
    const added = await cli([
      'add',
      'https://hooks.example.org/a?key=k',
      '--country',
      'KEN,FRA',
      '--topic',
      'safety',
      '--country',
      'CHN',
    ]);
    expect([added.status, added.stderr]).toEqual([
      0,
      'The webhook hooks.example.org is told from now on. Its secret is not shown again.\n',
    ]);
    expect(added.stdout).toMatch(/^whsec_[A-Za-z0-9+/]{43}=\n$/);
    const again = await cli(['add', 'https://hooks.example.org/b']);
    expect(again.stderr).toMatch(/^there is a webhook named "hooks\.example\.org" already/);
    const listed = await cli(['list']);
    expect(listed.stdout).toMatch(
      /^hooks\.example\.org +https:\/\/hooks\.example\.org\/a\?… +country KEN,FRA,CHN; topic SAFETY +up to date +– +– +0 +–$/m,
    );
    const secret = added.stdout.trim().slice('whsec_'.length);
    for (const text of [listed.stdout, listed.stderr, logged.join('')]) expect(text).not.toContain(secret);
    expect((await cli(['retry', 'hooks.example.org'])).stdout).toBe('0 parked deliveries wait to be told again.\n');
    expect((await cli(['remove', 'hooks.example.org'])).stdout).toBe('The webhook hooks.example.org is removed.\n');
    const { rows } = await rollcall.pool.query(
      'SELECT secret FROM webhook WHERE removed_at IS NULL OR secret IS NOT NULL',
    );
    expect(rows).toEqual([]);
    expect(await cli(['remove', 'hooks.example.org'])).toMatchObject({ status: 1, stdout: '' });
  });
});
