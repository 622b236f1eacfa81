import { formatProblems, quote } from '../common/problems.js';
import type { SourceReading } from './source-reading.js';

/** Values and reasons that a report for people lists; all of them are in its JSON. */
const SHOWN = 50;

/** What was read of a source, as text for people: numbers, what waits for a decision, what is not stated and why. */
export function formatReading(name: string, reading: SourceReading): string {
  const { rows, columns, facts, repeats, defined, participants, initiatives, faults } = reading;
  const numbers = [
    `${name}: ${grouped(rows)} rows of ${grouped(columns)} columns; ${counted(facts, 'fact')} of ${counted(participants, 'participant')} in ${counted(initiatives, 'initiative')}`,
    ...(repeats > 0 ? [`${counted(repeats, 'row')} repeat what another states`] : []),
    ...(defined > 0 ? [`${counted(defined, 'initiative')} would be recorded`] : []),
    ...(faults > 0 ? [`${counted(faults, 'fact')} cannot be read`] : []),
  ].join('; ');
  return [numbers, undecidedLines(reading), unsaidLines(reading), unusedLines(reading), formatProblems(reading.notes)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function undecidedLines({ undecided, undecidedMore, isWide }: SourceReading): string {
  if (undecided.length === 0) return '';
  const lines = undecided
    .slice(0, SHOWN)
    .map(
      ({ field, value, rows, firstRow, message }) =>
        `  ${field} ${quote(value)}, ${counted(rows, isWide ? 'cell' : 'row')} (first in row ${firstRow}): ${message}`,
    );
  const more = undecided.length + undecidedMore - lines.length;
  if (more > 0)
    lines.push(`  ... and ${grouped(more)} more values; --undecided saves all of them, ready to be decided`);
  return ['not decided:', ...lines].join('\n');
}

function unsaidLines({ unsaid }: SourceReading): string {
  if (unsaid.length === 0) return '';
  const lines = unsaid
    .slice(0, SHOWN)
    .map(({ about, count, firstRow }) => `  ${about}: ${grouped(count)} (first in row ${firstRow})`);
  if (unsaid.length > SHOWN) lines.push(`  ... and ${grouped(unsaid.length - SHOWN)} more reasons`);
  return ['not stated:', ...lines].join('\n');
}

function unusedLines({ unusedDecisions }: SourceReading): string {
  if (unusedDecisions.length === 0) return '';
  const shown = unusedDecisions.slice(0, SHOWN).map((decision) => `  ${decision}`);
  return ['decided, but no longer in the file:', ...shown].join('\n');
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const grouped = (count: number) => count.toLocaleString('en-US');
