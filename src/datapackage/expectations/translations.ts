import { createHash } from 'node:crypto';
import type { Problem } from '../../common/problems.js';
import { problem, quote } from '../../common/problems.js';
import { type KeptRow, rowProblem, type Tables, text } from '../tables.js';
import type { Row, Value } from '../types.js';

/** Columns whose texts have a Chinese translation; of publishers only those that have a Chinese name. */
const TRANSLATED: Readonly<Record<string, readonly { readonly column: string; readonly needed: boolean }[]>> = {
  groups: [
    { column: 'definition', needed: true },
    { column: 'publisher', needed: false },
  ],
  schemes: [{ column: 'publisher', needed: false }],
  initiative_sets: [{ column: 'publisher', needed: false }],
  participations: [
    { column: 'evidence', needed: true },
    { column: 'source_publisher', needed: false },
  ],
  indicators: [
    { column: 'definition', needed: true },
    { column: 'unit', needed: true },
    { column: 'licence', needed: true },
    { column: 'publisher', needed: false },
  ],
};

/** Under which name the digest of a text is kept; no file has such a column. */
const digestColumn = (column: string) => `digest of ${column}`;

const digest = (value: Value) =>
  typeof value === 'string' ? createHash('md5').update(value, 'utf8').digest('base64') : null;

/** Digests of what is translated in a row, or of what a row translates: texts are not kept. */
export function textDigests(table: string, { values }: Row): Record<string, Value> {
  const columns = table === 'translations' ? ['en'] : (TRANSLATED[table] ?? []).map(({ column }) => column);
  return Object.fromEntries(columns.map((column) => [digestColumn(column), digest(values[column] ?? null)]));
}

/** Texts that are translated twice, translations of texts that do not occur, and texts without one (a warning). */
export function translationProblems(tables: Tables): Problem[] {
  const translations = tables.get('translations');
  if (translations === undefined) return [];
  const rows = new Map<string, KeptRow>();
  const problems: Problem[] = [];
  for (const row of translations.rows) {
    const key = `${text(row, 'table')} ${text(row, 'column')} ${text(row, digestColumn('en'))}`;
    const first = rows.get(key);
    if (first === undefined) rows.set(key, row);
    else
      problems.push(
        rowProblem(translations, row, 'en', 'DUPLICATE_KEY', `the text is translated already, on line ${first.line}`),
      );
  }
  const { path } = translations.resource;
  const warn = (column: string, message: string) =>
    problems.push(problem(path, 'EXPECTATION', message, { column, severity: 'warning' }));
  const unused = new Map(rows);
  for (const [name, columns] of Object.entries(TRANSLATED)) {
    const table = tables.get(name);
    for (const { column, needed } of columns) {
      const lacking = new Map<string, KeptRow>();
      for (const row of table?.rows ?? []) {
        const stated = text(row, digestColumn(column));
        if (stated === null) continue;
        const key = `${name} ${column} ${stated}`;
        unused.delete(key);
        if (needed && !rows.has(key) && !lacking.has(key)) lacking.set(key, row);
      }
      const [first] = lacking.values();
      if (first)
        warn(
          'zh',
          `${lacking.size} texts of ${name}.${column} have no Chinese translation, the first on line ${first.line}`,
        );
    }
  }
  const [first] = unused.values();
  if (first)
    warn(
      'en',
      `${unused.size} rows translate a text that no row states, the first on line ${first.line}, of ${quote(`${text(first, 'table')}.${text(first, 'column')}`)}`,
    );
  return problems;
}
