import type pg from 'pg';
import { changesIn, type RecordedRow, type Restatement } from '../record/chain.js';
import { type Change, type ChangeSense, type FactImage, senseOf } from '../record/change.js';
import { imageSql, recordedCitations } from '../record/changes.js';
import { SUBJECTS, type Subject } from '../record/subjects.js';
import { keyColumns, type RollTable } from '../record/tables.js';

/** Asks PostgreSQL; the answer may come from a replica that holds the snapshot's newest revision. */
export type Query = <Row extends pg.QueryResultRow>(statement: pg.QueryConfig) => Promise<pg.QueryResult<Row>>;

/** A thing that a revision changed: all rows of a key that it stated or closed. */
export interface Unit {
  readonly revision: number;
  /** Place in SUBJECTS. */
  readonly subject: number;
  /** Values of the subject's key columns, as text. */
  readonly key: readonly string[];
}

/** The position of a change in the order of all changes. A unit of memberships or participations may have several. */
export interface Place extends Unit {
  readonly nth: number;
}

/** A change where it stands, and the rows of which it is, where they have identifiers. */
export interface PlacedChange extends Change {
  readonly place: Place;
  readonly beforeId: number | null;
  readonly afterId: number | null;
}

/** Which changes are wanted: keys in the database, senses; null: any. */
export interface Wanted {
  readonly initiatives: readonly number[] | null;
  readonly participants: readonly number[] | null;
  readonly senses: readonly ChangeSense[] | null;
}

export const EVERYTHING: Wanted = { initiatives: null, participants: null, senses: null };

/** A page of changes, and whether more follow. */
export interface Page {
  readonly changes: readonly PlacedChange[];
  readonly more: boolean;
}

/** In which way changes are told: as they were recorded, or the newest first, which is the same order from its end. */
type Way = 'OLDEST_FIRST' | 'NEWEST_FIRST';

/** The most things that are looked at in one statement. */
const MOST_UNITS = 2_000;

/**
 * The first `size` changes after a place, up to and including the revision `newest`, in the order of revisions, of SUBJECTS
 * and of keys. Only as many things are read as the page needs, by indexes in that order, so that a page costs the same
 * however much its revision recorded.
 *
 * @param after a place, or the number of a revision: what was recorded after it
 */
export async function pageOfChanges(
  query: Query,
  newest: number,
  after: Place | number,
  size: number,
  wanted: Wanted,
): Promise<Page> {
  const from: Start = typeof after === 'number' ? { revision: after + 1, subject: 0, key: null } : after;
  return pageFrom(query, newest, from, typeof after === 'number' ? null : after, size, wanted, 'OLDEST_FIRST');
}

/**
 * So many changes before a place, up to and including the revision `newest`, the newest first: the order of
 * {@link pageOfChanges} from its end, at the same price.
 *
 * @param before a place; null: from the newest on
 */
export async function newestChanges(
  query: Query,
  newest: number,
  before: Place | null,
  size: number,
  wanted: Wanted,
): Promise<Page> {
  const from: Start = before ?? { revision: newest, subject: SUBJECTS.length - 1, key: null };
  return pageFrom(query, newest, from, before, size, wanted, 'NEWEST_FIRST');
}

/** `past`: the place at which the page begins. Its change and the changes of the same thing before it are left out. */
async function pageFrom(
  query: Query,
  newest: number,
  start: Start,
  past: Place | null,
  size: number,
  wanted: Wanted,
  way: Way,
): Promise<Page> {
  const isForward = way === 'OLDEST_FIRST';
  const page: PlacedChange[] = [];
  let [from, told] = [start, past];
  // Two more than the page: the thing of the place itself, and one that shows whether more changes follow.
  for (let limit = size + 2; ; limit = Math.min(MOST_UNITS, 2 * limit)) {
    const units = await unitsFrom(query, newest, from, limit, wanted, way);
    const changes = await changesOf(query, isForward ? units : units.toReversed());
    for (const change of isForward ? changes : changes.toReversed()) {
      if (told && isOf(change.place, told) && isTold(change.place.nth, told.nth)) continue;
      if (wanted.senses === null || wanted.senses.includes(change.sense)) page.push(change);
    }
    if (page.length > size || units.length < limit) break;
    const last = units.at(-1)!;
    from = last;
    told = { ...last, nth: isForward ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY };
  }
  return { changes: page.slice(0, size), more: page.length > size };

  function isTold(nth: number, last: number): boolean {
    return isForward ? nth <= last : nth >= last;
  }
}

