import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { distribution } from '../../src/domain/distribution.js';
import { gaps } from '../../src/domain/gaps.js';
import type { Roll } from '../../src/domain/roll.js';
import { DEFAULT_RULE } from '../../src/domain/rule.js';
import { select } from '../../src/domain/selection.js';
import { exportHistory } from '../../src/exports/history-package.js';
import { HISTORY_TABLES } from '../../src/history/history-tables.js';
import { importPackage } from '../../src/imports/import-package.js';
import { loadSnapshot, type Snapshot } from '../../src/roll/snapshot.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readAll } from '../support/read-all.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env.PROPERTY_ROLLS ?? 3);

const folder = mkdtempSync(join(tmpdir(), 'rollcall-round-trip-'));
const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true });
});

async function database(seeded: boolean): Promise<Pool> {
  const made = await createTestDatabase({ seeded });
  databases.push(made);
  return (await made.open()).pool;
}

let packages = 0;
const place = () => join(folder, `package-${packages++}`);

/** The bytes of every file of a package, by name. */
function fingerprint(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex'),
      ]),
  );
}

/** Everything that tables hold, as PostgreSQL writes it. */
async function contents(pool: Pool): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name } of HISTORY_TABLES) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** The same without the order of names and groups, which no answer shows: the tables have none. */
function ordered(answer: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(answer, (key, value) => (key === 'aliases' || key === 'groups' ? [...value].sort() : value)),
  );
}

/** Answers at every revision, as a reader who names a release or an instant gets them. */
function answers(snapshot: Snapshot): Record<string, unknown>[] {
  return snapshot.revisions.map(({ id, recordedAt, dataThrough }) => {
    const roll: Roll = snapshot.at(snapshot.pinned(null, recordedAt));
    const { count, id: ids, recordedFrom, recordedTo, validFrom, validTo } = roll.facts;
    const rows = [...Array(count).keys()]
      .filter((row) => recordedFrom[row]! <= id && id < recordedTo[row]!)
      .map((row) => [ids[row], validFrom[row], validTo[row]])
      // Facts of one participant in one initiative come as the tables give them, which promise no order.
      .sort(([one], [other]) => one! - other!);
    const initiatives =
      roll.initiatives.length > 0
        ? select(roll, { initiatives: [...roll.initiativeBySlug.keys()] }, { day: 20_000, method: '2.0' })
        : [];
    const day = 20_000;
    return ordered({
      id,
      recordedAt,
      dataThrough,
      release: snapshot.releaseAt(id),
      countries: roll.countries,
      groups: [...roll.groups],
      schemes: [...roll.schemes],
      sets: [...roll.sets],
      rows,
      distribution: readAll(distribution(roll, initiatives, day, DEFAULT_RULE)),
      gaps: gaps(roll, initiatives, null, day, DEFAULT_RULE, 1),
    });
  });
}

/** Names of the parts that are not the same: a diff of whole rolls would take minutes to print. */
function differing(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isDeepStrictEqual(one[name], other[name]));
}

async function roundTrip(from: Pool): Promise<void> {
  const first = place();
  await exportHistory(from, first);
  const to = await database(false);
  const report = await importPackage(to, first);
  expect(report.outcome).toBe('imported');
  expect(differing(await contents(to), await contents(from))).toEqual([]);
  const [there, here] = [answers(await loadSnapshot(to)), answers(await loadSnapshot(from))];
  expect(there.length).toBe(here.length);
  for (const [place, answer] of there.entries()) expect(differing(answer, here[place]!)).toEqual([]);
  const second = place();
  await exportHistory(to, second);
  expect(fingerprint(second)).toEqual(fingerprint(first));
  // Writing goes on where the other roll would: no id is given twice.
  const { rows } = await to.query(`INSERT INTO initiative (slug) VALUES ('the-next') RETURNING id`);
  const { rows: last } = await from.query('SELECT coalesce(max(id), 0) AS id FROM initiative');
  expect(rows[0].id).toBeGreaterThan(last[0].id);
}

/** Texts that files and spreadsheets like to spoil. */
const text = fc
  .string({ unit: fc.constantFrom(...'=+-@\t\r\n,"\'\\ab漢é| ', '\u2028'), maxLength: 8 })
  .filter((one) => !one.includes('\0'));
