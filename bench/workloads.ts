import type pg from 'pg';
import { Random } from './random.js';

export type WorkloadName = 'W0' | 'W1' | 'W2' | 'W3' | 'W4' | 'W5' | 'W6';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which `content` reads.
type Data = any;
type Variables = Readonly<Record<string, unknown>>;

/** How a server is asked, and what its answer says once the form is taken off. */
export interface Asked {
  readonly query: string;
  /** Variables of the GraphQL operation for each of the workload's values. */
  readonly variables: readonly Variables[];
  content(data: Data): unknown;
}

/** The same question to both servers, for about 50 different values. */
export interface Workload {
  readonly name: WorkloadName;
  readonly title: string;
  readonly rollcall: Asked;
  readonly postgraphile: Asked;
}

/** Asks a server, outside any timing, and gives the data; throws on an error. */
export type Ask = (query: string, variables: Variables) => Promise<Data>;

const VALUES = 50;
const PAGE = 20;
const upper = (text: string | null) => text?.toUpperCase() ?? null;

/** The workloads over the roll in `pool`. `ask` is used to walk to the pages of W5, whose cursors are each server's own. */
export async function workloadsFor(
  pool: pg.Pool,
  ask: { rollcall: Ask; postgraphile: Ask },
  names: readonly WorkloadName[],
): Promise<Workload[]> {
  const random = new Random(20_260_101);
  const roll = await readRoll(pool);
  const day = (from: string, to: string) => {
    const [low, high] = [Date.parse(from), Date.parse(to)];
    return new Date(low + random.next() * (high - low)).toISOString().slice(0, 10);
  };
  const values = <T>(make: (place: number) => T): T[] => Array.from({ length: VALUES }, (_, place) => make(place));
  const sevens = () =>
    [
      ...new Set(
        random.sample(
          roll.initiatives.map(() => 1),
          7,
        ),
      ),
    ]
      .map((at) => roll.initiatives[at]!)
      .sort();
  const makers: Record<WorkloadName, () => Workload | Promise<Workload>> = {
    W0: () => ({
      name: 'W0',
      title: 'almost nothing: the fixed cost',
      rollcall: { query: '{ __typename }', variables: [{}], content: (data) => data },
      postgraphile: { query: '{ __typename }', variables: [{}], content: (data) => data },
    }),

    W1: () => {
      const variables = values((place) => ({
        code: roll.members[Math.floor((place * roll.members.length) / VALUES)]!,
        asOf: day('2024-01-01', '2026-11-01'),
      }));
      const content =
        (participations: string, initiative: string) =>
        ({ country }: Data) => ({
          code: country.code,
          name: country.name,
          participations: country[participations].nodes.map((one: Data) => [
            upper(one.role),
            one.validFrom,
            one.validTo,
            one[initiative].slug,
            one[initiative].name,
            upper(one[initiative].kind),
          ]),
        });
      return {
        name: 'W1',
        title: 'a country and its first 100 participations at a date',
        rollcall: {
          query: `query W1($code: ID!, $asOf: Date!) {
            country(code: $code) {
              code name
              participations(asOf: $asOf, first: 100) {
                nodes { role validFrom validTo initiative { slug name kind } }
              }
            }
          }`,
          variables,
          content: content('participations', 'initiative'),
        },
        postgraphile: {
          query: `query W1($code: String!, $asOf: Date!) {
            country: countryByCode(code: $code) {
              code name
              participations(asOf: $asOf, first: 100) {
                nodes { role validFrom validTo initiative: initiativeByInitiativeId { slug name kind } }
              }
            }
          }`,
          variables,
          content: content('participations', 'initiative'),
        },
      };
    },

    W2: () => {
      const variables = values(() => ({ asOf: day('2022-01-01', '2026-11-01') }));
      const content =
        (id: (one: Data) => string) =>
        ({ countries }: Data) =>
          countries.nodes.map(({ code, participations }: Data) => [
            code,
            participations.nodes.map((one: Data) => [id(one), upper(one.role)]),
          ]);
      return {
        name: 'W2',
        title: 'every country with the ids and roles of its participations',
        rollcall: {
          query: `query W2($asOf: Date!) {
            countries(first: 250) { nodes { code participations(asOf: $asOf, first: 250) { nodes { id role } } } }
          }`,
          variables,
          // An id names the day where it is not the data's own; PostGraphile knows no such thing.
          content: content(({ id }) => /^Participation:(\d+)(\?asOf=[\d-]{10})?$/.exec(id)?.[1] ?? id),
        },
        postgraphile: {
          query: `query W2($asOf: Date!) {
            countries: allCountries(first: 250, orderBy: CODE_ASC) {
              nodes { code participations: allParticipations(asOf: $asOf, first: 250) { nodes { rowId role } } }
            }
          }`,
          variables,
          content: content(({ rowId }) => rowId),
        },
      };
    },

    W3: () => {
      const variables = values(() => ({ slugs: sevens(), asOf: day('2023-01-01', '2026-11-01') }));
      return {
        name: 'W3',
        title: 'the distribution over seven initiatives, with the countries',
        rollcall: {
          query: `query W3($slugs: [ID!]!, $asOf: Date!) {
            distribution(selection: { initiatives: $slugs }, asOf: $asOf) {
              buckets { k size share countries { code } }
            }
          }`,
          variables,
          content: ({ distribution }) =>
            distribution.buckets.map(({ k, size, share, countries }: Data) => [
              k,
              size,
              share,
              countries.map(({ code }: Data) => code),
            ]),
        },
        postgraphile: {
          query: `query W3($slugs: [String!]!, $asOf: Date!) {
            distribution(slugs: $slugs, asOf: $asOf) { nodes { k size share countries } }
          }`,
          variables,
          content: ({ distribution }) =>
            distribution.nodes.map(({ k, size, share, countries }: Data) => [k, size, share, countries]),
        },
      };
    },

    W4: () => {
      const questions = roll.kinds.flatMap((kind) =>
        [true, false].flatMap((cumulative) => [2026, 2025].map((to) => ({ kind, cumulative, from: 2000, to }))),
      );
      return {
        name: 'W4',
        title: 'the series 2000 to 2026 by UN regional group, over a kind of initiative',
        rollcall: {
          query: `query W4($kind: InitiativeKind!, $presence: Presence!, $from: Int!, $to: Int!) {
            representationSeries(
              selection: { kinds: [$kind] }, scheme: "un-regional-groups", from: $from, to: $to,
              counting: { presence: $presence }
            ) {
              year partial
              representation { groups { group { slug } members participants seats seatShare representationRatio } }
            }
          }`,
          variables: questions.map(({ kind, cumulative, from, to }) => ({
            kind: upper(kind),
            presence: cumulative ? 'CUMULATIVE' : 'CURRENT',
            from,
            to,
          })),
          content: ({ representationSeries }) =>
            representationSeries.flatMap(({ year, partial, representation }: Data) =>
              representation.groups.map((one: Data) => [
                year,
                partial,
                one.group.slug,
                one.members,
                one.participants,
                one.seats,
                one.seatShare,
                one.representationRatio,
              ]),
            ),
        },
        postgraphile: {
          query: `query W4($kind: PublicInitiativeKind!, $cumulative: Boolean!, $from: Int!, $to: Int!) {
            series(kind: $kind, cumulative: $cumulative, fromYear: $from, toYear: $to) {
              nodes { year partial regionalGroup members participants seats seatShare representationRatio }
            }
          }`,
          variables: questions,
          content: ({ series }) =>
            series.nodes.map((one: Data) => [
              one.year,
              one.partial,
              one.regionalGroup,
              one.members,
              one.participants,
              one.seats,
              one.seatShare,
              one.representationRatio,
            ]),
        },
      };
    },

    W5: async () => {
      const pages = Math.floor(roll.slugs.length / PAGE);
      const places = values((place) => Math.floor((place * pages) / VALUES) * PAGE);
      const dates = values(() => day('2024-01-01', '2026-11-01'));
      const variables = (cursors: readonly (string | null)[]) =>
        cursors.map((after, place) => ({ after, asOf: dates[place]! }));
      const content =
        (participant: string) =>
        ({ initiatives }: Data) =>
          initiatives.nodes.map((one: Data) => [
            one.slug,
            one.name,
            one.participantCount,
            one.participations.nodes.map((fact: Data) => [
              upper(fact.role),
              fact.validFrom,
              fact[participant].code,
              fact[participant].name,
            ]),
          ]);
      return {
        name: 'W5',
        title: 'a page of 20 initiatives with participant count and first ten participants',
        rollcall: {
          query: `query W5($after: String, $asOf: Date!) {
            initiatives(first: ${PAGE}, after: $after) {
              nodes {
                slug name
                participantCount(asOf: $asOf)
                participations(asOf: $asOf, first: 10) {
                  nodes { role validFrom participant { name ... on Country { code } ... on Organisation { code } } }
                }
              }
            }
          }`,
          variables: variables(await rollcallCursors(ask.rollcall, places)),
          content: content('participant'),
        },
        postgraphile: {
          query: `query W5($after: Cursor, $asOf: Date!) {
            initiatives: allInitiatives(first: ${PAGE}, after: $after, orderBy: SLUG_ASC) {
              nodes {
                slug name
                participantCount(asOf: $asOf)
                participations(asOf: $asOf, first: 10) {
                  nodes { role validFrom participant: participantByParticipantId { name code } }
                }
              }
            }
          }`,
          variables: variables(await postgraphileCursors(ask.postgraphile, places)),
          content: content('participant'),
        },
      };
    },

    W6: () => {
      const variables = values((place) => ({
        slugs: sevens(),
        group: roll.groups[place % roll.groups.length]!,
        asOf: day('2023-01-01', '2026-11-01'),
      }));
      return {
        name: 'W6',
        title: 'the gaps of a group over seven initiatives, with the reasons',
        rollcall: {
          query: `query W6($slugs: [ID!]!, $group: ID!, $asOf: Date!) {
            gaps(selection: { initiatives: $slugs }, group: $group, asOf: $asOf) {
              universeSize
              countries { country { code } coverage missing { slug } }
              initiatives { initiative { slug } missingCount missing { country { code } reason withdrewOn } }
            }
          }`,
          variables,
          content: ({ gaps }) => [
            gaps.universeSize,
            gaps.countries.map(({ country, coverage, missing }: Data) => [
              country.code,
              coverage,
              missing.map(({ slug }: Data) => slug),
            ]),
            gaps.initiatives.map(({ initiative, missingCount, missing }: Data) => [
              initiative.slug,
              missingCount,
              missing.map(({ country, reason, withdrewOn }: Data) => [country.code, reason, withdrewOn]),
            ]),
          ],
        },
        postgraphile: {
          query: `query W6($slugs: [String!]!, $group: String!, $asOf: Date!) {
            gaps(slugs: $slugs, groupSlug: $group, asOf: $asOf, fewerThan: 1) {
              universeSize
              countries { country coverage missing }
              initiatives { initiative missingCount missing { country reason withdrewOn } }
            }
          }`,
          variables,
          content: ({ gaps }) => [
            gaps.universeSize,
            gaps.countries.map(({ country, coverage, missing }: Data) => [country, coverage, missing]),
            gaps.initiatives.map(({ initiative, missingCount, missing }: Data) => [
              initiative,
              missingCount,
              missing.map(({ country, reason, withdrewOn }: Data) => [country, upper(reason), withdrewOn]),
            ]),
          ],
        },
      };
    },
  };
  const made: Workload[] = [];
  for (const name of names) made.push(await makers[name]());
  return made;
}

