// Everything that is known to have been tried against a server, and what happens today: `npm run test:abuse [-- --quick]`.
// Times are printed, not judged; it fails where the server ends, fails, keeps too much or does not say what it refuses.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attacks, runAttacks, table } from './run.js';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const folder = mkdtempSync(join(tmpdir(), 'rollcall-abuse-'));
// PostgreSQL refuses root, and runs as somebody who must be able to enter.
chmodSync(folder, 0o755);
try {
  const all = (await attacks(values.quick)).filter(({ tried }) => tried.includes(values.only));
  const outcomes = await runAttacks(all, { ROLLCALL_DATA_DIR: join(folder, 'postgres') }, ({ tried, fault }) =>
    process.stderr.write(`${fault ? 'FAULT' : 'ok   '} ${tried}\n`),
  );
  process.stdout.write(`\n${table(outcomes)}\n`);
  if (outcomes.length < all.length || outcomes.some(({ fault }) => fault)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
