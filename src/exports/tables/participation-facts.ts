import type { Pool } from 'pg';
import { giveWay } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { membersAt } from '../../domain/groups.js';
import { CONFIDENCES, type Initiative, type Participant } from '../../domain/roll.js';
import { rolesIn, ruleOfWords } from '../../domain/rule.js';
import type { Question } from '../../questions/question.js';
import { copyLines, unescapeField } from '../copy-rows.js';

/** A source, its texts as PostgreSQL gives them. */
export interface Source {
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly accessedOn: string | null;
}

/** What is made, once, of each thing that many facts share. */
export interface Shared<I, P, S> {
  readonly initiative: (initiative: Initiative) => I;
  readonly participant: (participant: Participant) => P;
  readonly source: (source: Source) => S;
}

/** A participation: words as the API writes them, days as `YYYY-MM-DD`. */
export interface ParticipationFact<I, P, S> {
  readonly initiative: I;
  readonly participant: P;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
  readonly precision: string;
  /** Null where it was not recorded. */
  readonly endPrecision: string | null;
  readonly confidence: string;
  readonly recordedAt: string;
  readonly source: S;
  readonly evidence: string | null;
  /** Citations after the first, which mostly are none. */
  readonly further: readonly Citation<S>[];
}

export interface Citation<S> {
  readonly source: S;
  readonly evidence: string | null;
}

/** Facts that are read or written before others get a turn: a few milliseconds. */
export const FACTS_A_STEP = 500;
/** Sources kept in memory: most facts share theirs with their neighbours. */
const SOURCES_KEPT = 20_000;
const NONE: readonly never[] = [];

/**
 * Every participation at the day of the question, of every role unless it names some, in the order in which they were
 * recorded, some thousand at a time. A release or revision is a fixed state, so that the statements need no common snapshot.
 */
export async function* readFacts<I, P, S>(
  question: Question,
  pool: Pool,
  shared: Shared<I, P, S>,
): AsyncGenerator<ParticipationFact<I, P, S>[]> {
  const ids = await identities(question, pool);
  const view = <T, V>(indices: ReadonlyMap<number, number>, of: readonly (T | undefined)[], make: (thing: T) => V) =>
    new Map([...indices].map(([id, index]) => [id, make(of[index]!)]));
  const initiatives = view(ids.initiative, question.roll.initiativeAt, shared.initiative);
  const participants = view(ids.participant, question.roll.participantAt, shared.participant);
  const { snapshot } = question;
  const recordedAt = new Map(snapshot.revisions.map(({ id }) => [id, snapshot.firstRecordedAt(id).toISOString()]));
  const sources = new Sources(pool, shared.source);
  for await (const lines of copyLines(pool, statement(question, ids))) {
    const { firstId, lastId, wanted } = keysOf(lines);
    const further = await furtherCitations(pool, firstId, lastId);
    for (const list of further.values()) for (const { source } of list) wanted.add(source);
    const sourceOf = await sources.load(wanted);
    const facts: ParticipationFact<I, P, S>[] = [];
    for (const fields = new Fields(lines); !fields.atEnd; ) {
      const id = fields.text();
      facts.push({
        source: sourceOf.get(fields.integer())!,
        initiative: initiatives.get(fields.integer())!,
        participant: participants.get(fields.integer())!,
        recordedAt: recordedAt.get(fields.integer())!,
        role: fields.word(),
        from: fields.text(),
        to: fields.textOrNull(),
        precision: fields.word(),
        endPrecision: fields.wordOrNull(),
        confidence: fields.word(),
        evidence: fields.last(),
        further: further.get(id)?.map(({ source, evidence }) => ({ source: sourceOf.get(source)!, evidence })) ?? NONE,
      });
      if (facts.length % FACTS_A_STEP === 0) await giveWay();
    }
    yield facts;
  }
}

/** What has to be known before the facts are read: the first and the last participation, and all sources. */
function keysOf(lines: string): { firstId: string; lastId: string; wanted: Set<number> } {
  const wanted = new Set<number>();
  const fields = new Fields(lines);
  const firstId = fields.text();
  let lastId = firstId;
  for (;;) {
    wanted.add(fields.integer());
    fields.last();
    if (fields.atEnd) return { firstId, lastId, wanted };
    lastId = fields.text();
  }
}

const TAB = 9;
const ZERO = 48;

/** Reads lines of COPY's text format field by field. */
class Fields {
  #at = 0;
  readonly #words = new Map<string, string>();

  constructor(private readonly lines: string) {}

  get atEnd(): boolean {
    return this.#at === this.lines.length;
  }

  /** A field that needs no unescaping: an enum, a day, a number. */
  text(): string {
    return this.#until('\t');
  }

  textOrNull(): string | null {
    const text = this.text();
    return text === '\\N' ? null : text;
  }

  /** A word of one of the database's lists, as the API writes it. */
  word(): string {
    const text = this.text();
    let word = this.#words.get(text);
    if (word === undefined) {
      word = text.toUpperCase();
      this.#words.set(text, word);
    }
    return word;
  }

  wordOrNull(): string | null {
    const word = this.word();
    return word === '\\N' ? null : word;
  }

