import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureTable } from '../lib/csv.js';
import { useFormat } from '../lib/use-format.js';
import { usePrinting } from '../state/use-printing.js';
import './data-table.css';

/** Rows beyond this are shown on request: a page of thousands of rows helps nobody. All of them are in the CSV. */
const FIRST_ROWS = 50;
const FIRST_ROWS_ON_PAPER = 250;
/** Characters beyond which a text counts as long; Chinese needs fewer for the same content. */
const LONG_TEXT = { zh: 10, en: 20 };

/** A table with the same content as a figure, sortable by each column. */
export function DataTable({ table, caption }: { table: FigureTable; caption: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const rows = useMemo(() => {
    const order = [...table.rows];
    if (sort) {
      order.sort((a, b) => {
        const [first, second] = [a[sort.key] ?? null, b[sort.key] ?? null];
        const result =
          first === null || second === null
            ? Number(first === null) - Number(second === null)
            : typeof first === 'number' && typeof second === 'number'
              ? first - second
              : format.compare(String(first), String(second));
        return sort.down ? -result : result;
      });
    }
    return order;
  }, [table, sort, format]);
  // On a phone long texts are given room, and codes and numbers no more than they need.
  const longest = LONG_TEXT[i18n.language === 'zh' ? 'zh' : 'en'];
  const long = useMemo(
    () =>
      new Set(
        table.columns
          .map(({ key }) => key)
          .filter((key) => table.rows.slice(0, FIRST_ROWS).some((row) => String(row[key] ?? '').length > longest)),
      ),
    [table, longest],
  );
  const classes = (column: { key: string; numeric?: boolean }) =>
    [column.numeric ? 'numeric' : '', long.has(column.key) ? 'long' : ''].filter(Boolean).join(' ') || undefined;
  const shown = all ? rows : rows.slice(0, printing ? FIRST_ROWS_ON_PAPER : FIRST_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard from here
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => {
              const sorted = sort?.key === column.key;
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={classes(column)}
                  aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" onClick={() => setSort({ key: column.key, down: sorted ? !sort.down : false })}>
                    {column.label}
                    <span aria-hidden="true">{sorted ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
            <tr key={index}>
              {table.columns.map((column, position) => {
                const value = row[column.key] ?? null;
                const text = value === null ? '–' : typeof value === 'number' ? format.decimal(value, 4) : value;
                return position === 0 ? (
                  <th key={column.key} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={column.key} className={classes(column)}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <>
          <p className="on-paper">
            {t('table.firstRows', { shown: format.number(shown.length), all: format.number(rows.length) })}
          </p>
          <button type="button" className="more" onClick={() => setAll(true)}>
            {t('table.allRows', { count: rows.length })}
          </button>
        </>
      )}
    </section>
  );
}
