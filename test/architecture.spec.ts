import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/config/project-root.js';

const read = (path: string) => readFileSync(join(projectRoot(), path), 'utf8');

/** The floors of the picture, from the bottom up, each with its rooms. */
function floorsDrawn(): string[][] {
  const [, picture = ''] = /```mermaid\n([\s\S]*?)```/.exec(read('docs/architecture.md')) ?? [];
  const labels = new Map([...picture.matchAll(/(\w+)\["([^"]+)"\]/g)].map(([, name, label]) => [name!, label!]));
  const floors: string[] = [];
  for (const line of picture.split('\n').filter((each) => each.includes('-->'))) {
    const names = line.split('-->').map((part) => part.trim().replace(/\[.*/, ''));
    // A line goes on where the one before it ended.
    expect(floors.length === 0 || floors.at(-1) === names[0]).toBe(true);
    floors.push(...names.slice(floors.length === 0 ? 0 : 1));
  }
  return floors.map((name) => (labels.get(name) ?? name).split(' · '));
}

describe('the picture of the architecture', () => {
  test('has the rooms of src, each on the floor where the check of the imports has it', async () => {
    const rules = (await import('../.dependency-cruiser.mjs' as string)) as { FLOORS: string[][] };
    expect(floorsDrawn()).toEqual(rules.FLOORS);
    const rooms = readdirSync(join(projectRoot(), 'src'), { withFileTypes: true });
    const folders = rooms.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(rules.FLOORS.flat().sort()).toEqual(folders.sort());
  });

  test('goes with a line on every room', () => {
    const [, table = ''] = /\| room \|([\s\S]*?)\n\n/.exec(read('docs/architecture.md')) ?? [];
    const told = [...table.matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
    const floors = floorsDrawn();
    const floorOf = (room: string) => floors.findIndex((rooms) => rooms.includes(room));
    const features = floors.slice(floorOf('participations'), floorOf('statistics') + 1).flat();
    for (const room of floorsDrawn()
      .flat()
      .filter((name) => !features.includes(name)))
      expect(told).toContain(room);
  });
});

describe('time and chance', () => {
  /** Where a request, a command or the start of the process comes in: they say what time it is, all below are told. */
  const EDGE = /^src\/(cli|server)\/|^src\/(main|serve)\.ts$|\.(resolver|controller|module)\.ts$|-plugin\.ts$/;
  const TAKEN = /new Date\(\)|Date\.now\(\)|Math\.random/;
  /** The default of an argument that a test can give. */
  const DEFAULT = /: \(\) => number = /;

  test('are arguments below the edge', () => {
    const files = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !EDGE.test(file));
    const taken = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (TAKEN.test(line) && !DEFAULT.test(line) ? [`${file}:${i + 1}`] : [])),
    );
    expect(files.length).toBeGreaterThan(500);
    expect(taken).toEqual([]);
  });
});
