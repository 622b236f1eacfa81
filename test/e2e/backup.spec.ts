import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import supertest from 'supertest';
import { projectRoot } from '../../src/config/project-root.js';
import { createDataSource, MIGRATION_LOCK, migrate, poolOf } from '../../src/database/data-source.js';
import { exportHistory } from '../../src/exports/history-package.js';
import { saveFile } from '../../src/exports/save-file.js';
import { importFile } from '../../src/imports/import-package.js';
import { backUp } from '../../src/keeping/backup.js';
import { readBackup } from '../../src/keeping/read-backup.js';
import { restore } from '../../src/keeping/restore.js';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { createApp } from '../../src/server/create-app.js';
import { createTestDatabase, revertTo, type TestDatabase, testLog } from '../support/database.js';
import { HLAB7, YEARLY } from '../support/exports.js';
import { csv, participation, tally } from '../support/import-fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-backup-'));
chmodSync(folder, 0o755);
const path = join(folder, 'roll.gz');

/** The seeded roll with both releases, and a correction that was recorded after them. */
let original: TestDatabase;
let pool: pg.Pool;
const opened: TestDatabase[] = [];

beforeAll(async () => {
  original = await createTestDatabase({ seeded: true });
  ({ pool } = await original.open());
  const correction = join(folder, 'correction.csv');
  writeFileSync(correction, csv('participations', [participation('ai-for-good', 'NAM', '2025-01-01')]));
  expect(await importFile(pool, correction)).toMatchObject({ outcome: 'imported', revision: 3 });
  await backUp(pool, (chunks) => saveFile(path, chunks));
});
afterAll(async () => {
  for (const database of opened) await database.drop();
  await original?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A database without even tables, unless told otherwise, and a data source on it. */
async function another(empty = true) {
  const database = await createTestDatabase({ empty });
  opened.push(database);
  const open = async () => createDataSource({ url: database.url, poolSize: 4, onLost: testLog.warn }).initialize();
  return { database, open };
}

async function restored(from = path) {
  const { database, open } = await another();
  const dataSource = await open();
  try {
    await restore(dataSource, from);
  } finally {
    await dataSource.destroy();
  }
  return database;
}

async function bytesOf(from: pg.Pool, name: string): Promise<Buffer> {
  const file = join(folder, name);
  await backUp(from, (chunks) => saveFile(file, chunks));
  return readFileSync(file);
}

describe('a restored roll', () => {
  let copy: TestDatabase;
  const apps: NestFastifyApplication[] = [];
  let ask: ((address: string, body?: object) => Promise<Buffer>)[];

  beforeAll(async () => {
    copy = await restored();
    for (const database of [original, copy]) {
      apps.push(await createApp(database.settings({ ROLLCALL_LOG_LEVEL: 'error' }), await database.open()));
    }
    ask = apps.map((app) => async (address, body) => {
      const http = supertest(app.getHttpServer());
      const response = await (body ? http.post(address).send(body) : http.get(address))
        .buffer(true)
        .parse((answer, done) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => done(null, Buffer.concat(chunks)));
        });
      expect(response.status).toBe(200);
      return response.body as Buffer;
    });
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
  });

  async function expectSame(address: string, body?: object): Promise<string> {
    const [before, after] = [await ask[0]!(address, body), await ask[1]!(address, body)];
    expect(after.equals(before)).toBe(true);
    return before.toString('utf8');
  }

  const QUERIES = join(projectRoot(), 'test', 'contract', 'queries');
  const names = readdirSync(QUERIES).flatMap((name) => (name.endsWith('.graphql') ? [name.slice(0, -8)] : []));

  test.each(names)('answers the contract document %s byte for byte', async (name) => {
    const query = readFileSync(join(QUERIES, `${name}.graphql`), 'utf8');
    const variables = JSON.parse(readFileSync(join(QUERIES, `${name}.variables.json`), 'utf8'));
    expect(await expectSame('/graphql', { query, variables })).toMatch(/^\{"data":/);
  });

  test.each([
    ...['csv', 'json', 'xlsx', 'parquet', 'sdmx-csv'].map((format) => `yearly.${format}?${YEARLY}`),
    `distribution.csv?${HLAB7}`,
    `gaps.csv?${HLAB7}`,
    `matrix.csv?${HLAB7}`,
    `yearly.csv?${YEARLY}&release=2026.11`,
    `distribution.csv?${HLAB7}&release=2026.11`,
    'participations.csv?set=hlab7',
    'participations.parquet?set=hlab7&release=2026.12',
  ])('exports %s byte for byte', async (address) => {
    expect((await expectSame(`/exports/${address}`)).length).toBeGreaterThan(100);
  });

  test('knows the past: what was known at an instant, what a release holds, and what came after it', async () => {
    const { rows } = await pool.query('SELECT recorded_at AS at FROM revision ORDER BY id');
    for (const { at } of rows) {
      const knownAt = `${(at as string).slice(0, 23)}Z`;
      const query = `query ($knownAt: DateTime!) { distribution(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { knownAt: $knownAt }) { buckets { k size countries { code } } } }`;
      expect(await expectSame('/graphql', { query, variables: { knownAt } })).toMatch(/^\{"data":/);
    }
    const query = '{ dataset { revision recordedAt participationCount releases { name revision recordedAt cutAt } } }';
    const body = await expectSame('/graphql', { query });
    expect(body).toContain('2026.11');
  });

  test('gives the same history package, file for file', async () => {
    const { pool: copied } = await copy.open();
    const [before, after] = [join(folder, 'history-before'), join(folder, 'history-after')];
    await exportHistory(pool, before);
    await exportHistory(copied, after);
    const files = readdirSync(before);
    expect(files.length).toBeGreaterThan(20);
    expect(readdirSync(after)).toEqual(files);
    for (const name of files) {
      expect([name, readFileSync(join(after, name)).equals(readFileSync(join(before, name)))]).toEqual([name, true]);
    }
  });

  test('gives the same backup, counters and all, and goes on counting where the original does', async () => {
    const { pool: copied } = await copy.open();
    expect((await bytesOf(copied, 'of-copy.gz')).equals(readFileSync(path))).toBe(true);
    const next = async (on: pg.Pool) =>
      (await on.query(`SELECT nextval(pg_get_serial_sequence('participation', 'id'))::text AS id`)).rows[0].id;
    const [id] = await Promise.all([next(pool)]);
    expect(await next(copied)).toBe(id);
  });
});

test('the same state gives the same bytes, and names neither time nor system', async () => {
  const [first, second] = [await bytesOf(pool, 'first.gz'), await bytesOf(pool, 'second.gz')];
  expect(second.equals(first)).toBe(true);
  expect([...first.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});

test('holds every table but the bookkeeping of migrations and the tokens, and its rows as they are counted', async () => {
  const { manifest } = await readBackup(path);
  // The requests of clients are no part of the record, and whoever has a backup shall have neither the hashes of
  // tokens nor the keys of webhooks.
  const left = ['schema_migration', 'rate_limit', 'access_token', 'webhook', 'webhook_delivery'];
  const counted = Object.fromEntries(Object.entries(await tally(pool)).filter(([name]) => !left.includes(name)));
  expect(Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))).toEqual(counted);
});

test('holds a table of a later migration too, whatever its key, types and references', async () => {
  const { database, open } = await another(false);
  const dataSource = await open();
  const on = poolOf(dataSource);
  await on.query(`
    CREATE TABLE aardvark (note text, odd jsonb, at timestamptz, raw bytea, number double precision, twice double precision GENERATED ALWAYS AS (number * 2) STORED,
      initiative_id integer REFERENCES initiative);
    CREATE SEQUENCE lonely START 5;
    INSERT INTO initiative (slug) VALUES ('a');
    INSERT INTO aardvark (note, odd, at, raw, number, initiative_id) VALUES
      (E'\\\\.', '{"a": "b\\\\n"}', '2026-01-01 00:00:00.123456Z', '\\x00ff', 0.1, 1), (E'tab\\there\\nline', null, null, null, 'NaN', null),
      ('', '[]', '-infinity', '', 1e-300, 1);
    SELECT nextval('lonely');
    CREATE UNLOGGED TABLE passing (id integer)`);
  const file = join(folder, 'later.gz');
  await backUp(on, (chunks) => saveFile(file, chunks));
  const { manifest } = await readBackup(file);
  expect(manifest.tables).toContainEqual(expect.objectContaining({ name: 'aardvark', rows: 3 }));
  expect(manifest.tables.map(({ name }) => name)).not.toContain('passing');
  expect(manifest.sequences).toContainEqual({ name: 'lonely', lastValue: '5', isCalled: true });
  const before = readFileSync(file);
  await on.query(`UPDATE aardvark SET number = 7; SELECT setval('lonely', 99)`);
  await restore(dataSource, file, { replace: true });
  expect((await bytesOf(on, 'later-again.gz')).equals(before)).toBe(true);
  await dataSource.destroy();
  await database.drop();
});

describe('a broken file', () => {
  const whole = () => readFileSync(path);
  const content = () => gunzipSync(whole());
  let counter = 0;
  function broken(bytes: Buffer): string {
    const file = join(folder, `broken-${++counter}.gz`);
    writeFileSync(file, bytes);
    return file;
  }
  const altered = (from: string, to: string) => {
    const text = content().toString('utf8');
    expect(text.split(from).length).toBeGreaterThan(1);
    return gzipSync(text.replace(from, () => to));
  };
  /** The content cut into its tables, and what stands before and after them. */
  const sections = () =>
    content()
      .toString('utf8')
      .split(/(?<=^\\\.\n)/m);

  test.each([
    ['that is empty', () => Buffer.alloc(0), 'is empty'],
    ['that is no gzip', () => Buffer.from('{"rollcallBackup":1}\n'), 'not compressed with gzip'],
    ['that holds something else', () => gzipSync('a,b\n1,2\n'), 'the header can not be read'],
    ['that holds other JSON', () => gzipSync('{"a":1}\n'), 'the header is not that of a backup'],
    ['cut within its first bytes', () => whole().subarray(0, 12), 'the header is cut off'],
    ['cut in the middle', () => whole().subarray(0, whole().length >> 1), 'is cut off'],
    ['that lacks its last byte', () => whole().subarray(0, -1), 'the end is cut off'],
    [
      'cut and compressed again',
      () => gzipSync(content().subarray(0, content().length >> 1)),
      'cut off: the file ends within its rows',
    ],
    [
      'without its last line',
      () => gzipSync(content().subarray(0, content().lastIndexOf('\n', content().length - 2) + 1)),
      'the checksum of the whole is missing',
    ],
    ['with something after it', () => Buffer.concat([whole(), Buffer.from('more')]), 'is followed by something'],
    ['with zeros after it', () => Buffer.concat([whole(), Buffer.alloc(512)]), 'something follows its end'],
    ['followed by another', () => Buffer.concat([whole(), whole()]), 'followed by something'],
    [
      'of a newer format',
      () => altered('"rollcallBackup":1,"program":"', '"rollcallBackup":2,"program":"9'),
      'says format 2, of Rollcall 9',
    ],
    ['with a row altered', () => altered('ai-for-good', 'ai-for-goof'), 'table initiative was altered'],
    ['with a column altered', () => altered('["id","slug"]', '["slug","id"]'), 'table country_group was altered'],
    ['with the header altered', () => altered('"revision":3', '"revision":4'), 'the header was altered'],
    ['with the manifest altered', () => altered('"lastValue":"', '"lastValue":"1'), 'the manifest was altered'],
    [
      'with the checksum altered',
      () => altered('{"sha256":"', '{"sha256":"z'),
      'the checksum of the whole can not be read',
    ],
    [
      'with two tables exchanged',
      () => {
        const [first, second, third, ...rest] = sections();
        return gzipSync([first, third, second, ...rest].join(''));
      },
      'stands where the manifest has',
    ],
    [
      'without one table',
      () => {
        const [first, second, third, ...rest] = sections();
        return gzipSync([first, second, ...rest.slice(0)].join('').replace(third!, ''));
      },
      'stands where the manifest has',
    ],
    [
      'without its last table',
      () => {
        const all = sections();
        return gzipSync([...all.slice(0, -2), all.at(-1)].join(''));
      },
      'table translation is missing',
    ],
  ])('%s is refused, and the part is named', async (_, make, said) => {
    const file = broken(make());
    await expect(readBackup(file)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(said),
    });
    await expect(readBackup(file)).rejects.toThrow(file);
  });

  test('with any bit turned over is refused, unless it is one that says nothing about the content', async () => {
    const bytes = whole();
    const places = [
      ...Array(40).keys(),
      ...Array.from({ length: 30 }, (_, n) => 40 + Math.floor((n * (bytes.length - 60)) / 30)),
      ...Array.from({ length: 12 }, (_, n) => bytes.length - 12 + n),
    ];
    const content = gunzipSync(bytes);
    let sound = 0;
    for (const place of places) {
      const turned = Buffer.from(bytes);
      turned[place]! ^= 1 << (place % 8);
      const outcome = await readBackup(broken(turned)).then(
        () => 'sound',
        (error: Error & { code?: string }) => error.code,
      );
      if (outcome === 'sound') {
        sound++;
        expect([place, gunzipSync(turned).equals(content)]).toEqual([place, true]);
      } else expect([place, outcome]).toEqual([place, 'BAD_USER_INPUT']);
    }
    // Time, effort and system in the first ten bytes, and at most one that fills up the last byte of what is compressed.
    expect([6, 7]).toContain(sound);
  });

  test('writes nothing, and a sound one can be restored then', async () => {
    const { database, open } = await another(false);
    const dataSource = await open();
    const before = await tally(poolOf(dataSource));
    // Altered so that only the database can see it: a row that breaks a rule, with every checksum made anew.
    for (const bytes of [whole().subarray(0, -1), altered('ai-for-good', 'ai-for-goof')]) {
      await expect(restore(dataSource, broken(bytes))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    expect(await tally(poolOf(dataSource))).toEqual(before);
    await restore(dataSource, path);
    expect((await tally(poolOf(dataSource))).participation).toBe((await tally(pool)).participation);
    await dataSource.destroy();
    await database.drop();
  });
});

describe('restoring', () => {
  test('is refused where the database holds data, unless it may be replaced; what it held is gone then', async () => {
    const { open } = await another(false);
    const dataSource = await open();
    const on = poolOf(dataSource);
    await on.query(`INSERT INTO source (title) VALUES ('mine')`);
    await expect(restore(dataSource, path)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/holds data already \(table source has rows\).*--replace/),
    });
    expect((await tally(on)).source).toBe(1);
    await restore(dataSource, path, { replace: true });
    expect((await bytesOf(on, 'replaced.gz')).equals(readFileSync(path))).toBe(true);
    // What guards the record guards it again.
    await expect(on.query('TRUNCATE participation CASCADE')).rejects.toMatchObject({ code: '23001' });
    await dataSource.destroy();
  });

  test('a backup of a newer program is refused by name', async () => {
    const newer = join(folder, 'newer.gz');
    const { database, open } = await another(false);
    const dataSource = await open();
    const on = poolOf(dataSource);
    await on.query(`INSERT INTO schema_migration (timestamp, name) VALUES (2795910400000, 'Later2795910400000')`);
    await backUp(on, (chunks) => saveFile(newer, chunks));
    await expect(restored(newer)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/newer program, Rollcall .*: its migration Later2795910400000/),
    });
    await expect(restore(dataSource, path)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('migrated by a newer program: its migration Later2795910400000'),
    });
    await dataSource.destroy();
    await database.drop();
  });

  test('a backup of an earlier schema comes out as the migrations since make it', async () => {
    const { open } = await another(false);
    const early = await open();
    await revertTo(early, 'CreateTheRoll');
    await poolOf(early).query(`
      INSERT INTO revision (id, recorded_at, reason, data_through) VALUES (1, '2026-01-01Z', 'first', '2026-01-01');
      INSERT INTO participant (kind, code) VALUES ('organisation', 'NAM');
      INSERT INTO organisation_version (organisation_id, slug, name_en, kind, recorded) VALUES (1, 'nam', 'Non-Aligned Movement', 'forum', '[1,)')`);
    const file = join(folder, 'early.gz');
    await backUp(poolOf(early), (chunks) => saveFile(file, chunks));
    expect((await readBackup(file)).header.migrations).toHaveLength(1);
    const since = await migrate(early);
    expect(since[0]).toBe('SayHowInitiativesComeAbout1795910400000');
    const upgraded = await bytesOf(poolOf(early), 'upgraded.gz');
    // Into the newer schema, in the place of its rows, and into a database without tables.
    const target = await another();
    const bare = await target.open();
    for (const dataSource of [early, bare]) {
      const { migrated } = await restore(dataSource, file, { replace: dataSource === early });
      expect(migrated).toEqual(since);
      expect((await bytesOf(poolOf(dataSource), 'early-restored.gz')).equals(upgraded)).toBe(true);
      await dataSource.destroy();
    }
  });

  test('is seen at once by a server that runs on the database, also where the revisions bear the same numbers', async () => {
    const { database } = await another(false);
    const other = await database.open();
    await other.pool.query(`
      INSERT INTO revision (id, recorded_at, reason, data_through) SELECT id, recorded_at, 'another', data_through FROM
        (VALUES (1, '2020-01-01Z'::timestamptz, '2020-01-01'::date), (2, '2020-01-02Z', '2020-01-01'), (3, '2020-01-03Z', '2020-01-01')) AS r(id, recorded_at, data_through)`);
    const app = await createApp(database.settings({ ROLLCALL_LOG_LEVEL: 'error' }), other);
    const store = app.get(SnapshotStore);
    const before = store.current;
    expect([before.newest.id, before.facts.count]).toEqual([3, 0]);
    await restore(other.dataSource, path, { replace: true });
    while (store.current === before || store.current.newest.reason === 'another') {
      await new Promise((resume) => setTimeout(resume, 20));
    }
    const held = (await tally(pool)).participation;
    expect([store.current.newest.id, store.current.facts.count]).toEqual([3, held]);
    await app.close();
  });
});

