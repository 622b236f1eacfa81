import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../src/config/project-root.js';

/** Files that import what they must not, with the rule that says so; the rules hold over them, and over nothing else. */
const FORBIDDEN: readonly (readonly [file: string, imports: string, rule: string])[] = [
  ['src/common/a.ts', '../domain/day.js', 'nothing-above-common'],
  ['src/domain/a.ts', 'node:fs', 'rules-are-functions'],
  ['src/domain/b.ts', 'pg', 'rules-are-functions'],
  ['src/figures/a.ts', 'node:path', 'figures-are-drawn-anywhere'],
  ['src/roll/a.ts', '../imports/revision.js', 'nothing-above-roll-database'],
  ['src/database/data-source.ts', '../curation/proposals.js', 'the-data-source-names-entities'],
  ['src/graphql/a.ts', '../countries/country.js', 'nothing-above-graphql'],
  ['src/exports/a.ts', '../counting/provenance.js', 'nothing-above-exports'],
  ['src/charts/a.ts', '../reports/report.js', 'nothing-above-feeds-charts-webhooks-keeping-mcp-watching'],
  ['src/imports/import-history.ts', './import-package.js', 'no-circles'],
  ['src/history/a.ts', './b.js', 'no-circles-of-types'],
  ['src/server/a.ts', '../cli/rollcall.js', 'nothing-above-server'],
  ['src/api/a.ts', '../app.module.js', 'the-whole-is-put-together-by-the-server'],
  ['src/mcp/a.ts', '../../test/app.js', 'nothing-but-migrations-from-outside'],
  ['web/src/a.ts', '../../src/roll/snapshot.js', 'pages-import-what-is-pure'],
  ['packages/writer/src/a.ts', '../../../src/domain/day.js', 'packages-know-nothing-of-rollcall'],
  ['src/record/a.ts', '../../packages/writer/src/inside.js', 'packages-by-their-index'],
];

/** What may be imported, though it lies near to what must not be. */
const ALLOWED = [
  ['src/exports/b.ts', '../domain/day.js'],
  ['src/database/migrations.ts', '../../migrations/first.js'],
  ['src/server/create-app.ts', '../app.module.js'],
  ['src/record/b.ts', '../../packages/writer/src/index.js'],
  ['web/src/b.ts', '../../src/domain/day.js'],
] as const;

const IMPORTED = [
  ...['src/domain/day', 'src/imports/revision', 'src/curation/proposals', 'src/countries/country', 'src/roll/snapshot'],
  ...['src/counting/provenance', 'src/reports/report', 'src/cli/rollcall', 'src/app.module', 'test/app'],
  ...['packages/writer/src/index', 'packages/writer/src/inside', 'migrations/first'],
];

describe('the rules of the rooms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-rooms-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('find each arrow and circle that they forbid, and nothing else', () => {
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const file of IMPORTED) write(`${file}.ts`, 'export const value = 1;\n');
    for (const [file, imported] of [...FORBIDDEN, ...ALLOWED]) write(file, `import '${imported}';\n`);
    write('src/history/b.ts', "import type { A } from './a.js';\nexport type B = A;\n");
    write('src/imports/import-package.ts', "import './import-history.js';\n");
    // A folder that is linked has another path than `node_modules`, by which the rules know packages.
    write('node_modules/pg/package.json', '{ "name": "pg", "version": "1.0.0", "main": "index.js" }');
    write('node_modules/pg/index.js', 'module.exports = {};\n');
    write('package.json', '{ "name": "rooms", "type": "module", "dependencies": { "pg": "1.0.0" } }');
    cpSync(join(projectRoot(), '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'));
    cpSync(join(projectRoot(), 'tsconfig.json'), join(folder, 'tsconfig.json'));
    const cruiser = join(projectRoot(), 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const words = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src', 'packages', 'web/src'];
    const { stdout, stderr } = spawnSync(process.execPath, [cruiser, ...words], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    const { violations } = (
      JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
    ).summary;
    expect(violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort()).toEqual(
      FORBIDDEN.map(([file, , rule]) => `${file}: ${rule}`).sort(),
    );
  });
});
