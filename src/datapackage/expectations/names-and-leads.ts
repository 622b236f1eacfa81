import type { Problem } from '../../common/problems.js';
import { quote } from '../../common/problems.js';
import { foldName } from '../../domain/fold.js';
import { groupRows, rowProblem, type Tables, text } from '../tables.js';
import { participants } from './participants.js';

/** Whether an alias is a symbol: the official number of a text, which names one text alone. */
export function isSymbol(alias: string): boolean {
  return /^(A\/|OECD\/LEGAL\/|CETS|COM\(|Regulation)/.test(alias) && /\d/.test(alias);
}

/** A name may be of several initiatives, a symbol only of one. */
export function aliasProblems(tables: Tables): Problem[] {
  const aliases = tables.get('initiative_aliases');
  if (aliases === undefined) return [];
  const symbols = groupRows(aliases.rows, (row) => {
    const alias = text(row, 'alias')!;
    return isSymbol(alias) ? foldName(alias) : null;
  });
  return [...symbols.values()].flatMap(([first, ...others]) =>
    others
      .filter((row) => text(row, 'initiative') !== text(first!, 'initiative'))
      .map((row) => {
        const message = `the symbol ${quote(text(row, 'alias')!)} is of ${text(row, 'initiative')} here and of ${text(first!, 'initiative')} on line ${first!.line}; a symbol names one text`;
        return rowProblem(aliases, row, 'alias', 'EXPECTATION', message);
      }),
  );
}

/** Everybody who leads an initiative must be on record, and lead it only once. */
export function leadProblems(tables: Tables): Problem[] {
  const leads = tables.get('initiative_leads');
  const who = participants(tables);
  if (leads === undefined || who === null) return [];
  const same = groupRows(leads.rows, (row) => {
    const name = who.resolve(row);
    return name === null ? null : `${text(row, 'initiative')} ${name}`;
  });
  return [
    ...leads.rows.flatMap((row) => who.problems(leads, row)),
    ...[...same.values()].flatMap(([first, ...others]) =>
      others.map((row) => {
        const message = `${text(row, 'participant')} leads ${text(row, 'initiative')} already, on line ${first!.line}`;
        return rowProblem(leads, row, 'participant', 'DUPLICATE_KEY', message);
      }),
    ),
  ];
}
