import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../config/project-root.js';
import { type Finding, fault, ok, warning } from './finding.js';

/** The version of Node beside those that package.json asks for: alternatives, each `^` or `>=` of a version. */
export function nodeFinding(version: string = process.versions.node): Finding {
  const { engines } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  const parts = (text: string) => text.split('.').map(Number);
  const has = parts(version);
  const ranges = (engines.node as string).split('||').map((range) => {
    const [, sign, least] = /^\s*(\^|>=)([\d.]+)/.exec(range)!;
    return { sign, least: least! };
  });
  const fits = ranges.some(({ sign, least }) => {
    const needs = parts(least);
    const partIndex = [0, 1, 2].find((index) => has[index] !== needs[index]);
    return (partIndex === undefined || has[partIndex]! > needs[partIndex]!) && (sign === '>=' || has[0] === needs[0]);
  });
  if (fits) return ok('Node', `version ${version}`);
  const newest = ranges.at(-1)!.least;
  const taken = ranges.map(({ least }) => least).join(', ');
  return fault(
    'Node',
    `version ${version} is none of ${taken} or newer ones of these`,
    `install Node ${newest} or newer`,
  );
}

const MEGABYTE = 1024 * 1024;
const LITTLE = 1024 * MEGABYTE;
const ALMOST_NONE = 128 * MEGABYTE;

/** What is free on the disk of a folder; of one that does not exist yet, of the nearest that does. */
export async function diskFinding(
  what: string,
  folder: string,
  freeOf: (folder: string) => Promise<number> = freeBytes,
): Promise<Finding> {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const free = await freeOf(there);
  const space = `${Math.floor(free / MEGABYTE)} MB are free for ${folder}`;
  const advice = 'free some of the disk: a full one refuses every import, and a backup too';
  if (free < ALMOST_NONE) return fault(what, space, advice);
  return free < LITTLE ? warning(what, space, advice) : ok(what, space);
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