const day = fc.integer({ min: 14_000, max: 20_500 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const fact = fc.record({
  country: fc.integer({ min: 1, max: 4 }),
  initiative: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom('member', 'host', 'observer'),
  from: day,
  to: fc.option(day),
  evidence: fc.option(text),
  recordedFrom: fc.integer({ min: 1, max: 3 }),
  recordedTo: fc.option(fc.integer({ min: 2, max: 4 })),
  second: fc.option(text),
});
const world = fc.record({
  names: fc.array(
    text.map((one) => one || 'x'),
    { minLength: 4, maxLength: 4 },
  ),
  reasons: fc.array(text, { minLength: 3, maxLength: 3 }),
  source: text,
  facts: fc.array(fact, { maxLength: 12 }),
  population: fc.array(fc.double({ min: 0.001, max: 1e15, noNaN: true }), { minLength: 4, maxLength: 4 }),
  released: fc.subarray([1, 2, 3]),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** A small invented roll, written straight into the tables; what would overlap is left out. */
async function build(pool: Pool, { names, reasons, source, facts, population, released }: World): Promise<void> {
  for (const [i, reason] of reasons.entries()) {
    await pool.query(
      `INSERT INTO revision VALUES ($1::int, timestamptz '2026-01-01Z' + $1::int * interval '1.000001 day', $2, '2026-01-01')`,
      [i + 1, reason],
    );
  }
  for (const id of released) {
    await pool.query(`INSERT INTO release VALUES ('r' || $1::int, $1, timestamptz '2026-02-01Z', $2)`, [
      id,
      reasons[0],
    ]);
  }
  for (const [i, name] of names.entries()) {
    const id = i + 1;
    const code = 'ABCD'[i]!.repeat(3);
    await pool.query(`INSERT INTO participant (kind, code) VALUES ('state', $1)`, [code]);
    await pool.query(
      `INSERT INTO country_version (country_id, alpha2, m49, name_en, name_zh, un_status, recorded)
       VALUES ($1, $2, $3, $4, $5, 'member', '[1,)')`,
      [id, code.slice(0, 2), `00${id}`, name, i === 0 ? '' : null],
    );
    await pool.query(`INSERT INTO population VALUES ($1, 2020, $2, NULL, '[1,)')`, [id, population[i]]);
  }
  await pool.query('INSERT INTO source (url, title) VALUES ($1, $2), ($2, $1)', [`u${source}`, `t${source}`]);
  for (let id = 1; id <= 3; id++) {
    await pool.query('INSERT INTO initiative (slug) VALUES ($1)', [`i-${id}`]);
    await pool.query(
      `INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
       VALUES ($1, $2, 'declaration', 'universal', false, 'open', 'complete', '[1,)')`,
      [id, names[id]],
    );
  }
  for (const one of facts) {
    const ends = one.to !== null && one.to > one.from ? one.to : null;
    const closed = one.recordedTo !== null && one.recordedTo > one.recordedFrom ? one.recordedTo : null;
    const { rows } = await pool.query(
      `INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
       SELECT $1, $2, $3, daterange($4, $5), 'day', 'verified', 1, $6, int4range($7, $8)
       WHERE NOT EXISTS (SELECT FROM participation WHERE participant_id = $1 AND initiative_id = $2 AND role = $3
         AND valid && daterange($4, $5) AND recorded && int4range($7, $8)) RETURNING id`,
      [one.country, one.initiative, one.role, one.from, ends, one.evidence, one.recordedFrom, closed],
    );
    if (rows[0] && one.second !== null) {
      await pool.query('INSERT INTO further_citation VALUES ($1, 2, 2, $2)', [rows[0].id, one.second]);
    }
  }
}

describe('export of the whole roll, imported into an empty database', () => {
  test('gives the shipped roll back: tables, answers of every revision, releases, and the same bytes again', async () => {
    await roundTrip(await database(true));
  }, 120_000);

  test(`gives any roll back (seed ${SEED}, ${RUNS} rolls)`, async () => {
    await fc.assert(
      fc.asyncProperty(world, async (made) => {
        const from = await database(false);
        await build(from, made);
        await roundTrip(from);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  test('is refused where the roll is not empty, and leaves it as it was', async () => {
    const pool = await database(true);
    const path = place();
    await exportHistory(pool, path);
    const before = await contents(pool);
    await expect(importPackage(pool, path)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('not empty'),
    });
    expect(differing(await contents(pool), before)).toEqual([]);
  });

  test.each([
    ['a file that was changed', (path: string) => writeFileSync(join(path, 'release.csv'), 'name\n'), 'release.csv'],
    ['a file that was cut short', cutShort, 'participation.csv'],
    ['a file that is missing', (path: string) => rmSync(join(path, 'source.csv')), 'source.csv'],
    ['another form of package', (path: string) => edit(path, '"rollcall:history": 4', '"rollcall:history": 99'), '99'],
    [
      'a table that is missing',
      (path: string) => edit(path, '"name": "population"', '"name": "populace"'),
      'population',
    ],
  ])('is rejected whole for %s, by its name', async (_, spoil, said) => {
    const path = place();
    const pool = await database(false);
    await exportHistory(await database(true), path);
    spoil(path);
    await expect(importPackage(pool, path)).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      message: expect.stringContaining(said),
    });
    const tables = await contents(pool);
    expect(Object.values(tables).flat()).toEqual([]);
  });

  test('is written to a new folder only', async () => {
    const pool = await database(true);
    await expect(exportHistory(pool, folder)).rejects.toMatchObject({ details: { argument: 'out' } });
    await expect(exportHistory(pool, join(folder, 'nowhere', 'x'))).rejects.toThrow(/its folder does not exist/);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('of nothing is refused', async () => {
    await expect(exportHistory(await database(false), place())).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

function cutShort(path: string): void {
  const file = join(path, 'participation.csv');
  writeFileSync(file, readFileSync(file).subarray(0, -200));
}

function edit(path: string, before: string, after: string): void {
  const file = join(path, 'datapackage.json');
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`the descriptor does not say ${before}`);
  writeFileSync(file, text.replace(before, after));
}
