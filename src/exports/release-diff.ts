import type { Pool } from 'pg';
import { formatDay } from '../domain/day.js';
import { distribution } from '../domain/distribution.js';
import { globalSouthRange } from '../domain/global-south.js';
import { type CountingRule, DEFAULT_RULE } from '../domain/presence.js';
import { representation } from '../domain/representation.js';
import type { Roll } from '../domain/roll.js';
import { select } from '../domain/selection.js';
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

/** A figure under both releases; null where one of them can not give it. */
export interface FigureChange {
  readonly figure: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface ReleaseDiff {
  readonly counts: readonly { readonly table: string; added: number; replaced: number; closed: number }[];
  readonly changes: readonly FactChange[];
  /** The day and the counting of the figures, the same for both releases: the later one's own date. */
  readonly figuresOf: { readonly asOf: string } & Pick<CountingRule, 'presence' | 'blocs' | 'universe'>;
  /** Of every set of initiatives on record. */
  readonly figures: readonly FigureChange[];
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
  initiative_set_version: ['set_id'],
  initiative_set_member: ['set_id', 'initiative_id'],
  participation: ['participant_id', 'initiative_id', 'role', 'lower(valid)'],
  indicator_version: ['indicator_id'],
  indicator_value: ['indicator_id', 'country_id', 'year'],
};

/** Codes to print in place of ids. */
const CODES: Readonly<Record<string, string>> = {
  country_id: 'SELECT code FROM participant WHERE id =',
  participant_id: 'SELECT code FROM participant WHERE id =',
  organisation_id: 'SELECT code FROM participant WHERE id =',
  host_country_id: 'SELECT code FROM participant WHERE id =',
  group_id: 'SELECT slug FROM country_group WHERE id =',
  members_group_id: 'SELECT slug FROM country_group WHERE id =',
  global_south_group_id: 'SELECT slug FROM country_group WHERE id =',
  eligible_group_id: 'SELECT slug FROM country_group WHERE id =',
  scheme_id: 'SELECT slug FROM scheme WHERE id =',
  initiative_id: 'SELECT slug FROM initiative WHERE id =',
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
  const { presence, blocs, universe } = HEADLINE_RULE;
  const figuresOf = { asOf: formatDay(day), presence, blocs, universe };
  return { counts, changes, figuresOf, figures: headlines(before, after, day) };
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

/** The figures that are printed most: of every set in both, at one day, ended participations counted. */
function headlines(before: Roll, after: Roll, day: number): FigureChange[] {
  const sets = [...new Set([...before.sets.keys(), ...after.sets.keys()])].sort();
  return sets.flatMap((set) => {
    const [then, now] = [headline(before, set, day), headline(after, set, day)];
    return [...new Set([...then.keys(), ...now.keys()])].map((figure) => ({
      figure: `${set}: ${figure}`,
      before: then.get(figure) ?? null,
      after: now.get(figure) ?? null,
    }));
  });
}

function headline(roll: Roll, set: string, day: number): Map<string, number | null> {
  const found = new Map<string, number | null>();
  // A set whose initiatives are none is no selection; it has no figure.
  if ((roll.sets.get(set)?.initiatives.length ?? 0) === 0) return found;
  const initiatives = select(roll, { set });
  const { buckets, gini, excludedPopulationShare } = distribution(roll, initiatives, day, HEADLINE_RULE);
  found.set('states in none', buckets[0]?.size ?? null);
  found.set(`states in all ${initiatives.length}`, buckets.at(-1)?.size ?? null);
  found.set('Gini coefficient', gini);
  found.set('share of population in states with none', excludedPopulationShare);
  const [scheme] = roll.schemes.values();
  if (scheme) {
    const { representationRatio: ratio } = globalSouthRange(
      representation(roll, initiatives, scheme, day, HEADLINE_RULE),
    ).ranges;
    found.set('representation ratio of the Global South, least', ratio.least);
    found.set('representation ratio of the Global South, greatest', ratio.greatest);
  }
  return found;
}