  /** A whole number that is not negative. */
  integer(): number {
    let value = 0;
    for (let code = this.#code(); code !== TAB; code = this.#code()) value = 10 * value + code - ZERO;
    return value;
  }

  /** The last field of a line, or what is left of the line. */
  last(): string | null {
    return unescapeField(this.#until('\n'));
  }

  #until(end: string): string {
    const from = this.#at;
    const to = this.lines.indexOf(end, from);
    this.#at = to + 1;
    return this.lines.slice(from, to);
  }

  #code(): number {
    return this.lines.charCodeAt(this.#at++);
  }
}

interface Ids {
  /** Identity in the database to index in the roll. */
  readonly participant: ReadonlyMap<number, number>;
  readonly initiative: ReadonlyMap<number, number>;
}

/** The snapshot numbers participants and initiatives by its own order; the database by its identities. */
async function identities({ roll }: Question, pool: Pool): Promise<Ids> {
  const initiatives = await pool.query<{ id: number; slug: string }>('SELECT id, slug FROM initiative');
  const participants = await pool.query<{ id: number; kind: string; code: string }>(
    'SELECT id, kind, code FROM participant',
  );
  const indexOfParticipant = new Map(
    roll.participantAt.flatMap((participant) =>
      participant ? [[`${participant.kind} ${participant.code}`, participant.index]] : [],
    ),
  );
  return {
    initiative: new Map(
      initiatives.rows.flatMap(({ id, slug }) => {
        const initiative = roll.initiativeBySlug.get(slug);
        return initiative ? [[id, initiative.index] as const] : [];
      }),
    ),
    participant: new Map(
      participants.rows.flatMap(({ id, kind, code }) => {
        const index = indexOfParticipant.get(`${kind} ${code}`);
        return index === undefined ? [] : [[id, index] as const];
      }),
    ),
  };
}

/** The conditions of the domain's `countedAt` as SQL, for rows that need not be in memory. A test compares the two. */
function statement({ input, roll, initiatives, day, rule, among }: Question, ids: Ids): string {
  const at = `date '${formatDay(day)}'`;
  const chosen = new Set(initiatives.map(({ index }) => index));
  const { roles } = ruleOfWords(input, rule.method, 'counting', 'lists');
  const conditions = [
    `recorded @> ${roll.revision}`,
    `lower(valid) <= ${at}`,
    `confidence = ANY('{${CONFIDENCES.slice(0, rule.confidenceLimit + 1)
      .join(',')
      .toLowerCase()}}')`,
    `role = ANY('{${rolesIn(roles).join(',').toLowerCase()}}')`,
  ];
  if (rule.presence === 'CURRENT') conditions.push(`(upper(valid) IS NULL OR upper(valid) > ${at})`);
  if (chosen.size < roll.initiatives.length) {
    conditions.push(`initiative_id = ANY('{${numbers(ids.initiative, (index) => chosen.has(index))}}')`);
  }
  if (among) {
    const members = membersAt(roll, among, day, rule.universe);
    conditions.push(`participant_id = ANY('{${numbers(ids.participant, (index) => members.has(index))}}')`);
  }
  return `SELECT id, source_id, initiative_id, participant_id, lower(recorded), role, lower(valid), upper(valid),
    date_precision, valid_to_precision, confidence, evidence FROM participation WHERE ${conditions.join(' AND ')} ORDER BY id`;
}

const numbers = (map: ReadonlyMap<number, number>, wanted: (index: number) => boolean) =>
  [...map].flatMap(([id, index]) => (wanted(index) ? [id] : [])).join(',');

async function furtherCitations(pool: Pool, from: string, to: string): Promise<Map<string, Citation<number>[]>> {
  const { rows } = await pool.query<Citation<number> & { id: string }>({
    name: 'export-further-citations',
    text: `SELECT participation_id::text AS id, source_id AS source, evidence FROM further_citation
      WHERE participation_id BETWEEN $1 AND $2 ORDER BY participation_id, position`,
    values: [from, to],
  });
  const byId = new Map<string, Citation<number>[]>();
  for (const { id, ...citation } of rows) {
    const citations = byId.get(id);
    if (citations) citations.push(citation);
    else byId.set(id, [citation]);
  }
  return byId;
}

class Sources<S> {
  readonly #loaded = new Map<number, S>();

  constructor(
    private readonly pool: Pool,
    private readonly make: (source: Source) => S,
  ) {}

  /** Sources by id, those that are wanted among them. */
  async load(wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, S>> {
    const sources = this.#loaded;
    const missing = [...wanted].filter((id) => !sources.has(id));
    if (missing.length === 0) return sources;
    if (sources.size + missing.length > SOURCES_KEPT) {
      for (const id of sources.keys()) if (!wanted.has(id)) sources.delete(id);
    }
    const { rows } = await this.pool.query<Source & { id: number }>({
      name: 'export-sources',
      text: `SELECT id, url, title, publisher, accessed_on AS "accessedOn" FROM source WHERE id = ANY($1::integer[])`,
      values: [missing],
    });
    for (const row of rows) sources.set(row.id, this.make(row));
    return sources;
  }
}
