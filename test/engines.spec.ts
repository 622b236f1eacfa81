import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/config/project-root.js';

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(join(projectRoot(), name), 'utf8'));

/** Whether a version is in a range of the kinds that packages write: alternatives of comparators. */
function isIn(version: readonly number[], range: string): boolean {
  return range.split('||').some((alternative) =>
    (alternative.trim().match(/(?:>=|<=|[<>^~=])?\s*v?[\d.x*]+|\*/g) ?? ['*']).every((comparator) => {
      const [, sign = '', text = ''] = /^(>=|<=|[<>^~=])?\s*v?(.*)$/.exec(comparator)!;
      const parts = text
        .split('.')
        .filter((part) => /^\d+$/.test(part))
        .map(Number);
      if (parts.length === 0) return true;
      const order = [0, 1, 2]
        .map((place) => version[place]! - (parts[place] ?? 0))
        .find((difference) => difference !== 0);
      const same = (places: number) => parts.slice(0, places).every((part, place) => version[place] === part);
      if (sign === '>=') return (order ?? 0) >= 0;
      if (sign === '>') return (order ?? 0) > 0;
      if (sign === '<') return (order ?? 0) < 0;
      if (sign === '<=') return (order ?? 0) <= 0;
      if (sign === '^') return (order ?? 0) >= 0 && same(1);
      if (sign === '~') return (order ?? 0) >= 0 && same(2);
      return same(3);
    }),
  );
}

describe('the versions of Node that the project says it runs on', () => {
  const manifest = read('package.json');
  const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
  const { node } = manifest.engines as { node: string };
  const least = node.split('||').map((range) =>
    range
      .replace(/[^\d.]/g, '')
      .split('.')
      .map(Number),
  );

  test('are 20, 22 and 24, and this one is among them', () => {
    expect(least.map(([major]) => major)).toEqual([20, 22, 24]);
    expect(isIn(process.versions.node.split('.').map(Number), node)).toBe(true);
  });

  test.each(least.map((version) => [version.join('.'), version] as const))(
    '%s is in the range of every package that is always installed',
    (_, version) => {
      const refused = Object.entries(packages)
        .filter(([, { engines, optional }]) => engines?.node && !optional && !isIn(version, engines.node))
        .map(([path, { engines }]) => `${path} ${engines!.node}`);
      expect(refused).toEqual([]);
    },
  );

  test('which install scripts run is decided for every package that has one', () => {
    const undecided = Object.entries(packages)
      .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => !(name in manifest.allowScripts));
    expect(undecided).toEqual([]);
  });
});