interface RollNames {
  /** UN members by code. */
  readonly members: readonly string[];
  /** Initiatives with 20 to 200 participations on record, of which W3 and W6 ask: alike in all sizes. */
  readonly initiatives: readonly string[];
  readonly slugs: readonly string[];
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
}

async function readRoll(pool: pg.Pool): Promise<RollNames> {
  const column = async (sql: string): Promise<string[]> => {
    const { rows } = await pool.query({ text: sql, rowMode: 'array' });
    return rows.map(([value]) => value);
  };
  return {
    members: await column(`SELECT p.code FROM country_version v JOIN participant p ON p.id = v.country_id
      WHERE upper_inf(v.recorded) AND v.un_status = 'member' ORDER BY 1`),
    initiatives: await column(`SELECT i.slug FROM initiative i JOIN participation p ON p.initiative_id = i.id
      WHERE upper_inf(p.recorded) GROUP BY 1 HAVING count(*) BETWEEN 20 AND 200 ORDER BY 1`),
    slugs: await column('SELECT slug FROM initiative ORDER BY 1'),
    groups: await column(`SELECT DISTINCT g.slug FROM country_group g JOIN group_membership m ON m.group_id = g.id
      WHERE upper_inf(m.recorded) ORDER BY 1`),
    kinds: await column(`SELECT DISTINCT kind::text FROM initiative_version
      WHERE upper_inf(recorded) AND kind <> 'national_measure' ORDER BY 1`),
  };
}

