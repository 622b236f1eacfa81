/** The recount's questions in the words of the API, and the API's answers in the shape of the recount's. */

/** A question as make_questions.py writes it. */
export interface RecountQuestion {
  readonly ask: string;
  readonly selection?: object;
  readonly scheme?: string;
  readonly group?: string;
  readonly asOf?: string;
  readonly from?: number;
  readonly to?: number;
  readonly compositionAt?: string;
  readonly counting?: { readonly method?: string };
  readonly indicator?: string;
  readonly year?: number;
  readonly universe?: string;
  readonly fewerThan?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are held as JSON, whatever their shape.
type Json = any;

/** Puts a page of a question, and gives what stands under its only field. */
export type Put = (query: string, variables: Record<string, unknown>) => Promise<Json>;

const PER_PAGE = 500;
const LISTS = 'incompleteInitiatives { slug } listsCheckedBefore { slug }';
const HEAD = `asOf initiatives { slug } ${LISTS}`;
const RANGE = '{ least leastUnder { scheme { slug } blocs } greatest greatestUnder { scheme { slug } blocs } }';
const REPRESENTATION = `${HEAD} scheme { slug }
  groups { group { slug } members participants participationRate seats seatShare membershipShare representationRatio
    populationShare populationRatio meanCoverage leadingSeats leadingSeatShare absentMembers { code }
    seatsByClass { class seats share } }
  loosemoreHanby gallagher populationLoosemoreHanby populationGallagher gini excludedPopulationShare
  evidence { unverifiedSeats }
  sensitivity { representationRatio ${RANGE} seatShare ${RANGE} participationRate ${RANGE} }`;
const WAITING = `group { slug } pairs joined censored median medianIfEarliest medianIfLatest
  curve { days atRisk joined outside standardError }`;
const GROUP_INDICATOR = `group { slug } members n missing { code } mean median least greatest sum shareOfSum
  populationWeightedMean`;

const TYPES: Readonly<Record<string, string>> = {
  selection: 'SelectionInput!',
  scheme: 'ID!',
  group: 'ID',
  asOf: 'Date',
  from: 'Int!',
  to: 'Int!',
  compositionAt: 'Date',
  counting: 'CountingInput',
  fewerThan: 'Int',
  indicator: 'ID!',
  year: 'Int',
  universe: 'Universe',
  release: 'String',
  first: 'Int',
  after: 'String',
};

/** A field with its arguments as variables, and those of them that a field below it uses too. */
function document(field: string, names: readonly string[], fields: string, also: Record<string, string> = {}): string {
  const types = { ...Object.fromEntries(names.map((name) => [name, TYPES[name]!])), ...also };
  const declared = Object.entries(types).map(([name, type]) => `$${name}: ${type}`);
  const passed = names.map((name) => `${name}: $${name}`);
  return `query (${declared.join(', ')}) { ${field}(${passed.join(', ')}) { ${fields} } }`;
}

const COUNTED = ['selection', 'asOf', 'counting'];

/** For each `ask` how the API is asked. Most answers need no more than `plain` to have the recount's shape. */
const ASKS: Readonly<Record<string, (put: Put, variables: Record<string, unknown>) => Promise<Json>>> = {
  distribution: (put, variables) =>
    put(
      document(
        'distribution',
        COUNTED,
        `${HEAD} universeSize buckets { k size share countries { code } } gini excludedPopulationShare
          sensitivity { underBlocRules { blocs atNone gini excludedPopulationShare } }`,
      ),
      variables,
    ),
  representation: (put, variables) =>
    put(document('representation', [...COUNTED, 'scheme', 'compositionAt'], REPRESENTATION), variables),
  series: (put, variables) =>
    put(
      document(
        'representationSeries',
        ['selection', 'scheme', 'from', 'to', 'counting', 'compositionAt'],
        `year partial joined left joinedBounds { least greatest } changes { group { slug } joined left }
          representation { ${REPRESENTATION} }`,
      ),
      variables,
    ),
  gaps: (put, variables) =>
    put(
      document(
        'gaps',
        [...COUNTED, 'group', ...('fewerThan' in variables ? ['fewerThan'] : [])],
        `asOf universeSize ${LISTS} countries { country { code } coverage missing { slug } }
          initiatives { initiative { slug } missingCount
            missing { country { code } reason withdrewOn through { code } } }`,
      ),
      variables,
    ),
  matrix: (put, variables) =>
    put(
      document('matrix', [...COUNTED, 'group'], `${HEAD} rows { country { code } coverage roles standings }`),
      variables,
    ),
  coverage: async (put, variables) => {
    const { asOf, rows } = await put(
      document(
        'matrix',
        [...COUNTED, 'group'],
        'asOf rows { country { code coverage(selection: $below, asOf: $asOf, counting: $counting) } }',
        { below: 'SelectionInput' },
      ),
      { ...variables, below: variables.selection },
    );
    return { asOf, coverage: Object.fromEntries(rows.map(({ country }: Json) => [country.code, country.coverage])) };
  },
  participantCount: async (put, variables) => {
    const { asOf, initiatives } = await put(
      document('distribution', COUNTED, 'asOf initiatives { slug participantCount(asOf: $asOf, counting: $counting) }'),
      variables,
    );
    return {
      asOf,
      initiatives: initiatives.map(({ slug, participantCount }: Json) => ({ initiative: slug, participantCount })),
    };
  },
  parity: async (put, variables) => {
    const names = ['first', 'after'];
    const query = document(
      'parity',
      [...COUNTED, 'group'],
      `asOf initiatives { slug } incompleteInitiatives { slug } notByStates { slug } group { slug } members seats allSeats
        representationRatio needed freeCount byInvitationCount unknownCount barredCount withinReach
        representationRatioAfter
        joinings(first: $first, after: $after) {
          totalCount nodes { country { code } initiative { slug } } pageInfo { hasNextPage endCursor } }`,
      Object.fromEntries(names.map((name) => [name, TYPES[name]!])),
    ).replace('$group: ID,', '$group: ID!,');
    const { joinings, ...figures } = await eachPage(put, query, variables, ({ joinings }) => joinings);
    // The recount works out the joinings that are needed; the API lists whatever is open beyond them too.
    const { freeCount, byInvitationCount, needed } = figures;
    if (joinings.length !== freeCount + byInvitationCount) {
      throw new Error(`${joinings.length} joinings are listed, ${freeCount + byInvitationCount} counted`);
    }
    return { ...figures, joinings: joinings.slice(0, needed) };
  },
  timeToJoin: (put, variables) =>
    put(
      document(
        'timeToJoin',
        [...COUNTED, 'scheme'],
        `asOf initiatives { slug } incompleteInitiatives { slug } notByStates { slug } closed { slug }
          withoutOpening { slug } overall { ${WAITING} } groups { ${WAITING} }`,
      ),
      variables,
    ),
  presenceChanges: async (put, variables) => {
    const query = document(
      'presenceChanges',
      ['selection', 'from', 'to', 'counting', 'group', 'first', 'after'],
      `joinedCount leftCount totalCount pageInfo { hasNextPage endCursor }
        nodes { country { code } initiative { slug } on change initiativeEnded precision }`,
    );
    const { nodes, joinedCount, leftCount } = await eachPage(put, query, variables, (page) => page);
    return { joinedCount, leftCount, changes: nodes };
  },
  indicatorByGroup: (put, variables) =>
    put(
      document(
        'indicatorByGroup',
        ['indicator', 'scheme', 'year', 'release', ...('universe' in variables ? ['universe'] : [])],
        `indicator { slug } scheme { slug } year groups { ${GROUP_INDICATOR} } all { ${GROUP_INDICATOR} }`,
      ),
      variables,
    ),
};

/** Asks for page after page of a connection, and gives the answer to the first with the nodes of all in its place. */
async function eachPage(
  put: Put,
  query: string,
  variables: Record<string, unknown>,
  connectionIn: (answer: Json) => Json,
): Promise<Json> {
  const answer = await put(query, { ...variables, first: PER_PAGE });
  const nodes: Json[] = [];
  for (let page = connectionIn(answer); ; ) {
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      if (nodes.length !== page.totalCount) throw new Error(`${nodes.length} nodes of ${page.totalCount} came`);
      break;
    }
    page = connectionIn(await put(query, { ...variables, first: PER_PAGE, after: page.pageInfo.endCursor }));
  }
  return 'joinings' in answer ? { ...answer, joinings: nodes } : { ...answer, nodes };
}

