import { releaseDiff } from '../../src/exports/release-diff.js';
import { cutNewestRelease } from '../../src/roll/release.js';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';

interface Count {
  readonly table: string;
  readonly effect: string;
  readonly sense: string;
  readonly count: number;
}
interface Change {
  readonly table: string;
  readonly effect: string;
  readonly sense: string;
}

describe('releases', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const answerTo = async (query: string) => {
    const { data, errors } = await rollcall.ask(`{ ${query} }`);
    expect(errors).toBeUndefined();
    return data;
  };

  test('are listed newest first, each with its day, citation and what it holds', async () => {
    const { releases, release, none, dataset } = await answerTo(`
      releases { totalCount nodes { name revision cutAt dataThrough citation counts { countries organisations initiatives participations } } }
      release(name: "2026.11") { name notes } none: release(name: "2026.10") { name }
      dataset { releases { name dataThrough } }`);
    expect(releases.nodes.map(({ name }: { name: string }) => name)).toEqual(['2026.12', '2026.11']);
    expect(releases.totalCount).toBe(2);
    // As many rows as data/ has, and as many participations as the first release had.
    expect(releases.nodes[0]).toMatchObject({
      dataThrough: '2026-11-29',
      citation: expect.stringContaining('release 2026.12'),
      counts: { countries: 197, organisations: 123, initiatives: 120, participations: 2553 },
    });
    expect(releases.nodes[1].counts).toMatchObject({ initiatives: 91, participations: 1616 });
    expect([release.name, none]).toEqual(['2026.11', null]);
    expect(dataset.releases[0]).toEqual({ name: '2026.12', dataThrough: '2026-11-29' });
    const page = await answerTo('releases(first: 1) { nodes { name } pageInfo { endCursor hasNextPage } }');
    const next = await answerTo(`releases(first: 1, after: "${page.releases.pageInfo.endCursor}") { nodes { name } }`);
    expect(next.releases.nodes).toEqual([{ name: '2026.11' }]);
  });

  test('differ by what the command tells: the same counts, the same changes, page by page', async () => {
    const told = await releaseDiff(rollcall.pool, rollcall.store.current, '2026.11', '2026.12');
    const { releaseDiff: diff } = await answerTo(`releaseDiff(from: "2026.11", to: "2026.12") {
      from { name } to { name } changeCount counts { table effect sense count } }`);
    expect([diff.from.name, diff.to.name, diff.changeCount]).toEqual(['2026.11', '2026.12', told.changes.length]);
    for (const { table, added, replaced, closed } of told.counts) {
      const sum = (effect: string) =>
        diff.counts
          .filter((each: Count) => each.table === table && each.effect === effect)
          .reduce((all: number, { count }: Count) => all + count, 0);
      expect([table, sum('ADDED'), sum('REPLACED'), sum('CLOSED')]).toEqual([table, added, replaced, closed]);
    }
    const found: Change[] = [];
    for (let after = ''; ; ) {
      const { releaseDiff: part } = await answerTo(`releaseDiff(from: "2026.11", to: "2026.12") {
        changes(first: 500${after}) { nodes { table effect sense } pageInfo { endCursor hasNextPage } } }`);
      found.push(...part.changes.nodes);
      if (!part.changes.pageInfo.hasNextPage) break;
      after = `, after: "${part.changes.pageInfo.endCursor}"`;
    }
    expect(found).toEqual(
      told.changes.map(({ table, change, sense }) => ({ table, effect: change.toUpperCase(), sense })),
    );
  });

  test('tell of each change what it is about, and of an organisation never as of the state of the same code', async () => {
    const { releaseDiff: diff } = await answerTo(`releaseDiff(from: "2026.11", to: "2026.12") {
      changes(table: "organisation_version", effect: CLOSED) {
        totalCount nodes { text sense participant { ... on Organisation { code name } } fields { name before after } } }
      dco: changes(table: "participation", effect: CLOSED, first: 500) {
        nodes { text participant { ... on Country { code } ... on Organisation { organisation: code } } initiative { slug } } }
    }`);
    // The Non-Aligned Movement was NAM, which is Namibia's code, and became NAM-movement.
    const [closed] = diff.changes.nodes;
    expect(diff.changes.totalCount).toBe(1);
    expect(closed).toMatchObject({ sense: 'RETRACTED', participant: { code: 'NAM' }, text: 'closed NAM' });
    expect(closed.fields).toContainEqual({ name: 'organisation', before: 'NAM', after: null });
    expect(diff.dco.nodes).toContainEqual(
      expect.objectContaining({ participant: { code: 'SAU' }, initiative: { slug: 'dco' } }),
    );
  });

  test('count each change in its sense', async () => {
    await rollcall.record(`
      UPDATE participation SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper(recorded) IS NULL AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')
          AND participant_id IN (SELECT id FROM participant WHERE kind = 'state' AND code IN ('KEN', 'BRA', 'CHL'));
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
        SELECT participant_id, initiative_id, role,
          CASE WHEN p.code = 'CHL' THEN daterange(lower(valid), '2026-01-01') ELSE valid END, date_precision,
          CASE WHEN p.code = 'KEN' THEN 'unverified' ELSE confidence END, source_id, evidence, int4range(${NEW_REVISION}, NULL)
        FROM participation f JOIN participant p ON p.id = f.participant_id
        WHERE p.kind = 'state' AND p.code IN ('KEN', 'CHL') AND upper(recorded) = ${NEW_REVISION}`);
    await cutNewestRelease(rollcall.pool, 'next', null);
    await rollcall.store.refresh();
    const { releaseDiff: diff } = await answerTo(`releaseDiff(from: "2026.12", to: "next") {
      changeCount counts { table effect sense count }
      changes(sense: UPDATED) { nodes { participant { ... on Country { code } } fields { name before after } } } }`);
    const count = (effect: string, sense: string) => ({ table: 'participation', effect, sense, count: 1 });
    // Brazil never was, of Kenya we are less sure, and Chile left.
    expect(diff.changeCount).toBe(3);
    expect(diff.counts).toHaveLength(3);
    expect(diff.counts).toEqual(
      expect.arrayContaining([
        count('CLOSED', 'RETRACTED'),
        count('REPLACED', 'CORRECTED'),
        count('REPLACED', 'UPDATED'),
      ]),
    );
    expect(diff.changes.nodes).toEqual([
      { participant: { code: 'CHL' }, fields: [{ name: 'valid_to', before: null, after: '2026-01-01' }] },
    ]);
  });

  test('of the same release nothing changed; one that was never cut, one told backwards and an unknown table are refused', async () => {
    const { releaseDiff: same } = await answerTo(
      'releaseDiff(from: "2026.11", to: "2026.11") { changeCount counts { count } changes { totalCount nodes { table } } }',
    );
    expect(same).toEqual({ changeCount: 0, counts: [], changes: { totalCount: 0, nodes: [] } });
    const refusal = async (args: string, page = '') => {
      const { errors } = await rollcall.ask(`{ releaseDiff(${args}) { changes${page} { totalCount } } }`);
      const { message, extensions } = errors![0]!;
      return [extensions.code, extensions.argument, message];
    };
    const refused = (argument: string, ...said: string[]) => [
      'BAD_USER_INPUT',
      argument,
      expect.stringMatching(new RegExp(said.join('.*'))),
    ];
    expect(await refusal('from: "2026.11", to: "2027.01"')).toEqual(refused('to', "'2027.01'", '2026.11, 2026.12'));
    expect(await refusal('from: "x", to: "2026.11"')).toEqual(refused('from', "'x'"));
    expect(await refusal('from: "2026.12", to: "2026.11"')).toEqual(refused('from', 'later than', 'earlier one first'));
    expect(await refusal('from: "2026.11", to: "2026.12"', '(after: "x")')).toEqual(refused('after', "'x'"));
    // A table without a change is none of these: of it nothing is told.
    expect(await refusal('from: "2026.11", to: "2026.12"', '(table: "participations")')).toEqual(
      refused('table', "'participations'", 'did you mean participation'),
    );
  });
});