function isOf(unit: Unit, other: Unit): boolean {
  return unit.revision === other.revision && unit.subject === other.subject && unit.key.join() === other.key.join();
}

interface Start {
  readonly revision: number;
  readonly subject: number;
  /** Null: from the subject's first. */
  readonly key: readonly string[] | null;
}

/** Collects values for `$1`, `$2`, ... of a statement. */
class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }
}

const side = { stated: 'lower', closed: 'upper' } as const;

/** The streams of rows in which changes in the wanted senses show: those that were stated, or closed, by revision. */
function streamsOf({ table, parts }: Subject, senses: Wanted['senses']): [RollTable, keyof typeof side][] {
  const wants = (...some: ChangeSense[]) => senses === null || some.some((sense) => senses.includes(sense));
  const streams: [RollTable, keyof typeof side][] = [];
  // By `senseOf` only a change without a version before is RECORDED; of all other changes that version was closed.
  if (wants('RECORDED')) streams.push([table, 'stated']);
  if (wants('UPDATED', 'CORRECTED', 'RETRACTED')) streams.push([table, 'closed']);
  if (wants('UPDATED', 'CORRECTED')) {
    for (const part of parts) streams.push([part, 'stated'], [part, 'closed']);
  }
  return streams;
}

/** The things that were changed from a place on, that of the place included, at most so many. */
async function unitsFrom(
  query: Query,
  newest: number,
  from: Start,
  limit: number,
  wanted: Wanted,
  way: Way,
): Promise<Unit[]> {
  const [isOnTheWay, sorted, next] =
    way === 'OLDEST_FIRST' ? (['>=', 'ASC', 1] as const) : (['<=', 'DESC', -1] as const);
  const parameters = new Parameters();
  const [last, most] = [parameters.add(newest, 'integer'), parameters.add(limit, 'integer')];
  const lists = { initiative: wanted.initiatives, participant: wanted.participants };
  const names = (Object.keys(lists) as (keyof typeof lists)[]).filter((name) => lists[name] !== null);
  const conditions = new Map(names.map((name) => [name, `= ANY(${parameters.add(lists[name], 'integer[]')})`]));
  const branches = SUBJECTS.flatMap((subject, index) => {
    if (names.some((name) => subject[name] === undefined)) return [];
    const columns = subject.key.map(({ column }) => `t.${column}`);
    const aliases = subject.key.map((_, at) => `k${at}`);
    const filters = names.map((name) => `AND t.${subject[name]} ${conditions.get(name)}`).join(' ');
    const keyed = from.key !== null && index === from.subject;
    const start = keyed
      ? [from.revision, ...from.key!]
          .map((value, at) => parameters.add(value, at === 0 ? 'integer' : subject.key[at - 1]!.type))
          .join(', ')
      : parameters.add(next * (index - from.subject) < 0 ? from.revision + next : from.revision, 'integer');
    const streams = streamsOf(subject, wanted.senses).map(([table, which]) => {
      const revision = `${side[which]}(t.recorded)`;
      return `(SELECT DISTINCT ${revision} AS revision, ${columns.map((column, at) => `${column} AS k${at}`).join(', ')}
        FROM ${table.target} t WHERE ${revision} IS NOT NULL AND ${revision} <= ${last} ${filters}
          AND ${keyed ? `(${[revision, ...columns].join(', ')})` : revision} ${isOnTheWay} ${keyed ? `(${start})` : start}
        ORDER BY ${[1, ...aliases.map((_, at) => at + 2)].map((column) => `${column} ${sorted}`).join(', ')} LIMIT ${most})`;
    });
    if (streams.length === 0) return [];
    const order = ['revision', ...aliases].map((column) => `${column} ${sorted}`).join(', ');
    return [
      `SELECT ${index} AS subject, revision, ARRAY[${aliases.map((alias) => `${alias}::text`).join(', ')}] AS key,
         row_number() OVER (ORDER BY ${order}) AS place FROM (${streams.join(' UNION ')}) u`,
    ];
  });
  if (branches.length === 0) return [];
  const text = `SELECT subject, revision, key FROM (${branches.join(' UNION ALL ')}) units
    ORDER BY revision ${sorted}, subject ${sorted}, place LIMIT ${most}`;
  return (await query<Unit & pg.QueryResultRow>({ text, values: parameters.values })).rows;
}

