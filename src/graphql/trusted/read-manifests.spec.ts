import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsError } from '../../config/settings.js';
import { readTrustedDocuments } from './read-manifests.js';
import { sha256Of } from './trusted-documents.js';

const BODY = '{ dataset { revision } }';
const operation = (more: object = {}) => ({ id: 'a', name: 'A', type: 'query', body: BODY, ...more });
const apollo = (operations: unknown, more: object = {}) => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations,
  ...more,
});

describe('manifests of trusted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (content: unknown, name = 'manifest.json') => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const problemsOf = (...paths: string[]) => {
    try {
      readTrustedDocuments(paths);
    } catch (error) {
      if (error instanceof SettingsError) return error.problems;
      throw error;
    }
    return [];
  };

  test('without the setting nothing is read; own is the dashboard alone', () => {
    const of = (value: string) => readSettings({ ROLLCALL_TRUSTED_DOCUMENTS: value }).trustedDocuments;
    expect([of(''), of('off'), of('own')]).toEqual([null, null, []]);
    expect(of('a.json, /b/c.json')).toEqual([join(process.cwd(), 'a.json'), '/b/c.json']);
    expect(() => of('own,a.json')).toThrow(/ROLLCALL_TRUSTED_DOCUMENTS is "own,a.json", but must be off .*, own/);
    expect(readTrustedDocuments(null)).toBeNull();
    expect(readTrustedDocuments([])!.size).toBeGreaterThan(20);
  });

  test('a text is known by itself, by its hash and by its id, with the dashboard beside it', () => {
    const own = readTrustedDocuments([])!.size;
    const relays = file({ '0f': `${BODY} ` }, 'relay.json');
    const trusted = readTrustedDocuments([file(apollo([operation(), operation({ id: 'b' })])), relays])!;
    expect(trusted.size).toBe(own + 2);
    expect([trusted.has(BODY), trusted.has(`${BODY} `), trusted.has(`${BODY}  `)]).toEqual([true, true, false]);
    expect(['a', 'b', '0f', sha256Of(BODY)].map((id) => trusted.textOf(id))).toEqual([BODY, BODY, `${BODY} `, BODY]);
    expect(trusted.textOf('toString')).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ['no JSON', '{', 'the text must be JSON: '],
    ['a list', [], 'the whole must be an object in JSON'],
    ['nothing', {}, 'the list of operations must not be empty'],
    ['no operations', apollo([]), 'the list of operations must not be empty'],
    ['another format', apollo([], { format: 'x' }), 'format is "x", but must be "apollo-persisted-query-manifest"'],
    ['another version', apollo([], { version: 2 }), 'version is 2, but must be 1'],
    ['operations as an object', apollo({}), 'operations must be a list'],
    ['an operation without id', apollo([operation(), operation({ id: '' })]), 'operations[1].id must be a text'],
    ['an operation without name', apollo([operation({ name: null })]), 'operations[0].name must be a text'],
    ['another type', apollo([operation({ type: 'x' })]), 'operations[0].type is "x", but must be one of query,'],
    ['no body', apollo([operation({ body: undefined })]), 'operations[0].body is not there, but must be the text'],
    ['a fault of syntax', apollo([operation({ body: '{ a' })]), 'operations[0].body must be GraphQL: Syntax Error'],
    ['a fragment alone', { x: 'fragment F on Query { node }' }, '"x" must hold an operation'],
    ['one id of two texts', apollo([operation(), operation({ body: '{ a }' })]), 'operations[1].id is "a", which'],
    ['a number in a map', { x: 5 }, '"x" is 5, but must be the text of an operation'],
  ])('%s is refused with file, place and rule', (_, content, rule) => {
    const path = file(content);
    expect(problemsOf(path)).toEqual([expect.stringContaining(`ROLLCALL_TRUSTED_DOCUMENTS: in ${path}, ${rule}`)]);
  });

  test('every file that is wrong is named, one that is not there as well', () => {
    const [first, second] = problemsOf(join(folder, 'none.json'), file({ x: 1 }));
    expect(first).toMatch(/none\.json, the file must be readable: ENOENT/);
    expect(second).toContain('manifest.json, "x" is 1');
  });

  test('an id stands for one text in all files', () => {
    const [problem] = problemsOf(file({ x: BODY }, 'one.json'), file({ x: '{ a }' }, 'two.json'));
    expect(problem).toMatch(/in .*two\.json, the id "x" must not stand for another text in .*one\.json/);
  });
});
