import type { Problem } from '../common/problems.js';
import { quote } from '../common/problems.js';
import { didYouMean } from '../domain/nearest.js';
import { groupRows, type KeptRow, rowProblem, type Table, type Tables } from './tables.js';

/** A separator that no cell holds: the reader refuses it. */
const NUL = '\0';

/** Rows of a table that have the primary key, or a value that is to be unique, of an earlier row. */
export function duplicateKeys(table: Table): Problem[] {
  const { fields, primaryKey } = table.resource.schema;
  const keys = fields.filter(({ unique }) => unique).map(({ name }) => [name]);
  if (primaryKey.length > 0 && !keys.some((key) => key.join() === primaryKey.join())) keys.push([...primaryKey]);
  return keys.flatMap((key) =>
    [...groupRows(table.rows, (row) => keyOf(row, key)).values()].flatMap(([first, ...others]) =>
      others.map((row) => {
        const value = key.map((name) => `${name} ${quote(String(row.values[name]))}`).join(', ');
        return rowProblem(table, row, key[0]!, 'DUPLICATE_KEY', `${value} stands already on line ${first!.line}`);
      }),
    ),
  );
}

/** Rows of a table that refer to a row of another table which is not there. An empty cell refers to nothing. */
export function danglingReferences(table: Table, tables: Tables): Problem[] {
  return table.resource.schema.foreignKeys.flatMap(({ fields, resource, referenced }) => {
    const target = tables.get(resource);
    if (target === undefined) return [];
    const keys = new Set(target.rows.map((row) => keyOf(row, referenced)));
    const hints = new Map<string, string>();
    return table.rows.flatMap((row) => {
      const key = keyOf(row, fields);
      if (key === null || keys.has(key)) return [];
      let hint = hints.get(key);
      if (hint === undefined) {
        hint = didYouMean(
          key,
          [...keys].filter((candidate) => candidate !== null),
        );
        hints.set(key, hint);
      }
      const code = resource === 'countries' ? 'UNKNOWN_COUNTRY' : 'UNKNOWN_REFERENCE';
      const message = `${quote(key.replaceAll(NUL, ', '))} is no ${referenced.join(', ')} of ${resource}${hint}`;
      return rowProblem(table, row, fields[0]!, code, message);
    });
  });
}

function keyOf(row: KeptRow, names: readonly string[]): string | null {
  const parts = names.map((name) => row.values[name] ?? null);
  return parts.includes(null) ? null : parts.join(NUL);
}
