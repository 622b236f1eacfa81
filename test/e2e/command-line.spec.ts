import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { COMMAND } from '../support/command-line.js';
import { rollcallHere } from '../support/in-process.js';

/** What is wrong in the words themselves, and help, need none. */
const NO_DATABASE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

/** The command as it is typed, with an embedded database of its own. */
describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'));
  // PostgreSQL refuses root and runs as another user there, who must be able to enter.
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rollcall = (...words: string[]) => rollcallWith({}, ...words);

  function rollcallWith(settings: Record<string, string>, ...words: string[]) {
    const { DATABASE_URL: _, ...environment } = process.env;
    return spawnSync(process.execPath, [...COMMAND, ...words], {
      cwd: projectRoot(),
      encoding: 'utf8',
      env: { ...environment, ROLLCALL_DATA_DIR: join(folder, 'postgres'), ...settings },
    });
  }

  test('asks for the distribution as a table, on a database that it makes itself', () => {
    const { status, stdout } = rollcall(
      'ask',
      'distribution',
      '--set',
      'hlab7',
      '--as-of',
      '2024-09-30',
      '--cumulative',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +0 +118 +61\.1 %$/m);
    expect(stdout).toContain('7: CAN DEU FRA GBR ITA JPN USA');
  });

  test('prints JSON for machines, and nothing else on standard output', () => {
    const { stdout } = rollcall(
      'ask',
      'distribution',
      '--set',
      'hlab7',
      '--as-of',
      '2024-09-30',
      '--cumulative',
      '--json',
    );
    const sizes = JSON.parse(stdout).buckets.map(({ size }: { size: number }) => size);
    expect(sizes).toEqual([118, 21, 23, 10, 7, 5, 2, 7]);
  });

  test('an unknown name is one readable line, and the exit code says so', () => {
    const { status, stdout, stderr } = rollcall('ask', 'distribution', '--set', 'hlab8');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim()).toBe("there is no initiative set 'hlab8'; did you mean hlab7?");
  });

  test.each([
    ['--known-at', '2026-02-30T00:00:00Z', 'is not an instant of the form 2026-11-22T00:00:00Z'],
    ['--known-at', '2026-11-22T00:00:00', 'is not an instant of the form 2026-11-22T00:00:00Z'],
    ['--as-of', '2023-02-29', 'is not a calendar day of the form YYYY-MM-DD'],
    ['--roles', 'host,guest', "'guest' is none of"],
  ])('%s %s is refused, and the rule is said', async (option, value, rule) => {
    const { status, stdout, stderr } = await rollcallHere(NO_DATABASE, [
      'ask',
      'distribution',
      '--set',
      'hlab7',
      option,
      value,
    ]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(value.split(',').at(-1));
    expect(stderr).toContain(rule);
  });

  test('prints who is in none under each rule on organisations, and that a word is of another method', () => {
    const { stdout } = rollcall('ask', 'distribution', '--set', 'complete-lists');
    expect(stdout).toContain('In none by the rule on organisations: 54 (EXCLUDE), 54 (AS_ADOPTED), 28 (INHERIT)');
    const { status, stderr } = rollcall('ask', 'distribution', '--release', '2026.11', '--role-classes', 'leadership');
    expect([status, stderr.trim()]).toEqual([1, expect.stringContaining('LEADERSHIP is a word of method 2.0')]);
  });

  test('one sense of presence is asked for', async () => {
    const { status, stderr } = await rollcallHere(NO_DATABASE, [
      'ask',
      'distribution',
      '--presence',
      'CURRENT',
      '--cumulative',
    ]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("cannot be used with option '--presence <sense>'")]);
  });

  test("without a day it asks for the data's own, as the API does", () => {
    const { stdout } = rollcall('ask', 'distribution', '--set', 'hlab7', '--presence', 'cumulative', '--json');
    const { asOf, provenance } = JSON.parse(stdout);
    expect([asOf, provenance.presence]).toEqual(['2026-11-29', 'CUMULATIVE']);
    expect(provenance.cite).toContain('as of 2026-11-29');
  });

  test('a data package to start with that is not there is one readable line that names the setting', () => {
    const dataPackage = join(folder, 'nothing.json');
    const { status, stderr } = rollcallWith({ ROLLCALL_DATA_PACKAGE: dataPackage }, 'ask', 'distribution');
    expect(status).toBe(1);
    expect(stderr.trim()).toMatch(
      /^The data package of ROLLCALL_DATA_PACKAGE [^\n]*nothing\.json FILE_UNREADABLE cannot be read \(ENOENT: no such[^\n]*$/,
    );
  });

  test('an import that is refused names the place and the rule, and the exit code says so', () => {
    const file = join(folder, 'broken.csv');
    const [header] = readFileSync(join(projectRoot(), 'data', 'participations.csv'), 'utf8').split('\n');
    writeFileSync(file, `${header}\ngpai,Kenia,state,member,2023-02-30,,day,verified,https://example.org,,,,\n`);
    const { status, stdout } = rollcall('import', file);
    expect(status).toBe(1);
    expect(stdout).toContain('2023-02-30');
    expect(stdout).toMatch(/nothing is written/);
  });

  test('a file of facts is imported into an empty roll after the shipped data that it refers to', () => {
    const file = join(folder, 'facts.csv');
    const [header] = readFileSync(join(projectRoot(), 'data', 'participations.csv'), 'utf8').split('\n');
    writeFileSync(file, `${header}\ngpai,Kenia,state,member,2023-02-28,,day,verified,https://example.org,,,,\n`);
    const fresh = { ROLLCALL_DATA_DIR: join(folder, 'fresh') };
    const { status, stdout, stderr } = rollcallWith(fresh, 'import', file, '--dry-run');
    expect([status, stderr]).toEqual([0, expect.stringContaining('Imported rollcall')]);
    expect(stdout).toContain('it would be revision 3');
  });

  test('help is given everywhere', async () => {
    for (const words of [['--help'], ['ask', '--help'], ['ask', 'distribution', '--help'], ['import', '--help']]) {
      const { status, stdout } = await rollcallHere(NO_DATABASE, words);
      expect([words, status]).toEqual([words, 0]);
      expect(stdout).toContain('Usage: rollcall');
    }
  });
});