/** Things by what names them: `{ code: "KEN" }` as `KEN`, `{ slug: "gpai" }` as `gpai`. */
function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [name, text] = entries[0] ?? [];
  if (entries.length === 1 && (name === 'code' || name === 'slug')) return text;
  return Object.fromEntries(entries.map(([key, part]) => [key, plain(part)]));
}

/** A refusal in the shape of the recount's: which part of the question was wrong, without the words about it. */
export class Refusal extends Error {
  constructor(readonly argument: string) {
    super(argument);
  }
}

/**
 * The API's answer to a question, in the recount's shape. `release` asks it of that release.
 *
 * @param put throws `Refusal` for BAD_USER_INPUT, anything else for other errors
 */
export async function askApi(put: Put, question: RecountQuestion, release: string | null): Promise<Json> {
  const { ask, ...parts } = question;
  const asked = ASKS[ask];
  if (!asked) throw new Error(`there is no question '${ask}'`);
  const ofRelease = release === null ? {} : { release };
  const variables: Record<string, unknown> =
    ask === 'indicatorByGroup'
      ? { ...parts, ...ofRelease }
      : { ...parts, ...(release === null ? {} : { counting: { ...parts.counting, ...ofRelease } }) };
  try {
    return plain(await asked(put, variables));
  } catch (error) {
    if (error instanceof Refusal) return { error: { code: 'BAD_USER_INPUT', argument: error.argument } };
    throw error;
  }
}
