import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { projectRoot } from '../config/project-root.js';
import { readSmallCsv } from '../datapackage/small-csv.js';
import { type CodeMeaning, type CodeTable, plainCode } from '../domain/sources/code-table.js';

/** Schemes in which the codes of states are written. */
export const CODE_SCHEMES = ['alpha-3', 'alpha-2', 'm49', 'cow', 'gw', 'ioc'] as const;
export type CodeSchemeName = (typeof CODE_SCHEMES)[number];

/** How messages call each. */
const CALLED: Readonly<Record<CodeSchemeName, string>> = {
  'alpha-3': 'ISO 3166-1 alpha-3',
  'alpha-2': 'ISO 3166-1 alpha-2',
  m49: 'UN M49',
  cow: 'Correlates of War',
  gw: 'Gleditsch and Ward',
  ioc: 'IOC',
};

/** A scheme of codes, ready to be asked. */
export interface CodeScheme {
  readonly called: string;
  readonly table: CodeTable;
}

/** Throws BAD_USER_INPUT for a scheme that there is not. */
export function namedScheme(name: string): CodeSchemeName {
  const knownScheme = CODE_SCHEMES.find((scheme) => scheme === name.toLowerCase());
  if (knownScheme !== undefined) return knownScheme;
  throw badInput('codes', `there is no scheme of codes ${JSON.stringify(name)}; there are ${CODE_SCHEMES.join(', ')}`);
}

/** A scheme by its name: those of ISO and M49 from what is on record, the others from data/codes. */
export async function codeScheme(name: CodeSchemeName, client: ClientBase): Promise<CodeScheme> {
  const called = CALLED[name];
  if (name === 'cow' || name === 'gw' || name === 'ioc') {
    return { called, table: await codeTableOf(join(projectRoot(), 'data', 'codes', `${name}.csv`)) };
  }
  const { rows } = await client.query<{ code: string; alpha2: string | null; m49: string | null; name_en: string }>(`
    SELECT p.code, v.alpha2, v.m49, v.name_en
    FROM participant p JOIN country_version v ON v.country_id = p.id AND upper_inf(v.recorded)`);
  const table = new Map<string, CodeMeaning[]>();
  for (const row of rows) {
    const code = name === 'alpha-3' ? row.code : name === 'alpha-2' ? row.alpha2 : row.m49;
    if (code !== null) add(table, code, { state: row.code, firstYear: null, lastYear: null, name: row.name_en });
  }
  return { called, table };
}

/**
 * A table of codes: a CSV file whose columns before `state` are codes; `first_year`, `last_year` (both included, empty: no
 * limit) and `name` may be absent. Throws DataPackageError for a file that is none.
 */
export async function codeTableOf(path: string): Promise<CodeTable> {
  const { header, rows } = await readSmallCsv(path, ['state']);
  const stateAt = header.indexOf('state');
  const table = new Map<string, CodeMeaning[]>();
  for (const { cells } of rows) {
    const cell = (column: string) => {
      const at = header.indexOf(column);
      return at < 0 ? '' : cells[at]!.trim();
    };
    const year = (column: string) => (cell(column) === '' ? null : Number(cell(column)));
    const state = cell('state') === '' ? null : cell('state');
    const meaning: CodeMeaning = {
      state,
      firstYear: year('first_year'),
      lastYear: year('last_year'),
      name: cell('name') || (state ?? 'no state'),
    };
    for (const code of cells.slice(0, stateAt)) if (code.trim() !== '') add(table, code, meaning);
  }
  return table;
}

function add(table: Map<string, CodeMeaning[]>, code: string, meaning: CodeMeaning): void {
  const key = plainCode(code);
  table.set(key, [...(table.get(key) ?? []), meaning]);
}