/** Every change of things, in their order. */
export async function changesOf(query: Query, units: readonly Unit[]): Promise<PlacedChange[]> {
  const bySubject = new Map<number, number[]>();
  for (const [at, { subject }] of units.entries()) bySubject.set(subject, [...(bySubject.get(subject) ?? []), at]);
  const changes: PlacedChange[][] = units.map(() => []);
  const told = [...bySubject].map(async ([index, unitIndices]) => {
    const subject = SUBJECTS[index]!;
    const concerned = unitIndices.map((unitIndex) => units[unitIndex]!);
    const changesOfEach = await (subject.table.temporal ? rowChanges : keyChanges)(query, subject, concerned);
    for (const [at, unitIndex] of unitIndices.entries()) changes[unitIndex] = changesOfEach[at]!;
  });
  await Promise.all(told);
  return changes.flat();
}

/** The columns of things as SQL: a row of `w` is a thing, with its place, from 1 on. */
function thingsSql(subject: Subject, units: readonly Unit[], parameters: Parameters): string {
  const revisions = parameters.add(
    units.map(({ revision }) => revision),
    'integer[]',
  );
  const keys = subject.key.map(({ type }, at) =>
    parameters.add(
      units.map(({ key }) => key[at]),
      `${type}[]`,
    ),
  );
  const names = ['revision', ...subject.key.map((_, at) => `k${at}`), 'place'];
  return `unnest(${[revisions, ...keys].join(', ')}) WITH ORDINALITY AS w(${names.join(', ')})`;
}

const sameKey = ({ key }: Subject, alias: string) => key.map(({ column }, at) => `${alias}.${column} = w.k${at}`);

/** Changes of tables without periods: per thing at most one, from what was on record before the revision to what is in it. */
async function keyChanges(query: Query, subject: Subject, units: readonly Unit[]): Promise<PlacedChange[][]> {
  const { table, parts } = subject;
  const parameters = new Parameters();
  const things = thingsSql(subject, units, parameters);
  const imageAt = (revision: string) => {
    const more = parts.flatMap((part) => {
      const order = part.key.map(({ column, kind }) => (kind === 'text' ? `p.${column} COLLATE "C"` : `p.${column}`));
      const where = [...sameKey(subject, 'p'), `p.recorded @> ${revision}`].join(' AND ');
      return [
        `'${part.name}'`,
        `(SELECT coalesce(json_agg(${imageSql(part, 'p', '')} ORDER BY ${order.join(', ')}), '[]') FROM ${part.target} p WHERE ${where})`,
      ];
    });
    return `(SELECT ${imageSql(table, 't', '', more)} FROM ${table.target} t
      WHERE ${[...sameKey(subject, 't'), `t.recorded @> ${revision}`].join(' AND ')})`;
  };
  const text = `SELECT ${imageAt('(w.revision - 1)')} AS before, ${imageAt('w.revision')} AS after FROM ${things} ORDER BY w.place`;
  const { rows } = await query<{ before: FactImage | null; after: FactImage | null }>({
    text,
    values: parameters.values,
  });
  const isIdentity = table.identity !== undefined;
  const ids = isIdentity ? units.map(({ key }) => Number(key[0])) : [];
  const said = isIdentity ? await restatements(query, table, units, ids) : [];
  return rows.map(({ before, after }, at) => {
    const unit = units[at]!;
    const statement = said.findLast(
      (restatement) =>
        restatement.revision === unit.revision && (restatement.after ?? restatement.before) === Number(unit.key[0]),
    );
    const sense = senseOf(table, { before, after }, statement?.sense);
    return [{ table: table.name, sense, before, after, beforeId: null, afterId: null, place: { ...unit, nth: 0 } }];
  });
}

