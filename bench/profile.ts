import { readFileSync } from 'node:fs';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The functions of a .cpuprofile with the most time of their own: share of the time in which the process was busy. */
export function topFunctions(path: string, count: number): { share: number; name: string }[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(path, 'utf8')) as Profile;
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  let busy = 0;
  for (const [at, id] of samples.entries()) {
    const name = names.get(id)!;
    if (name === '(idle)' || name === '(root)') continue;
    const time = timeDeltas[at]!;
    busy += time;
    times.set(name, (times.get(name) ?? 0) + time);
  }
  return [...times]
    .map(([name, time]) => ({ share: time / busy, name }))
    .sort((a, b) => b.share - a.share)
    .slice(0, count);
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const name = functionName || '(anonymous)';
  if (!url) return name;
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/dist\/src\//, 'src/');
  return `${name}  ${file}:${lineNumber + 1}`;
}

/** The same by package, or by folder of the project. */
export function topPackages(path: string, count: number): { share: number; name: string }[] {
  const sums = new Map<string, number>();
  for (const { share, name } of topFunctions(path, Number.POSITIVE_INFINITY)) {
    const place = name.split('  ')[1] ?? name;
    const [first, second] = place.split('/');
    const owner = place.startsWith('@') || first === 'src' ? `${first}/${second}` : first!;
    sums.set(owner, (sums.get(owner) ?? 0) + share);
  }
  return [...sums]
    .map(([name, share]) => ({ share, name }))
    .sort((a, b) => b.share - a.share)
    .slice(0, count);
}
