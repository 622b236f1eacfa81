import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Problem } from '../../src/common/problems.js';
import { importFile, importPackage, type Progress } from '../../src/imports/import-package.js';
import { KEPT_PROBLEMS } from '../../src/imports/problem-log.js';
import { formatReport, KEPT_CHANGES } from '../../src/imports/report.js';
import type { ImportChange } from '../../src/record/changes.js';
import {
  csv,
  dropTemplates,
  importRows,
  openSmallRoll,
  participation,
  participations,
  type Roll,
  refusal,
  SMALL,
  tally,
} from '../support/import-fixture.js';

let roll: Roll;
beforeEach(async () => {
  roll = await openSmallRoll([participation('accord', 'KEN', '2020-01-01')]);
});
afterAll(dropTemplates);
afterEach(async () => {
  await roll.close();
});

const saved = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true });

describe('a dry run', () => {
  it('writes nothing and reports what would change', async () => {
    const before = await tally(roll.pool);
    const rows = [participation('accord', 'KEN', '2020-02-01'), participation('forum', 'CHN', '2021-01-01')];
    const report = await importRows(roll, 'participations', rows, { dryRun: true, cutRelease: 'tried' });
    expect(await tally(roll.pool)).toEqual(before);
    expect(report).toMatchObject({ outcome: 'dryRun', revision: 2, changeCount: 2, release: 'tried' });
    const text = formatReport(report);
    expect(text).toContain('a dry run, nothing is written; it would be revision 2');
    expect(text).toMatch(/^~ participations .*participant "KEN".*valid_from "2020-01-01" -> "2020-02-01"/m);
    expect(text).toMatch(/^\+ participations .*participant "CHN"/m);
    expect(await importRows(roll, 'participations', rows)).toMatchObject({ revision: 2, changes: report.changes });
  });

  it('shows in what a citation or a long text differs, of two citations as well', async () => {
    const long = 'word '.repeat(30);
    const fact = participation('accord', 'KEN', '2020-01-01', '', { evidence: `${long}signed` });
    await importRows(roll, 'participations', [fact]);
    const rows = [
      { ...fact, evidence: `${long}ratified` },
      { ...fact, source_url: 'https://example.org/second', evidence: '' },
    ];
    const [change] = formatReport(await importRows(roll, 'participations', rows, { dryRun: true })).match(/^~ .*/m)!;
    expect(change).toMatch(/participant "KEN".*valid_from "2020-01-01"/);
    expect(change).toMatch(/evidence "…[word ]+signed" -> "…[word ]+ratified"/);
    expect(change).toContain('citation 2 source_url nothing -> "https://example.org/second"');
  });

  it('is refused like an import', async () => {
    const attempt = importRows(roll, 'participations', [participation('acord', 'KEN', '2020-01-01')], { dryRun: true });
    expect(await refusal(attempt)).toMatchObject({ outcome: 'rejected', problemCount: 1 });
  });

  it('saves no rejected rows', async () => {
    await importRows(roll, 'participations', [participation('acord', 'KEN', '2020-01-01')], {
      dryRun: true,
      skipInvalid: true,
    });
    expect(readdirSync(roll.folder).filter((name) => name.includes('rejected'))).toEqual([]);
  });
});

describe('changes', () => {
  it('are kept up to a number, counted in full, and all handed on', async () => {
    const rows = Array.from({ length: KEPT_CHANGES + 7 }, (_, i) => ({
      country: 'FRA',
      year: 1800,
      population: i + 1,
    }));
    const years = rows.map((row, i) => ({ ...row, year: 1800 + (i % 400), country: ['FRA', 'CHN', 'KEN'][i % 3]! }));
    const distinct = [...new Map(years.map((row) => [`${row.country} ${row.year}`, row])).values()];
    const changes: ImportChange[] = [];
    const report = await importRows(roll, 'population', distinct, { onChange: (change) => changes.push(change) });
    expect(report.changeCount).toBe(distinct.length);
    expect(report.changes).toHaveLength(KEPT_CHANGES);
    expect(changes).toHaveLength(distinct.length);
    expect(changes[0]).toEqual({
      table: 'population',
      change: 'added',
      sense: 'RECORDED',
      line: 2,
      before: null,
      after: { country: 'FRA', year: 1800, population: 1, source: null },
    });
  });
});