describe('broken off by kill -9', () => {
  function start(...words: string[]) {
    const loader = join(projectRoot(), 'test', 'support', 'ts-loader.mjs');
    return fork(join(projectRoot(), 'test', 'support', 'keep-process.ts'), words, {
      execArgv: ['--import', loader],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  }

  test('a restore, whatever it is at, leaves all as before, and a second one works', async () => {
    const { database, open } = await another(false);
    const dataSource = await open();
    const on = poolOf(dataSource);
    await on.query(`INSERT INTO source (title) VALUES ('mine'), ('mine too')`);
    const before = await bytesOf(on, 'before-kill.gz');
    for (const step of ['loading participation', 'comparing source', 'committing']) {
      const child = start('restore', database.url, path);
      await new Promise<void>((resume, fail) => {
        child.on('message', (said) => {
          if (said !== step) return;
          child.kill('SIGKILL');
          resume();
        });
        child.once('exit', () => fail(new Error('it ended before')));
      });
      await once(child, 'exit');
      // The server rolls back once it sees that its client is gone, which the lock of migrations waits for.
      await on.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      const after = await bytesOf(on, 'after-kill.gz');
      // Killed as it asks to commit, it may have been heard.
      const possible = step === 'committing' ? [before, readFileSync(path)] : [before];
      expect([step, possible.some((state) => state.equals(after))]).toEqual([step, true]);
    }
    await restore(dataSource, path, { replace: true });
    expect((await bytesOf(on, 'second-try.gz')).equals(readFileSync(path))).toBe(true);
    await dataSource.destroy();
  });

  test('a backup leaves no file under the name', async () => {
    const file = join(folder, 'killed.gz');
    const child = start('backup', original.url, file);
    const [seen] = await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(seen).toMatchObject({ final: false });
    expect(existsSync(file)).toBe(false);
  });
});

test('a backup during an import holds the roll before it or after it, never between', async () => {
  const { open } = await another(false);
  const dataSource = await open();
  await restore(dataSource, path);
  const on = poolOf(dataSource);
  const file = join(folder, 'more.csv');
  writeFileSync(
    file,
    csv(
      'participations',
      ['KEN', 'CHN', 'FRA', 'NAM', 'BRA'].map((code) =>
        participation('ai-safety-summit-2023', code, '2024-05-05', '', { role: 'observer' }),
      ),
    ),
  );
  /** Counters aside, which are no part of a transaction: each may be ahead of the rows. */
  const rowsOf = async (name: string) => {
    await bytesOf(on, name);
    return JSON.stringify((await readBackup(join(folder, name))).manifest.tables);
  };
  const before = await rowsOf('during-0.gz');
  const seen: string[] = [];
  let ended = false;
  const importing = importFile(on, file).finally(() => {
    ended = true;
  });
  for (let n = 1; !ended; n++) seen.push(await rowsOf(`during-${n}.gz`));
  expect(await importing).toMatchObject({ outcome: 'imported' });
  const after = await rowsOf('after.gz');
  expect(after).not.toBe(before);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((state) => state !== before && state !== after)).toEqual([]);
  // And what was saved on the way can be restored.
  await restored(join(folder, 'during-1.gz'));
  await dataSource.destroy();
});
