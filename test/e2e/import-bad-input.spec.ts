import { basename, dirname, join } from 'node:path';
import { importFile, importPackage } from '../../src/imports/import-package.js';
import { formatReport } from '../../src/imports/report.js';
import {
  type Cells,
  csv,
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
let before: Record<string, number>;
beforeAll(async () => {
  roll = await openSmallRoll([participation('network', 'FRA', '2019-01-01')]);
  before = await tally(roll.pool);
});
afterAll(async () => {
  await roll.close();
  await dropTemplates();
});
/** Whatever a test of this file does, nothing may be written. */
afterEach(async () => {
  expect(await tally(roll.pool)).toEqual(before);
});

const good = participation('accord', 'KEN', '2020-01-01');

/** Each row stands between two good ones: line 3 of its file. */
describe.each<[rule: string, row: Cells, problem: Record<string, unknown>]>([
  [
    'an unknown country is named with the nearest known names',
    participation('accord', 'Kenja', '2020-01-01'),
    {
      column: 'participant',
      code: 'UNKNOWN_COUNTRY',
      value: 'Kenja',
      message: expect.stringMatching(/"Kenja"; nearest known: Kenya \(KEN\)/),
    },
  ],
  [
    'an unknown organisation is named with the nearest known names',
    participation('accord', 'European Onion', '2020-01-01', '', { participant_kind: 'organisation' }),
    {
      column: 'participant',
      code: 'UNKNOWN_PARTICIPANT',
      message: expect.stringContaining('nearest known: European Union (EU)'),
    },
  ],
  [
    'a state is not found among the organisations',
    participation('accord', 'KEN', '2020-01-01', '', { participant_kind: 'organisation' }),
    { column: 'participant', code: 'UNKNOWN_PARTICIPANT', message: expect.stringContaining('other kind') },
  ],
  [
    'a code of both a state and an organisation needs its kind',
    participation('accord', 'NAM', '2020-01-01', '', { participant_kind: '' }),
    {
      column: 'participant',
      code: 'AMBIGUOUS_PARTICIPANT',
      message: expect.stringContaining('Namibia (NAM), Non-Aligned Movement (NAM)'),
    },
  ],
  [
    'a start known to the year is 1 January of it',
    participation('accord', 'KEN', '2020-02-01', '', { date_precision: 'year' }),
    { column: 'valid_from', code: 'EXPECTATION', value: '2020-02-01', message: expect.stringContaining('to the year') },
  ],
  [
    'a start known to the month is the first day of it',
    participation('accord', 'KEN', '2020-02-02', '', { date_precision: 'month' }),
    { column: 'valid_from', code: 'EXPECTATION', message: expect.stringContaining('must be the first day') },
  ],
  [
    'an unknown initiative is named with the nearest known ones, and not created',
    participation('acord', 'KEN', '2020-01-01'),
    {
      column: 'initiative',
      code: 'UNKNOWN_REFERENCE',
      value: 'acord',
      message: expect.stringContaining('nearest known: accord'),
    },
  ],
  [
    '2023-02-30 is no date',
    participation('accord', 'CHN', '2023-02-30'),
    { column: 'valid_from', code: 'TYPE', value: '2023-02-30' },
  ],
  [
    'a period ends after it begins',
    participation('accord', 'CHN', '2023-02-01', '2022-12-31'),
    {
      column: 'valid_to',
      code: 'INVALID_PERIOD',
      value: '2022-12-31',
      message: expect.stringContaining('2023-02-01'),
    },
  ],
  [
    'a period holds for a day at least',
    participation('accord', 'CHN', '2023-02-01', '2023-02-01'),
    { column: 'valid_to', code: 'INVALID_PERIOD' },
  ],
  [
    'an unknown role is named with the known ones',
    participation('accord', 'CHN', '2020-01-01', '', { role: 'menber' }),
    { column: 'role', code: 'NOT_IN_LIST', value: 'menber', message: expect.stringContaining('member') },
  ],
  ['a start is required', participation('accord', 'CHN', ''), { column: 'valid_from', code: 'REQUIRED', value: null }],
  [
    'a source is required',
    participation('accord', 'CHN', '2020-01-01', '', { source_url: '', source_title: '' }),
    { column: 'source_url', code: 'REQUIRED' },
  ],
])('%s', (_, row, wanted) => {
  it('and nothing is written', async () => {
    const rows = [good, row, participation('forum', 'KEN', '2020-01-01')];
    const report = await refusal(importRows(roll, 'participations', rows));
    expect(report.problems).toEqual([
      expect.objectContaining({
        row: 3,
        severity: 'error',
        file: expect.stringMatching(/participations\.csv$/),
        ...wanted,
      }),
    ]);
    expect(report).toMatchObject({ outcome: 'rejected', problemCount: 1, revision: null, changeCount: 0 });
    expect(report.tables).toEqual([expect.objectContaining({ read: 3, rejected: 1, inserted: 0, unchanged: 0 })]);
    expect(formatReport(report)).toContain('rejected, nothing is written');
  });
});

describe('rows that contradict or repeat each other', () => {
  const codesAndRows = (report: Awaited<ReturnType<typeof refusal>>) =>
    report.problems.map(({ row, code }) => `${row} ${code}`);

  it('overlapping periods are each named with the other', async () => {
    const report = await refusal(
      importRows(roll, 'participations', [
        participation('accord', 'KEN', '2020-01-01', '2022-01-01'),
        participation('accord', 'CHN', '2020-01-01'),
        participation('accord', 'Kenia', '2021-12-31', '', { participant: 'Kenya' }),
      ]),
    );
    expect(codesAndRows(report)).toEqual(['2 OVERLAPPING_PERIOD', '4 OVERLAPPING_PERIOD']);
    expect(report.problems[0]!.message).toBe(
      'participant KEN, initiative accord, role member: 2020-01-01 to 2022-01-01 overlaps 2021-12-31 to (no end) on line 4',
    );
    expect(report.problems[1]!.message).toBe(
      'participant KEN, initiative accord, role member: 2021-12-31 to (no end) overlaps 2020-01-01 to 2022-01-01 on line 2',
    );
  });

  it('a long period overlaps every one within it, and those are named with the long one', async () => {
    const report = await refusal(
      importRows(roll, 'participations', [
        participation('accord', 'KEN', '2000-01-01', '2030-01-01'),
        participation('accord', 'KEN', '2001-01-01', '2002-01-01'),
        participation('accord', 'KEN', '2003-01-01', '2004-01-01'),
        participation('accord', 'KEN', '2030-01-01'),
      ]),
    );
    expect(codesAndRows(report)).toEqual(['2 OVERLAPPING_PERIOD', '3 OVERLAPPING_PERIOD', '4 OVERLAPPING_PERIOD']);
    expect(report.problems[2]!.message).toContain('on line 2');
  });

  it('overlapping memberships of a group are named', async () => {
    const membership = { group: 'african', country: 'KEN' };
    const report = await refusal(
      importRows(roll, 'group_memberships', [
        { ...membership, valid_from: '1990-01-01', valid_to: '2000-01-01' },
        { ...membership, valid_from: '1995-01-01' },
      ]),
    );
    expect(codesAndRows(report)).toEqual(['2 OVERLAPPING_PERIOD', '3 OVERLAPPING_PERIOD']);
  });

  it('one fact with another precision or confidence is a contradiction', async () => {
    const other = { source_url: 'https://example.org/other' };
    const report = await refusal(
      importRows(roll, 'participations', [good, { ...good, ...other, confidence: 'unverified' }]),
    );
    expect(codesAndRows(report)).toEqual(['2 CONFLICTING_ROWS', '3 CONFLICTING_ROWS']);
    expect(report.problems[1]!.message).toContain(
      'is stated here with date_precision day, confidence unverified and on line 2 with date_precision day, confidence verified',
    );
  });

  it('one fact with the same source again is a duplicate', async () => {
    const report = await refusal(
      importRows(roll, 'participations', [good, participation('forum', 'KEN', '2020-01-01'), good]),
    );
    expect(codesAndRows(report)).toEqual(['4 DUPLICATE_KEY']);
    expect(report.problems[0]!.message).toContain('on line 2');
  });

  it.each<[table: string, rows: Cells[], problems: string[]]>([
    ['countries', [SMALL.countries![0]!, { ...SMALL.countries![0]!, name_en: 'Cathay' }], ['2', '3']],
    ['countries', [SMALL.countries![0]!, SMALL.countries![0]!], ['3']],
    ['countries', [SMALL.countries![0]!, { ...SMALL.countries![3]!, alpha2: 'CN' }], ['2', '3']],
    ['countries', [{ ...SMALL.countries![3]!, alpha2: 'CN' }], ['2']],
    ['initiatives', [initiative('treaty'), initiative('treaty', { binding: 'true' })], ['2', '3']],
    ['population', [SMALL.population![0]!, { ...SMALL.population![0]!, population: 1 }], ['2', '3']],
    ['initiative_set_members', [{ initiative_set: 'two', position: 1, initiative: 'network' }], ['2']],
    ['organisations', [{ code: 'E.U.', slug: 'eu', name_en: 'Another', kind: 'regional' }], ['2']],
  ])('%s: what identifies a row stands once', async (table, rows, lines) => {
    const report = await refusal(importRows(roll, table, rows));
    expect(codesAndRows(report)).toEqual(lines.map((line) => `${line} DUPLICATE_KEY`));
  });
});

describe('files that cannot be read as a whole', () => {
  const header = csv('participations', []).trim();
  it.each<[rule: string, content: string | Buffer, problem: Record<string, unknown>]>([
    [
      'another encoding than UTF-8 is refused with the place of the byte',
      Buffer.from(csv('participations', [{ ...good, evidence: 'signé' }]), 'latin1'),
      { code: 'ENCODING', row: 2 },
    ],
    [
      'UTF-16 that does not say so is named',
      Buffer.from(csv('participations', [good]), 'utf16le'),
      { code: 'ENCODING' },
    ],
    [
      'a file that ends within a row is truncated',
      csv('participations', [good, good]).trimEnd().slice(0, -60),
      { code: 'TRUNCATED', row: 3 },
    ],
    ['a file that ends within a quoted cell is truncated', `${header}\naccord,KEN,"sta`, { code: 'TRUNCATED' }],
    ['an empty file is truncated', '', { code: 'TRUNCATED' }],
    [
      'a missing column is named',
      csv('participations', [good]).replace('role,', 'rule_,').replace('evidence', 'evidence'),
      { code: 'EXTRA_COLUMN', column: 'rule_' },
    ],
    ['a column too few is named', `${header.replace('role,', '')}\n`, { code: 'MISSING_COLUMN', column: 'role' }],
    ['a column too many is named', `${header},remark\n`, { code: 'EXTRA_COLUMN', column: 'remark' }],
  ])('%s', async (_, content, wanted) => {
    const path = roll.bytes('broken.csv', content);
    for (const options of [
      { reading: { table: 'participations' } },
      { reading: { table: 'participations' }, skipInvalid: true },
    ]) {
      const report = await refusal(importFile(roll.pool, path, options));
      expect(report.problems[0]).toMatchObject({ file: path, ...wanted });
      expect(report.outcome).toBe('rejected');
    }
  });

  it('a header that is no table is refused, and the tables are named', async () => {
    const report = await refusal(importFile(roll.pool, roll.bytes('x.csv', 'a,b\n1,2\n')));
    expect(report.problems[0]!.message).toContain('participations');
  });

  it('a file that is not there is refused', async () => {
    const report = await refusal(importFile(roll.pool, 'nowhere.csv', { reading: { table: 'countries' } }));
    expect(report.problems).toEqual([expect.objectContaining({ code: 'FILE_UNREADABLE', file: 'nowhere.csv' })]);
  });

  it('all files of a package are held against their headers before anything is read', async () => {
    const path = roll.package({ countries: [], participations: [] });
    const folder = basename(dirname(path));
    roll.bytes(join(folder, 'countries.csv'), 'code,alpha2\n');
    roll.bytes(join(folder, 'participations.csv'), `${header},remark\n`);
    const files = new Set((await refusal(importPackage(roll.pool, path))).problems.map(({ file }) => file));
    expect([...files].map((file) => file.split('/').at(-1))).toEqual(['countries.csv', 'participations.csv']);
  });

  it('a package with a wrong number of rows is refused', async () => {
    const path = roll.bytes(
      'counted.json',
      JSON.stringify({
        name: 'counted',
        version: '1',
        'rollcall:dataThrough': '2026-01-01',
        resources: [
          {
            name: 'population',
            path: 'population.csv',
            'rollcall:rows': { min: 2, max: 3 },
            schema: { fields: [{ name: 'country' }] },
          },
        ],
      }),
    );
    roll.file('population', [{ country: 'KEN', year: 2025, population: 57_000_000 }]);
    const report = await refusal(importPackage(roll.pool, path, { skipInvalid: true }));
    expect(report.problems).toEqual([
      expect.objectContaining({ code: 'EXPECTATION', row: null, message: expect.stringContaining('between 2 and 3') }),
    ]);
  });
});

describe('groups', () => {
  it('that a scheme makes of others, or of the rest, have no members of their own', async () => {
    for (const group of ['global-south', 'not-south']) {
      const row = { group, country: 'KEN', valid_from: '2020-01-01' };
      const report = await refusal(importRows(roll, 'group_memberships', [row]));
      expect(report.problems).toEqual([
        expect.objectContaining({
          code: 'UNKNOWN_REFERENCE',
          column: 'group',
          message: expect.stringContaining('unknown group with a list of its own'),
        }),
      ]);
    }
  });

  it('that a scheme unites must have lists', async () => {
    const row = { scheme: 'south', position: 3, group: 'all', name_en: 'All', union_of: 'african|not-south|asian' };
    const report = await refusal(importRows(roll, 'scheme_groups', [row]));
    expect(report.problems.map(({ code, column, message }) => [code, column, message])).toEqual([
      ['UNKNOWN_REFERENCE', 'union_of', expect.stringContaining('"not-south"')],
      ['UNKNOWN_REFERENCE', 'union_of', expect.stringContaining('"asian"')],
    ]);
  });
});

describe('what refers to a rejected row', () => {
  it('says why it is unknown', async () => {
    const tables = {
      initiatives: [initiative('pact', { kind: 'tready' })],
      participations: [participation('pact', 'KEN', '2020-01-01')],
    };
    const report = await refusal(importPackage(roll.pool, roll.package(tables)));
    expect(report.problems.map(({ code }) => code)).toEqual(['NOT_IN_LIST', 'UNKNOWN_REFERENCE']);
    expect(report.problems[1]!.message).toContain('initiatives.csv:2');
  });

  it('in the same file says so too, and not that it is not there', async () => {
    const pacts = [initiative('pact', { kind: 'tready' }), initiative('protocol', { parent: 'pact' })];
    const report = await refusal(importRows(roll, 'initiatives', pacts));
    expect(report.problems.map(({ row, code, message }) => [row, code, message])).toEqual([
      [2, 'NOT_IN_LIST', expect.anything()],
      [
        3,
        'UNKNOWN_REFERENCE',
        expect.stringMatching(/^unknown initiative "pact": .*initiatives\.csv:2\) is rejected$/),
      ],
    ]);
  });
});

