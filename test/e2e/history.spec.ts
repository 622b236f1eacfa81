import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import supertest from 'supertest';
import { readSettings } from '../../src/config/settings.js';
import { openDatabase } from '../../src/database/open-database.js';
import {
  countChangesOf,
  EVERYTHING,
  type Place,
  pageOfChanges,
  type Query,
  type Wanted,
} from '../../src/history/feed.js';
import { History } from '../../src/history/history.js';
import { historyOf } from '../../src/history/printed-versions.js';
import { SUBJECTS } from '../../src/record/subjects.js';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { createApp } from '../../src/server/create-app.js';
import { type Answer, NEW_REVISION } from '../support/app.js';
import { testLog } from '../support/database.js';
import { importRows, importSmall, openRoll, participation, type Roll } from '../support/import-fixture.js';

const CHANGES = `query ($since: ID, $filter: RollChangeFilter, $first: Int, $after: String, $locale: Locale) {
  changes(since: $since, filter: $filter, first: $first, after: $after) {
    nodes { cursor sense description(locale: $locale) revision { id } initiative { slug kind topics } group { slug }
      participant { ... on Country { code } ... on Organisation { code } }
      before { id role validFrom validTo } after { id role validFrom validTo } }
    edges { cursor node { cursor } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Told {
  cursor: string;
  sense: string;
  description: string;
  revision: { id: string };
  initiative: { slug: string; kind: string; topics: string[] } | null;
  participant: { code: string } | null;
  group: { slug: string } | null;
  before: { id: string } | null;
  after: { id: string } | null;
}

describe('what was recorded when', () => {
  let roll: Roll;
  let app: NestFastifyApplication;
  let store: SnapshotStore;

  const ask = async (query: string, variables: object = {}): Promise<Answer> =>
    (await supertest(app.getHttpServer()).post('/graphql').send({ query, variables })).body;
  const changes = async (variables: object = {}): Promise<{ nodes: Told[]; pageInfo: Record<string, unknown> }> => {
    const { data, errors } = await ask(CHANGES, { first: 500, ...variables });
    expect(errors).toBeUndefined();
    return data.changes;
  };
  const lines = (nodes: readonly Told[]) => nodes.map(({ description }) => description);
  /** Records SQL as a curator's revision: one transaction. */
  const record = async (reason: string, sql: string) => {
    await roll.pool.query(`INSERT INTO revision (id, recorded_at, reason, data_through, author, approved_by)
      SELECT max(id) + 1, max(recorded_at) + interval '1 second', '${reason}', max(data_through), 'Amina', 'Luis' FROM revision;
      ${sql}`);
    await store.refresh();
  };
  const close = (table: string, where: string) =>
    `UPDATE ${table} SET recorded = int4range(lower(recorded), ${NEW_REVISION}) WHERE upper_inf(recorded) AND ${where};`;
  const of = (code: string) =>
    `participant_id = (SELECT id FROM participant WHERE code = '${code}' AND kind = 'state')`;

  beforeAll(async () => {
    roll = await openRoll();
    await importSmall(roll, [
      participation('accord', 'KEN', '2020-01-01'),
      participation('accord', 'FRA', '2020-01-01', '', { date_precision: 'year' }),
      participation('forum', 'EU', '2021-01-01', '', { participant_kind: 'organisation', role: 'partner' }),
      participation('forum', 'USA', '2021-06-01', '', { role: 'declined' }),
    ]);
    const settings = readSettings({
      ...{ DATABASE_URL: roll.url, PORT: '0', ROLLCALL_DATA_PACKAGE: 'none', ROLLCALL_LOG_LEVEL: 'error' },
      ...{ ROLLCALL_MAX_LOOP_DELAY_MS: '0', ROLLCALL_MAX_HEAP_PERCENT: '0', ROLLCALL_DEADLINE_SECONDS: '120' },
    });
    app = await createApp(settings, await openDatabase(settings, testLog));
    store = app.get(SnapshotStore);
    await importRows(roll, 'participations', [
      participation('accord', 'KEN', '2020-01-01', '2024-05-01', { valid_to_precision: 'month' }),
      participation('accord', 'FRA', '2020-03-01', '', { date_precision: 'month' }),
      participation('accord', 'CHN', '2023-01-01'),
    ]);
    await record(
      'France only observes',
      `${close('participation', of('FRA'))}
       INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
         SELECT participant_id, initiative_id, 'observer', valid, 'month', 'verified', source_id, int4range(${NEW_REVISION}, NULL)
         FROM participation WHERE upper(recorded) = ${NEW_REVISION};
       INSERT INTO restatement SELECT ${NEW_REVISION}, 'participations', b.id, a.id, 'corrected' FROM participation b, participation a
         WHERE upper(b.recorded) = ${NEW_REVISION} AND lower(a.recorded) = ${NEW_REVISION};`,
    );
    await record(
      'several things',
      `${close('participation', of('USA'))}
       INSERT INTO restatement SELECT ${NEW_REVISION}, 'participations', id, NULL, 'retracted' FROM participation
         WHERE upper(recorded) = ${NEW_REVISION};
       INSERT INTO initiative_alias SELECT 'Forum of Accra', 'en', id, int4range(${NEW_REVISION}, NULL) FROM initiative WHERE slug = 'forum';
       ${close('group_membership', `country_id = (SELECT id FROM participant WHERE code = 'NAM' AND kind = 'state')`)}
       INSERT INTO group_membership (group_id, country_id, valid, note, recorded)
         SELECT group_id, country_id, daterange('1990-01-01', '2025-01-01'), 'left', int4range(${NEW_REVISION}, NULL)
         FROM group_membership WHERE upper(recorded) = ${NEW_REVISION};
       INSERT INTO restatement SELECT ${NEW_REVISION}, 'group_memberships', b.id, a.id, 'updated' FROM group_membership b, group_membership a
         WHERE upper(b.recorded) = ${NEW_REVISION} AND lower(a.recorded) = ${NEW_REVISION};`,
    );
    await record('there is no network', close('initiative_version', `name_en = 'The network'`));
    await store.refresh();
  });
  afterAll(async () => {
    await app.close();
    await roll.close();
  });

  test('is told after a revision, oldest first, in plain lines', async () => {
    const { nodes } = await changes({ since: '1' });
    expect(nodes.map(({ revision, description }) => `${revision.id} ${description}`)).toEqual([
      '2 New on record: China in The accord, member, from 1 January 2023.',
      '2 Corrected: France in The accord, member, from March 2020 (was: member, from 2020).',
      '2 Updated: Kenya in The accord, member, from 1 January 2020, ended in May 2024.',
      '3 Corrected: France in The accord, observer, from March 2020 (was: member, from March 2020).',
      '4 Updated: Namibia in the group “African group”, from 1 January 1990, ended on 1 January 2025.',
      '4 Corrected: initiative The forum: other names: added “Forum of Accra”.',
      '4 Retracted: United States on The forum, declined, from 1 June 2021.',
      '5 Retracted: initiative The network (declaration).',
    ]);
    const chinese = await changes({ since: '3', locale: 'ZH' });
    expect(lines(chinese.nodes)).toEqual([
      '更新：纳米比亚属于“African group”组，自1990年1月1日起，于2025年1月1日终止。',
      '更正：倡议“The forum”：其他名称：新增“Forum of Accra”。',
      '撤回：美国对“The forum”的立场：表示不加入，自2021年6月1日起。',
      '撤回：倡议“The network”（宣言）。',
    ]);
  });

  test('is told from the beginning where no revision is named, countries first and participations behind them', async () => {
    const { nodes } = await changes();
    const first = nodes.filter(({ revision }) => revision.id === '1');
    expect(new Set(first.map(({ sense }) => sense))).toEqual(new Set(['RECORDED']));
    expect(lines(first)[0]).toBe('New on record: state China.');
    // 6 states, a group, a scheme, 3 memberships, 2 organisations, a population, 3 initiatives, a set, 4 participations, an
    // indicator and a value of it, a translation; aliases, leads and members of sets belong to these.
    expect(first).toHaveLength(6 + 1 + 1 + 3 + 2 + 1 + 3 + 1 + 4 + 1 + 1 + 1);
    expect(lines(first).at(-2)).toBe('New on record: Kenya, Chips in 2024: 0.25.');
  });

  test('has its things: those on record, and those that are no longer as they last stood', async () => {
    const { nodes } = await changes({ since: '3' });
    const things = nodes.map(({ initiative, participant, group, before, after }) => [
      initiative?.slug ?? null,
      participant?.code ?? null,
      group?.slug ?? null,
      before !== null,
      after !== null,
    ]);
    expect(things).toEqual([
      [null, 'NAM', 'african', false, false],
      ['forum', null, null, false, false],
      ['forum', 'USA', null, true, false],
      ['network', null, null, false, false],
    ]);
  });

  test('comes page by page, whatever their size, and a cursor is good for ever', async () => {
    const { nodes: all } = await changes();
    for (const first of [1, 2, 7, all.length]) {
      const paged: Told[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await changes({ first, after });
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        paged.push(...page.nodes);
        if (!page.pageInfo.hasNextPage) break;
        expect(page.nodes).toHaveLength(first);
        after = page.pageInfo.endCursor as string;
      }
      expect(paged).toEqual(all);
    }
    const second = await changes({ since: '2', after: all[0]!.cursor });
    expect(lines(second.nodes)[0]).toContain('France');
    expect(second.pageInfo.hasPreviousPage).toBe(false);
    expect((await changes({ after: all.at(-1)!.cursor })).nodes).toEqual([]);
    expect((await changes({ since: '99' })).pageInfo).toMatchObject({ hasNextPage: false, endCursor: null });
  });

  test.each<[string, object, (change: Told) => boolean]>([
    ['initiatives', { initiatives: ['accord'] }, ({ initiative }) => initiative?.slug === 'accord'],
    ['one that is gone', { initiatives: ['network'] }, ({ initiative }) => initiative?.slug === 'network'],
    [
      'countries',
      { countries: ['NAM', 'KEN'] },
      ({ participant, description }) =>
        ['NAM', 'KEN'].includes(participant?.code ?? '') && !description.includes('Movement'),
    ],
    ['kinds', { kinds: ['DECLARATION'] }, ({ initiative }) => initiative !== null],
    ['kinds that there are not', { kinds: ['TREATY'] }, () => false],
    ['topics that there are not', { topics: ['SAFETY'] }, () => false],
    ...(['RECORDED', 'UPDATED', 'CORRECTED', 'RETRACTED'] as const).map(
      (sense): [string, object, (change: Told) => boolean] => [
        sense,
        { senses: [sense] },
        (told) => told.sense === sense,
      ],
    ),
    [
      'several conditions',
      { initiatives: ['accord'], countries: ['FRA', 'KEN'], senses: ['CORRECTED', 'UPDATED'] },
      ({ initiative, participant, sense }) =>
        initiative?.slug === 'accord' && ['FRA', 'KEN'].includes(participant?.code ?? '') && sense !== 'RECORDED',
    ],
  ])('passes a filter by %s', async (_, filter, passes) => {
    const { nodes: all } = await changes();
    const { nodes } = await changes({ filter });
    expect(lines(nodes)).toEqual(lines(all.filter(passes)));
    const paged: string[] = [];
    for (let after: unknown = null; ; ) {
      const page = await changes({ filter, first: 1, after });
      paged.push(...lines(page.nodes));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(lines(nodes));
  });

  test('a filter of a state is not passed by an organisation of the same code', async () => {
    const { nodes } = await changes({ filter: { countries: ['NAM'] } });
    expect(lines(nodes)).toEqual([
      'New on record: state Namibia.',
      'New on record: Namibia in the group “African group”, from 1 January 1990.',
      'Updated: Namibia in the group “African group”, from 1 January 1990, ended on 1 January 2025.',
    ]);
  });

  test.each([
    [{ filter: { initiatives: ['acord'] } }, 'filter.initiatives', /did you mean accord\?/],
    [{ filter: { countries: ['KEM'] } }, 'filter.countries', /did you mean .*KEN/],
    [{ since: 'yesterday' }, 'since', /'yesterday' is not a revision/],
    [{ after: 'nonsense' }, 'after', /not a cursor of this list/],
    [
      { after: Buffer.from('change:[1,"participations","1; DROP","2",0]').toString('base64url') },
      'after',
      /not a cursor/,
    ],
    [{ first: -1 }, 'first', /outside 0\.\.500/],
  ])('is refused for %j', async (variables, argument, message) => {
    const { errors } = await ask(CHANGES, variables);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors![0]!.message).toMatch(message);
  });

  test('a revision says who recorded it and why, and how many changes it made', async () => {
    const { data } = await ask(
      '{ changes(first: 500) { nodes { revision { id reason author approvedBy changeCount recordedAt } } } }',
    );
    const told = new Map<string, { count: number; revision: { changeCount: number; author: string | null } }>();
    for (const { revision } of data.changes.nodes) {
      told.set(revision.id, { count: (told.get(revision.id)?.count ?? 0) + 1, revision });
    }
    expect([...told.values()].map(({ count, revision }) => [count, revision.changeCount])).toEqual(
      [...told.values()].map(({ count }) => [count, count]),
    );
    expect(told.get('1')!.revision).toMatchObject({ author: null, approvedBy: null });
    expect(told.get('3')!.revision).toMatchObject({
      author: 'Amina',
      approvedBy: 'Luis',
      reason: 'France only observes',
    });
  });

  test('of a participation is the same asked of any version, each with its own values', async () => {
    const { nodes } = await changes({ filter: { countries: ['FRA'] } });
    const ids = [...new Set(nodes.flatMap(({ before, after }) => [before?.id, after?.id]))].filter((id) => id != null);
    expect(ids).toHaveLength(3);
    const HISTORY = `query ($id: ID!) { node(id: $id) { ... on Participation { history { sense revision { id } closedBy { id }
      description(locale: ZH) participation { id role validFrom datePrecision citations { title } supersededAt } } } } }`;
    const answers = await Promise.all(ids.map((id) => ask(HISTORY, { id })));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const citations = [{ title: 'The list' }];
    const version = (
      sense: string,
      revision: string,
      closedBy: string | null,
      participation: object,
      description: string,
    ) => ({
      ...{ sense, revision: { id: revision }, closedBy: closedBy && { id: closedBy }, description },
      participation: expect.objectContaining({ citations, ...participation }),
    });
    const subject = '法国在“The accord”中的角色：';
    expect(answers[0]!.data.node.history).toEqual([
      version(
        ...(['RECORDED', '1', '2'] as const),
        { id: ids[0], role: 'MEMBER', validFrom: '2020-01-01', datePrecision: 'YEAR' },
        `新增记录：${subject}成员，自2020年起。`,
      ),
      version(
        ...(['CORRECTED', '2', '3'] as const),
        { id: ids[1], role: 'MEMBER', validFrom: '2020-03-01', datePrecision: 'MONTH' },
        `更正：${subject}成员，自2020年3月起（原记录：成员，自2020年起）。`,
      ),
      version(
        ...(['CORRECTED', '3', null] as const),
        { id: ids[2], role: 'OBSERVER', validFrom: '2020-03-01', supersededAt: null },
        `更正：${subject}观察员，自2020年3月起（原记录：成员，自2020年3月起）。`,
      ),
    ]);
  });

  test('of what was on record at a past instant tells what became of it since', async () => {
    const query = `query ($knownAt: DateTime) {
      participations(filter: { countries: ["FRA"] }, counting: { knownAt: $knownAt }) { nodes { role history { revision { id } } } } }`;
    const { data } = await ask(query, { knownAt: store.current.revisions[0]!.recordedAt.toISOString() });
    expect(data.participations.nodes).toEqual([
      { role: 'MEMBER', history: ['1', '2', '3'].map((id) => ({ revision: { id } })) },
    ]);
  });

  test('of one that never was ends with the revision that took it back', async () => {
    const { nodes } = await changes({ filter: { countries: ['USA'], senses: ['RETRACTED'] } });
    const { data } = await ask(
      'query ($id: ID!) { node(id: $id) { ... on Participation { history { sense closedBy { id reason } } } } }',
      { id: nodes[0]!.before!.id },
    );
    expect(data.node.history).toEqual([{ sense: 'RECORDED', closedBy: { id: '4', reason: 'several things' } }]);
  });

  test('of an initiative is a version for each change, its other names included', async () => {
    const { data } =
      await ask(`{ initiative(slug: "forum") { history { sense revision { id } closedBy { id } description
      initiative { aliases participations(first: 9) { totalCount } } } } }`);
    expect(data.initiative.history).toEqual([
      expect.objectContaining({
        ...{ sense: 'RECORDED', revision: { id: '1' }, closedBy: { id: '4' } },
        initiative: { aliases: [], participations: { totalCount: 2 } },
      }),
      {
        ...{ sense: 'CORRECTED', revision: { id: '4' }, closedBy: null },
        description: 'Corrected: initiative The forum: other names: added “Forum of Accra”.',
        initiative: { aliases: ['Forum of Accra'], participations: { totalCount: 1 } },
      },
    ]);
  });

  test('of the memberships of a group comes page by page, of one state where it is named', async () => {
    const HISTORY = `query ($country: ID, $first: Int, $after: String) { group(slug: "african") {
      history(country: $country, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        nodes { country { code } validFrom validTo note sense revision { id } closedBy { id } } } } }`;
    const first = (await ask(HISTORY, { first: 3 })).data.group.history;
    expect(first.totalCount).toBe(4);
    expect(first.nodes.map((node: { country: { code: string } }) => node.country.code)).toEqual(['CIV', 'KEN', 'NAM']);
    const rest = (await ask(HISTORY, { first: 3, after: first.pageInfo.endCursor })).data.group.history;
    expect(rest.nodes).toEqual([
      {
        ...{ country: { code: 'NAM' }, validFrom: '1990-01-01', validTo: '2025-01-01', note: 'left' },
        ...{ sense: 'UPDATED', revision: { id: '4' }, closedBy: null },
      },
    ]);
    const one = (await ask(HISTORY, { country: 'NAM' })).data.group.history;
    expect(one.nodes.map(({ sense }: { sense: string }) => sense)).toEqual(['RECORDED', 'UPDATED']);
    const { errors } = await ask(HISTORY, { country: 'NAN' });
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'country' });
  });

  test('is printed on the command line, of a participation, an initiative, a state or an organisation', async () => {
    const printed = async (subject: string) =>
      (await historyOf(roll.pool, store.current, subject)).map((version) =>
        [version.revision, version.author, version.reason, version.description, version.closedBy].join(' | '),
      );
    expect((await printed('FRA@accord')).slice(1)).toEqual([
      expect.stringMatching(/^2 \| {2}\| .* \| Corrected: France in The accord, member, from March 2020 .* \| 3$/),
      '3 | Amina | France only observes | Corrected: France in The accord, observer, from March 2020 (was: member, from March 2020). | ',
    ]);
    expect(await printed('network')).toEqual([expect.stringMatching(/New on record: initiative The network .* \| 5$/)]);
    expect((await printed('NAM')).map((line) => line.split(' | ')[3])).toEqual([
      'New on record: state Namibia.',
      'New on record: organisation Non-Aligned Movement (intergovernmental).',
    ]);
    expect(await printed('CHN@forum')).toEqual([]);
    await expect(printed('acord')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('accord'),
    });
    await expect(printed('KEM@accord')).rejects.toMatchObject({ message: expect.stringContaining('KEN') });
  });

  test('is told up to the revision of the snapshot, and no further', async () => {
    const snapshot = store.current;
    await record('nothing that matters', close('population', 'true'));
    const history = new History(snapshot, (statement) => roll.pool.query(statement), {});
    const late = await history.changes(snapshot.newest.id - 1, 500, EVERYTHING);
    expect(late.changes.map(({ place }) => place.revision)).toEqual([snapshot.newest.id]);
    const { nodes } = await changes({ since: String(snapshot.newest.id) });
    expect(lines(nodes)).toEqual(['Retracted: Kenya, population in 2024: 56,000,000.']);
  });
});

interface Plan {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows that the leaves of a plan read. */
function rowsRead(plan: Plan): number {
  if (plan.Plans) return plan.Plans.reduce((sum, part) => sum + rowsRead(part), 0);
  return plan['Actual Loops'] * (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0));
}

test('a page of a revision of 100,000 rows is read at the price of any other', async () => {
  const roll = await openRoll();
  try {
    await importSmall(roll);
    await roll.pool.query(`
      INSERT INTO source (title) VALUES ('The list');
      INSERT INTO revision (id, recorded_at, reason, data_through) VALUES (2, now() + interval '1 second', 'many', '2026-01-01');
      INSERT INTO initiative (slug) SELECT 'many-' || i FROM generate_series(1, 20000) i;
      INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
        SELECT id, slug, 'treaty', 'universal', false, 'open', 'complete', int4range(2, NULL) FROM initiative WHERE slug LIKE 'many-%';
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
        SELECT p.id, i.id, 'member', daterange('2020-01-01', NULL), 'day', 'verified', (SELECT min(id) FROM source), int4range(2, NULL)
        FROM initiative i, participant p WHERE i.slug LIKE 'many-%' AND p.kind = 'state' AND p.code <> 'NAM';
      ANALYZE`);
    const query = (statement: pg.QueryConfig) => roll.pool.query(statement);
    let statements: pg.QueryConfig[] = [];
    const remembering = (statement: pg.QueryConfig) => {
      statements.push(statement);
      return query(statement);
    };
    const changes = async (after: Place | number, wanted: Wanted = EVERYTHING) => {
      statements = [];
      const page = await pageOfChanges(remembering as Query, 2, after, 50, wanted);
      let rows = 0;
      for (const { text, values } of statements) {
        const explained = await query({ text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values: values ?? [] });
        rows += rowsRead(explained.rows[0]['QUERY PLAN'][0].Plan);
      }
      return { ...page, rows };
    };
    const start = await changes(1);
    expect(start.changes.every(({ table }) => table === 'initiatives')).toBe(true);
    const subject = SUBJECTS.findIndex(({ table }) => table.name === 'participations');
    const middle = await changes({ revision: 2, subject, key: ['10000', '1'], nth: 0 });
    expect(middle.changes.map(({ table }) => table)).toEqual(Array.from({ length: 50 }, () => 'participations'));
    const corrected = await changes(0, { ...EVERYTHING, senses: ['UPDATED', 'CORRECTED'] });
    expect(corrected).toMatchObject({ changes: [], more: false });
    expect((await countChangesOf(query as Query, [2])).get(2)).toBe(20_000 + 100_000);
    // Sorting what the revision stated would read each of its 120,000 rows.
    for (const { rows } of [start, middle, corrected]) expect(rows).toBeLessThan(6_000);
  } finally {
    await roll.close();
  }
}, 120_000);
