import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dripping } from '../faults/drip.js';
import { type Fault, runFault } from '../faults/fault.js';
import { outputClosed } from '../faults/output-closed.js';
import { FROM_SOURCES } from '../faults/server.js';
import { npmEnded, portTaken, sigtermUnderLoad, startScriptFor } from '../faults/sigterm.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** The quick part of `npm run test:faults`: each fault is done for real; times are printed and not judged. */
describe('faults', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
  });
  afterAll(() => database?.drop());

  const bear = async (fault: Fault, env: Readonly<Record<string, string>>): Promise<void> => {
    const { happened, recovery, worstWaitMs } = await runFault(fault, FROM_SOURCES, env);
    const wait = worstWaitMs === null ? '' : `; another client waited at most ${worstWaitMs.toFixed(0)} ms`;
    process.stdout.write(`  ${fault.name}: ${happened}; ${recovery}${wait}\n`);
  };
  const onSeeded = () => ({ DATABASE_URL: database.url, ROLLCALL_DATA_PACKAGE: 'none' });

  test('however npm start is ended, the server that it started ends, and the PostgreSQL of that', () =>
    bear(
      {
        name: npmEnded.name,
        run: async ({ folder, program, env }) => {
          // The real npm, shell and script, but for what the script runs, which would have to be built.
          const start = startScriptFor(program);
          writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'started', scripts: { start } }));
          const byNpm = { command: 'npm', args: ['run', '--silent', 'start'], cwd: folder };
          return npmEnded.run({ folder, env, program: byNpm });
        },
      },
      { ROLLCALL_DATA_PACKAGE: 'none' },
    ));

  test('a second server on a port that is taken says so before it does anything else', () =>
    bear(portTaken, onSeeded()));

  test('SIGTERM under load: readiness goes first, work in hand is finished or cut, and the children end too', () =>
    bear(sigtermUnderLoad, onSeeded()));

  test('whoever reads what it says may go: the server lives, and says so once', () => bear(outputClosed, onSeeded()));

  test('a request that drips is cut, in its headers and in its body', () => bear(dripping, onSeeded()));
});