describe('with skipInvalid', () => {
  const rows = [
    participation('accord', 'CHN', '2020-01-01'),
    participation('accord', 'Kenja', '2020-02-30', '', { evidence: 'a "quoted", text\nof two lines' }),
    participation('forum', 'FRA', '2020-01-01', '2022-01-01'),
    participation('forum', 'FRA', '2021-01-01', ''),
    participation('network', 'USA', '2020-01-01'),
    participation('network', 'USA', '2020-01-01'),
  ];

  it('the rest is written, and the rejected rows are saved as they were, with their lines and reasons', async () => {
    const report = await importRows(roll, 'participations', rows, { skipInvalid: true });
    expect(report).toMatchObject({ outcome: 'imported', problemCount: 5, release: null });
    expect(report.tables[0]).toMatchObject({ read: 6, inserted: 2, rejected: 4, unchanged: 0 });
    expect(await participations(roll.pool)).toEqual([
      'CHN accord member 2020-01-01..',
      'KEN accord member 2020-01-01..',
      'USA network member 2020-01-01..',
    ]);
    const path = join(roll.folder, 'participations.rejected.csv');
    expect(report.rejectedFiles).toEqual([path]);
    const found = saved(path);
    expect(found.map((row) => [row.rejected_line, row.rejected_code])).toEqual([
      ['3', 'TYPE UNKNOWN_COUNTRY'],
      ['5', 'OVERLAPPING_PERIOD'],
      ['6', 'OVERLAPPING_PERIOD'],
      ['8', 'DUPLICATE_KEY'],
    ]);
    expect(found[0]).toMatchObject({
      participant: 'Kenja',
      valid_from: '2020-02-30',
      evidence: 'a "quoted", text\nof two lines',
    });
    expect(found[0]!.rejected_reason).toContain('2020-02-30');
    const { rows: log } = await roll.pool.query('SELECT inserted, rejected FROM import_log ORDER BY id DESC LIMIT 1');
    expect(log).toEqual([{ inserted: 2, rejected: 4 }]);
  });

  it('the saved file can be corrected and imported', async () => {
    await importRows(roll, 'participations', rows, { skipInvalid: true });
    const path = join(roll.folder, 'participations.rejected.csv');
    const corrected = readFileSync(path, 'utf8')
      .replace('Kenja', 'Kenya')
      .replace('2020-02-30', '2020-02-28')
      .replace(',2021-01-01,', ',2022-01-01,');
    writeFileSync(path, corrected);
    const report = await importFile(roll.pool, path);
    expect(report).toMatchObject({ outcome: 'imported', problemCount: 0 });
    expect(report.tables[0]).toMatchObject({ table: 'participations', inserted: 3, closed: 1, unchanged: 1 });
  });

  it('a file that was corrected meanwhile is not written over', async () => {
    await importRows(roll, 'participations', rows, { skipInvalid: true });
    const path = join(roll.folder, 'participations.rejected.csv');
    const again = await importRows(roll, 'participations', rows, { skipInvalid: true });
    expect(again.rejectedFiles).toEqual([path]);
    const corrected = readFileSync(path, 'utf8').replace('Kenja', 'Kenya');
    writeFileSync(path, corrected);
    const later = await importRows(roll, 'participations', rows, { skipInvalid: true });
    expect(later.rejectedFiles).toEqual([join(roll.folder, 'participations.rejected-2.csv')]);
    expect(readFileSync(path, 'utf8')).toBe(corrected);
  });

  it('a corrected file that is rejected again has its columns once', async () => {
    await importRows(roll, 'participations', rows, { skipInvalid: true });
    const first = join(roll.folder, 'participations.rejected.csv');
    const report = await importFile(roll.pool, first, { skipInvalid: true });
    const [second] = report.rejectedFiles;
    expect(second).toBe(join(roll.folder, 'participations.rejected.rejected.csv'));
    const header = (path: string) => readFileSync(path, 'utf8').split('\n')[0];
    expect(header(second!)).toBe(header(first));
  });

  it('rows of the wrong length are saved with all their cells', async () => {
    const short = 'accord,KEN\n';
    const long = `${csv('participations', [rows[0]!]).split('\n')[1]},more,and more\n`;
    const path = roll.bytes('lengths.csv', `${csv('participations', [])}${short}${long}`);
    const report = await importFile(roll.pool, path, { skipInvalid: true });
    expect(report).toMatchObject({ outcome: 'unchanged', problemCount: 2 });
    const found: string[][] = parse(readFileSync(report.rejectedFiles[0]!), { relax_column_count: true });
    expect(found[1]!.slice(0, 3)).toEqual(['accord', 'KEN', '']);
    expect(found[2]!.slice(-2)).toEqual(['more', 'and more']);
  });

  it('they are saved where it is asked for; of a package, a file a table', async () => {
    const path = join(roll.folder, 'elsewhere.csv');
    const one = await importRows(roll, 'participations', rows, { skipInvalid: true, rejectedPath: path });
    expect(one.rejectedFiles).toEqual([path]);
    const tables = {
      population: [{ country: 'Atlantis', year: 2020, population: 1 }],
      participations: [participation('pact', 'KEN', '2020-01-01')],
    };
    const many = await importPackage(roll.pool, roll.package(tables), { skipInvalid: true, rejectedPath: roll.folder });
    expect(many.rejectedFiles).toEqual(
      ['population', 'participations'].map((table) => join(roll.folder, `${table}.rejected.csv`)),
    );
  });

  it('a place that cannot be written is said before anything is', async () => {
    const before = await tally(roll.pool);
    const rejectedPath = join(roll.folder, 'no', 'such', 'folder.csv');
    const attempt = importRows(roll, 'participations', rows, { skipInvalid: true, rejectedPath });
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'rejectedPath' } });
    expect(await tally(roll.pool)).toEqual(before);
  });

  it('what refers to a row that was left out is left out as well', async () => {
    const tables = {
      initiatives: [{ ...SMALL.initiatives![0]!, slug: 'pact', kind: 'tready' }],
      participations: [participation('pact', 'KEN', '2020-01-01'), participation('forum', 'KEN', '2020-01-01')],
    };
    const report = await importPackage(roll.pool, roll.package(tables), { skipInvalid: true });
    expect(report.tables.map(({ inserted, rejected }) => [inserted, rejected])).toEqual([
      [0, 1],
      [1, 1],
    ]);
    const { rows: found } = await roll.pool.query(`SELECT 1 FROM initiative WHERE slug = 'pact'`);
    expect(found).toEqual([]);
  });

  it('a source that only a rejected row cites is not recorded', async () => {
    const lone = { source_url: 'https://example.org/lone' };
    await importRows(
      roll,
      'participations',
      [
        participation('forum', 'FRA', '2020-01-01', '', lone),
        participation('forum', 'FRA', '2021-01-01'),
        participation('forum', 'CHN', '2021-01-01'),
      ],
      { skipInvalid: true },
    );
    const { rows: found } = await roll.pool.query('SELECT url FROM source ORDER BY url');
    expect(found).toEqual([{ url: 'https://example.org/list' }]);
  });

  it('a source stays known where the row that named it first is rejected', async () => {
    const shared = { source_url: 'https://example.org/shared' };
    const report = await importRows(
      roll,
      'participations',
      [
        participation('forum', 'FRA', '2020-01-01', '', shared),
        participation('forum', 'FRA', '2021-01-01'),
        participation('forum', 'CHN', '2021-01-01', '', shared),
      ],
      { skipInvalid: true },
    );
    expect(report.tables[0]).toMatchObject({ inserted: 1, rejected: 2 });
    expect(report.changes[0]!.after).toMatchObject({ citations: [shared] });
  });
});

