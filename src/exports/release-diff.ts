import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { giveWay } from '../common/in-slices.js';
import { badInput } from '../common/rollcall-error.js';
import { formatDay } from '../domain/day.js';
import { type Distribution, distribution } from '../domain/distribution.js';
import { incomplete } from '../domain/lists.js';
import { representation } from '../domain/representation.js';
import type { Roll } from '../domain/roll.js';
import { blocRulesOf, type CountingRule, DEFAULT_RULE } from '../domain/rule.js';
import { select } from '../domain/selection.js';
import { sensitivity } from '../domain/sensitivity.js';
import { HISTORY_TABLES, type HistoryTable } from '../history/history-tables.js';
import { dataDay } from '../questions/standpoint.js';
import { type Change, type ChangeEffect, effectOf, type FactImage, senseOf } from '../record/change.js';
import { shownSql } from '../record/checks.js';
import { keyColumns, ROLL_TABLES } from '../record/tables.js';
import type { Release, Snapshot } from '../roll/snapshot.js';

/** A change from one release to another: facts as they were stored, by column, codes in place of ids. */
export interface FactChange extends Change {
  /** `replaced`: the same fact, stated otherwise. `closed`: no longer stated. */
  readonly change: ChangeEffect;
}

/** The least and the greatest that a figure is under the rules on organisations. */
export interface FigureRange {
  readonly least: number;
  readonly greatest: number;
}

/** A figure of a set under both releases; null where one of them does not hold the set, or can not give it. */
export interface FigureChange {
  readonly set: string;
  readonly figure: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Over the rules on organisations; null where the figure is, or is an end of a range itself. */
  readonly rangeBefore: FigureRange | null;
  readonly rangeAfter: FigureRange | null;
}

/** How many initiatives a set holds, and from how many of their lists absence can not be concluded on the day. */
export interface SetLists {
  readonly initiatives: number;
  readonly incomplete: number;
}

/** What changed between two states, without what that does to figures. */
export interface ReleaseChanges {
  readonly counts: readonly { readonly table: string; added: number; replaced: number; closed: number }[];
  readonly changes: readonly FactChange[];
}

export interface ReleaseDiff extends ReleaseChanges {
  /** The day and the counting of the figures, the same for both releases: the later one's own date. */
  readonly figuresOf: { readonly asOf: string } & Pick<CountingRule, 'presence' | 'blocs' | 'universe' | 'method'>;
  /** Of every set of initiatives on record. */
  readonly figures: readonly FigureChange[];
  /** Of every set, before and after. Where lists are incomplete no ratio is given, and the states in none are an upper bound. */
  readonly lists: readonly {
    readonly set: string;
    readonly before: SetLists | null;
    readonly after: SetLists | null;
  }[];
}

/** What is printed of a source in place of its id. */
const SOURCE = "(SELECT concat_ws(', ', title, publisher, url) FROM source WHERE id = t.source_id)";

/** Asks PostgreSQL. */
type Ask = <Row extends QueryResultRow>(statement: QueryConfig) => Promise<{ readonly rows: Row[] }>;

/**
 * What changed from one release to another, and what that does to the headline figures. Throws BAD_USER_INPUT as
 * `releasesOf`.
 */
export async function releaseDiff(pool: Pool, snapshot: Snapshot, from: string, to: string): Promise<ReleaseDiff> {
  const releases = releasesOf(snapshot, from, to);
  return revisionDiff(pool, snapshot, releases.from.revision, releases.to.revision);
}

/**
 * The releases of these names, the earlier one first. Throws BAD_USER_INPUT for a release that was never cut, and where the
 * first is the later one: in that order facts that were added would be listed as retracted.
 */
export function releasesOf(snapshot: Snapshot, from: string, to: string): { from: Release; to: Release } {
  const named = (name: string, argument: string): Release => {
    const release = snapshot.releases.find((candidate) => candidate.name === name);
    if (release) return release;
    const names = snapshot.releases.map((each) => each.name);
    const all = names.length === 0 ? 'none was cut yet' : `there are ${names.slice(-MOST_NAMED).join(', ')}`;
    throw badInput(argument, `there is no release '${name}': ${all}`);
  };
  const releases = { from: named(from, 'from'), to: named(to, 'to') };
  if (releases.from.revision <= releases.to.revision) return releases;
  throw badInput('from', `the release '${from}' is later than '${to}': name the earlier one first`);
}

