import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { manyInitiatives, NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';

describe('the snapshot follows the database', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const COUNT = `query($asOf: Date, $counting: CountingInput) {
    initiative(slug: "bletchley-declaration") { participantCount(asOf: $asOf, counting: $counting) name } }`;

  test('a fact that is recorded counts from then on, and a release goes on answering as it did', async () => {
    const asOf = '2026-01-01';
    const before = await rollcall.ask(COUNT, { asOf });
    await rollcall.record(`INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT p.id, i.id, 'endorser', '[2025-05-01,)', 'day', 'verified', 1, int4range(${NEW_REVISION}, null)
      FROM participant p, initiative i WHERE p.code = 'FJI' AND i.slug = 'bletchley-declaration'`);
    const after = await rollcall.ask(COUNT, { asOf });
    const released = await rollcall.ask(COUNT, { asOf, counting: { release: '2026.11' } });
    expect(after.data.initiative.participantCount).toBe(before.data.initiative.participantCount + 1);
    expect(released).toEqual(before);
  });

  test('a fact that is closed counts no longer, except in what was known before', async () => {
    const asOf = '2026-01-01';
    const before = await rollcall.ask(COUNT, { asOf });
    const { recordedAt } = rollcall.store.current.newest;
    await rollcall.record(`UPDATE participation SET recorded = int4range(lower(recorded), ${NEW_REVISION})
      WHERE upper(recorded) IS NULL AND participant_id = (SELECT id FROM participant WHERE code = 'FJI')
        AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')`);
    const after = await rollcall.ask(COUNT, { asOf });
    const known = await rollcall.ask(COUNT, { asOf, counting: { knownAt: recordedAt.toISOString() } });
    expect(after.data.initiative.participantCount).toBe(before.data.initiative.participantCount - 1);
    expect(known.data).toEqual(before.data);
  });

  test('a changed initiative is seen under its new name, and under the old one in the release', async () => {
    const query = `query($counting: CountingInput) {
      distribution(selection: { initiatives: ["bletchley-declaration"] }, counting: $counting) { initiatives { name } } }`;
    const before = await rollcall.ask(query);
    await rollcall.record(`WITH closed AS (
        UPDATE initiative_version SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper(recorded) IS NULL AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')
        RETURNING *)
      INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
      SELECT initiative_id, 'Another name', kind, scope, binding, openness, list_completeness, int4range(${NEW_REVISION}, null) FROM closed`);
    const after = await rollcall.ask(query);
    expect(after.data.distribution.initiatives[0].name).toBe('Another name');
    expect(await rollcall.ask(query, { counting: { release: '2026.11' } })).toEqual(before);
  });

  test('a selection too long to be listed is counted, and refused where it would be listed', async () => {
    await rollcall.record(manyInitiatives(5001, 'panel'));
    const counted = await rollcall.ask('{ distribution(selection: { kinds: [PANEL] }) { universeSize gini } }');
    expect(counted.data.distribution.universeSize).toBe(193);
    for (const list of ['initiatives { slug }', 'buckets { k }']) {
      const refused = await rollcall.ask(`{ distribution(selection: { kinds: [PANEL] }) { ${list} } }`);
      expect(refused.errors![0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: 5000 });
    }
  });

  test('a large piece of work on the columns comes out the same in a thread of its own', () => {
    const root = projectRoot();
    const script = join(root, 'test', 'support', 'column-work-process.ts');
    const loader = join(root, 'test', 'support', 'ts-loader.mjs');
    const said = execFileSync(process.execPath, ['--import', loader, script], { encoding: 'utf8', cwd: root });
    expect(said).toBe('same');
  });
});
