import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf, softwareDigest } from './software.js';

describe('the name of the software', () => {
  const roots: string[] = [];
  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true });
  });

  /** A project of these files, in a folder of its own. */
  const nameOf = (files: Readonly<Record<string, string>>): string => {
    const root = mkdtempSync(join(tmpdir(), 'software-'));
    roots.push(root);
    for (const folder of ['dist/src/charts', 'dist/packages/writer', 'schema'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    return digestOf(join(root, 'dist', 'src'), root);
  };
  const PROJECT = {
    'dist/src/main.js': 'main',
    'dist/src/charts/draw.js': 'draw',
    'dist/packages/writer/write.js': 'write',
    'schema/common.graphql': 'type Query { a: Int }',
    'package-lock.json': '{}',
  };

  test('is the same wherever the same files are', () => {
    expect(nameOf(PROJECT)).toBe(nameOf(PROJECT));
    expect(nameOf(PROJECT)).toMatch(/^[\w-]{22}$/);
    expect(softwareDigest()).toBe(softwareDigest());
  });

  test.each<[string, Record<string, string>]>([
    ['its code', { 'dist/src/charts/draw.js': 'draws otherwise' }],
    ['that of a package of its own', { 'dist/packages/writer/write.js': 'writes otherwise' }],
    ['a file more', { 'dist/src/charts/map.js': '' }],
    ['its SDL', { 'schema/common.graphql': 'type Query { b: Int }' }],
    ['its packages', { 'package-lock.json': '{ "version": 2 }' }],
  ])('is another with %s', (_, change) => {
    expect(nameOf({ ...PROJECT, ...change })).not.toBe(nameOf(PROJECT));
  });

  test('is the same with other tests, source maps and types', () => {
    const beside = { 'dist/src/main.spec.js': 'x', 'dist/src/main.js.map': 'x', 'dist/src/main.d.ts': 'x' };
    expect(nameOf({ ...PROJECT, ...beside })).toBe(nameOf(PROJECT));
  });
});
