import { didYouMean } from '../../domain/nearest.js';
import { quote } from '../problems.js';
import { groupRows, type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';
import type { Problem, Row, Value } from '../types.js';
import { emptyPeriods, inexactStart, overlappingPeriods } from './periods.js';

/** What the sources of participations are kept as: a number each, the same for the same source. */
export type SourceNumbers = Map<string, number>;

/** The column in which {@link numberedSource} keeps it; no file has it. */
const SOURCE = 'source number';

/** The source of a participation as a number, null where the row names none: neither address nor title nor publisher. */
export function numberedSource({ values }: Row, numbers: SourceNumbers): Record<string, Value> {
  const { source_url, source_title, source_publisher, source_accessed_on } = values;
  if ((source_url ?? source_title ?? source_publisher ?? null) === null) return { [SOURCE]: null };
  const source = JSON.stringify([source_url, source_title, source_publisher, source_accessed_on]);
  const number = numbers.get(source) ?? numbers.size;
  numbers.set(source, number);
  return { [SOURCE]: number };
}

/** Participations: who takes part resolves, periods, precision, and agreement with the initiative. */
export function participationProblems(tables: Tables, at: string): Problem[] {
  const table = tables.get('participations');
  if (table === undefined) return [];
  const who = participants(tables);
  const subject = (row: KeptRow) => {
    const one = who === null ? text(row, 'participant') : who.resolve(row);
    return one === null ? null : `${text(row, 'initiative')} ${text(row, 'role')} ${one}`;
  };
  return [
    ...(who === null ? [] : table.rows.flatMap((row) => who.problems(table, row))),
    ...emptyPeriods(table),
    ...overlappingPeriods(table, subject),
    ...repeated(table, subject),
    ...table.rows.flatMap((row) => unsourced(table, row)),
    ...table.rows.flatMap((row) => imprecise(table, row)),
    ...table.rows.flatMap((row) => later(table, row, at)),
    ...againstInitiatives(tables, table),
  ];
}

interface Participants {
  /** `state CODE` or `organisation CODE`, null where none or both are meant. */
  resolve(row: KeptRow): string | null;
  problems(table: Table, row: KeptRow): Problem[];
}

/** By participant_kind, or both kinds where it is empty: states by code, organisations by code or slug. */
function participants(tables: Tables): Participants | null {
  const [countries, organisations] = [tables.get('countries'), tables.get('organisations')];
  if (countries === undefined || organisations === undefined) return null;
  const states = new Map(countries.rows.map((row) => [text(row, 'code')!, text(row, 'code')!]));
  const bodies = new Map(
    organisations.rows.flatMap((row) =>
      [text(row, 'slug')!, text(row, 'code')!].map((name) => [name, text(row, 'code')!] as const),
    ),
  );
  const meant = (row: KeptRow): string[] => {
    const name = text(row, 'participant')!;
    const kind = text(row, 'participant_kind');
    const found: string[] = [];
    if (kind !== 'organisation' && states.has(name)) found.push(`state ${name}`);
    if (kind !== 'state' && bodies.has(name)) found.push(`organisation ${bodies.get(name)}`);
    return found;
  };
  return {
    resolve: (row) => {
      const found = meant(row);
      return found.length === 1 ? found[0]! : null;
    },
    problems: (table, row) => {
      const found = meant(row);
      if (found.length === 1) return [];
      const name = text(row, 'participant')!;
      if (found.length > 1) {
        const message = `${quote(name)} is a state and an organisation: participant_kind must say which`;
        return [rowProblem(table, row, 'participant', 'AMBIGUOUS_PARTICIPANT', message)];
      }
      const kind = text(row, 'participant_kind');
      const known = [...(kind === 'organisation' ? [] : states.keys()), ...(kind === 'state' ? [] : bodies.keys())];
      const message = `${quote(name)} is no code of ${kind ?? 'a state or an organisation'}${didYouMean(name, known)}`;
      return [rowProblem(table, row, 'participant', 'UNKNOWN_PARTICIPANT', message)];
    },
  };
}

/** A participation rests on a source. */
function unsourced(table: Table, row: KeptRow): Problem[] {
  if (row.values[SOURCE] !== null) return [];
  const message = 'the row names no source: one of source_url, source_title and source_publisher must have a value';
  return [rowProblem(table, row, 'source_url', 'REQUIRED', message)];
}

/** Rows that state the same fact: they must agree on it, and each must add a source. */
function repeated(table: Table, subject: (row: KeptRow) => string | null): Problem[] {
  const facts = groupRows(table.rows, (row) => {
    const one = subject(row);
    return one === null ? null : `${one} ${text(row, 'valid_from')} ${text(row, 'valid_to')}`;
  });
  return [...facts.values()].flatMap(([first, ...others]) => {
    const sources = new Map([[first!.values[SOURCE], first!.line]]);
    return others.flatMap((row) => {
      const problems = (['date_precision', 'confidence'] as const)
        .filter((column) => text(row, column) !== text(first!, column))
        .map((column) => {
          const message = `the same fact has another ${column} on line ${first!.line}: ${text(first!, column)}`;
          return rowProblem(table, row, column, 'CONFLICTING_ROWS', message);
        });
      const source = row.values[SOURCE];
      const same = sources.get(source);
      sources.set(source, row.line);
      if (same === undefined) return problems;
      const message = `the same fact stands with the same source on line ${same}`;
      return [...problems, rowProblem(table, row, 'source_url', 'DUPLICATE_KEY', message)];
    });
  });
}

function imprecise(table: Table, row: KeptRow): Problem[] {
  const message = inexactStart(text(row, 'valid_from')!, text(row, 'date_precision'));
  return message === null ? [] : [rowProblem(table, row, 'valid_from', 'EXPECTATION', message)];
}

function later(table: Table, row: KeptRow, at: string): Problem[] {
  return (['valid_from', 'source_accessed_on'] as const).flatMap((column) => {
    const day = text(row, column);
    if (day === null || day <= at) return [];
    const message = `${column} ${day} is after the day up to which the facts were researched, ${at}`;
    return rowProblem(table, row, column, 'EXPECTATION', message, 'warning');
  });
}

/** Warnings, one an initiative and day, where participations and their initiative do not go together. */
function againstInitiatives(tables: Tables, table: Table): Problem[] {
  const initiatives = tables.get('initiatives');
  if (initiatives === undefined) return [];
  const byInitiative = groupRows(table.rows, (row) => text(row, 'initiative'));
  return initiatives.rows.flatMap((initiative) => {
    const slug = text(initiative, 'slug')!;
    const rows = byInitiative.get(slug) ?? [];
    const [opened, ended] = [text(initiative, 'opened_on'), text(initiative, 'ended_on')];
    const early =
      opened === null ? [] : rows.filter((row) => comparable(row) < opened.slice(0, comparable(row).length));
    const late = ended === null ? [] : rows.filter((row) => (text(row, 'valid_to') ?? '9999') > ended);
    const none = text(initiative, 'list_completeness') === 'none';
    return [
      ...warnings(table, early, 'valid_from', `before ${slug} was opened on ${opened}`),
      ...warnings(table, late, 'valid_to', `and after ${slug} ended on ${ended}`),
      ...(none !== (rows.length === 0)
        ? [
            rowProblem(
              initiatives,
              initiative,
              'list_completeness',
              'EXPECTATION',
              `the list of ${slug} is ${text(initiative, 'list_completeness')}, and ${rows.length} participations are on record`,
              'warning',
            ),
          ]
        : []),
    ];
  });
}

/** The start as far as it is known: a year-precise start is not before a day of the same year. */
function comparable(row: KeptRow): string {
  const from = text(row, 'valid_from')!;
  const known = { year: 4, month: 7 }[text(row, 'date_precision')!];
  return known === undefined ? from : from.slice(0, known);
}

function warnings(table: Table, rows: readonly KeptRow[], column: 'valid_from' | 'valid_to', what: string): Problem[] {
  return [...groupRows(rows, (row) => text(row, column) ?? '').entries()].map(([day, of]) => {
    const names = of.map((row) => text(row, 'participant')).join(', ');
    const period = day === '' ? 'goes on' : `${column} ${day}`;
    const message = `${period}, ${what} (${of.length === 1 ? names : `${of.length} rows: ${names}`})`;
    return rowProblem(table, of[0]!, column, 'EXPECTATION', message, 'warning');
  });
}
