import fc from 'fast-check';
import type pg from 'pg';
import { formatDay, NEVER } from '../../src/domain/day.js';
import { ROLES, type Roll as RollThen } from '../../src/domain/roll.js';
import { countChangesOf, EVERYTHING, type Place, type PlacedChange, type Query } from '../../src/history/feed.js';
import { History } from '../../src/history/history.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import type { FactImage } from '../../src/record/change.js';
import { describeChange } from '../../src/record/describe.js';
import { loadSnapshot } from '../../src/roll/snapshot.js';
import {
  type Cells,
  dropTemplates,
  importRows,
  initiative,
  openSmallRoll,
  participation,
  type Roll,
} from '../support/import-fixture.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env.PROPERTY_ROLLS ?? 6);

afterAll(dropTemplates);

const COUNTRIES = ['KEN', 'FRA', 'CHN'];
const SLUGS = ['accord', 'forum'];
const year = fc.integer({ min: 2010, max: 2016 });

/** A file of participations: few keys and years, so that periods often overlap, touch, split and are joined. */
const participations = fc.record({
  what: fc.constant('participations' as const),
  rows: fc.array(
    fc.record({
      country: fc.constantFrom(...COUNTRIES),
      slug: fc.constantFrom(...SLUGS),
      role: fc.constantFrom('member', 'observer'),
      from: year,
      years: fc.option(fc.integer({ min: 1, max: 3 })),
      title: fc.constantFrom('The list', 'Another list'),
      confidence: fc.constantFrom('verified', 'unverified'),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  complete: fc.boolean(),
});
/** A file of initiatives. */
const initiatives = fc.record({
  what: fc.constant('initiatives' as const),
  rows: fc.uniqueArray(
    fc.record({ slug: fc.constantFrom(...SLUGS, 'network', 'other'), kind: fc.constantFrom('treaty', 'declaration') }),
    { minLength: 1, selector: ({ slug }) => slug },
  ),
  complete: fc.constant(false),
});
/** A curator's revision: one fact on record is put right, in another role, ended, or taken back. */
const curated = fc.record({
  what: fc.constantFrom('corrected' as const, 'updated' as const, 'retracted' as const),
  nth: fc.nat(20),
});
const step = fc.oneof(
  { arbitrary: participations, weight: 4 },
  { arbitrary: initiatives, weight: 1 },
  { arbitrary: curated, weight: 2 },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Rows that do not overlap each other, as a file may have them. */
function rowsOf({ rows }: Extract<Step, { what: 'participations' }>): Cells[] {
  const taken = new Set<string>();
  return rows.flatMap(({ country, slug, role, from, years, title, confidence }) => {
    const to = years === null ? 2030 : from + years;
    const held = Array.from({ length: to - from }, (_, at) => `${country} ${slug} ${role} ${from + at}`);
    if (held.some((one) => taken.has(one))) return [];
    for (const one of held) taken.add(one);
    const end = years === null ? '' : `${to}-01-01`;
    return [participation(slug, country, `${from}-01-01`, end, { role, source_title: title, confidence })];
  });
}

async function curate(pool: pg.Pool, sense: 'corrected' | 'updated' | 'retracted', nth: number): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM participation WHERE upper_inf(recorded) ORDER BY id',
  );
  const id = rows[nth % Math.max(1, rows.length)]?.id;
  if (id === undefined) return;
  const role = sense === 'corrected' ? `'host'` : 'role';
  const valid = sense === 'updated' ? `daterange(lower(valid), lower(valid) + 100)` : 'valid';
  const revision = '(SELECT max(id) FROM revision)';
  const stated =
    sense === 'retracted'
      ? `INSERT INTO restatement VALUES (${revision}, 'participations', ${id}, NULL, 'retracted')`
      : `WITH stated AS (
           INSERT INTO participation (id, participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
           SELECT (SELECT max(id) + 1 FROM participation), participant_id, initiative_id, ${role}, ${valid}, date_precision, confidence,
             source_id, int4range(${revision}, NULL) FROM participation WHERE id = ${id} RETURNING id)
         INSERT INTO restatement SELECT ${revision}, 'participations', ${id}, id, '${sense}' FROM stated`;
  await pool.query(`INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'curated', max(data_through) FROM revision;
    UPDATE participation SET recorded = int4range(lower(recorded), ${revision}) WHERE id = ${id};
    ${stated}`);
}

async function take(roll: Roll, one: Step): Promise<void> {
  try {
    switch (one.what) {
      case 'participations':
        await importRows(roll, 'participations', rowsOf(one), { completeLists: one.complete });
        return;
      case 'initiatives':
        await importRows(
          roll,
          'initiatives',
          one.rows.map(({ slug, kind }) => initiative(slug, { kind })),
        );
        return;
      default:
        await curate(roll.pool, one.what, one.nth);
    }
  } catch (error) {
    // What the roll may not hold leaves no trace in it: of a second host at the same time, say.
    if (!(error instanceof ImportRejectedError) && (error as { code?: string }).code !== '23P01') throw error;
  }
}

/** What the changes so far leave on record. */
class Replay {
  readonly participations = new Map<number, FactImage>();
  readonly initiatives = new Map<string, FactImage>();

  take({ table, before, after, beforeId, afterId }: PlacedChange): void {
    if (table === 'participations') {
      if (beforeId !== null) this.participations.delete(beforeId);
      if (afterId !== null) this.participations.set(afterId, after!);
    }
    if (table === 'initiatives') {
      if (before) this.initiatives.delete(String(before.slug));
      if (after) this.initiatives.set(String(after.slug), after);
    }
  }

  lines(): string[] {
    return [
      ...[...this.participations].map(([id, { participant, initiative: slug, role, valid_from, valid_to }]) =>
        [id, participant, slug, role, valid_from, valid_to].join(' '),
      ),
      ...[...this.initiatives].map(([slug, { name_en, kind }]) => [slug, name_en, kind].join(' ')),
    ].sort();
  }
}

/** The same of a roll as it was recorded. */
function linesOf(roll: RollThen): string[] {
  const { facts, revision } = roll;
  const lines = roll.initiatives.map(({ slug, names, kind }) => [slug, names.en, kind.toLowerCase()].join(' '));
  for (let row = 0; row < facts.count; row++) {
    if (facts.recordedFrom[row]! > revision || revision >= facts.recordedTo[row]!) continue;
    const end = facts.validTo[row]!;
    const said = [
      facts.id[row],
      roll.participantAt[facts.participant[row]!]!.code,
      roll.initiativeAt[facts.initiative[row]!]!.slug,
      ROLES[facts.role[row]!]!.toLowerCase(),
      formatDay(facts.validFrom[row]!),
      end === NEVER ? null : formatDay(end),
    ];
    lines.push(said.join(' '));
  }
  return lines.sort();
}

test(`changes from the start, taken one after the other, give the roll at every revision (seed ${SEED}, ${RUNS} rolls)`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 7 }),
      fc.integer({ min: 1, max: 9 }),
      async (steps, pageSize) => {
        const roll = await openSmallRoll([]);
        try {
          for (const one of steps) await take(roll, one);
          const snapshot = await loadSnapshot(roll.pool);
          const query: Query = (statement) => roll.pool.query(statement);
          const history = new History(snapshot, query, {});
          const all: PlacedChange[] = [];
          for (let after: Place | number = 0; ; ) {
            const { changes, more } = await history.changes(after, pageSize, EVERYTHING);
            all.push(...changes);
            if (!more) break;
            after = changes.at(-1)!.place;
          }
          const replay = new Replay();
          const counts = await countChangesOf(
            query,
            snapshot.revisions.map(({ id }) => id),
          );
          for (const { id } of snapshot.revisions) {
            const own = all.filter(({ place }) => place.revision === id);
            for (const change of own) replay.take(change);
            expect(replay.lines()).toEqual(linesOf(snapshot.at(id)));
            expect(counts.get(id)).toBe(own.length);
          }
          for (const change of all) {
            expect(change.sense === 'RECORDED').toBe(change.before === null);
            expect(change.sense === 'RETRACTED').toBe(change.after === null);
            expect(describeChange({ ...change, names: history.things.nameOf })).not.toMatch(/null|undefined/);
          }
          await checkHistories(history, all);
        } finally {
          await roll.close();
        }
      },
    ),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);

/** Every version is in one history, the same whichever version is asked, in the sense in which the changes tell of it. */
async function checkHistories(history: History, all: readonly PlacedChange[]): Promise<void> {
  const { facts } = history.snapshot;
  const histories = await Promise.all(Array.from({ length: facts.count }, (_, row) => history.participation(row)));
  for (const [row, versions] of histories.entries()) {
    const ids = versions.map((version) => version.row.id);
    expect(ids).toContain(facts.id[row]);
    for (const version of versions) expect(histories[version.row.row]!.map((other) => other.row.id)).toEqual(ids);
    const own = versions.find((version) => version.row.row === row)!;
    const told = all.find(({ table, afterId }) => table === 'participations' && afterId === facts.id[row])!;
    expect([own.sense, own.before?.id ?? null]).toEqual([told.sense, told.beforeId]);
  }
}
