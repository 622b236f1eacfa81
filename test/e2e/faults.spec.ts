import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dripping } from '../faults/drip.js';
import { type Fault, runFault } from '../faults/fault.js';
import { FROM_SOURCES, type Program } from '../faults/server.js';
import { sigtermToNpm, sigtermUnderLoad, startScriptFor } from '../faults/sigterm.js';

/** The quick part of `npm run test:faults`: each fault is done for real; times are printed and not judged. */
describe('faults', () => {
  /** One after the other they would take long: most of the time is spent waiting for what is cut. */
  const borne = new Map<Fault, Promise<void>>();
  const bear = async (fault: Fault, program: Program): Promise<void> => {
    const { happened, recovery, worstWaitMs } = await runFault(fault, program);
    const wait = worstWaitMs === null ? '' : `; another client waited at most ${worstWaitMs.toFixed(0)} ms`;
    process.stdout.write(`  ${fault.name}: ${happened}; ${recovery}${wait}\n`);
  };

  /** The real npm, shell and script, but for what the script runs, which would have to be built. */
  const toNpm: Fault = {
    name: sigtermToNpm.name,
    run: async ({ folder, program }) => {
      const start = startScriptFor(program);
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'started', scripts: { start } }));
      return sigtermToNpm.run({ folder, program: { command: 'npm', args: ['run', '--silent', 'start'], cwd: folder } });
    },
  };

  beforeAll(async () => {
    for (const fault of [toNpm, sigtermUnderLoad, dripping]) borne.set(fault, bear(fault, FROM_SOURCES));
    await Promise.allSettled(borne.values());
  });

  test('SIGTERM to npm ends the server that it started, and the PostgreSQL of that', async () => {
    await borne.get(toNpm);
  });

  test('SIGTERM under load: readiness goes first, work in hand is finished or cut, and the children end too', () =>
    borne.get(sigtermUnderLoad) as Promise<void>);

  test('a request that drips is cut, in its headers and in its body', async () => {
    await borne.get(dripping);
  });
});