describe('all faults of a row are told at once', () => {
  /** `row column CODE value` of each problem, in order. */
  async function told(table: string, rows: readonly Cells[], options: Parameters<typeof importRows>[3] = {}) {
    const report = await refusal(importRows(roll, table, rows, options));
    return report.problems.map(({ row, column, code, value }) => `${row} ${column} ${code} ${value}`);
  }

  it('those of its cells, and those that only the record shows', async () => {
    const row = participation('acord', 'Kenia', '2023-02-30', '', { role: 'membr' });
    expect(await told('participations', [good, row])).toEqual([
      '3 role NOT_IN_LIST membr',
      '3 valid_from TYPE 2023-02-30',
      '3 participant UNKNOWN_COUNTRY Kenia',
      '3 initiative UNKNOWN_REFERENCE acord',
    ]);
  });

  it.each<[rule: string, table: string, row: Cells, problems: string[]]>([
    [
      'a day that is refused is not asked how exactly it is known',
      'participations',
      participation('accord', 'KEN', '2023-02-30', '', { date_precision: '' }),
      ['2 valid_from TYPE 2023-02-30'],
    ],
    [
      'nor said to be missing, nor held against the end of its period',
      'participations',
      participation('accord', 'KEN', '2023-02-30', '2020-01-01', { date_precision: 'month' }),
      ['2 valid_from TYPE 2023-02-30'],
    ],
    [
      'a name of both kinds is not ambiguous where the kind is what is refused',
      'participations',
      participation('accord', 'NAM', '2020-01-01', '', { participant_kind: 'stat' }),
      ['2 participant_kind NOT_IN_LIST stat'],
    ],
    [
      'a name of neither kind is unknown whatever the kind',
      'participations',
      participation('accord', 'Atlantis', '2020-01-01', '', { participant_kind: 'stat' }),
      ['2 participant_kind NOT_IN_LIST stat', '2 participant UNKNOWN_PARTICIPANT Atlantis'],
    ],
    [
      'a source that is refused is no missing source',
      'participations',
      participation('accord', 'KEN', '2020-01-01', '', { source_url: '', source_title: 'The\u0007 list' }),
      ['2 source_title PATTERN The\u0007 list'],
    ],
    [
      'interruptions are not held against a first day that is refused, and still against each other',
      'countries',
      { ...SMALL.countries![0]!, un_member_from: '1990-02-30', un_membership_breaks: '1995-01-01/1994-01-01' },
      ['2 un_member_from TYPE 1990-02-30', '2 un_membership_breaks INVALID_PERIOD 1995-01-01/1994-01-01'],
    ],
    [
      'right interruptions of a membership whose first day is refused are right',
      'countries',
      { ...SMALL.countries![0]!, un_member_from: '1990-02-30', un_membership_breaks: '1994-01-01/1995-01-01' },
      ['2 un_member_from TYPE 1990-02-30'],
    ],
  ])('%s', async (_, table, row, problems) => {
    expect(await told(table, [row])).toEqual(problems);
  });

  it('a row that repeats one and breaks a rule of its own has both', async () => {
    const closed = { opened_on: '2020-06-01', list_closed_on: '2020-05-31' };
    const rows = [initiative('pact', { ...closed, votes_for: 3 }), initiative('pact', { parent: 'acord' })];
    expect(await told('initiatives', rows)).toEqual([
      '2 list_closed_on INVALID_PERIOD 2020-05-31',
      '2 manner EXPECTATION null',
      '2 slug DUPLICATE_KEY null',
      '3 parent UNKNOWN_REFERENCE acord',
      '3 slug DUPLICATE_KEY null',
    ]);
  });

  it('a row that takes two codes of others is told of both', async () => {
    const row = { ...SMALL.countries![0]!, alpha2: 'KE', m49: '250' };
    expect(await told('countries', [row])).toEqual(['2 alpha2 DUPLICATE_KEY KE', '2 m49 DUPLICATE_KEY 250']);
  });

  it('rows that contradict each other are held against the others as well', async () => {
    const other = { source_url: 'https://example.org/other', confidence: 'unverified' };
    const rows = [good, { ...good, ...other }, participation('accord', 'KEN', '2021-01-01')];
    expect(await told('participations', rows)).toEqual([
      '2 date_precision CONFLICTING_ROWS null',
      '2 valid_from OVERLAPPING_PERIOD 2020-01-01',
      '3 date_precision CONFLICTING_ROWS null',
      '3 valid_from OVERLAPPING_PERIOD 2020-01-01',
      '4 valid_from OVERLAPPING_PERIOD 2021-01-01',
    ]);
  });

  it('also of codes of another scheme, of which none is judged by years that are refused', async () => {
    const rows = [
      participation('acord', '999', '2020-01-01'),
      // Serbia, then Yugoslavia, then Serbia: which, only the day says.
      participation('acord', '345', '1960-02-30'),
      // China in all years.
      participation('acord', '710', '1960-02-30'),
      participation('accord', '999', '1960-02-30', '', { participant_kind: 'stat' }),
    ];
    expect(await told('participations', rows, { reading: { codes: 'cow' } })).toEqual([
      '2 participant UNKNOWN_COUNTRY 999',
      '2 initiative UNKNOWN_REFERENCE acord',
      '3 valid_from TYPE 1960-02-30',
      '3 initiative UNKNOWN_REFERENCE acord',
      '4 valid_from TYPE 1960-02-30',
      '4 initiative UNKNOWN_REFERENCE acord',
      '5 participant_kind NOT_IN_LIST stat',
      '5 valid_from TYPE 1960-02-30',
    ]);
  });
});

