import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { COMMAND } from '../support/command-line.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rollcallHere } from '../support/in-process.js';

describe('rollcall export and chart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-export-'));
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const rollcall = (...words: string[]) =>
    rollcallHere({ DATABASE_URL: database.url, ROLLCALL_DATA_PACKAGE: 'none' }, words);
  const YEARLY = 'export yearly --from 2020 --to 2024 --scheme un-regional-groups --set hlab7'.split(' ');

  test('a file and its metadata beside it, with its SHA-256; the same bytes as on standard output', async () => {
    const out = join(folder, 'yearly.csv');
    expect((await rollcall(...YEARLY, '--out', out)).status).toBe(0);
    const bytes = readFileSync(out);
    const metadata = JSON.parse(readFileSync(`${out}.metadata.json`, 'utf8'));
    expect(metadata).toMatchObject({ rowCount: 25, sha256: createHash('sha256').update(bytes).digest('hex') });
    const { bytes: printed } = await rollcall(...YEARLY);
    expect(Buffer.compare(printed, bytes)).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  // By hand, from the columns of data/initiatives.csv.
  test.each([
    ['--scopes regional --binding', 'regional+binding', ['eu-ai-act']],
    [
      '--no-binding --kinds treaty,network',
      'treaty+network+not-binding',
      [
        ...['coe-cai-drafting', 'digital-nations', 'intl-network-aisi'],
        ...['isc-twas-ai', 'wic-ai-committee', 'world-internet-conference'],
      ],
    ],
  ])('what the API can select, the command line can: %s', async (words, name, initiatives) => {
    const asked = `export distribution --as-of 2025-01-01 --format json ${words}`.split(' ');
    expect(JSON.parse((await rollcall(...asked)).stdout).metadata.selection).toEqual({ name, initiatives });
  });

  test('SDMX-CSV has its structure beside it', async () => {
    const out = join(folder, 'yearly.sdmx.csv');
    expect((await rollcall(...YEARLY, '--format', 'sdmx-csv', '--out', out)).status).toBe(0);
    expect(JSON.parse(readFileSync(`${out}.structure.json`, 'utf8')).data.dataStructures[0].id).toBe('DSD_YEARLY');
  });

  test('the words of method 2.0 are options, and the language of names and texts is one', async () => {
    const { stdout } = await rollcall('export', '--help');
    for (const option of 'method role-classes topics leads families focus locale'.split(' ')) {
      expect(stdout).toContain(`--${option} <`);
    }
  });

  test('participations of a release follow its method, and come in the language that is asked for', async () => {
    const asked = 'export participations --initiatives bletchley-declaration --format json'.split(' ');
    const of = async (...more: string[]) => JSON.parse((await rollcall(...asked, ...more)).stdout);
    const [old, inChinese] = [await of('--release', '2026.11'), await of('--locale', 'zh')];
    expect([old.metadata.method, old.metadata.counting.blocs]).toEqual(['1.0', 'EXCLUDE']);
    expect([inChinese.metadata.method, inChinese.metadata.locale]).toEqual(['2.0', 'ZH']);
    expect(inChinese.rows.some((row: Record<string, string>) => row.participant_name === '巴西')).toBe(true);
    expect(Object.keys(inChinese.rows[0])).toEqual(Object.keys(old.rows[0]));
  });

  test('tables of what is on record, of the states named', async () => {
    const { stdout } = await rollcall(...'export countries --countries KE,156 --as-of 2020-01-01'.split(' '));
    // data/countries.csv
    expect(
      stdout
        .toString()
        .split('\n')
        .map((line) => line.slice(0, 11)),
    ).toEqual(['code,alpha2', 'CHN,CN,156,', 'KEN,KE,404,', '']);
  });

  test.each([
    ['--method 1.0 --role-classes leadership', 'LEADERSHIP is a word of method 2.0'],
    ['--release 2026.11 --topics safety', 'topics is a word of method 2.0'],
    ['--method 1.0 --focus broader', 'focus is a word of method 2.0'],
  ])('%s is refused, with the word', async (words, said) => {
    const { status, stdout, stderr } = await rollcall('export', 'distribution', ...words.split(' '));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(said);
  });

  test('a picture', async () => {
    const out = join(folder, 'assembly.png');
    expect((await rollcall('chart', 'assembly', '--set', 'hlab7', '--locale', 'ZH', '--out', out)).status).toBe(0);
    expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
  });

  test.each([
    ['a folder as file', [...YEARLY, '--out', folder], 'is a folder'],
    ['a folder that is not there', [...YEARLY, '--out', join(folder, 'nowhere', 'x.csv')], 'its folder does not exist'],
    ['a format that is not text, on a terminal', [...YEARLY, '--format', 'xlsx'], 'not for a terminal'],
    ['a release that was never cut', [...YEARLY, '--release', '2027.01'], "there is no release '2027.01'"],
    [
      'an option that has no meaning',
      ['export', 'matrix', '--set', 'hlab7', '--from', '2015'],
      "'from' has no meaning here",
    ],
    ['years backwards', 'export yearly --from 2024 --to 2020 --scheme g77 --set hlab7'.split(' '), '2024 comes after'],
    ['a package without a folder', ['export', 'package'], '--out'],
    ['a package over a folder that holds something', ['export', 'package', '--out', projectRoot()], 'is not empty'],
    ['a picture of another kind', ['chart', 'assembly', '--out', join(folder, 'x.gif')], '.svg or .png'],
  ])('%s is one readable line, and leaves no file', async (_, words, said) => {
    const { status, stderr } = await rollcall(...words);
    expect(status).toBe(1);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('a disk that is full is said to be so, and nothing stands under the name', () => {
    // /dev/full is the system's own full disk; a folder whose files all lead there can not be made without rights.
    if (!existsSync('/dev/full')) return;
    const inner = join(folder, 'full');
    mkdirSync(inner);
    symlinkSync('/dev/full', join(inner, 'stdout'));
    const shell = spawnSync(
      'sh',
      ['-c', `"$0" "$@" > ${join(inner, 'stdout')}`, process.execPath, ...COMMAND, ...YEARLY],
      {
        cwd: projectRoot(),
        env: { ...process.env, DATABASE_URL: database.url, ROLLCALL_DATA_PACKAGE: 'none' },
      },
    );
    expect(shell.status).not.toBe(0);
    expect(shell.stderr.toString()).toMatch(/ENOSPC|full/);
  });
});