describe('problems beyond what a report holds', () => {
  const count = KEPT_PROBLEMS + 34;
  const rows = Array.from({ length: count }, (_, i) => participation('accord', `Nowhere ${i}`, '2020-01-01'));

  it('are counted, handed on and written to the report file', async () => {
    const problems: Problem[] = [];
    const reportPath = join(roll.folder, 'problems.csv');
    const report = await refusal(
      importRows(roll, 'participations', rows, { reportPath, onProblem: (problem) => problems.push(problem) }),
    );
    expect(report.problemCount).toBe(count);
    expect(report.problems).toHaveLength(KEPT_PROBLEMS);
    expect(problems).toHaveLength(count);
    const written = saved(reportPath);
    expect(written).toHaveLength(count);
    expect(written.at(-1)).toMatchObject({
      row: String(count + 1),
      code: 'UNKNOWN_COUNTRY',
      value: `Nowhere ${count - 1}`,
    });
    expect(formatReport(report)).toContain('and 34 more problems, 1,034 in all');
  });

  it('are all in the file of rejected rows', async () => {
    const report = await importRows(roll, 'participations', rows, { skipInvalid: true });
    expect(saved(report.rejectedFiles[0]!)).toHaveLength(count);
  });

  it('a report file that cannot be written is said at once', async () => {
    const reportPath = join(roll.folder, 'no', 'folder', 'problems.csv');
    const attempt = importRows(roll, 'participations', rows, { reportPath });
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'reportPath' } });
  });
});

it('progress is told with the rows read so far', async () => {
  const seen: Progress[] = [];
  const rows = Array.from({ length: 5100 }, (_, i) => ({
    country: ['FRA', 'CHN', 'KEN', 'CIV', 'USA', 'NAM'][i % 6]!,
    indicator: 'chips',
    year: 1800 + (Math.floor(i / 6) % 400),
    value: i,
  }));
  const some = [...new Map(rows.map((row) => [`${row.country} ${row.year}`, row])).values()];
  await importRows(roll, 'indicator_values', some, { onProgress: (progress) => seen.push(progress) });
  expect(seen.map(({ phase }) => phase)).toEqual(['reading', 'comparing', 'writing']);
  expect(seen.at(-1)).toMatchObject({ table: 'indicator_values', rows: some.length, share: 1 });
});

it('the report is plain JSON', async () => {
  const report = await importRows(roll, 'participations', [participation('forum', 'KEN', '2020-01-01')]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(existsSync(join(roll.folder, 'participations.rejected.csv'))).toBe(false);
});
