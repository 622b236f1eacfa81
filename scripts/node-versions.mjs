/**
 * Tries the built server, the tests that need no database and the installation under the other versions of Node that `engines`
 * names. The versions come from npm, as packages that hold the program and nothing else.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSIONS = ['22.23.5', '24.22.3'];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const npm = join(execFileSync('npm', ['root', '--global'], { encoding: 'utf8' }).trim(), 'npm', 'bin', 'npm-cli.js');

/** Runs a script by that Node, which what it starts finds first as well; gives what it said. Throws where it fails. */
function run(node, words, env = {}) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: path, ...env }, maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(node, words, options);
  if (status === 0) return stdout + stderr;
  throw new Error(`${words.join(' ')} ended with ${status}:\n${(stdout + stderr).slice(-20_000)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-node-'));
try {
  for (const version of VERSIONS) {
    const name = `node-${process.platform}-${process.arch}`;
    const prefix = join(folder, version);
    const install = ['install', '--prefix', prefix, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`];
    execFileSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] });
    const node = join(prefix, 'node_modules', name, 'bin', 'node');
    const began = performance.now();
    const warned = run(node, [npm, 'ci', '--dry-run', '--no-audit', '--no-fund']).match(/^npm warn .*/gim) ?? [];
    if (warned.length > 0) throw new Error(`npm ci warns:\n${warned.join('\n')}`);
    run(node, ['scripts/smoke.mjs']);
    const jest = [join('node_modules', 'jest', 'bin', 'jest.js'), '--config', 'jest.unit.config.js'];
    run(node, jest, { NODE_OPTIONS: '--experimental-vm-modules' });
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`Node ${version}: installation, built server and unit tests are in order, in ${seconds} s.`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
