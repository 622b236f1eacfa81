import type { ClientBase } from 'pg';
import { type Problem, problem, quote } from '../common/problems.js';
import type { Row } from '../datapackage/types.js';
import { formatDay, parseDay } from '../domain/day.js';
import { stateOfCode, type YearSpan } from '../domain/sources/code-table.js';
import { type CodeScheme, type CodeSchemeName, codeScheme } from '../record/code-schemes.js';
import type { RollTable } from '../record/tables.js';

/** A row whose codes were looked up. */
export interface CodedRow {
  /** With the roll's own code where one was found. */
  readonly row: Row;
  readonly faults: readonly Problem[];
  /** Headers of codes that are still those of the file, for they could not be read. */
  readonly unread: readonly string[];
}

/** Reads the states of a file in the one scheme of codes in which the whole file is written. */
export class CodedStates {
  private constructor(
    private readonly scheme: CodeScheme,
    /** Codes of the states on record. */
    private readonly states: ReadonlySet<string>,
  ) {}

  static async load(name: CodeSchemeName, client: ClientBase): Promise<CodedStates> {
    const { rows } = await client.query<{ code: string }>(`
      SELECT p.code FROM participant p JOIN country_version v ON v.country_id = p.id AND upper_inf(v.recorded)`);
    return new CodedStates(await codeScheme(name, client), new Set(rows.map(({ code }) => code)));
  }

  /**
   * The row with the roll's own codes of states, and what is wrong with those that it has. Rows that are said to be of an
   * organisation are left as they are; what a code means in turn is read by the years of the row.
   *
   * @param refused headers of cells that could not be read: a code whose meaning hangs on one of them is not judged
   */
  inRow(row: Row, table: RollTable, file: string, refused: ReadonlySet<string>): CodedRow {
    const values = { ...row.values };
    const faults: Problem[] = [];
    const unread: string[] = [];
    const isSpanKnown = !SPAN_HEADERS.some((header) => refused.has(header));
    for (const { kind, header } of table.key) {
      const code = values[header];
      if ((kind !== 'country' && kind !== 'participant') || typeof code !== 'string') continue;
      if (kind === 'participant' && values.participant_kind === 'organisation') continue;
      const state = stateOfCode(this.scheme.table, this.scheme.called, code, isSpanKnown ? spanOf(values) : null);
      const mayBeOrganisation = kind === 'participant' && refused.has('participant_kind');
      if ('unknown' in state && state.unknown === 'years' && !isSpanKnown) {
        unread.push(header);
        continue;
      }
      const reason =
        'unknown' in state
          ? state.reason
          : this.states.has(state.state)
            ? null
            : `the ${this.scheme.called} code ${quote(code)} is ${state.name} (${state.state}), which is not on record`;
      if (reason !== null && mayBeOrganisation) {
        unread.push(header);
      } else if (reason !== null) {
        faults.push(problem(file, 'UNKNOWN_COUNTRY', reason, { row: row.line, column: header, value: code }));
        unread.push(header);
      } else if ('state' in state) {
        values[header] = state.state;
        if (kind === 'participant') values.participant_kind = 'state';
      }
    }
    return { row: { ...row, values }, faults, unread };
  }
}

/** Columns by which the years of a row are known. */
const SPAN_HEADERS = ['year', 'valid_from', 'valid_to'] as const;

/** The years of a row: of its period, or its year. */
function spanOf(values: Row['values']): YearSpan | null {
  if (typeof values.year === 'number') return { from: values.year, to: values.year };
  if (typeof values.valid_from !== 'string') return null;
  const from = Number(values.valid_from.slice(0, 4));
  if (typeof values.valid_to !== 'string') return { from, to: null };
  return { from, to: Math.max(from, Number(formatDay(parseDay(values.valid_to)! - 1).slice(0, 4))) };
}