interface StoredRow {
  readonly place: string;
  readonly id: string;
  readonly recordedFrom: number;
  readonly recordedTo: number | null;
  readonly image: FactImage;
}

/** Changes of tables with periods: every row of the thing's key that its revision stated or closed. */
async function rowChanges(query: Query, subject: Subject, units: readonly Unit[]): Promise<PlacedChange[][]> {
  const { table } = subject;
  const parameters = new Parameters();
  const text = `SELECT w.place, t.id, lower(t.recorded) AS "recordedFrom", upper(t.recorded) AS "recordedTo",
      ${imageSql(table, 't', recordedCitations(table))} AS image
    FROM ${thingsSql(subject, units, parameters)} JOIN ${table.target} t
      ON ${[...sameKey(subject, 't'), '(lower(t.recorded) = w.revision OR upper(t.recorded) = w.revision)'].join(' AND ')}`;
  const { rows } = await query<StoredRow & pg.QueryResultRow>({ text, values: parameters.values });
  const byUnit: RecordedRow[][] = units.map(() => []);
  for (const { place: unitNumber, id, ...row } of rows)
    byUnit[Number(unitNumber) - 1]!.push({ ...row, id: Number(id) });
  const ids = rows.map(({ id }) => Number(id));
  const said = await restatements(query, table, units, ids);
  return units.map((unit, at) =>
    changesIn(table, byUnit[at]!, unit.revision, said).map(({ before, after, sense }, nth) => ({
      table: table.name,
      sense,
      before: before?.image ?? null,
      after: after?.image ?? null,
      beforeId: before?.id ?? null,
      afterId: after?.id ?? null,
      place: { ...unit, nth },
    })),
  );
}

/** What curators said of rows, or identities, of a table in the revisions of some things. */
export async function restatements(
  query: Query,
  { name }: Pick<RollTable, 'name'>,
  among: readonly Pick<Unit, 'revision'>[],
  ids: readonly number[],
): Promise<Restatement[]> {
  if (ids.length === 0) return [];
  const revisions = [...new Set(among.map(({ revision }) => revision))];
  const { rows } = await query<{ revision: number; before: string | null; after: string | null; sense: string }>({
    name: 'restatements',
    text: `SELECT revision_id AS revision, before_id AS before, after_id AS after, sense FROM restatement
      WHERE revision_id = ANY($1::integer[]) AND table_name = $2
        AND (before_id = ANY($3::bigint[]) OR after_id = ANY($3::bigint[]))`,
    values: [revisions, name, ids],
  });
  const id = (value: string | null) => (value === null ? null : Number(value));
  return rows.map(({ revision, before, after, sense }) => ({
    revision,
    before: id(before),
    after: id(after),
    sense: sense.toUpperCase() as ChangeSense,
  }));
}

/** How many changes each of some revisions made: as many as a feed without a filter lists. */
export async function countChangesOf(query: Query, revisions: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const text = SUBJECTS.map((subject) => (subject.table.temporal ? rowCountSql(subject) : keyCountSql(subject)));
  const { rows } = await query<{ revision: number; count: string }>({
    name: 'changes-counted',
    text: `SELECT revision, sum(count) AS count FROM (${text.join(' UNION ALL ')}) counts GROUP BY revision`,
    values: [revisions],
  });
  const counts = new Map(rows.map(({ revision, count }) => [revision, Number(count)]));
  return new Map(revisions.map((revision) => [revision, counts.get(revision) ?? 0]));
}

