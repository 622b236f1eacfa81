import { type ChangeSense, type FactImage, senseOf } from './change.js';
import type { RollTable } from './tables.js';

/** A recorded row of a table with periods: one version of a fact. */
export interface RecordedRow {
  readonly id: number;
  readonly recordedFrom: number;
  /** The revision that closed it; null: it stands. */
  readonly recordedTo: number | null;
  /** With `valid_from` and `valid_to`, `YYYY-MM-DD`. */
  readonly image: FactImage;
}

/** What a curator said: in this revision `after` was put in the place of `before`. Ids are of rows, or of an identity. */
export interface Restatement {
  readonly revision: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly sense: ChangeSense;
}

/** What one revision did to one fact: a row that it closed, one that it stated, or both. */
export interface RowChange<Row extends RecordedRow = RecordedRow> {
  readonly before: Row | null;
  readonly after: Row | null;
  readonly sense: ChangeSense;
}

/** One version of a fact, and in which sense it came on record. */
export interface RowVersion<Row extends RecordedRow = RecordedRow> {
  readonly row: Row;
  /** What it replaced; null: nothing. */
  readonly before: Row | null;
  readonly sense: ChangeSense;
}

type Rules = Pick<RollTable, 'key' | 'periods' | 'temporal'>;

/**
 * What a revision did to rows of a table with periods. A stated row replaces the row that a restatement names. An import
 * makes no restatements: there it replaces a row of the same key that the revision closed and whose period overlaps its own.
 * Every row that was stated or closed is in the result: first those stated, by id, each with the first row that it replaces;
 * then the closed rows that are not among these, each with what replaced it, or null.
 *
 * @param rows every row of some keys that the revision closed or stated; others may be among them
 */
export function changesIn<Row extends RecordedRow>(
  table: Rules,
  rows: readonly Row[],
  revision: number,
  restatements: readonly Restatement[],
): RowChange<Row>[] {
  const stated = rows.filter(({ recordedFrom }) => recordedFrom === revision).sort(byId);
  const closed = rows.filter(({ recordedTo }) => recordedTo === revision).sort(byId);
  const said = restatements.filter((restatement) => restatement.revision === revision);
  const spokenOf = new Set(said.flatMap(({ before, after }) => [before, after]));
  const keys = new Map<Row, string>();
  for (const row of [...stated, ...closed]) if (!spokenOf.has(row.id)) keys.set(row, keyOf(table, row));
  /** A function that gives, of these rows, the one that replaces a row or was replaced by it. */
  const counterparts = (among: readonly Row[]) => {
    const byRowId = new Map(among.map((row) => [row.id, row]));
    const ofKey = gathered(among.flatMap((row) => (keys.has(row) ? [[keys.get(row)!, row] as const] : [])));
    return (row: Row): Row | null => {
      const key = keys.get(row);
      if (key !== undefined) return ofKey.get(key)?.find((other) => overlap(row.image, other.image)) ?? null;
      for (const { before, after } of said) {
        const other = before === row.id ? after : after === row.id ? before : null;
        // Where the ids of both sides are the same they are of an identity, and not of rows.
        if (other !== null && byRowId.has(other)) return byRowId.get(other)!;
      }
      return null;
    };
  };
  const change = (before: Row | null, after: Row | null): RowChange<Row> => {
    const statement = said.find(
      (restatement) => restatement.before === (before?.id ?? null) && restatement.after === (after?.id ?? null),
    );
    const images = { before: before?.image ?? null, after: after?.image ?? null };
    return { before, after, sense: senseOf(table, images, statement?.sense) };
  };
  const predecessor = counterparts(closed);
  const successor = counterparts(stated);
  const first = stated.map((after) => change(predecessor(after), after));
  const told = new Set(first.map(({ before }) => before));
  const rest = closed.filter((row) => !told.has(row));
  return [...first, ...rest.map((before) => change(before, successor(before)))];
}

/**
 * The versions of every fact among rows, each oldest first: the rows that took each other's place. The facts stand in the
 * order of the first row of each.
 *
 * @param rows every row of some keys
 */
export function chainsOf<Row extends RecordedRow>(
  table: Rules,
  rows: readonly Row[],
  restatements: readonly Restatement[],
): RowVersion<Row>[][] {
  const ofRevision = gathered(
    rows.flatMap((row) =>
      [row.recordedFrom, row.recordedTo].flatMap((at) => (at === null ? [] : [[at, row] as const])),
    ),
  );
  const linked = new Map<Row, Row[]>(rows.map((row) => [row, []]));
  const versions = new Map<Row, RowVersion<Row>>();
  for (const [revision, concerned] of ofRevision) {
    for (const { before, after, sense } of changesIn(table, concerned, revision, restatements)) {
      // Where one row replaced several, it is a version once, beside the first that it replaced.
      if (after && !versions.has(after)) versions.set(after, { row: after, before, sense });
      if (!before || !after) continue;
      linked.get(before)!.push(after);
      linked.get(after)!.push(before);
    }
  }
  const placed = new Set<Row>();
  return rows.flatMap((start) => {
    if (placed.has(start)) return [];
    const chain = new Set([start]);
    // A Set also iterates over what is added during the iteration.
    for (const row of chain) for (const next of linked.get(row)!) chain.add(next);
    for (const row of chain) placed.add(row);
    return [[...chain].sort((a, b) => a.recordedFrom - b.recordedFrom || a.id - b.id).map((row) => versions.get(row)!)];
  });
}

/** All versions of the fact to which the row of that id belongs, oldest first; empty where there is no such row. */
export function versionsOf<Row extends RecordedRow>(
  table: Rules,
  rows: readonly Row[],
  restatements: readonly Restatement[],
  id: number,
): RowVersion<Row>[] {
  return chainsOf(table, rows, restatements).find((chain) => chain.some(({ row }) => row.id === id)) ?? [];
}

/** Values by key, in the order in which they come. */
function gathered<K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V[]> {
  const lists = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }
  return lists;
}

function byId(row: RecordedRow, other: RecordedRow): number {
  return row.id - other.id;
}

function keyOf({ key }: Rules, { image }: RecordedRow): string {
  return JSON.stringify([...key.map(({ header }) => image[header]), image.participant_kind]);
}

/** Days as text compare as they follow each other. */
function overlap(image: FactImage, other: FactImage): boolean {
  const startsBefore = (a: FactImage, b: FactImage) =>
    b.valid_to == null || (a.valid_from as string) < (b.valid_to as string);
  return startsBefore(image, other) && startsBefore(other, image);
}
