import type { Pool } from 'pg';
import { formatDay } from '../domain/day.js';
import { type Distribution, distribution } from '../domain/distribution.js';
import { incomplete } from '../domain/lists.js';
import { representation } from '../domain/representation.js';
import type { Roll } from '../domain/roll.js';
import { blocRulesOf, type CountingRule, DEFAULT_RULE } from '../domain/rule.js';
import { select } from '../domain/selection.js';
import { sensitivity } from '../domain/sensitivity.js';
import { dataDay } from '../questions/question.js';
import type { Snapshot } from '../roll/snapshot.js';
import { HISTORY_TABLES, type HistoryTable } from './history-tables.js';

/** A fact as it was stored, codes in place of ids. */
export type FactImage = Readonly<Record<string, string | null>>;

/** `replaced`: the same fact, stated otherwise. `closed`: no longer stated. */
export interface FactChange {
  readonly table: string;
  readonly change: 'added' | 'replaced' | 'closed';
  readonly before: FactImage | null;
  readonly after: FactImage | null;
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

export interface ReleaseDiff {
  readonly counts: readonly { readonly table: string; added: number; replaced: number; closed: number }[];
  readonly changes: readonly FactChange[];
  /** The day and the counting of the figures, the same for both releases: the later one's own date. */
  readonly figuresOf: { readonly asOf: string } & Pick<CountingRule, 'presence' | 'blocs' | 'universe' | 'method'>;
  /** Of every set of initiatives on record. */
  readonly figures: readonly FigureChange[];
  /** Of every set, before and after. Over lists that are not complete no ratio is given, and who is in none is at most. */
  readonly lists: readonly {
    readonly set: string;
    readonly before: SetLists | null;
    readonly after: SetLists | null;
  }[];
}

/** What tells a fact of a table from another, besides its ids; the rest is what is said of it. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  country_version: ['country_id'],
  country_alias: ['alias', 'lang'],
  organisation_version: ['organisation_id'],
  group_version: ['group_id'],
  group_membership: ['group_id', 'country_id', 'lower(valid)'],
  scheme_version: ['scheme_id'],
  scheme_group: ['scheme_id', 'position'],
  population: ['country_id', 'year'],
  initiative_version: ['initiative_id'],
  initiative_alias: ['alias', 'lang', 'initiative_id'],
  initiative_lead: ['initiative_id', 'position'],
  initiative_set_version: ['set_id'],
  initiative_set_member: ['set_id', 'initiative_id'],
  participation: ['participant_id', 'initiative_id', 'role', 'lower(valid)'],
  indicator_version: ['indicator_id'],
  indicator_value: ['indicator_id', 'country_id', 'year'],
  translation: ['table_name', 'column_name', 'digest'],
};

/** Codes to print in place of ids. */
const CODES: Readonly<Record<string, string>> = {
  country_id: 'SELECT code FROM participant WHERE id =',
  participant_id: 'SELECT code FROM participant WHERE id =',
  organisation_id: 'SELECT code FROM participant WHERE id =',
  host_country_id: 'SELECT code FROM participant WHERE id =',
  seat_country_id: 'SELECT code FROM participant WHERE id =',
  home_country_id: 'SELECT code FROM participant WHERE id =',
  group_id: 'SELECT slug FROM country_group WHERE id =',
  members_group_id: 'SELECT slug FROM country_group WHERE id =',
  global_south_group_id: 'SELECT slug FROM country_group WHERE id =',
  eligible_group_id: 'SELECT slug FROM country_group WHERE id =',
  scheme_id: 'SELECT slug FROM scheme WHERE id =',
  initiative_id: 'SELECT slug FROM initiative WHERE id =',
  parent_id: 'SELECT slug FROM initiative WHERE id =',
  set_id: 'SELECT slug FROM initiative_set WHERE id =',
  indicator_id: 'SELECT slug FROM indicator WHERE id =',
  source_id: "SELECT concat_ws(', ', title, publisher, url) FROM source WHERE id =",
};

/**
 * What changed from one release to another, and what that does to the headline figures. Throws BAD_USER_INPUT for a
 * release that was never cut.
 */
export async function releaseDiff(pool: Pool, snapshot: Snapshot, from: string, to: string): Promise<ReleaseDiff> {
  const before = snapshot.at(snapshot.pinned(from, null, 'from'));
  const after = snapshot.at(snapshot.pinned(to, null, 'to'));
  const changes: FactChange[] = [];
  const counts = [];
  for (const table of HISTORY_TABLES.filter(({ recorded }) => recorded)) {
    const own = await tableChanges(pool, table, before.revision, after.revision);
    const count = (change: FactChange['change']) => own.filter((one) => one.change === change).length;
    if (own.length > 0) {
      counts.push({
        table: table.name,
        added: count('added'),
        replaced: count('replaced'),
        closed: count('closed'),
      });
    }
    changes.push(...own);
  }
  const day = Math.max(dataDay(snapshot, before), dataDay(snapshot, after));
  const { presence, blocs, universe, method } = HEADLINE_RULE;
  const figuresOf = { asOf: formatDay(day), presence, blocs, universe, method };
  return { counts, changes, figuresOf, ...headlines(before, after, day) };
}

/** Rows of a table on record at one revision and not at the other, those of the same key put together. */
async function tableChanges(pool: Pool, table: HistoryTable, from: number, to: number): Promise<FactChange[]> {
  const key = KEYS[table.name]!;
  const columns = table.columns.filter(({ name }) => name !== 'id');
  const values = columns.map(({ name }) => {
    const code = CODES[name];
    return `'${name.replace(/_id$/, '')}', ${code ? `(${code} t.${name})` : `t.${name}::text`}`;
  });
  if (table.valid) values.push(`'valid_from', lower(t.valid)::text`, `'valid_to', upper(t.valid)::text`);
  const { rows } = await pool.query<{ key: string; side: 'before' | 'after'; image: FactImage }>(
    `SELECT concat_ws('|', ${key.map((name) => (name.startsWith('lower') ? 'lower(t.valid)' : `t.${name}`)).join(', ')}) AS key,
       CASE WHEN t.recorded @> $1::int THEN 'before' ELSE 'after' END AS side, json_build_object(${values.join(', ')}) AS image
     FROM ${table.name} t WHERE (t.recorded @> $1::int) <> (t.recorded @> $2::int) ORDER BY 1, 2 DESC`,
    [from, to],
  );
  const pairs = new Map<string, { before: FactImage | null; after: FactImage | null }>();
  for (const { key: own, side, image } of rows) {
    const pair = pairs.get(own) ?? { before: null, after: null };
    pair[side] = image;
    pairs.set(own, pair);
  }
  return [...pairs.values()].map(({ before, after }) => ({
    table: table.name,
    change: before === null ? 'added' : after === null ? 'closed' : 'replaced',
    before,
    after,
  }));
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

/** Null where the roll holds no such set, or nothing in it: that is no selection, and has no figure. */
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
  const over = (figure: (found: Distribution) => number | null): Figure => {
    const values = [...under.values()].flatMap((found) => figure(found) ?? []);
    const range = values.length === 0 ? null : { least: Math.min(...values), greatest: Math.max(...values) };
    return { value: figure(under.get(HEADLINE_RULE.blocs)!), range };
  };
  const ratio = (figure: (found: Distribution) => number | null): Figure =>
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
