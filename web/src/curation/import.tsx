import { useState } from 'react';
import { Words } from '../components/words.js';
import { CsvFault, readCsv } from '../lib/read-csv.js';
import { useFormat } from '../lib/use-format.js';
import { Field } from './fields.js';
import { SignedIn } from './keeper.js';
import { Made } from './made.js';
import { Refused } from './refused.js';
import {
  COLUMNS,
  type Column,
  changesOf,
  MOST_CHANGES,
  ownProblems,
  problemsOfRows,
  type Row,
  rowsOf,
} from './rows.js';
import { RowsTable } from './rows-table.js';
import { usePropose } from './use-propose.js';
import { useWords } from './words.js';

/** A file of a thousand facts, the most that one proposal takes, is smaller than this. */
const MOST_BYTES = 5_000_000;

/** A file of new facts: what each row would be, what stands in its way, and one proposal of all. */
export default function ImportPage() {
  const { t } = useWords();
  return (
    <>
      <h1 className="page-title">
        <Words>{t('import.title')}</Words>
      </h1>
      <SignedIn>
        <Import />
      </SignedIn>
    </>
  );
}

function Import() {
  const { t } = useWords();
  const format = useFormat();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  // The server's problems are about the rows as they were sent; they are not shown for rows that were edited since.
  const [sent, setSent] = useState<readonly Row[]>([]);
  const { send, problems, error, sending, made, startAgain } = usePropose();

  const read = async (file: File | undefined) => {
    setRows([]);
    setSent([]);
    setFault(null);
    if (!file) return;
    if (file.size > MOST_BYTES) {
      setFault(t('import.large', { most: format.number(MOST_CHANGES) }));
      return;
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      const result = rowsOf(readCsv(text));
      if ('rows' in result) setRows(result.rows);
      else setFault(inWords(result.fault));
    } catch (thrown) {
      if (thrown instanceof CsvFault) setFault(t(`import.csv.${thrown.rule}`, { line: format.number(thrown.line) }));
      else setFault(t('import.encoding'));
    }
  };
  const inWords = (what: Exclude<ReturnType<typeof rowsOf>, { rows: Row[] }>['fault']): string => {
    switch (what.rule) {
      case 'empty':
        return t('import.empty');
      case 'cells':
        return t('import.cells', { line: format.number(what.line) });
      case 'many':
        return t('import.many', { number: format.number(what.number), most: format.number(MOST_CHANGES) });
      case 'columns':
        return [
          what.missing.length > 0 ? t('import.missing', { columns: what.missing.join(t('list.and')) }) : '',
          what.unknown.length > 0 ? t('import.unknown', { columns: what.unknown.join(t('list.and')) }) : '',
        ]
          .filter(Boolean)
          .join(' ');
    }
  };
  const put = (rowIndex: number, column: Column, value: string) =>
    setRows((all) =>
      all.map((row, index) => (index === rowIndex ? { ...row, cells: { ...row.cells, [column]: value } } : row)),
    );

  const changes = changesOf(rows);
  const problemsHere = ownProblems(rows);
  const said = problemsOfRows(problems, changesOf(sent)).filter(({ row }) => rows[row] === sent[row]);
  const wrong = [...problemsHere, ...said];
  if (made !== null) {
    return (
      <Made
        id={made}
        another={() => {
          setRows([]);
          setSent([]);
          setReason('');
          startAgain();
        }}
      />
    );
  }
  return (
    <>
      <p className="standfirst">{t('import.text', { most: format.number(MOST_CHANGES) })}</p>
      <p className="muted small">
        {t('import.columns')} <code>{COLUMNS.join(', ')}</code>
      </p>
      <div className="form">
        <Field label={t('import.file')}>
          {(parts) => (
            <input
              {...parts}
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => void read(event.target.files?.[0])}
            />
          )}
        </Field>
      </div>
      {fault !== null && (
        <p className="note" role="alert">
          {fault}
        </p>
      )}
      {rows.length > 0 && (
        <>
          <h2 className="import-heading">
            {t('import.would', { rows: format.number(rows.length), facts: format.number(changes.length) })}
          </h2>
          <p role="status" className={wrong.length > 0 ? 'note' : 'muted'}>
            {wrong.length > 0
              ? t('import.problems', { number: format.number(new Set(wrong.map(({ row }) => row)).size) })
              : t('import.noProblems')}
          </p>
          <RowsTable rows={rows} problems={wrong} put={put} />
          <form
            className="form"
            aria-label={t('import.send')}
            onSubmit={(event) => {
              event.preventDefault();
              if (sending || problemsHere.length > 0) return;
              setSent(rows);
              void send(
                changes.map(({ change }) => change),
                reason,
              );
            }}
          >
            <Field label={t('field.reason')} hint={t('field.reasonHint')}>
              {(parts) => (
                <textarea
                  {...parts}
                  required
                  rows={2}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <Refused error={error} />
            <p className="form-buttons">
              <button
                type="submit"
                className="plain-button first"
                disabled={problemsHere.length > 0}
                aria-disabled={sending || undefined}
              >
                {t(sending ? 'form.sending' : 'import.send')}
              </button>
            </p>
          </form>
        </>
      )}
    </>
  );
}