function keyCountSql(subject: Subject): string {
  const columns = subject.key.map(({ column }) => column).join(', ');
  const streams = streamsOf(subject, null).map(
    ([table, which]) =>
      `SELECT ${side[which]}(recorded) AS revision, ${columns} FROM ${table.target} WHERE ${side[which]}(recorded) = ANY($1::integer[])`,
  );
  return `SELECT revision, count(*) AS count FROM (${streams.join(' UNION ')}) things GROUP BY revision`;
}

/** Rows stated and rows closed, less those closed of which is told beside what replaced them first: as `changesIn` has it. */
function rowCountSql({ table }: Subject): string {
  const { target } = table;
  const same = keyColumns(table).map((column) => `c.${column} = s.${column}`);
  const spoken = (row: string, revision: string) => `EXISTS (SELECT FROM restatement r WHERE r.revision_id = ${revision}
    AND r.table_name = '${table.name}' AND (r.before_id = ${row}.id OR r.after_id = ${row}.id))`;
  return `
    SELECT lower(recorded) AS revision, count(*) AS count FROM ${target} WHERE lower(recorded) = ANY($1::integer[]) GROUP BY 1
    UNION ALL
    SELECT upper(recorded), count(*) FROM ${target} WHERE upper(recorded) = ANY($1::integer[]) GROUP BY 1
    UNION ALL
    SELECT revision, -count(DISTINCT before) FROM (
      SELECT upper(c.recorded) AS revision, min(c.id) AS before FROM ${target} c JOIN ${target} s
        ON ${same.join(' AND ')} AND c.valid && s.valid AND lower(s.recorded) = upper(c.recorded)
      WHERE upper(c.recorded) = ANY($1::integer[])
        AND NOT ${spoken('c', 'upper(c.recorded)')} AND NOT ${spoken('s', 'upper(c.recorded)')}
      GROUP BY s.id, upper(c.recorded)
      UNION ALL
      SELECT revision_id, before_id FROM restatement
      WHERE revision_id = ANY($1::integer[]) AND table_name = '${table.name}' AND before_id IS NOT NULL AND after_id IS NOT NULL
    ) replaced GROUP BY revision`;
}

/** Every thing under a key that some revision changed, oldest first: of one subject, for some keys of an identity. */
export async function unitsOfIdentities(
  query: Query,
  newest: number,
  index: number,
  ids: readonly number[],
): Promise<Unit[]> {
  const subject = SUBJECTS[index]!;
  const { column } = subject.key[0]!;
  const streams = streamsOf(subject, null).map(
    ([table, which]) =>
      `SELECT ${side[which]}(recorded) AS revision, ${column} AS id FROM ${table.target} WHERE ${column} = ANY($2::integer[])`,
  );
  const { rows } = await query<{ revision: number; id: number }>({
    text: `SELECT revision, id FROM (${streams.join(' UNION ')}) things WHERE revision <= $1 ORDER BY revision, id`,
    values: [newest, ids],
  });
  return rows.map(({ revision, id }) => ({ revision, subject: index, key: [String(id)] }));
}

/** The text in a cursor of a place: names and numbers that stay, whatever is added to SUBJECTS. */
export function placeText({ revision, subject, key, nth }: Place): string {
  return JSON.stringify([revision, SUBJECTS[subject]!.table.name, ...key, nth]);
}

/** The place of such a text; null where it is none. */
export function placeOf(text: string): Place | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const [revision, name, ...rest] = parts;
  const subject = SUBJECTS.findIndex(({ table }) => table.name === name);
  if (subject < 0 || !isCount(revision)) return null;
  const { key } = SUBJECTS[subject]!;
  const nth = rest.pop();
  const fits = (value: unknown, at: number) => typeof value === 'string' && FORMS[key[at]!.type].test(value);
  if (!isCount(nth) || rest.length !== key.length || !rest.every(fits)) return null;
  return { revision, subject, key: rest as string[], nth };
}

const FORMS = {
  integer: /^\d{1,9}$/,
  text: /^[^\0]{1,100}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
} as const;

function partsOf(text: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
}
