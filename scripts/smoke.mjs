/**
 * Starts the built server as `npm start` does, on a database of its own, asks it for the headline figure, fetches its
 * pages and stops it. What only the built program can get wrong shows here.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-smoke-'));
// PostgreSQL refuses root and runs as another user there, who must be able to enter.
chmodSync(folder, 0o755);

const server = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
  env: { ...process.env, PORT: '0', ROLLCALL_DATA_DIR: join(folder, 'postgres') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => server.once('exit', resolve));

/** The address that the server prints once it answers. */
function address() {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /^API +(\S+)\/graphql$/m.exec(said);
      if (found) resolve(found[1]);
    });
    ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function expect(what, actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
}

try {
  const base = await address();
  const query =
    '{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }) { buckets { size } } }';
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = await response.json();
  expect(
    'the distribution',
    data.distribution.buckets.map(({ size }) => size),
    [118, 21, 23, 10, 7, 5, 2, 7],
  );
  for (const path of ['/', '/graphiql', '/readyz']) {
    expect(path, (await fetch(base + path)).status, 200);
  }
  console.log('The built server answers.');
} catch (error) {
  console.error(`The built server does not work: ${error.message}`);
  process.exitCode = 1;
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
