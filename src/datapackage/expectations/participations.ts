import type { Problem } from '../../common/problems.js';
import { ROLE_CLASSES } from '../role-classes.js';
import { groupRows, type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';
import type { Row, Value } from '../types.js';
import { participants } from './participants.js';
import { emptyPeriods, inexactDays, overlappingPeriods } from './periods.js';

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
    const participant = who === null ? text(row, 'participant') : who.resolve(row);
    return participant === null ? null : `${text(row, 'initiative')} ${text(row, 'role')} ${participant}`;
  };
  return [
    ...(who === null ? [] : table.rows.flatMap((row) => who.problems(table, row))),
    ...emptyPeriods(table),
    ...overlappingPeriods(table, subject),
    ...repeated(table, subject),
    ...table.rows.flatMap((row) => unsourced(table, row)),
    ...table.rows.flatMap((row) => inexactDays(table, row)),
    ...table.rows.flatMap((row) => later(table, row, at)),
    ...againstInitiatives(tables, table),
  ];
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
    const key = subject(row);
    return key === null ? null : `${key} ${text(row, 'valid_from')} ${text(row, 'valid_to')}`;
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

function later(table: Table, row: KeptRow, at: string): Problem[] {
  return (['valid_from', 'source_accessed_on'] as const).flatMap((column) => {
    const day = text(row, column);
    if (day === null || day <= at) return [];
    const message = `${column} ${day} is after the day up to which the facts were researched, ${at}`;
    return rowProblem(table, row, column, 'EXPECTATION', message, 'warning');
  });
}

const BESIDE_LIST: readonly string[] = [
  ...ROLE_CLASSES.LEADERSHIP,
  ...ROLE_CLASSES.ASSISTANCE,
  ...ROLE_CLASSES.POSITION,
];

/** Warnings, one an initiative and day, where participations and their initiative do not go together. */
function againstInitiatives(tables: Tables, table: Table): Problem[] {
  const initiatives = tables.get('initiatives');
  if (initiatives === undefined) return [];
  const byInitiative = groupRows(table.rows, (row) => text(row, 'initiative'));
  return initiatives.rows.flatMap((initiative) => {
    const slug = text(initiative, 'slug')!;
    const rows = byInitiative.get(slug) ?? [];
    const [opened, ended] = [text(initiative, 'opened_on'), text(initiative, 'ended_on')];
    const early = opened === null ? [] : rows.filter((row) => startsBefore(row, initiative));
    const late = ended === null ? [] : rows.filter((row) => (text(row, 'valid_to') ?? '9999') > ended);
    const listed = text(initiative, 'list_completeness')!;
    // Hosts, leaders, assistance and positions may be on record without a list of participants.
    const ofList = rows.filter((row) => !BESIDE_LIST.includes(text(row, 'role')!));
    const misstated = listed === 'none' ? ofList.length > 0 : listed !== 'not_applicable' && rows.length === 0;
    return [
      ...warnings(table, early, 'valid_from', `before ${slug} was opened on ${opened}`),
      ...warnings(table, late, 'valid_to', `and after ${slug} ended on ${ended}`),
      ...(misstated
        ? [
            rowProblem(
              initiatives,
              initiative,
              'list_completeness',
              'EXPECTATION',
              `the list of ${slug} is ${listed}, and ${rows.length} participations are on record`,
              'warning',
            ),
          ]
        : []),
    ];
  });
}

/** Whether a row starts before its initiative opened, as far as both days are known: a year is not before a day of it. */
function startsBefore(row: KeptRow, initiative: KeptRow): boolean {
  const precisions = [text(row, 'date_precision'), text(initiative, 'opened_precision')];
  if (precisions[1] === 'no_later_than') return false;
  const length = Math.min(...precisions.map((precision) => ({ year: 4, month: 7 })[precision ?? ''] ?? 10));
  return text(row, 'valid_from')!.slice(0, length) < text(initiative, 'opened_on')!.slice(0, length);
}

function warnings(table: Table, rows: readonly KeptRow[], column: 'valid_from' | 'valid_to', what: string): Problem[] {
  return [...groupRows(rows, (row) => text(row, column) ?? '').entries()].map(([day, of]) => {
    const names = of.map((row) => text(row, 'participant')).join(', ');
    const period = day === '' ? 'goes on' : `${column} ${day}`;
    const message = `${period}, ${what} (${of.length === 1 ? names : `${of.length} rows: ${names}`})`;
    return rowProblem(table, of[0]!, column, 'EXPECTATION', message, 'warning');
  });
}
