import type { Problem } from '../../common/problems.js';
import { quote } from '../../common/problems.js';
import { didYouMean } from '../../domain/nearest.js';
import { type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';

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
    const meanings: string[] = [];
    if (kind !== 'organisation' && states.has(name)) meanings.push(`state ${name}`);
    if (kind !== 'state' && bodies.has(name)) meanings.push(`organisation ${bodies.get(name)}`);
    return meanings;
  };
  return {
    resolve: (row) => {
      const meanings = meant(row);
      return meanings.length === 1 ? meanings[0]! : null;
    },
    problems: (table, row) => {
      const meanings = meant(row);
      if (meanings.length === 1) return [];
      const name = text(row, 'participant')!;
      if (meanings.length > 1) {
        const message = `${quote(name)} is a state and an organisation: participant_kind must say which`;
        return [rowProblem(table, row, 'participant', 'AMBIGUOUS_PARTICIPANT', message)];
      }
      const kind = text(row, 'participant_kind');
      const codes = [...(kind === 'organisation' ? [] : states.keys()), ...(kind === 'state' ? [] : bodies.keys())];
      const message = `${quote(name)} is no code of ${kind ?? 'a state or an organisation'}${didYouMean(name, codes)}`;
      return [rowProblem(table, row, 'participant', 'UNKNOWN_PARTICIPANT', message)];
    },
  };
}
