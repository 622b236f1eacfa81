/** A fact as a change shows it: CSV headers and their values as text or numbers, codes in place of ids. */
export type FactImage = Readonly<Record<string, unknown>>;

/** What an import does to one fact. `replaced`: an older row is closed and this one stands in its place. */
export interface Change {
  readonly table: string;
  readonly change: 'added' | 'replaced' | 'closed';
  /** Line of the file that states the fact; null where a row is closed that no line states. */
  readonly line: number | null;
  readonly before: FactImage | null;
  readonly after: FactImage | null;
}