describe('a package of which one file is refused as a whole', () => {
  const initiatives = [initiative('pact'), initiative('protocol')];
  const faulty = [participation('pact', 'Kenja', '2020-01-01'), participation('accord', 'KEN', '2023-02-30')];
  const told = async (path: string) =>
    (await refusal(importPackage(roll.pool, path))).problems.map(
      ({ file, row, code }) => `${basename(file)}:${row} ${code}`,
    );
  /** A package whose file of one table ends within a row. */
  const broken = (table: 'group_memberships' | 'initiatives', rows: readonly Cells[]) => {
    const path = roll.package({ initiatives, participations: faulty, [table]: rows });
    roll.bytes(
      join(basename(dirname(path)), `${table}.csv`),
      csv(table, rows)
        .trimEnd()
        .slice(0, -3)
        .replace(/,[^,]*$/, ''),
    );
    return path;
  };

  it('has its other files checked', async () => {
    const membership = { group: 'african', country: 'KEN', valid_from: '2020-01-01' };
    expect(await told(broken('group_memberships', [membership]))).toEqual([
      'group_memberships.csv:2 TRUNCATED',
      'participations.csv:2 UNKNOWN_COUNTRY',
      'participations.csv:3 TYPE',
    ]);
  });

  it('unless they refer to what that one defines', async () => {
    expect(await told(broken('initiatives', initiatives))).toEqual(['initiatives.csv:3 TRUNCATED']);
  });
});

