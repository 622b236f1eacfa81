import { didYouMean } from '../../domain/nearest.js';
import { quote } from '../problems.js';
import { type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';
import type { Problem } from '../types.js';

/** Who the rows of a table mean by `participant` and `participant_kind`. */
export interface Participants {
  /** `state CODE` or `organisation CODE`, null where none or both are meant. */
  resolve(row: KeptRow): string | null;
  problems(table: Table, row: KeptRow): Problem[];
}

/** By participant_kind, or both kinds where it is empty: states by code, organisations by code or slug. */
export function participants(tables: Tables): Participants | null {
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
