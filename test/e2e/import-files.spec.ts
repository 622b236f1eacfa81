import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { type ImportOptions, importFiles } from '../../src/imports/import-package.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import type { FileReading } from '../../src/imports/input-files.js';
import type { ImportReport } from '../../src/imports/report.js';
import '../../src/database/pg-types.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** Small files as people have them; INDEX.md there says what is right for each. */
const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');
const HEADER =
  'initiative,participant,participant_kind,role,valid_from,valid_to,date_precision,confidence,source_url,source_title,source_publisher,source_accessed_on,evidence';

let database: TestDatabase;
let pool: pg.Pool;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  pool = new pg.Pool({ connectionString: database.url });
  folder = mkdtempSync(join(tmpdir(), 'rollcall-import-files-'));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function dryRun(
  paths: string | readonly string[],
  reading: FileReading = {},
  options: ImportOptions = {},
): Promise<ImportReport> {
  try {
    return await importFiles(pool, [paths].flat(), { dryRun: true, reading, ...options });
  } catch (error) {
    if (error instanceof ImportRejectedError) return error.report;
    throw error;
  }
}

function made(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The command, on the same database. */
const rollcall = (args: readonly string[], input?: string | Buffer) =>
  spawnSync(
    process.execPath,
    ['--import', join(projectRoot(), 'test/support/ts-loader.mjs'), join(projectRoot(), 'src/cli/main.ts'), ...args],
    {
      cwd: projectRoot(),
      encoding: 'utf8',
      input: input ?? '',
      env: { ...process.env, DATABASE_URL: database.url },
    },
  );
const messages = (report: ImportReport) => report.problems.map(({ row, message }) => `${row}: ${message}`);
const errors = (report: ImportReport) => report.problems.filter(({ severity }) => severity === 'error');
describe('files as people have them', () => {
  test.each([
    ['12-title-rows.csv', 2],
    ['13-blank-rows.csv', 0],
    ['14-header-title-case.csv', 0],
    ['16-empty-columns.csv', 0],
    ['18-semicolon.csv', 0],
    ['20-workbook.xlsx', 0],
    ['21-rows.json', 0],
  ])('%s is read as it is', async (name, notes) => {
    const report = await dryRun(join(CASES, name));
    expect(report).toMatchObject({
      outcome: 'dryRun',
      tables: [{ table: 'participations', inserted: 2, rejected: 0 }],
    });
    expect(errors(report)).toEqual([]);
    expect(report.problems.filter(({ code }) => code === 'LAYOUT')).toHaveLength(notes);
  });

  test('titles above the header are told', async () => {
    const report = await dryRun(join(CASES, '12-title-rows.csv'));
    expect(messages(report)).toEqual([
      expect.stringContaining('read over, as a title above the header: "Members of AI for Good"'),
      expect.stringContaining('"as of 1 May 2024"'),
    ]);
  });

  test('Windows-1252 is read where it is said, and refused with what to say where it is not', async () => {
    const path = join(CASES, '19-windows-1252.csv');
    expect(errors(await dryRun(path))[0]).toMatchObject({
      code: 'ENCODING',
      message: expect.stringContaining('--encoding windows-1252'),
    });
    expect(await dryRun(path, { encoding: 'windows-1252' })).toMatchObject({
      outcome: 'dryRun',
      tables: [{ inserted: 2 }],
    });
    expect(errors(await dryRun(path, { encoding: 'latin-99' }))[0]!.message).toContain('"latin-99" is no encoding');
  });

  test('a file of four columns is read once it is said where it comes from', async () => {
    const path = join(CASES, '15-minimal-columns.csv');
    expect(errors(await dryRun(path))[0]!.message).toContain('--set source_title=');
    expect(await dryRun(path, { constants: { source_title: 'List of hosts' } })).toMatchObject({
      outcome: 'dryRun',
      tables: [{ inserted: 1 }],
    });
    const { problems } = await dryRun(path, { constants: { source_titel: 'List' } });
    expect(problems[0]!.message).toContain('did you mean source_title');
  });

  test.each(['csv', 'xlsx'])(
    "Rollcall's own export of participations as %s, read again, changes nothing",
    async (format) => {
      const path = join(folder, `own.${format}`);
      const { status, stderr } = rollcall(['export', 'participations', '--format', format, '--out', path]);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      const report = await dryRun(path);
      expect(errors(report)).toEqual([]);
      expect(report).toMatchObject({ outcome: 'dryRun', changeCount: 0 });
    },
  );

  test('an export of an earlier version is read as it is', async () => {
    // It was written from earlier data, of which two facts have been corrected since.
    const report = await dryRun(join(CASES, '17-own-export.csv'));
    expect(errors(report)).toEqual([]);
    expect(report.tables).toMatchObject([{ table: 'participations', read: 2, rejected: 0 }]);
  });

  test('days are read as exactly as they are written, or refused with what to write', async () => {
    const report = await dryRun(
      join(CASES, '07-dates-from.csv'),
      {},
      { skipInvalid: true, rejectedPath: join(folder, 'r.csv') },
    );
    const refused = errors(report).map(({ value, message }) => [value, message]);
    expect(refused.map(([value]) => value)).toEqual(
      expect.arrayContaining(['01/05/2024', '5/1/2024', '45413', '1990?', '0000-00-00', '2024-13-01', '1789-01-01']),
    );
    for (const read of [
      '2024',
      '2024-05',
      '2024-05-01T00:00:00Z',
      '2024/05/01',
      '1 May 2024',
      '2024–05–01',
      '20240501',
    ]) {
      expect(refused.map(([value]) => value)).not.toContain(read);
    }
    const said = Object.fromEntries(refused);
    expect(said['01/05/2024']).toContain('may be 2024-05-01 or 2024-01-05');
    expect(said['45413']).toContain('if 2024-05-01 is meant');
  });

  test('what is written for no end is none, and an end that is a year is known to the year', async () => {
    const rows = ['AFG,2024-05-01,9999-12-31', 'AGO,2010-05-01,2016', 'ALB,2024-05-01,present', 'AND,2024-05-01,-'];
    const path = made('ends.csv', `participant,valid_from,valid_to\n${rows.join('\n')}\n`);
    const constants = { initiative: 'ai-for-good', role: 'chair', source_title: 'list' };
    const report = await importFiles(pool, [path], { reading: { constants, table: 'participations' } });
    // Angola is said to be there before the opening, which is told and no fault.
    expect(report).toMatchObject({
      outcome: 'imported',
      problems: [{ row: 3, column: 'valid_from', severity: 'warning', message: expect.stringContaining('(AGO)') }],
    });
    const { rows: recorded } = await pool.query(
      `SELECT p.code, lower(valid)::text AS since, upper(valid)::text AS until, date_precision AS how,
              valid_to_precision AS ending, confidence
       FROM participation JOIN participant p ON p.id = participant_id
       WHERE recorded @> $1::integer AND lower(recorded) = $1 ORDER BY p.code`,
      [report.revision],
    );
    expect(recorded).toEqual([
      { code: 'AFG', since: '2024-05-01', until: null, how: 'day', ending: null, confidence: 'unverified' },
      { code: 'AGO', since: '2010-05-01', until: '2016-01-01', how: 'day', ending: 'year', confidence: 'unverified' },
      { code: 'ALB', since: '2024-05-01', until: null, how: 'day', ending: null, confidence: 'unverified' },
      { code: 'AND', since: '2024-05-01', until: null, how: 'day', ending: null, confidence: 'unverified' },
    ]);
  });

  test('roles are known however they are written, and others refused', async () => {
    const report = await dryRun(
      join(CASES, '09-roles.csv'),
      {},
      { skipInvalid: true, rejectedPath: join(folder, 'r.csv') },
    );
    const refused = errors(report).map(({ value }) => value?.toLowerCase());
    for (const known of ['signatory', 'state party', 'p-member', 'o-member', 'co chair', 'ratification', 'accession']) {
      expect(refused).not.toContain(known);
    }
    expect(refused).toEqual(expect.arrayContaining(['withdrawn', 'provisional application']));
  });
});

describe('a file of any ordinary format', () => {
  const csv = readFileSync(join(CASES, '18-semicolon.csv'), 'utf8').replaceAll(';', ',');
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const objects = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, i) => [rows[0]![i]!, cell])));
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

  const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const ods = () => {
    const cell = (text: string) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? `<table:table-cell office:value-type="date" office:date-value="${text}"><text:p>1 May 24</text:p></table:table-cell>`
        : `<table:table-cell office:value-type="string"><text:p>${xml(text)}</text:p></table:table-cell>`;
    const line = (row: readonly string[]) =>
      `<table:table-row>${row.map(cell).join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;
    const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Notes"><table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row></table:table><table:table table:name="Members"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>${rows.map(line).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
    return zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(content),
    });
  };

  test.each<[string, string, string | Uint8Array]>([
    ['tabs', 'tabs.tsv', csv.replaceAll(',', '\t')],
    ['bars', 'bars.txt', csv.replaceAll(',', '|')],
    ['a line that names the separator', 'sep.csv', `sep=;\r\n${csv.replaceAll(',', ';')}`],
    ['UTF-16', 'utf16.csv', utf16(csv)],
    ['UTF-16 with tabs, as Excel saves a text', 'unicode.txt', utf16(csv.replaceAll(',', '\t'))],
    ['gzip', 'packed.csv.gz', gzipSync(csv)],
    ['JSON lines', 'rows.jsonl', objects.map((row) => JSON.stringify(row)).join('\n')],
    ['JSON lines, packed', 'rows.jsonl.gz', gzipSync(objects.map((row) => JSON.stringify(row)).join('\n'))],
    ['JSON in an object', 'rows.json', JSON.stringify({ updated: '2026-01-01', rows: objects })],
    ['JSON arrays', 'arrays.json', JSON.stringify(rows)],
    ['ODS, with dates, empty rows and an empty sheet first', 'members.ods', ods()],
    [
      'notes below the table',
      'notes.csv',
      `${csv}\nSource: the ministry${','.repeat(12)}\n* as of May${','.repeat(12)}\n`,
    ],
  ])('%s', async (_, name, content) => {
    const report = await dryRun(made(name, content));
    expect(errors(report)).toEqual([]);
    expect(report).toMatchObject({ outcome: 'dryRun', tables: [{ table: 'participations', inserted: 2 }] });
  });

  test('notes below the table are told with their line', async () => {
    const report = await dryRun(made('told.csv', `${csv}\nSource: the ministry${','.repeat(12)}\n`));
    expect(report.problems).toMatchObject([
      { severity: 'warning', code: 'LAYOUT', row: 5, value: 'Source: the ministry' },
    ]);
  });

  test('what looks like a note within the table is a row that is wrong', async () => {
    const [head, first, second] = csv.split(/\r?\n/);
    const report = await dryRun(made('within.csv', `${head}\n${first}\nSource${','.repeat(12)}\n${second}\n`));
    expect(report.outcome).toBe('rejected');
    expect(errors(report).map(({ row }) => row)).toContain(3);
  });

  test('several files are one import; two of one table are refused', async () => {
    const initiatives = join(CASES, '00-initiatives-for-tests.csv');
    const facts = made('both.csv', `${HEADER}\nrejoin,KEN,state,member,2001-01-01,,day,unverified,,list,,,\n`);
    const report = await dryRun([facts, initiatives]);
    expect(report.tables).toMatchObject([
      { table: 'initiatives', inserted: 3 },
      { table: 'participations', inserted: 1 },
    ]);
    const twice = await dryRun([facts, join(CASES, '18-semicolon.csv')]);
    expect(errors(twice)[0]!.message).toContain('holds participations');
  });

  test.each<[string, string, string | Uint8Array, string]>([
    ['a ZIP archive of something else', 'x.zip', zipSync({ 'a.csv': strToU8(csv) }), '"a.csv"'],
    ['a broken workbook', 'broken.xlsx', readFileSync(join(CASES, '20-workbook.xlsx')).subarray(0, 2000), 'workbook'],
    ['an old workbook', 'old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'save it as XLSX or CSV'],
    ['a PDF file', 'x.pdf', '%PDF-1.7', 'PDF'],
    ['gzip that ends early', 'cut.csv.gz', gzipSync(csv.repeat(50)).subarray(0, 60), 'ends before the end'],
    ['JSON of no rows', 'config.json', '{"a": 1}', 'no array of rows'],
    ['JSON that breaks off', 'cut.json', '[{"initiative": "ai-for-good"', 'is no JSON'],
    ['a line that is no JSON', 'cut.jsonl', '{"initiative": "x"}\n{"initiative": \n', 'the line is no JSON'],
    ['UTF-16 that does not say so', 'silent.csv', Buffer.from(csv, 'utf16le'), 'seems to be utf-16le'],
    [
      'a column without a name in which something stands',
      'nameless.csv',
      csv.replaceAll(/\r?\n/g, ',x\n').replace(',x', ','),
      'has no name',
    ],
    [
      'an entity of its own in a workbook',
      'bomb.ods',
      zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>') }),
      'workbook',
    ],
  ])('%s is refused, and what is wrong is said', async (_, name, content, said) => {
    const report = await dryRun(made(name, content));
    expect(report.outcome).toBe('rejected');
    expect(errors(report)[0]!.message).toContain(said);
  });

  test('a sheet is chosen by name or number, and one that there is not is refused with those that there are', async () => {
    const path = made('sheets.ods', ods());
    for (const sheet of ['Members', '2']) {
      expect(await dryRun(path, { sheet })).toMatchObject({ outcome: 'dryRun', tables: [{ inserted: 2 }] });
    }
    expect(errors(await dryRun(path, { sheet: 'Members 2024' }))[0]!.message).toContain('"Notes", "Members"');
  });

  test('columns of other things are named, and can be read over', async () => {
    const more = csv
      .replaceAll(/\r?\n(?=.)/g, ',Nairobi\n')
      .replace(/,Nairobi/, ',Seat of government')
      .trimEnd();
    const path = made('more.csv', `${more},Yamoussoukro\n`);
    expect(errors(await dryRun(path))[0]).toMatchObject({
      code: 'EXTRA_COLUMN',
      message: expect.stringContaining('--ignore "Seat of government"'),
    });
    expect(await dryRun(path, { ignore: ['seat of government'] })).toMatchObject({ tables: [{ inserted: 2 }] });
  });
});

const DRY = ['import', '--dry-run', '--json'];

describe('rollcall import', () => {
  test('where every row is left out the import has failed, and the rows are saved', () => {
    const path = made('none.csv', `${HEADER}\nai-for-good,Atlantis,state,member,2020-03-05,,day,verified,,list,,,\n`);
    const saved = join(folder, 'none.rejected.csv');
    const { status, stderr } = rollcall(['import', path, '--skip-invalid', '--rejected', saved]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('no row is left to import')]);
    expect(readFileSync(saved, 'utf8')).toContain('Atlantis');
  });

  test('standard input, and a folder without a descriptor', () => {
    const piped = rollcall([...DRY, '-'], readFileSync(join(CASES, '18-semicolon.csv')));
    expect(JSON.parse(piped.stdout)).toMatchObject({ name: 'standard input', tables: [{ inserted: 2 }] });
    const inFolder = rollcall([...DRY, join(CASES, '22-folder-without-descriptor')]);
    expect(JSON.parse(inFolder.stdout)).toMatchObject({ outcome: 'dryRun', tables: [{ table: 'participations' }] });
    mkdirSync(join(folder, 'empty'));
    expect(rollcall([...DRY, join(folder, 'empty')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('datapackage.json'),
    });
  });
});