it('a refused row keeps no source from the rows that cite it after', async () => {
  const cited = { source_url: 'https://example.org/new', source_title: 'A new list' };
  const rows = [
    participation('accord', 'KEN', '2023-02-30', '', cited),
    participation('forum', 'KEN', '2020-01-01', '', cited),
  ];
  const report = await importRows(roll, 'participations', rows, { skipInvalid: true, dryRun: true });
  expect(report.problems.map(({ row }) => row)).toEqual([2]);
  expect(report.changes.map(({ after }) => after)).toEqual([
    expect.objectContaining({ citations: [expect.objectContaining(cited)] }),
  ]);
});

it('every problem of every table is reported at once', async () => {
  const tables = {
    group_memberships: [{ group: 'asian', country: 'Atlantis', valid_from: '2020-13-01' }],
    participations: [participation('pact', 'Atlantis', '2020-01-01'), { ...good, role: 'king' }, good, good],
  };
  const report = await refusal(importPackage(roll.pool, roll.package(tables)));
  expect(report.problems.map(({ file, row, code }) => `${file.split('/').at(-1)}:${row} ${code}`).sort()).toEqual([
    'group_memberships.csv:2 TYPE',
    'group_memberships.csv:2 UNKNOWN_COUNTRY',
    'group_memberships.csv:2 UNKNOWN_REFERENCE',
    'participations.csv:2 UNKNOWN_COUNTRY',
    'participations.csv:2 UNKNOWN_REFERENCE',
    'participations.csv:3 NOT_IN_LIST',
    'participations.csv:5 DUPLICATE_KEY',
  ]);
  expect(await participations(roll.pool)).toEqual(['FRA network member 2019-01-01..']);
});

it('options that contradict each other are refused', async () => {
  const attempt = importRows(roll, 'participations', [good], { skipInvalid: true, completeLists: true });
  await expect(attempt).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'completeLists' } });
  const dated = importRows(roll, 'participations', [good], { dataThrough: '2026-02-30' });
  await expect(dated).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'dataThrough' } });
});
