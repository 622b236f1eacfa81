import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH } from './processes.js';
import type { Size } from './rolls.js';
import type { WorkloadName } from './workloads.js';

/** What one server did with one workload. */
export interface Result {
  readonly size: Size;
  readonly workload: WorkloadName;
  readonly server: string;
  /** Requests answered a second. */
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Memory of the server's process when the load had ended. */
  readonly rssMb: number;
  /** Processor cores that the server kept busy, and PostgreSQL's connections; null where the system does not tell. */
  readonly cpu: number | null;
  readonly databaseCpu: number | null;
  /** Bytes of an answer, headers included, on average. */
  readonly bytes: number;
}

/** Anything else that is measured, for example `start to ready` in `s`. */
export interface Measure {
  readonly size: Size;
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** What it must reach, where something is asked: at most `most`, at least `least`. */
  readonly most?: number;
  readonly least?: number;
}

/** Requests a second against PostGraphile's, and for p99 at most PostGraphile's (issue: what it must reach). */
const TIMES_WANTED: Readonly<Partial<Record<WorkloadName, Partial<Record<Size, number>>>>> = {
  W1: { S: 6, L: 6, XL: 6 },
  W2: { S: 6 },
  W3: { S: 8, L: 8, XL: 8 },
  W4: { S: 9, L: 100, XL: 500 },
  W5: { S: 6, L: 6, XL: 6 },
  W6: { S: 8, L: 8, XL: 8 },
};
const SHARE_OF_LIMIT_WANTED = 0.7;

/** The table of one size as lines: every server of every workload, with its ratios. */
export function table(results: readonly Result[]): string[] {
  const head = [
    '',
    'server',
    'req/s',
    'p50 ms',
    'p99 ms',
    'RSS MB',
    'CPU',
    'DB CPU',
    'req/CPU s',
    'bytes',
    '/ PostGraphile',
    '/ limit',
    'wanted',
  ];
  const rows = results.map((one) => {
    const other = (server: string) =>
      results.find(
        ({ size, workload, server: name }) => size === one.size && workload === one.workload && name === server,
      );
    const [postgraphile, limit] = [other('postgraphile'), other('limit')];
    return [
      `${one.size} ${one.workload}`,
      one.server,
      String(Math.round(one.rps)),
      one.p50Ms.toFixed(2),
      one.p99Ms.toFixed(2),
      Number.isNaN(one.rssMb) ? '' : one.rssMb.toFixed(0),
      one.cpu?.toFixed(2) ?? '',
      one.databaseCpu?.toFixed(2) ?? '',
      one.cpu === null ? '' : (one.rps / (one.cpu + (one.databaseCpu ?? 0))).toFixed(0),
      one.bytes.toFixed(0),
      postgraphile && one.server !== 'postgraphile' ? (one.rps / postgraphile.rps).toFixed(2) : '',
      limit && one.server !== 'limit' ? (one.rps / limit.rps).toFixed(2) : '',
      wanted(one, postgraphile, limit),
    ];
  });
  return align([head, ...rows]);
}

/** What is asked of a result and whether it is reached; empty where nothing is. */
function wanted(one: Result, postgraphile: Result | undefined, limit: Result | undefined): string {
  if (one.server === 'rollcall-cached' && limit) {
    return `${SHARE_OF_LIMIT_WANTED} of limit: ${one.rps >= SHARE_OF_LIMIT_WANTED * limit.rps ? 'yes' : 'NO'}`;
  }
  const times = TIMES_WANTED[one.workload]?.[one.size];
  if (one.server !== 'rollcall' || times === undefined || !postgraphile) return '';
  const fast = one.rps >= times * postgraphile.rps;
  const even = one.p99Ms < postgraphile.p99Ms;
  return `${times} times: ${fast ? 'yes' : 'NO'}, p99: ${even ? 'yes' : 'NO'}`;
}

export function measuresTable(measures: readonly Measure[]): string[] {
  const rows = measures.map(({ size, measure, value, unit, most, least }) => [
    size,
    measure,
    `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
    most === undefined
      ? least === undefined
        ? ''
        : `at least ${least}: ${value >= least ? 'yes' : 'NO'}`
      : `at most ${most}: ${value <= most ? 'yes' : 'NO'}`,
  ]);
  return align([['', 'measure', 'value', 'wanted'], ...rows]);
}

export function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isNumber = (text: string) => /^[\d.]+$/.test(text);
  return rows.map((row) =>
    row
      .map((cell, column) => (isNumber(cell) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * Saves a list as `bench/results/<name>.json`. `keep`: what an earlier run saved of other sizes and workloads stays,
 * as `key` tells them apart.
 */
export function save<T>(name: string, items: readonly T[], keep: boolean, key: (item: T) => string): string {
  const folder = join(BENCH, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const replaced = new Set(items.map(key));
  let earlier: T[] = [];
  if (keep) {
    try {
      earlier = JSON.parse(readFileSync(file, 'utf8')) as T[];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  const all = [...earlier.filter((item) => !replaced.has(key(item))), ...items];
  writeFileSync(file, `[\n${all.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`);
  return file;
}
