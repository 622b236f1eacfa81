import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/config/project-root.js';

const THEN = 'type Query { "A country." country(code: ID!): String  "Its groups." groups: [String!]! }';
const WITHOUT_GROUPS = 'type Query { "A country." country(code: ID!): String }';
const DECLARED = {
  release: '2026.12',
  why: 'Nobody asked.',
  instead: 'Ask `country`.',
  changes: ['FIELD_REMOVED Query.groups'],
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-breaks-'));
  for (const name of ['schema', 'history', 'history/breaks']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'history', '2026.9.graphql'), WITHOUT_GROUPS);
  writeFileSync(join(folder, 'history', '2026.12.graphql'), THEN);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Compares an SDL with that of the last release. */
function compare(sdl: string, breaks: Readonly<Record<string, unknown>> = {}, ...more: readonly string[]) {
  writeFileSync(join(folder, 'schema', 'all.graphql'), sdl);
  for (const [file, text] of Object.entries(breaks)) {
    writeFileSync(join(folder, 'history', 'breaks', file), JSON.stringify(text));
  }
  const script = join(projectRoot(), 'scripts', 'schema-breaks.mjs');
  const folders = ['--schema', join(folder, 'schema'), '--history', join(folder, 'history')];
  return new Promise<{ status: number; said: string }>((resolve) => {
    execFile(process.execPath, [script, ...folders, ...more], (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), said: stdout + stderr });
    });
  });
}

test('what only adds to the last release passes', async () => {
  const { status, said } = await compare(THEN.replace('"Its groups."', 'schemes: String "Its groups."'));
  expect(said).toContain('clients of 2026.12 are answered');
  expect(status).toBe(0);
});

test.each([
  ['a field that is gone', WITHOUT_GROUPS, 'FIELD_REMOVED Query.groups'],
  [
    'an argument that became required',
    THEN.replace('groups:', 'groups(at: String!):'),
    'FIELD_ARGUMENT_ADDED Query.groups.at',
  ],
  ['a field that may now be null', THEN.replace('[String!]!', '[String!]'), 'FIELD_TYPE_CHANGED Query.groups'],
])('%s is refused by its name', async (_, sdl, change) => {
  const { status, said } = await compare(sdl);
  expect(said).toContain(`${change}: `);
  expect(status).toBe(1);
});

test('a break that a dated file declares passes', async () => {
  const { status, said } = await compare(WITHOUT_GROUPS, { '2026-12-05-groups.json': DECLARED });
  expect(said).toContain('1 declared breaks');
  expect(status).toBe(0);
});

test('a break that was declared for clients of an earlier release is not declared for those of the last', async () => {
  const { status } = await compare(WITHOUT_GROUPS, { '2026-12-05-groups.json': { ...DECLARED, release: '2026.9' } });
  expect(status).toBe(1);
});

test.each([
  ['a file without a day', 'groups.json', DECLARED, 'the name must be a day'],
  ['a day that does not exist', '2026-02-30-groups.json', DECLARED, 'the name must be a day'],
  ['no reason', '2026-12-05-groups.json', { ...DECLARED, why: '' }, 'why is not stated'],
  ['nothing to ask instead', '2026-12-05-groups.json', { ...DECLARED, instead: undefined }, 'instead is not stated'],
])('a declaration with %s is refused', async (_, file, declared, said) => {
  expect(await compare(WITHOUT_GROUPS, { [file]: declared })).toMatchObject({
    status: 1,
    said: expect.stringContaining(said),
  });
});

test('a declaration of what did not happen is refused', async () => {
  const { status, said } = await compare(THEN, { '2026-12-05-groups.json': DECLARED });
  expect(said).toContain('FIELD_REMOVED Query.groups did not happen');
  expect(status).toBe(1);
});

test('a release writes the SDL as it is, and is compared with from then on', async () => {
  expect((await compare(WITHOUT_GROUPS, {}, '--release', '2027.01')).status).toBe(0);
  expect(readFileSync(join(folder, 'history', '2027.01.graphql'), 'utf8')).toContain('country(code: ID!): String');
  const { said } = await compare(WITHOUT_GROUPS);
  expect(said).toContain('clients of 2027.01 are answered');
});
