import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { projectRoot } from '../../src/config/project-root.js';
import { PANDAS, R, run } from './programs.js';

export type Value = string | number | boolean | null;

/** A table as a program reads it. */
export interface Frame {
  readonly types: Readonly<Record<string, string>>;
  readonly rows: readonly Readonly<Record<string, Value>>[];
  readonly attrs?: Readonly<Record<string, string>>;
  /** Of the program, where the way in which it reads depends on it. */
  readonly version?: string;
}

/** The snippet of docs/formats.md in that language that holds some words; it speaks of `yearly`, and is asked of another. */
function snippet(language: string, words: string, name: string): string {
  const text = readFileSync(join(projectRoot(), 'docs', 'formats.md'), 'utf8');
  const blocks = [...text.matchAll(/```(\w+)\n(.*?)```/gs)].filter(
    ([, of, code]) => of === language && code!.includes(words),
  );
  if (blocks.length !== 1) throw new Error(`${blocks.length} snippets of ${language} say ${words}`);
  return blocks[0]![2]!.replaceAll('yearly', name);
}

const helper = (name: string) => readFileSync(join(projectRoot(), 'test', 'readers', name), 'utf8');

/** In one process for all tables. */
export function framesOfPandas(words: string, names: readonly string[], folder: string): Frame[] {
  const script = join(folder, 'snippet.py');
  const code = names.map((name) => `${snippet('python', words, name)}\n${helper('print_frame.py')}\nprint()`);
  writeFileSync(script, code.join('\n'));
  const lines = run(PANDAS, [script], folder).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** `columns` are those of the table that stand for the ones that the snippet names. */
export function frameOfR(
  words: string,
  name: string,
  columns: Readonly<Record<string, string>>,
  folder: string,
): Frame {
  const script = join(folder, 'snippet.R');
  const code = Object.entries(columns).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    snippet('r', words, name),
  );
  writeFileSync(script, `${code}\n${helper('print_frame.R')}`);
  run(R, ['--vanilla', script], folder);
  return JSON.parse(readFileSync(join(folder, 'frame.json'), 'utf8'));
}

export async function frameOfDuckdb(words: string, name: string, folder: string): Promise<Frame> {
  const path = (format: string) => join(folder, `${name}.${format}`);
  const query = snippet('sql', words, name).replace(/'\w+\.(csv|parquet)'/, (_, format: string) => `'${path(format)}'`);
  const database = await DuckDBInstance.create(':memory:');
  let connection: DuckDBConnection | undefined;
  try {
    connection = await database.connect();
    const answer = await connection.runAndReadAll(query);
    const types = answer.columnTypes().map(String);
    const names = answer.columnNames();
    const rows = answer.getRowsJson().map((row) => {
      const cells = row.map((cell, place) => (types[place] === 'BIGINT' && cell !== null ? Number(cell) : cell));
      return Object.fromEntries(names.map((column, place) => [column, cells[place] as Value]));
    });
    return { types: Object.fromEntries(names.map((column, place) => [column, types[place]!])), rows };
  } finally {
    connection?.closeSync();
    database.closeSync();
  }
}
