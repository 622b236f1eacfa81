import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { type ImportOptions, importFile } from '../../src/imports/import-package.js';
import { formatReport, type ImportReport } from '../../src/imports/report.js';
import '../../src/database/pg-types.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  dropTemplates,
  importRows,
  initiative,
  openSmallRoll,
  participation,
  type Roll,
  refusal,
} from '../support/import-fixture.js';

const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');

describe('files that are right by themselves and odd beside what is on record', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    pool = new pg.Pool({ connectionString: database.url });
    folder = mkdtempSync(join(tmpdir(), 'rollcall-odd-'));
    await importFile(pool, join(CASES, '00-initiatives-for-tests.csv'), { reason: 'initiatives' });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const warnings = async (name: string, options: ImportOptions = {}) => {
    const { outcome, problems } = await importFile(pool, join(CASES, `${name}.csv`), { dryRun: true, ...options });
    expect([outcome, problems.map(({ severity }) => severity)]).toEqual(['dryRun', problems.map(() => 'warning')]);
    return problems.map(({ row, column, message }) => `${row} ${column}: ${message}`);
  };

  test('23: before the opening', async () => {
    expect(await warnings('23-before-opening')).toEqual([
      '2 valid_from: valid_from 1970-01-01, before rejoin was opened on 1985-01-01 (KEN)',
    ]);
  });

  test('24: in the far future', async () => {
    const told = (today?: string) => warnings('24-far-future', today === undefined ? {} : { today });
    expect(await told()).toEqual([
      expect.stringMatching(/^2 valid_from: valid_from 2042-01-01 is still to come, after \d{4}-\d\d-\d\d \(GHA\)$/),
    ]);
    expect(await told('2041-12-31')).toEqual([
      '2 valid_from: valid_from 2042-01-01 is still to come, after 2041-12-31 (GHA)',
    ]);
    expect(await told('2042-01-01')).toEqual([]);
  });

  test('25: before the state was a member of the United Nations', async () => {
    const told = (await warnings('25-before-the-state')).filter((message) => message.includes('United Nations'));
    expect(told.map((message) => message.replace(/: it is to be seen.*/, ''))).toEqual([
      '2 valid_from: SSD is said to take part before it became a member of the United Nations, on 2011-07-14',
      '3 valid_from: CZE is said to take part before it became a member of the United Nations, on 1993-01-19',
      '4 valid_from: TLS is said to take part before it became a member of the United Nations, on 2002-09-27',
      '5 valid_from: SRB is said to take part before it became a member of the United Nations, on 2000-11-01',
      '6 valid_from: DEU is said to take part before it became a member of the United Nations, on 1973-09-18',
    ]);
  });

  test('a state of the past that is said to go on', async () => {
    const row =
      'initiative,participant,participant_kind,role,valid_from,valid_to,date_precision,confidence,source_title';
    const path = join(folder, 'past.csv');
    writeFileSync(path, `${row}\nrejoin,CSK,state,member,1985-01-01,,day,unverified,list\n`);
    const { problems } = await importFile(pool, path, { dryRun: true });
    expect(problems.map(({ message }) => message)).toEqual([
      'CSK is said to take part after it ended, on 1993-01-01 (CSK)',
    ]);
  });
});

describe('in a small roll', () => {
  let roll: Roll;
  beforeEach(async () => {
    roll = await openSmallRoll();
  });
  afterEach(() => roll.close());
  afterAll(dropTemplates);

  const told = ({ problems }: ImportReport) => problems.map(({ row, message }) => `${row}: ${message}`);

  test('a year is not before a day of it, and what goes on after the end is told', async () => {
    await importRows(roll, 'initiatives', [initiative('accord', { opened_on: '2020-06-01', ended_on: '2023-01-01' })]);
    const rows = [
      participation('accord', 'KEN', '2020-01-01', '2023-01-01', { date_precision: 'year' }),
      participation('accord', 'FRA', '2020-05-01', '2022-01-01', { date_precision: 'month' }),
      participation('accord', 'USA', '2021-01-01'),
      participation('accord', 'CHN', '2021-01-01'),
    ];
    expect(told(await importRows(roll, 'participations', rows, { dryRun: true }))).toEqual([
      '3: valid_from 2020-05-01, before accord was opened on 2020-06-01 (FRA)',
      '4: goes on, and accord ended on 2023-01-01 (2 rows: CHN, USA)',
    ]);
  });

  test('a name that is not known is told once, with its rows, before the rows', async () => {
    const rows = [
      ...Array.from({ length: 3 }, (_, i) => participation('accord', 'Atlantis', `202${i}-01-01`)),
      participation('accord', 'Lemuria', '2020-01-01'),
    ];
    const report = await refusal(importRows(roll, 'participations', rows));
    expect(report.unresolved.map(({ value, rows: count }) => [value, count])).toEqual([
      ['Atlantis', 3],
      ['Lemuria', 1],
    ]);
    const text = formatReport(report);
    expect(text).toContain(
      'values that could not be read, those of most rows first (2):\n3 rows, participant "Atlantis": ',
    );
    expect(text.indexOf('3 rows, participant')).toBeLessThan(text.indexOf('participations.csv:2'));
  });
});