/** The cursors after which pages begin at these places of the list of initiatives, ascending; null: at its start. */
async function rollcallCursors(ask: Ask, places: readonly number[]): Promise<(string | null)[]> {
  const cursors = new Map<number, string | null>([[0, null]]);
  const wanted = new Set(places);
  const last = Math.max(...places);
  let after: string | null = null;
  for (let at = 0; at < last; ) {
    const { initiatives }: Data = await ask(
      'query Walk($after: String) { initiatives(first: 500, after: $after) { edges { cursor } } }',
      { after },
    );
    for (const { cursor } of initiatives.edges) if (wanted.has(++at)) cursors.set(at, cursor);
    if (initiatives.edges.length === 0) break;
    after = initiatives.edges.at(-1).cursor;
  }
  return places.map((place) => cursors.get(place)!);
}

async function postgraphileCursors(ask: Ask, places: readonly number[]): Promise<(string | null)[]> {
  const cursors = new Map<number, string | null>([[0, null]]);
  for (const place of new Set(places)) {
    if (place === 0) continue;
    const { allInitiatives } = await ask(
      `query Walk($offset: Int!) {
        allInitiatives(first: 1, offset: $offset, orderBy: SLUG_ASC) { pageInfo { endCursor } }
      }`,
      { offset: place - 1 },
    );
    cursors.set(place, allInitiatives.pageInfo.endCursor);
  }
  return places.map((place) => cursors.get(place)!);
}