/** Releases that a message names. */
const MOST_NAMED = 20;

/** The same from one revision to another. */
export async function revisionDiff(pool: Pool, snapshot: Snapshot, from: number, to: number): Promise<ReleaseDiff> {
  const before = snapshot.at(from);
  const after = snapshot.at(to);
  const changes = await changesBetween((statement) => pool.query(statement), before.revision, after.revision);
  const day = Math.max(dataDay(snapshot, before), dataDay(snapshot, after));
  const { presence, blocs, universe, method } = HEADLINE_RULE;
  const figuresOf = { asOf: formatDay(day), presence, blocs, universe, method };
  return { ...changes, figuresOf, ...headlines(before, after, day) };
}

// Contradicting claims and other tables beside the facts are left out.
const RECORDED_TABLES = HISTORY_TABLES.filter(({ name }) => ROLL_TABLES.some(({ target }) => target === name));
/** The tables whose facts may change. */
export const RECORDED_TABLE_NAMES: readonly string[] = RECORDED_TABLES.map(({ name }) => name);

/** Rows on record at one of two revisions and not at the other, over all tables: a change is one or two of them. */
export async function rowsBetween(ask: Ask, from: number, to: number): Promise<number> {
  const counts = RECORDED_TABLES.map(
    ({ name }) => `SELECT count(*) AS rows FROM ${name} t WHERE (t.recorded @> $1::int) <> (t.recorded @> $2::int)`,
  );
  const { rows } = await ask<{ rows: string }>({
    text: `SELECT sum(rows) AS rows FROM (${counts.join(' UNION ALL ')}) counts`,
    values: [from, to],
  });
  return Number(rows[0]!.rows);
}

/** What changed from one revision to another, table by table, in each by the key of the fact. */
export async function changesBetween(ask: Ask, from: number, to: number): Promise<ReleaseChanges> {
  const changes: FactChange[] = [];
  const counts = [];
  for (const table of RECORDED_TABLES) {
    const changesOfTable = await tableChanges(ask, table, from, to);
    const count = (change: FactChange['change']) =>
      changesOfTable.filter((factChange) => factChange.change === change).length;
    if (changesOfTable.length > 0) {
      counts.push({
        table: table.name,
        added: count('added'),
        replaced: count('replaced'),
        closed: count('closed'),
      });
    }
    for (const change of changesOfTable) changes.push(change);
  }
  return { counts, changes };
}

/** So many rows are made into facts, then other requests have a turn. */
const FACTS_A_TURN = 200;

/** Rows of a table on record at one revision and not at the other, those of the same key put together. */
async function tableChanges(ask: Ask, table: HistoryTable, from: number, to: number): Promise<FactChange[]> {
  const recorded = ROLL_TABLES.find(({ target }) => target === table.name)!;
  const key = [...keyColumns(recorded).map((name) => `t.${name}`), ...(recorded.temporal ? ['lower(t.valid)'] : [])];
  const values = table.columns
    .filter(({ name }) => name !== 'id')
    .map(({ name }) => {
      const value = name === 'source_id' ? SOURCE : shownSql(recorded, name, 't');
      return `'${name.replace(/_id$/, '')}', ${value}::text`;
    });
  // The kind is part of the key, because a state and an organisation may have the same code.
  if (table.columns.some(({ name }) => name === 'participant_id')) {
    values.push(`'participant_kind', (SELECT kind FROM participant WHERE id = t.participant_id)`);
  }
  if (table.valid) values.push(`'valid_from', lower(t.valid)::text`, `'valid_to', upper(t.valid)::text`);
  const { rows } = await ask<{ key: string; side: 'before' | 'after'; image: FactImage }>({
    text: `SELECT concat_ws('|', ${key.join(', ')}) AS key,
       CASE WHEN t.recorded @> $1::int THEN 'before' ELSE 'after' END AS side, json_build_object(${values.join(', ')}) AS image
     FROM ${table.name} t WHERE (t.recorded @> $1::int) <> (t.recorded @> $2::int) ORDER BY 1, 2 DESC`,
    values: [from, to],
  });
  const pairs = new Map<string, { before: FactImage | null; after: FactImage | null }>();
  for (const { key: factKey, side, image } of rows) {
    const pair = pairs.get(factKey) ?? { before: null, after: null };
    pair[side] = image;
    pairs.set(factKey, pair);
  }
  const changes: FactChange[] = [];
  for (const pair of pairs.values()) {
    changes.push({ table: table.name, change: effectOf(pair), sense: senseOf(recorded, pair), ...pair });
    if (changes.length % FACTS_A_TURN === 0) await giveWay();
  }
  return changes;
}

