import type { RollTable } from './tables.js';

/** A fact as a change shows it: CSV headers and their values as text or numbers, codes in place of ids. */
export type FactImage = Readonly<Record<string, unknown>>;

/** What a change says about the world and about us, in the words of the API. */
export const CHANGE_SENSES = ['RECORDED', 'UPDATED', 'CORRECTED', 'RETRACTED'] as const;
export type ChangeSense = (typeof CHANGE_SENSES)[number];

/**
 * What is done to one fact: by an import, from one release to another, or in one revision. At least one of `before` and
 * `after` is there.
 */
export interface Change {
  /** As `ROLL_TABLES` names it. */
  readonly table: string;
  readonly sense: ChangeSense;
  /** Null where it was not on record. */
  readonly before: FactImage | null;
  /** Null where it no longer is. */
  readonly after: FactImage | null;
}

/** `replaced`: an older row is closed and another one stands in its place. */
export type ChangeEffect = 'added' | 'replaced' | 'closed';

/** What becomes of the rows, in the words of reports and of differences of releases. */
export function effectOf({ before, after }: Pick<Change, 'before' | 'after'>): ChangeEffect {
  if (before === null) return 'added';
  return after === null ? 'closed' : 'replaced';
}

/** Columns in which it is said where a fact was read. */
const EVIDENCE = ['citations', 'source', 'evidence', 'source_url', 'note'];

/** The headers under which two versions of a fact differ. */
export function differing(before: FactImage, after: FactImage): string[] {
  const headers = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...headers].filter((header) => !isSame(before[header], after[header]));
}

function isSame(value: unknown, other: unknown): boolean {
  return (value ?? null) === (other ?? null) || JSON.stringify(value ?? null) === JSON.stringify(other ?? null);
}

/**
 * The sense of a change: where both versions are there, the one that was stated with it; else it follows from the versions.
 * The world changed where an open period got an end and nothing else differs but the precision and the evidence of that
 * end; otherwise we were wrong.
 */
export function senseOf(
  table: Pick<RollTable, 'periods' | 'temporal'>,
  { before, after }: Pick<Change, 'before' | 'after'>,
  stated: ChangeSense | null = null,
): ChangeSense {
  if (before === null) return 'RECORDED';
  if (after === null) return 'RETRACTED';
  if (stated === 'UPDATED' || stated === 'CORRECTED') return stated;
  return isEndedBy(table, before, after) ? 'UPDATED' : 'CORRECTED';
}

function isEndedBy(
  { periods, temporal }: Pick<RollTable, 'periods' | 'temporal'>,
  before: FactImage,
  after: FactImage,
): boolean {
  const changed = differing(before, after);
  return periods.some(({ to }) => {
    const allowed = [to, `${to}_precision`, ...(temporal ? EVIDENCE : [])];
    return before[to] == null && after[to] != null && changed.every((header) => allowed.includes(header));
  });
}
