import { type Answer, figureAnswer, rowsAnswer, withGaps } from './answer.js';
import type {
  CountingInput,
  InitiativeFilter,
  InitiativeOrder,
  Locale,
  ParticipationFilter,
  ParticipationOrder,
  RollChangeFilter,
  SearchType,
  SelectionInput,
  SupposedInput,
} from './generated/operations.js';
import * as texts from './generated/texts.js';
import { Pages } from './pages.js';
import type { QueryText } from './query-text.js';
import { type PinnedState, pinned, present, type State, stateOf, type Wanted } from './state.js';
import { send, type TransportOptions } from './transport.js';

/** Which server, which state of the roll, in which language. */
export type ClientOptions = TransportOptions &
  Wanted & {
    /** Language of names; English where none is given, and where there is no translation. */
    readonly locale?: Locale | undefined;
  };

/** How to count; from which data is said once, when the client is made. */
export type Counting = Omit<CountingInput, 'release' | 'knownAt'>;

/** What every question takes. */
export interface Asked {
  readonly signal?: AbortSignal;
}
/** What a question of a day takes. */
export interface AskedOfADay extends Asked {
  /** `YYYY-MM-DD`; the day up to which the data go where none is given. */
  readonly asOf?: string;
  readonly counting?: Counting;
}
/** What a list takes. */
export interface AskedInPages extends Asked {
  /** Rows of a page: 500 where none is given, which is the most. */
  readonly pageSize?: number;
}

const MOST_PER_PAGE = 500;

/**
 * A client of the newest release, or of what the options name. The state is looked up once and kept: every answer rests
 * on it, however long the client lives and whatever is recorded or released meanwhile; `live: true` asks anew each time.
 *
 * @throws RollcallError NOT_FOUND for a release that was never cut, NO_RELEASE where there is none to pin
 */
export async function createClient(options: ClientOptions, asked: Asked = {}): Promise<Client> {
  return new Client(options, options.live ? null : await pinned(options, options, asked.signal));
}

/** Asks a Rollcall server; made by `createClient`. */
export class Client {
  readonly #options: ClientOptions;
  readonly #pinned: PinnedState | null;

  constructor(options: ClientOptions, state: PinnedState | null) {
    this.#options = options;
    this.#pinned = state;
  }

  /** The state of the roll that every answer rests on; null of a client that asks the newest data each time. */
  get state(): State | null {
    return this.#pinned?.state ?? null;
  }

  /** Any question in the language of the API, as it is: neither release nor language is added. */
  ask<Result = unknown, Variables = Record<string, unknown>>(
    question: QueryText<Result, Variables> | string,
    variables: Variables = {} as Variables,
    { signal }: Asked = {},
  ): Promise<Result> {
    const text = typeof question === 'string' ? ({ text: question } as QueryText<Result, Variables>) : question;
    return send(this.#options, text, variables, signal);
  }

  /** How many states take part in how many of the initiatives. */
  async distribution(selection: SelectionInput, asked: AskedOfADay & { suppose?: SupposedInput[] } = {}) {
    const { asOf, suppose } = asked;
    const { distribution } = await this.#ask(texts.Distribution, { selection, asOf, suppose }, asked);
    return figureAnswer(distribution, [distribution]);
  }

  /** How the groups of a scheme, such as `un-regional-groups`, are represented. */
  async representation(
    selection: SelectionInput,
    scheme: string,
    asked: AskedOfADay & { suppose?: SupposedInput[]; compositionAt?: string } = {},
  ) {
    const { asOf, suppose, compositionAt } = asked;
    const variables = { selection, scheme, asOf, suppose, compositionAt };
    const { representation } = await this.#ask(texts.Representation, variables, asked);
    return figureAnswer(representation, [representation]);
  }

  /** The same for each year from `from` to `to`. */
  async series(
    selection: SelectionInput,
    scheme: string,
    years: { readonly from: number; readonly to: number },
    asked: Omit<AskedOfADay, 'asOf'> & { compositionAt?: string } = {},
  ) {
    const { compositionAt } = asked;
    const { from, to } = years;
    const { representationSeries: points } = await this.#ask(
      texts.Series,
      { selection, scheme, from, to, compositionAt },
      asked,
    );
    const figures = points.map(({ representation }) => representation);
    // The line of a point names its day; that of a series, its years.
    const cite = figures.at(-1)?.provenance.cite.replace(/as of \d{4}-\d{2}-\d{2}/, `${from} to ${to}`);
    return figureAnswer(points, figures, cite);
  }

  /** Who is absent from what, and why. */
  async gaps(selection: SelectionInput, asked: AskedOfADay & { group?: string; fewerThan?: number } = {}) {
    const { asOf, group, fewerThan } = asked;
    const { gaps } = await this.#ask(texts.Gaps, { selection, asOf, group, fewerThan }, asked);
    return figureAnswer(gaps, [gaps]);
  }

