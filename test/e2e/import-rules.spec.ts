import { importFile, importPackage } from '../../src/imports/import-package.js';
import {
  type Cells,
  dropTemplates,
  importRows,
  initiative,
  openSmallRoll,
  participation,
  participations,
  type Roll,
  refusal,
  SMALL,
  tally,
} from '../support/import-fixture.js';

let roll: Roll;
afterEach(async () => {
  await roll.close();
});
afterAll(dropTemplates);

const by = (participant: string, role: string, from = '2020-01-01', to = '', more: Cells = {}) =>
  participation('accord', participant, from, to, { role, ...more });
const accord = (more: Cells) => initiative('accord', more);
const voted = accord({ manner: 'recorded_vote', votes_for: 2, votes_against: 1, votes_abstained: 0 });

/** The problems with which rows are refused; nothing may have been written. */
async function refused(table: string, rows: readonly Cells[]) {
  const before = await tally(roll.pool);
  const { problems } = await refusal(importRows(roll, table, rows));
  expect(await tally(roll.pool)).toEqual(before);
  return problems;
}

describe('a file of initiatives is refused', () => {
  beforeEach(async () => {
    roll = await openSmallRoll();
  });

  it.each<[string, Cells[], object]>([
    [
      'where a list is closed before it was opened',
      [accord({ opened_on: '2020-06-01', list_closed_on: '2020-05-31' })],
      {
        row: 2,
        column: 'list_closed_on',
        code: 'INVALID_PERIOD',
        message: expect.stringContaining('before it was opened'),
      },
    ],
    [
      'where votes are given without a vote',
      [accord({ votes_for: 3, votes_against: 0, votes_abstained: 0 })],
      { row: 2, column: 'manner', code: 'EXPECTATION', message: expect.stringContaining('not recorded_vote') },
    ],
    [
      'where a vote is given in part',
      [accord({ manner: 'recorded_vote', votes_for: 3 })],
      { row: 2, column: 'manner', code: 'EXPECTATION', message: expect.stringContaining('given together') },
    ],
    [
      'with an unknown topic',
      [accord({ topics: 'safety; militery' })],
      { row: 2, column: 'topics', code: 'NOT_IN_LIST', message: expect.stringContaining('did you mean military') },
    ],
    [
      'with a topic stated twice',
      [accord({ topics: 'safety;data;safety' })],
      { row: 2, column: 'topics', code: 'EXPECTATION' },
    ],
    [
      'with an unknown parent',
      [accord({ parent: 'acord' })],
      { row: 2, column: 'parent', code: 'UNKNOWN_REFERENCE', message: expect.stringContaining('"acord"') },
    ],
    [
      'with a parent that is itself',
      [accord({ parent: 'accord' })],
      { row: 2, column: 'parent', code: 'EXPECTATION', message: expect.stringContaining('own parent') },
    ],
    [
      'with an adoption that is empty, though the file has the column',
      [accord({ adoption: '' })],
      { row: 2, column: 'adoption', code: 'REQUIRED' },
    ],
    [
      'with an opening known to the year that is not its first day',
      [accord({ opened_on: '2020-06-01', opened_precision: 'year' })],
      { row: 2, column: 'opened_on', code: 'EXPECTATION' },
    ],
  ])('%s', async (_, rows, problem) => {
    expect(await refused('initiatives', rows)).toEqual([expect.objectContaining(problem)]);
  });

  it('where two of its rows are each other’s ancestors, at both', async () => {
    const rows = [
      accord({ parent: 'forum' }),
      initiative('forum', { parent: 'network' }),
      initiative('network', { parent: 'accord' }),
    ];
    expect((await refused('initiatives', rows)).map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it('where a row would be its own ancestor through what is on record', async () => {
    await importRows(roll, 'initiatives', [
      initiative('forum', { parent: 'network' }),
      initiative('network', { parent: 'accord' }),
    ]);
    const problems = await refused('initiatives', [accord({ parent: 'forum' })]);
    expect(problems).toEqual([
      expect.objectContaining({
        row: 2,
        message: expect.stringContaining('accord would be its own ancestor through forum'),
      }),
    ]);
  });

  it('where how it comes about does not go with participations on record', async () => {
    await importRows(roll, 'participations', [by('KEN', 'signatory'), by('FRA', 'signatory'), by('USA', 'host')]);
    const problems = await refused('initiatives', [accord({ adoption: 'issued' })]);
    expect(problems).toEqual([
      expect.objectContaining({
        column: 'adoption',
        value: 'accord',
        message: expect.stringMatching(/participant FRA, role signatory and 1 more: .*\(adoption issued\)/),
      }),
    ]);
  });
});

it('an initiative may end on the day on which it was opened, and not on the day before', async () => {
  roll = await openSmallRoll();
  const lasting = (ended_on: string) => [initiative('summit', { kind: 'summit', opened_on: '2024-05-21', ended_on })];
  expect(await refused('initiatives', lasting('2024-05-20'))).toMatchObject([
    { row: 2, column: 'ended_on', code: 'INVALID_PERIOD' },
  ]);
  await importRows(roll, 'initiatives', lasting('2024-05-21'));
  const { rows } = await roll.pool.query(
    `SELECT v.opened_on, v.ended_on FROM initiative_version v JOIN initiative i ON i.id = v.initiative_id
     WHERE i.slug = 'summit' AND upper_inf(v.recorded)`,
  );
  expect(rows).toEqual([{ opened_on: '2024-05-21', ended_on: '2024-05-21' }]);
});

it('a parent may stand later in the file, and what a rejected row would have been parent of is rejected with it', async () => {
  roll = await openSmallRoll();
  const rows = [
    initiative('child', { parent: 'event', topics: 'data;safety' }),
    initiative('event', { kind: 'summit' }),
  ];
  await importRows(roll, 'initiatives', rows);
  const { rows: recorded } = await roll.pool.query(
    `SELECT i.slug, p.slug AS parent, v.topics::text FROM initiative_version v JOIN initiative i ON i.id = v.initiative_id
     JOIN initiative p ON p.id = v.parent_id`,
  );
  expect(recorded).toEqual([{ slug: 'child', parent: 'event', topics: '{data,safety}' }]);
  const broken = [
    initiative('a', { parent: 'b' }),
    initiative('b', { parent: 'c' }),
    initiative('c', { opened_on: '2021-01-01', list_closed_on: '2020-01-01' }),
    initiative('d', { parent: 'event' }),
  ];
  const report = await importRows(roll, 'initiatives', broken, { skipInvalid: true });
  expect(report.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '2 parent',
    '3 parent',
    '4 list_closed_on',
  ]);
  expect(report.tables[0]).toMatchObject({ inserted: 1, rejected: 3 });
});

describe('a participation is refused', () => {
  it.each<[string, Cells, Cells[], object[]]>([
    [
      'in what was issued, of a state that joins',
      accord({ adoption: 'issued' }),
      [by('KEN', 'partner'), by('FRA', 'recipient'), by('USA', 'member'), by('CHN', 'signatory')],
      [
        { row: 4, column: 'role', value: 'member', message: expect.stringContaining('adoption issued') },
        { row: 5, column: 'role', value: 'signatory' },
      ],
    ],
    [
      'that is a vote where there was none',
      accord({ manner: 'without_vote' }),
      [by('KEN', 'abstained'), by('FRA', 'dissociated')],
      [{ row: 2, value: 'abstained', message: expect.stringContaining('recorded vote') }],
    ],
    [
      'that is a vote where nothing is said of one',
      accord({}),
      [by('KEN', 'did_not_vote')],
      [{ row: 2, value: 'did_not_vote' }],
    ],
    [
      'that dissociates from a recorded vote',
      voted,
      [by('KEN', 'dissociated'), by('FRA', 'voted_against')],
      [{ row: 2, value: 'dissociated', message: expect.stringContaining('without a vote') }],
    ],
    [
      'beside another position at the same time, and so is the other',
      voted,
      [
        by('KEN', 'voted_for', '2020-01-01', '2021-01-01'),
        by('KEN', 'abstained', '2020-12-31'),
        by('FRA', 'abstained'),
      ],
      [
        {
          row: 2,
          code: 'CONFLICTING_ROWS',
          message: expect.stringContaining('line 3 says abstained from 2020-12-31; one participant has one position'),
        },
        {
          row: 3,
          code: 'CONFLICTING_ROWS',
          message: expect.stringContaining('line 2 says voted_for from 2020-01-01 to 2021-01-01'),
        },
      ],
    ],
    [
      'that is a commitment of who declined on one day',
      accord({}),
      [by('KEN', 'declined', '2020-01-01', '2020-06-01'), by('KEN', 'signatory', '2020-05-31')],
      [
        { row: 2, message: expect.stringContaining('who declined') },
        { row: 3, message: expect.stringContaining('line 2 says declined') },
      ],
    ],
    [
      'that says how exactly an end is known which it has not',
      accord({}),
      [by('KEN', 'member', '2020-01-01', '', { valid_to_precision: 'day' })],
      [{ row: 2, column: 'valid_to_precision', code: 'EXPECTATION' }],
    ],
    [
      'of which the end is known to the month and is not its first day',
      accord({}),
      [by('KEN', 'member', '2020-01-01', '2021-05-17', { valid_to_precision: 'month' })],
      [{ row: 2, column: 'valid_to', code: 'EXPECTATION' }],
    ],
  ])('%s', async (_, version, rows, problems) => {
    roll = await openSmallRoll();
    await importRows(roll, 'initiatives', [version]);
    expect(await refused('participations', rows)).toEqual(problems.map((problem) => expect.objectContaining(problem)));
  });

  it('by what is on record as well', async () => {
    roll = await openSmallRoll();
    await importRows(roll, 'initiatives', [voted]);
    await importRows(roll, 'participations', [by('KEN', 'voted_for'), by('FRA', 'declined'), by('USA', 'adherent')]);
    const problems = await refused('participations', [
      by('KEN', 'voted_against'),
      by('FRA', 'endorser'),
      by('USA', 'declined'),
      by('CHN', 'voted_against'),
    ]);
    expect(problems.map(({ row, message }) => `${row} ${message}`)).toEqual([
      expect.stringMatching(
        /^2 participant KEN, initiative accord, role voted_against: a row on record says voted_for from 2020-01-01; one/,
      ),
      expect.stringMatching(/^3 .*a row on record says declined/),
      expect.stringMatching(/^4 .*a row on record says adherent/),
    ]);
  });

  it('not where the file itself ends what is on record, or a complete list leaves it out', async () => {
    roll = await openSmallRoll();
    await importRows(roll, 'initiatives', [voted]);
    await importRows(roll, 'participations', [by('KEN', 'declined'), by('FRA', 'voted_for')]);
    await importRows(roll, 'participations', [
      by('KEN', 'declined', '2020-01-01', '2022-01-01'),
      by('KEN', 'signatory', '2022-01-01'),
    ]);
    await importRows(roll, 'participations', [by('FRA', 'abstained')], { completeLists: true });
    expect(await participations(roll.pool)).toEqual(['FRA accord abstained 2020-01-01..']);
  });

  it('alone, where others are to be written', async () => {
    roll = await openSmallRoll();
    await importRows(roll, 'initiatives', [voted]);
    const rows = [by('KEN', 'dissociated'), by('FRA', 'voted_for'), by('USA', 'voted_for'), by('USA', 'abstained')];
    const report = await importRows(roll, 'participations', rows, { skipInvalid: true });
    expect(report.tables[0]).toMatchObject({ inserted: 1, rejected: 3 });
    expect(await participations(roll.pool)).toEqual(['FRA accord voted_for 2020-01-01..']);
  });
});

describe('leads', () => {
  beforeEach(async () => {
    roll = await openSmallRoll();
  });

  it('are of states and organisations, in order, and may change places', async () => {
    const report = await importRows(roll, 'initiative_leads', [
      { initiative: 'accord', position: 1, participant: 'NAM', participant_kind: 'organisation' },
      { initiative: 'accord', position: 2, participant: 'NAM', participant_kind: 'state' },
    ]);
    expect(report.tables[0]).toMatchObject({ inserted: 2, closed: 2 });
    expect(report.changes[0]).toMatchObject({
      before: { participant: 'KEN', participant_kind: 'state' },
      after: { participant: 'NAM', participant_kind: 'organisation' },
    });
  });

  it.each<[string, Cells, object]>([
    [
      'that is not on record',
      { participant: 'UNX', participant_kind: 'organisation' },
      { code: 'UNKNOWN_PARTICIPANT' },
    ],
    ['of the other kind', { participant: 'KEN', participant_kind: 'organisation' }, { code: 'UNKNOWN_PARTICIPANT' }],
    ['that may be either', { participant: 'NAM' }, { code: 'AMBIGUOUS_PARTICIPANT' }],
    [
      'that leads already',
      { participant: 'KEN', participant_kind: 'state' },
      { code: 'DUPLICATE_KEY', message: expect.stringContaining('taken by a row on record') },
    ],
  ])('a lead %s is refused', async (_, who, problem) => {
    const problems = await refused('initiative_leads', [{ initiative: 'accord', position: 3, ...who }]);
    expect(problems).toEqual([expect.objectContaining({ row: 2, column: 'participant', ...problem })]);
  });
});

describe('a file that lacks columns of method 2.0', () => {
  const OLD =
    'slug,name_en,name_zh,summary_en,summary_zh,kind,scope,binding,openness,eligible_group,lead_organisation,host_country,opened_on,in_force_on,ended_on,list_completeness,list_checked_on,published_total,url';
  const old = (slug: string, name: string) =>
    `${slug},${name},,,,declaration,universal,false,open,,,,2020-05-01,,,complete,2026-01-01,,`;
  const versions = async () =>
    (
      await roll.pool.query(
        `SELECT i.slug, v.name_en, v.adoption, v.focus, v.topics::text, v.manner, v.votes_for, v.opened_precision, p.slug AS parent
         FROM initiative_version v JOIN initiative i ON i.id = v.initiative_id LEFT JOIN initiative p ON p.id = v.parent_id
         WHERE upper_inf(v.recorded) AND i.slug IN ('accord', 'newest') ORDER BY 1`,
      )
    ).rows;

  it('leaves an initiative what is on record of it, and gives a new one what method 1.0 meant', async () => {
    roll = await openSmallRoll();
    const said = {
      focus: 'broader',
      topics: 'data',
      manner: 'recorded_vote',
      votes_for: 2,
      votes_against: 1,
      votes_abstained: 0,
    };
    await importRows(roll, 'initiatives', [
      accord({
        ...said,
        adoption: 'by_organisation',
        parent: 'forum',
        opened_on: '2020-05-01',
        opened_precision: 'month',
      }),
    ]);
    const path = roll.bytes(
      'old.csv',
      [OLD, old('accord', 'Another name'), old('newest', 'The newest'), ''].join('\n'),
    );
    await importFile(roll.pool, path);
    expect(await versions()).toEqual([
      {
        slug: 'accord',
        name_en: 'Another name',
        adoption: 'by_organisation',
        focus: 'broader',
        topics: '{data}',
        manner: 'recorded_vote',
        votes_for: 2,
        opened_precision: 'month',
        parent: 'forum',
      },
      {
        slug: 'newest',
        name_en: 'The newest',
        adoption: 'by_states',
        focus: 'ai',
        topics: '{}',
        manner: null,
        votes_for: null,
        opened_precision: null,
        parent: null,
      },
    ]);
  });

  it('keeps how exactly an end is known where it states the same period', async () => {
    roll = await openSmallRoll();
    await importRows(roll, 'participations', [
      by('KEN', 'member', '2020-01-01', '2021-05-01', { valid_to_precision: 'month' }),
      by('FRA', 'member', '2020-01-01', '2021-05-01', { valid_to_precision: 'month' }),
    ]);
    const row = (code: string, to: string) =>
      `accord,${code},state,member,2020-01-01,${to},day,verified,https://example.org/list,The list`;
    const header =
      'initiative,participant,participant_kind,role,valid_from,valid_to,date_precision,confidence,source_url,source_title,evidence';
    const path = roll.bytes(
      'old.csv',
      [header, `${row('KEN', '2021-05-01')},`, `${row('FRA', '2021-06-02')},`, ''].join('\n'),
    );
    const report = await importFile(roll.pool, path);
    expect(report.tables[0]).toMatchObject({ inserted: 1, closed: 1, unchanged: 1 });
    expect(report.changes[0]!.after).toMatchObject({ participant: 'FRA', valid_to_precision: null });
  });

  it('takes the kind of an organisation for its type, and leaves its kind, seat and family', async () => {
    roll = await openSmallRoll();
    await importRows(roll, 'organisations', [{ ...SMALL.organisations![0]!, home_country: 'FRA', family: 'regional' }]);
    const header = 'code,slug,name_en,name_zh,kind,url,members_group';
    const path = roll.bytes(
      'old.csv',
      [
        header,
        'EU,eu,European Union,,supranational,,',
        'ITU,itu,ITU,,un-specialized-agency,,',
        'ACME,acme,Acme,,company,,',
        '',
      ].join('\n'),
    );
    await importFile(roll.pool, path);
    const { rows } = await roll.pool.query(
      `SELECT p.code, v.kind, v.type, h.code AS home, v.family FROM organisation_version v JOIN participant p ON p.id = v.organisation_id
       LEFT JOIN participant h ON h.id = v.home_country_id WHERE upper_inf(v.recorded) AND p.code <> 'NAM' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { code: 'ACME', kind: 'company', type: null, home: null, family: null },
      { code: 'EU', kind: 'regional', type: 'supranational', home: 'FRA', family: 'regional' },
      { code: 'ITU', kind: null, type: 'un-specialized-agency', home: null, family: null },
    ]);
  });

  it('a file of organisations with the new columns takes no former word for a kind', async () => {
    roll = await openSmallRoll();
    const problems = await refused('organisations', [{ code: 'ITU', slug: 'itu', name_en: 'ITU', kind: 'un-agency' }]);
    expect(problems).toEqual([expect.objectContaining({ column: 'kind', code: 'NOT_IN_LIST' })]);
  });
});

it('names of initiatives may be of several, and a package states them again unchanged', async () => {
  roll = await openSmallRoll();
  const rows = [
    { alias: 'The text', lang: 'en', initiative: 'accord' },
    { alias: 'The text', lang: 'en', initiative: 'forum' },
  ];
  expect((await importRows(roll, 'initiative_aliases', rows)).tables[0]).toMatchObject({ inserted: 2, closed: 0 });
  expect((await importRows(roll, 'initiative_aliases', rows)).tables[0]).toMatchObject({ inserted: 0, unchanged: 2 });
  const problems = await refused('initiative_aliases', [...rows, rows[0]!]);
  expect(problems).toEqual([expect.objectContaining({ row: 4, code: 'DUPLICATE_KEY' })]);
  const report = await importPackage(roll.pool, roll.package(SMALL), { completeLists: true });
  expect(report.tables.find(({ table }) => table === 'initiative_aliases')).toMatchObject({ closed: 2, unchanged: 1 });
});

it('a text has one Chinese translation in a column, which may be corrected', async () => {
  roll = await openSmallRoll();
  const row = { table: 'participations', column: 'evidence', en: 'The list', zh: '这份名单' };
  const report = await importRows(roll, 'translations', [row]);
  expect(report.changes).toEqual([
    expect.objectContaining({ change: 'replaced', before: expect.objectContaining({ zh: '名单' }) }),
  ]);
  expect(await refused('translations', [row, { ...row, zh: '名单' }])).toHaveLength(2);
});
