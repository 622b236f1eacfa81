/**
 * Writes what the server is made of to dist/sbom.json (CycloneDX), by what is installed, without a network, and fails where a
 * package has a licence that is not on the list. Part of `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Licences under which a package may be used and passed on beside code of Apache-2.0. */
const ALLOWED = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
  ...['MPL-2.0', 'OFL-1.1', 'PostgreSQL', 'Python-2.0', 'Unlicense', 'Zlib'],
]);

/** What states its licence in a file alone, by the version that was read. */
const STATED_IN_A_FILE = new Map([['png-js@1.1.0', 'MIT']]);

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
if (status !== 0) {
  process.stderr.write(`npm could not list what is installed: ${stderr}\n`);
  process.exit(1);
}

const { components } = JSON.parse(stdout);
const byLicence = new Map();
const refused = [];
for (const { name, version, licenses = [] } of components) {
  const licence =
    licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(' AND ') ||
    (STATED_IN_A_FILE.get(`${name}@${version}`) ?? '');
  byLicence.set(licence, (byLicence.get(licence) ?? 0) + 1);
  // Of alternatives one suffices; of what is joined every part must be allowed.
  const alternatives = licence.replace(/[()]/g, '').split(' OR ');
  const allowed = alternatives.some((option) => option.split(' AND ').every((part) => ALLOWED.has(part)));
  if (!allowed) refused.push(`${name}@${version}: ${licence || 'no licence stated'}`);
}
if (refused.length > 0) {
  process.stderr.write(`Not on the list of licences in scripts/sbom.mjs:\n${refused.join('\n')}\n`);
  process.exit(1);
}
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'sbom.json'), stdout);
if (process.argv.includes('--list')) {
  for (const [licence, count] of [...byLicence].sort())
    process.stdout.write(`${String(count).padStart(4)} ${licence}\n`);
}
