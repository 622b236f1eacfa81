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

  test('has a clock and chance at its edges alone: the others are told what time it is', () => {
    // Who asks, on the command line, by the API or by time, says when; waiting for a database has a clock of its own.
    const edges = ['cli', 'curation', 'database', 'imports', 'server', 'webhooks'];
    const inner = floorsDrawn()
      .flat()
      .filter((room) => !edges.includes(room));
    expect(inner.length).toBeGreaterThan(25);
    for (const room of inner) {
      const files = readdirSync(join(projectRoot(), 'src', room), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
        const clocks = read(`src/${room}/${file}`).match(/new Date\(\)|Date\.now\(|Math\.random\(/g) ?? [];
        expect([room, file, ...clocks]).toEqual([room, file]);
      }
    }
  });
});