  /** States by initiatives, with the roles in which they take part. */
  async matrix(selection: SelectionInput, asked: AskedOfADay & { group?: string } = {}) {
    const { asOf, group } = asked;
    const { matrix } = await this.#ask(texts.Matrix, { selection, asOf, group }, asked);
    return figureAnswer(matrix, [matrix]);
  }

  /** A state by its code of three letters, with what it takes part in and what it is absent from; null where there is none. */
  async country(code: string, asked: AskedOfADay & { selection?: SelectionInput } = {}) {
    const { asOf, selection } = asked;
    const { state, answer } = await this.#settled(asked, (client) =>
      client.#ask(texts.Country, { code, asOf, selection }, asked),
    );
    const unknown = answer.country?.absences?.nodes.filter(({ reason }) => reason === 'UNKNOWN');
    return rowsAnswer(
      answer.country,
      state,
      unknown?.map(({ initiative }) => initiative),
    );
  }

  /** Initiatives that pass a filter. */
  initiatives(filter?: InitiativeFilter, asked: AskedOfADay & AskedInPages & { orderBy?: InitiativeOrder[] } = {}) {
    const { asOf, orderBy } = asked;
    return this.#pages(asked, async (client, state, page) => {
      const { initiatives } = await client.#ask(texts.Initiatives, { filter, asOf, orderBy, ...page }, asked);
      return listed(initiatives, state, withGaps(initiatives.nodes));
    });
  }

  /** Participations that pass a filter, each with its sources. */
  participations(
    filter?: ParticipationFilter,
    asked: AskedOfADay & AskedInPages & { orderBy?: ParticipationOrder[] } = {},
  ) {
    const { asOf, orderBy } = asked;
    return this.#pages(asked, async (client, state, page) => {
      const { participations } = await client.#ask(texts.Participations, { filter, asOf, orderBy, ...page }, asked);
      const incomplete = withGaps(participations.nodes.map(({ initiative }) => initiative));
      return listed(participations, state, incomplete);
    });
  }

  /** What bears a name or code. Names are those of today: what is found is in the newest state, whichever is pinned. */
  async search(text: string, asked: Asked & { types?: SearchType[]; first?: number } = {}) {
    const { types, first } = asked;
    const { search, dataset } = await this.ask(texts.Search, { text, types, first, locale: this.#locale }, asked);
    return { ...rowsAnswer(search.nodes, stateOf(dataset)), totalCount: search.totalCount };
  }

  /** What was recorded after a revision (from the beginning where none is named), oldest first, up to now. */
  changes(asked: AskedInPages & { since?: string; filter?: RollChangeFilter } = {}) {
    const { since, filter, pageSize: first = MOST_PER_PAGE } = asked;
    return new Pages(async () => async (after) => {
      const variables = { since, filter, first, after, locale: this.#locale };
      const { changes, dataset } = await this.ask(texts.Changes, variables, asked);
      return listed({ totalCount: null, ...changes }, stateOf(dataset));
    });
  }

  /** Every release cut so far, newest first. */
  releases(asked: AskedInPages = {}) {
    const { pageSize: first = MOST_PER_PAGE } = asked;
    return new Pages(async () => async (after) => {
      const { releases, dataset } = await this.ask(texts.Releases, { first, after }, asked);
      return listed(releases, stateOf(dataset));
    });
  }

  get #locale(): Locale {
    return this.#options.locale ?? 'EN';
  }

  /** Asks of the state of this client, in its language. */
  #ask<Result, Variables extends { counting?: CountingInput | null; locale?: Locale | null }>(
    question: QueryText<Result, Variables>,
    variables: Omit<Variables, 'counting' | 'locale'>,
    { counting, signal }: { readonly counting?: Counting; readonly signal?: AbortSignal },
  ): Promise<Result> {
    const all = { ...variables, counting: { ...counting, ...this.#pinned?.pin }, locale: this.#locale };
    return send(this.#options, question, all as unknown as Variables, signal);
  }

  /** What `ask` answers in one state: that of this client, or the present one, which is then the same for all it asks. */
  async #settled<Result>({ signal }: Asked, ask: (client: Client) => Promise<Result>) {
    const settled = this.#pinned ?? (await present(this.#options, signal));
    return { state: settled.state, answer: await ask(new Client(this.#options, settled)) };
  }

  #pages<Row>(
    asked: AskedInPages,
    read: (
      client: Client,
      state: State,
      page: { first: number; after: string | null },
    ) => Promise<ReturnType<typeof listed<Row>>>,
  ): Pages<Row> {
    const { pageSize: first = MOST_PER_PAGE } = asked;
    return new Pages(async () => {
      const settled = this.#pinned ?? (await present(this.#options, asked.signal));
      const client = new Client(this.#options, settled);
      return (after) => read(client, settled.state, { first, after });
    });
  }
}

interface Listed<Row> {
  readonly totalCount: number | null;
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function listed<Row>(list: Listed<Row>, state: State, incomplete?: Parameters<typeof rowsAnswer>[2]) {
  const { nodes, totalCount, pageInfo } = list;
  const answer: Answer<readonly Row[]> = rowsAnswer(nodes, state, incomplete);
  return { page: { ...answer, totalCount }, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
