import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { importFile, importPackage } from '../../src/imports/import-package.js';
import {
  csv,
  dropTemplates,
  importRows,
  openSmallRoll,
  participation,
  participations,
  type Roll,
  SMALL,
  tally,
} from '../support/import-fixture.js';

let roll: Roll;
beforeEach(async () => {
  roll = await openSmallRoll();
});
afterAll(dropTemplates);
afterEach(async () => {
  await roll.close();
});

/** A file of many rows, so that an import of it can be met half-way. */
async function longFile(): Promise<string> {
  const path = join(roll.folder, 'long.csv');
  const file = createWriteStream(path);
  file.write(csv('participations', []));
  const [line] = csv('participations', [participation('accord', 'KEN', '@')])
    .split('\n')
    .slice(1);
  for (let day = 0; day < 20_000; day++) {
    const from = new Date(Date.UTC(1850, 0, 1 + day)).toISOString().slice(0, 10);
    const to = new Date(Date.UTC(1850, 0, 2 + day)).toISOString().slice(0, 10);
    file.write(`${line!.replace(/'?@,/, `${from},${to}`)}\n`);
  }
  file.end();
  await once(file, 'close');
  return path;
}

it.each(['reading', 'comparing', 'writing'] as const)(
  'a connection lost while %s leaves nothing half-written, and is said to be that',
  async (phase) => {
    const before = await tally(roll.pool);
    const path = await longFile();
    let killed: Promise<unknown> | undefined;
    const attempt = importFile(roll.pool, path, {
      onProgress: (progress) => {
        if (progress.phase !== phase) return;
        killed ??= roll.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
        );
      },
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('nothing is written'),
    });
    await killed;
    expect(await tally(roll.pool)).toEqual(before);
    const report = await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01')]);
    expect(report).toMatchObject({ outcome: 'imported', revision: 2 });
  },
);

it('a process killed half-way leaves nothing half-written', async () => {
  const before = await tally(roll.pool);
  const loader = join(projectRoot(), 'test', 'support', 'ts-loader.mjs');
  const child = fork(join(projectRoot(), 'test', 'support', 'import-process.ts'), [roll.url, await longFile()], {
    execArgv: ['--import', loader],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [phase] = await once(child, 'message');
  expect(phase).toBe('writing');
  child.kill('SIGKILL');
  await once(child, 'exit');
  // The next writer waits until the server has noticed and rolled back.
  const report = await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01')]);
  expect(report).toMatchObject({ outcome: 'imported', revision: 2 });
  expect(await tally(roll.pool)).toEqual({
    ...before,
    participation: 1,
    source: 1,
    revision: before.revision! + 1,
    import_log: before.import_log! + 1,
  });
});

it('imports at the same time come one after the other', async () => {
  const packages = Array.from({ length: 3 }, () => roll.package(SMALL));
  const files = ['KEN', 'CHN', 'FRA'].map((code) =>
    roll.file('participations', [participation('accord', code, '2020-01-01')], `${code}.csv`),
  );
  const reports = await Promise.all([
    ...files.map((path) => importFile(roll.pool, path)),
    ...packages.map((path) => importPackage(roll.pool, path)),
  ]);
  expect(reports.map(({ revision }) => revision).sort()).toEqual([2, 3, 4, null, null, null]);
  expect(await participations(roll.pool)).toHaveLength(3);
});

it('a file that changes while it is imported is refused', async () => {
  const before = await tally(roll.pool);
  const path = await longFile();
  let changed = false;
  const attempt = importFile(roll.pool, path, {
    onProgress: ({ phase }) => {
      if (phase !== 'comparing' || changed) return;
      changed = true;
      roll.bytes('long.csv', csv('participations', []));
    },
  });
  await expect(attempt).rejects.toMatchObject({
    code: 'IMPORT_REJECTED',
    report: {
      // Beside a warning about days so long ago.
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'FILE_UNREADABLE', message: 'was changed while it was imported' }),
      ]),
    },
  });
  expect(await tally(roll.pool)).toEqual(before);
});
