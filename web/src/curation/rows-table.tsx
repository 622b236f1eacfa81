import { useId } from 'react';
import { useFormat } from '../lib/use-format.js';
import { COLUMNS, type Column, type Row, type RowProblem } from './rows.js';
import { useWords } from './words.js';

/** Every row of the file. A cell that something is wrong with can be mended where it stands. */
export function RowsTable(properties: {
  readonly rows: readonly Row[];
  readonly problems: readonly RowProblem[];
  readonly put: (row: number, column: Column, value: string) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { rows, problems, put } = properties;
  // Columns without any value or problem are left out.
  const columns = COLUMNS.filter(
    (column) => rows.some(({ cells }) => cells[column] !== '') || problems.some((item) => item.column === column),
  );
  const byRow = new Map<number, RowProblem[]>();
  for (const item of problems) byRow.set(item.row, [...(byRow.get(item.row) ?? []), item]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard from here
    <section className="table-scroll" tabIndex={0} aria-label={t('import.rows')}>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col" className="line">
              {t('import.line')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => {
            const problemsOfRow = byRow.get(rowIndex) ?? [];
            return (
              <tr key={row.line} className={problemsOfRow.length > 0 ? 'wrong' : undefined}>
                <th scope="row" className="line">
                  {format.number(row.line)}
                  <CellProblems problems={problemsOfRow.filter(({ column }) => column === null)} />
                </th>
                {columns.map((column) => {
                  const problemsOfCell = problemsOfRow.filter((item) => item.column === column);
                  return (
                    <td key={column}>
                      {problemsOfCell.length === 0 ? (
                        row.cells[column]
                      ) : (
                        <WrongCell
                          label={t('import.cell', { column, line: format.number(row.line) })}
                          value={row.cells[column]}
                          problems={problemsOfCell}
                          put={(value) => put(rowIndex, column, value)}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function WrongCell(properties: {
  readonly label: string;
  readonly value: string;
  readonly problems: readonly RowProblem[];
  readonly put: (value: string) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const { label, value, problems, put } = properties;
  return (
    <>
      <input
        className="cell-input"
        aria-label={label}
        aria-invalid
        aria-describedby={id}
        defaultValue={value}
        // The value is taken when the cell loses focus, so that the row is not checked anew with every key.
        onBlur={(event) => {
          if (event.target.value !== value) put(event.target.value.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <div id={id}>
        <CellProblems problems={problems} />
      </div>
      {problems.flatMap(({ suggestions }) => suggestions).length > 0 && (
        <p className="suggestions">
          {t('form.meant')}{' '}
          {[...new Set(problems.flatMap(({ suggestions }) => suggestions))].map((suggestion) => (
            <button key={suggestion} type="button" className="plain-button" onClick={() => put(suggestion)}>
              {suggestion}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

function CellProblems({ problems }: { problems: readonly RowProblem[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <ul className="field-problems">
      {problems.map(({ rule, message }) => (
        <li key={`${rule} ${message}`}>
          {rule === null ? <span lang="en">{message}</span> : t(`import.rule.${rule}`)}
        </li>
      ))}
    </ul>
  );
}