const HEADLINE_RULE: CountingRule = { ...DEFAULT_RULE, presence: 'CUMULATIVE' };

/** The figures that are printed most: of every set in either, at one day, ended participations counted. */
function headlines(before: Roll, after: Roll, day: number): Pick<ReleaseDiff, 'figures' | 'lists'> {
  const sets = [...new Set([...before.sets.keys(), ...after.sets.keys()])].sort();
  const both = sets.map((set) => ({ set, old: headline(before, set, day), now: headline(after, set, day) }));
  return {
    figures: both.flatMap(({ set, old, now }) => {
      const names = new Set([...(old?.figures.keys() ?? []), ...(now?.figures.keys() ?? [])]);
      return [...names].map((figure): FigureChange => {
        const [was, is] = [old?.figures.get(figure), now?.figures.get(figure)];
        return {
          set,
          figure,
          before: was?.value ?? null,
          after: is?.value ?? null,
          rangeBefore: was?.range ?? null,
          rangeAfter: is?.range ?? null,
        };
      });
    }),
    lists: both.map(({ set, old, now }) => ({ set, before: old?.lists ?? null, after: now?.lists ?? null })),
  };
}

interface Figure {
  readonly value: number | null;
  readonly range: FigureRange | null;
}

/** Null where the roll has no such set, or an empty one, over which no figure can be counted. */
function headline(roll: Roll, set: string, day: number) {
  if ((roll.sets.get(set)?.initiatives.length ?? 0) === 0) return null;
  const initiatives = select(roll, { set }, { day, method: HEADLINE_RULE.method });
  const lists = { initiatives: initiatives.length, incomplete: incomplete(initiatives, day, HEADLINE_RULE).length };
  const under = new Map(
    blocRulesOf(HEADLINE_RULE).map((blocs) => [
      blocs,
      distribution(roll, initiatives, day, { ...HEADLINE_RULE, blocs }),
    ]),
  );
  const over = (figure: (distribution: Distribution) => number | null): Figure => {
    const values = [...under.values()].flatMap((distribution) => figure(distribution) ?? []);
    const range = values.length === 0 ? null : { least: Math.min(...values), greatest: Math.max(...values) };
    return { value: figure(under.get(HEADLINE_RULE.blocs)!), range };
  };
  const ratio = (figure: (distribution: Distribution) => number | null): Figure =>
    lists.incomplete > 0 ? { value: null, range: null } : over(figure);
  const figures = new Map<string, Figure>([
    ['initiatives', { value: initiatives.length, range: null }],
    ['states in none', over(({ buckets }) => buckets[0]?.size ?? null)],
    ['states in all', over(({ buckets }) => buckets.at(-1)?.size ?? null)],
    ['Gini coefficient', ratio(({ gini }) => gini)],
    ['share of population in states with none', ratio(({ excludedPopulationShare }) => excludedPopulationShare)],
  ]);
  const [scheme] = roll.schemes.values();
  if (scheme) {
    const { least, greatest } = sensitivity(
      representation(roll, initiatives, scheme, day, HEADLINE_RULE),
    ).representationRatio;
    const end = (value: number | null): Figure => ({ value: lists.incomplete > 0 ? null : value, range: null });
    figures.set('representation ratio of the Global South, least', end(least));
    figures.set('representation ratio of the Global South, greatest', end(greatest));
  }
  return { lists, figures };
}
