import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { shippedSchema } from '../datapackage/descriptor.js';
import { quote } from '../datapackage/problems.js';
import type { ProblemCode } from '../datapackage/types.js';
import type { ChangeSense } from '../record/change.js';
import type { RowChange } from '../record/change-set.js';
import { type Resolver, Unresolved } from '../record/resolver.js';
import { type Cells, type Citation, type RecordedRow, recordedRows } from '../record/rows.js';
import { type Reference, rollTable } from '../record/tables.js';

/** A change as clients send it: one of the inputs of `ChangeInput`, with days as texts. */
export type StatedChange = Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>;
type Input = Readonly<Record<string, unknown>>;

/** Header of the file for each field of an input. The fields of the API say the same things in its own words. */
type Fields = Readonly<Record<string, string>>;

const PARTICIPATION: Fields = {
  participant: 'participant',
  initiative: 'initiative',
  role: 'role',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  datePrecision: 'date_precision',
  confidence: 'confidence',
};
const CITATION: Fields = {
  url: 'source_url',
  title: 'source_title',
  publisher: 'source_publisher',
  accessedOn: 'source_accessed_on',
  evidence: 'evidence',
};
/** Headers in which a start stands. */
const START = ['valid_from', 'date_precision'];
const VOTES: Fields = {
  for: 'votes_for',
  against: 'votes_against',
  abstained: 'votes_abstained',
  notVoting: 'votes_not_voting',
};
const INITIATIVE: Fields = {
  slug: 'slug',
  name: 'name_en',
  nameZh: 'name_zh',
  summary: 'summary_en',
  summaryZh: 'summary_zh',
  kind: 'kind',
  scope: 'scope',
  binding: 'binding',
  openness: 'openness',
  eligibleGroup: 'eligible_group',
  hostCountry: 'host_country',
  leadOrganisation: 'lead_organisation',
  openedOn: 'opened_on',
  inForceOn: 'in_force_on',
  endedOn: 'ended_on',
  listCompleteness: 'list_completeness',
  listCheckedOn: 'list_checked_on',
  publishedTotal: 'published_total',
  url: 'url',
  focus: 'focus',
  adoption: 'adoption',
  manner: 'manner',
  listClosedOn: 'list_closed_on',
  openedPrecision: 'opened_precision',
  seatCountry: 'seat_country',
  parent: 'parent',
  topics: 'topics',
};
const ORGANISATION: Fields = {
  code: 'code',
  name: 'name_en',
  nameZh: 'name_zh',
  kind: 'kind',
  family: 'family',
  homeCountry: 'home_country',
  membersGroup: 'members_group',
  url: 'url',
};
const MEMBERSHIP: Fields = {
  group: 'group',
  country: 'country',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  sourceUrl: 'source_url',
  note: 'note',
};

/** Field of the API for each header, by table. */
const FIELDS_OF: Readonly<Record<string, Fields>> = {
  participations: inverse({ ...PARTICIPATION, ...prefixed('citations.', CITATION) }),
  initiatives: inverse({ ...INITIATIVE, ...prefixed('votes.', VOTES) }),
  initiative_leads: { participant: 'leads', position: 'leads' },
  initiative_aliases: { alias: 'aliases.text', lang: 'aliases.locale' },
  organisations: inverse({ ...ORGANISATION, slug: 'slug' }),
  group_memberships: inverse(MEMBERSHIP),
};

function inverse(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, header]) => [header, field]));
}

function prefixed(prefix: string, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, header]) => [prefix + field, header]));
}

/** The field of a change in which a problem with a column lies; null where it is no field of it. */
export function fieldOf(change: StatedChange, table: string, column: string | null): string | null {
  const [act] = actOf(change);
  const field = column === null ? undefined : (FIELDS_OF[table]?.[column] ?? (column === 'id' ? 'id' : undefined));
  return field === undefined ? null : `${act}.${field}`;
}

/** What a change is called in the API, and its input. */
export function actOf(change: StatedChange): readonly [act: string, input: Input] {
  const given = Object.entries(change).filter(([, input]) => input != null);
  return given[0] as [string, Input];
}

/** A problem with a change before any row of it was made. */
export interface StatementProblem {
  readonly place: number;
  readonly field: string | null;
  readonly code: ProblemCode;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** What a change does not let be read further: it is noted as a problem. */
class Refused extends Error {
  constructor(
    readonly field: string | null,
    readonly code: ProblemCode,
    message: string,
    readonly suggestions: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Changes as rows: what each states, and in the place of what. */
export interface Statements {
  readonly changes: readonly RowChange[];
  readonly problems: readonly StatementProblem[];
}

/**
 * Reads changes against what is on record: finds what each is of, and makes whole rows of what it says. Inside a transaction
 * in which nobody else writes.
 */
export async function readStatements(
  client: ClientBase,
  resolver: Resolver,
  given: readonly StatedChange[],
): Promise<Statements> {
  const reader = new Reader(client, resolver);
  await reader.load(given);
  const changes: RowChange[] = [];
  const problems: StatementProblem[] = [];
  for (const [place, change] of given.entries()) {
    const [act, input] = actOf(change);
    const note = ({ field, code, message, suggestions }: Refused) => {
      problems.push({ place, field: field === null ? null : `${act}.${field}`, code, message, suggestions });
    };
    try {
      changes.push(...(await reader.read(act, input)).map((row) => ({ ...row, place })));
      for (const refused of reader.noted.splice(0)) note(refused);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      for (const refused of [...reader.noted.splice(0), error]) note(refused);
    }
  }
  return { changes, problems };
}

type Unplaced = Omit<RowChange, 'place'>;

class Reader {
  /** What is wrong with the change that is being read, beside what does not let it be read further. */
  readonly noted: Refused[] = [];
  private participations = new Map<number, RecordedRow>();
  private initiatives = new Map<string, RecordedRow>();
  private organisations = new Map<string, RecordedRow>();

  constructor(
    private readonly client: ClientBase,
    private readonly resolver: Resolver,
  ) {}

  /** Reads at once what the changes name. */
  async load(given: readonly StatedChange[]): Promise<void> {
    const inputs = (acts: readonly string[], field: string) =>
      given.flatMap((change) => {
        const [act, input] = actOf(change);
        return acts.includes(act) && typeof input[field] === 'string' ? [input[field]] : [];
      });
    const ids = inputs(['endParticipation', 'correctParticipation', 'retractParticipation'], 'id').flatMap(
      (id) => participationId(id) ?? [],
    );
    if (ids.length > 0) {
      const rows = await recordedRows(this.client, rollTable('participations')!, 't.id = ANY($1)', [ids]);
      this.participations = new Map(rows.map((row) => [row.id, row]));
    }
    const slugs = inputs(['recordInitiative', 'reviseInitiative'], 'slug');
    if (slugs.length > 0) {
      const rows = await recordedRows(
        this.client,
        rollTable('initiatives')!,
        'upper_inf(t.recorded) AND i.slug = ANY($1)',
        [slugs],
      );
      this.initiatives = new Map(rows.map((row) => [row.cells.slug!, row]));
    }
    const codes = inputs(['recordOrganisation', 'reviseOrganisation'], 'code');
    if (codes.length > 0) {
      const rows = await recordedRows(
        this.client,
        rollTable('organisations')!,
        `upper_inf(t.recorded) AND i.kind = 'organisation' AND i.code = ANY($1)`,
        [codes],
      );
      this.organisations = new Map(rows.map((row) => [row.cells.code!, row]));
    }
  }

  async read(act: string, input: Input): Promise<Unplaced[]> {
    switch (act) {
      case 'recordParticipation':
        return [this.recordParticipation(input)];
      case 'endParticipation':
        return [await this.endParticipation(input)];
      case 'correctParticipation':
        return [await this.correctParticipation(input)];
      case 'retractParticipation':
        return [stated('participations', 'RETRACTED', await this.participation(input), null)];
      case 'recordInitiative':
        return this.recordInitiative(input);
      case 'reviseInitiative':
        return this.reviseInitiative(input);
      case 'recordOrganisation':
        return [await this.recordOrganisation(input)];
      case 'reviseOrganisation':
        return [await this.reviseOrganisation(input)];
      case 'recordMembership':
        return [stated('group_memberships', 'RECORDED', null, cellsOf('group_memberships', MEMBERSHIP, input))];
      case 'endMembership':
        return [await this.endMembership(input)];
      case 'retractMembership':
        return [await this.retractMembership(input)];
      default:
        throw new RangeError(`there is no change ${quote(act)}`);
    }
  }

  /** What a part of a change says, or nothing and a problem noted. */
  private part<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.noted.push(error);
      return null;
    }
  }

  private recordParticipation(input: Input): Unplaced {
    const start = this.part(() => startOf(input.validFrom as string, word(input.datePrecision)));
    const citations = this.part(() => citationsOf(input));
    const cells = cellsOf('participations', PARTICIPATION, { ...input, validFrom: null, datePrecision: null });
    const after = { ...cells, ...start, valid_to_precision: cells.valid_to == null ? null : 'day' };
    const faulty = [...(start ? [] : START), ...(citations ? [] : Object.values(CITATION))];
    return { ...stated('participations', 'RECORDED', null, after), citations: citations ?? [], faulty };
  }

  private async endParticipation(input: Input): Promise<Unplaced> {
    const before = await this.participation(input);
    const validTo = input.validTo as string;
    const end = before.cells.valid_to;
    if (end != null && end <= validTo) {
      throw new Refused('validTo', 'INVALID_PERIOD', `it is on record that it ended on ${end}: correct it instead`);
    }
    const after = { ...before.cells, valid_to: validTo, valid_to_precision: 'day' };
    const citations = together(before.citations, citationsOf(input));
    return { ...stated('participations', 'UPDATED', before, after), citations };
  }

  private async correctParticipation(input: Input): Promise<Unplaced> {
    const before = await this.participation(input);
    const { cells } = before;
    const after: Record<string, string | null> = { ...cells };
    if (input.role != null) after.role = word(input.role);
    if (input.confidence != null) after.confidence = word(input.confidence);
    if (input.validFrom != null) Object.assign(after, startOf(input.validFrom as string, word(input.datePrecision)));
    else if (input.datePrecision != null) after.date_precision = word(input.datePrecision);
    if (input.open === true) {
      if (input.validTo != null) {
        throw new Refused('open', 'EXPECTATION', 'open says that it has no end, and validTo gives one');
      }
      Object.assign(after, { valid_to: null, valid_to_precision: null });
    } else if (input.validTo != null) {
      Object.assign(after, { valid_to: input.validTo as string, valid_to_precision: 'day' });
    }
    const citations = input.citations == null ? before.citations : citationsOf(input);
    if (sameCells(cells, after) && JSON.stringify(citations) === JSON.stringify(before.citations)) {
      throw new Refused(null, 'EXPECTATION', 'it changes nothing: all of this is on record already');
    }
    return { ...stated('participations', 'CORRECTED', before, after), citations };
  }

  /** The participation that a change names, which must stand. */
  private async participation({ id: given }: Input): Promise<RecordedRow> {
    const id = participationId(given as string);
    const row = id === null ? undefined : this.participations.get(id);
    if (!row) throw new Refused('id', 'UNKNOWN_REFERENCE', `there is no participation ${quote(given as string)}`);
    if (row.closedIn === null) return row;
    const { rows } = await this.client.query<{ id: number }>(
      `SELECT coalesce(
         (SELECT after_id FROM restatement WHERE revision_id = $2 AND table_name = 'participations' AND before_id = $1 LIMIT 1),
         (SELECT n.id FROM participation o JOIN participation n USING (participant_id, initiative_id, role)
           WHERE o.id = $1 AND lower(n.recorded) = $2 AND n.valid && o.valid LIMIT 1))::float8 AS id`,
      [row.id, row.closedIn],
    );
    const next = rows[0]?.id ?? null;
    const what = next === null ? 'took it back' : `put Participation:${next} in its place`;
    throw new Refused(
      'id',
      'UNKNOWN_REFERENCE',
      `participation ${quote(given as string)} no longer stands: revision ${row.closedIn} ${what}`,
      next === null ? [] : [`Participation:${next}`],
    );
  }

  private recordInitiative(input: Input): Unplaced[] {
    const slug = input.slug as string;
    if (this.initiatives.has(slug)) {
      throw new Refused('slug', 'DUPLICATE_KEY', `initiative ${slug} is on record already; revise it instead`);
    }
    const after = initiativeCells(input);
    return [
      stated('initiatives', 'RECORDED', null, after),
      ...leadsOf(slug, input).map((cells) => stated('initiative_leads', 'RECORDED', null, cells)),
      ...aliasesOf(slug, input).map((cells) => stated('initiative_aliases', 'RECORDED', null, cells)),
    ];
  }

  private async reviseInitiative(input: Input): Promise<Unplaced[]> {
    const slug = input.slug as string;
    const before = this.initiatives.get(slug);
    if (!before) throw this.unknown('slug', 'initiative', slug);
    const sense = senseOf(input);
    const leads = await this.rowsOfInitiative('initiative_leads', slug);
    const aliases = await this.rowsOfInitiative('initiative_aliases', slug);
    if (sense === 'RETRACTED') {
      return [
        stated('initiatives', sense, before, null),
        ...leads.map((row) => stated('initiative_leads', sense, row, null)),
        ...aliases.map((row) => stated('initiative_aliases', sense, row, null)),
      ];
    }
    const after = { ...before.cells, ...initiativeCells(input) };
    const changes = [
      ...(input.leads === undefined ? [] : listChanges('initiative_leads', sense, leads, leadsOf(slug, input))),
      ...(input.aliases === undefined ? [] : listChanges('initiative_aliases', sense, aliases, aliasesOf(slug, input))),
    ];
    if (changes.length === 0 && sameCells(before.cells, after)) {
      throw new Refused(null, 'EXPECTATION', 'it changes nothing: all of this is on record already');
    }
    return [stated('initiatives', sense, before, after), ...changes];
  }

  private rowsOfInitiative(table: string, slug: string): Promise<RecordedRow[]> {
    return recordedRows(
      this.client,
      rollTable(table)!,
      'upper_inf(t.recorded) AND t.initiative_id = (SELECT id FROM initiative WHERE slug = $1)',
      [slug],
    );
  }

  private async recordOrganisation(input: Input): Promise<Unplaced> {
    const code = input.code as string;
    if (this.organisations.has(code)) {
      throw new Refused('code', 'DUPLICATE_KEY', `organisation ${code} is on record already; revise it instead`);
    }
    const cells = cellsOf('organisations', ORGANISATION, input);
    return stated('organisations', 'RECORDED', null, {
      ...cells,
      slug: await this.freeSlug(code, input.name as string),
    });
  }

  /** The name as a slug, or the code where another organisation has that. */
  private async freeSlug(code: string, name: string): Promise<string> {
    const slugs = [name, code].map(slugOf);
    const { rows } = await this.client.query<{ slug: string }>(
      'SELECT slug FROM organisation_version WHERE upper_inf(recorded) AND slug = ANY($1)',
      [slugs],
    );
    const free = slugs.find((slug) => slug !== '' && !rows.some((row) => row.slug === slug));
    // Neither need have a letter that a slug takes.
    return free ?? `organisation-${createHash('sha256').update(code).digest('hex').slice(0, 8)}`;
  }

  private async reviseOrganisation(input: Input): Promise<Unplaced> {
    const code = input.code as string;
    const before = this.organisations.get(code);
    if (!before) throw this.unknown('code', 'participant', code);
    const sense = senseOf(input);
    if (sense === 'RETRACTED') return stated('organisations', sense, before, null);
    const after = { ...before.cells, ...cellsOf('organisations', ORGANISATION, input) };
    if (sameCells(before.cells, after)) {
      throw new Refused(null, 'EXPECTATION', 'it changes nothing: all of this is on record already');
    }
    return stated('organisations', sense, before, after);
  }

  private async endMembership(input: Input): Promise<Unplaced> {
    const validTo = input.validTo as string;
    const rows = await this.memberships(input);
    const before = rows.findLast(
      ({ cells }) => cells.valid_from! < validTo && (cells.valid_to == null || cells.valid_to > validTo),
    );
    if (!before) {
      const known = rows.map(({ cells }) => `${cells.valid_from} to ${cells.valid_to ?? '(no end)'}`);
      const on = known.length === 0 ? 'no membership of it is on record' : `on record is ${known.join(', ')}`;
      throw new Refused('validTo', 'UNKNOWN_REFERENCE', `no membership on record goes on until ${validTo}: ${on}`);
    }
    const after = {
      ...before.cells,
      ...given(cellsOf('group_memberships', MEMBERSHIP, { ...input, group: undefined, country: undefined })),
    };
    return stated('group_memberships', 'UPDATED', before, after);
  }

  private async retractMembership(input: Input): Promise<Unplaced> {
    const rows = await this.memberships(input);
    const before = rows.find(({ cells }) => cells.valid_from === input.validFrom);
    if (!before) {
      throw new Refused(
        'validFrom',
        'UNKNOWN_REFERENCE',
        `no membership from ${input.validFrom} is on record`,
        rows.map(({ cells }) => cells.valid_from!),
      );
    }
    return stated('group_memberships', 'RETRACTED', before, null);
  }

  private async memberships(input: Input): Promise<RecordedRow[]> {
    const group = this.resolved('group', 'listedGroup', input.group as string);
    const country = this.resolved('country', 'country', input.country as string);
    const condition = 'upper_inf(t.recorded) AND t.group_id = $1 AND t.country_id = $2';
    return recordedRows(this.client, rollTable('group_memberships')!, condition, [group, country]);
  }

  private resolved(field: string, reference: Reference, text: string): number {
    const id = this.resolver.resolve(reference, text);
    if (typeof id === 'number') return id;
    throw new Refused(field, id.code, id.message, id.suggestions);
  }

  private unknown(field: string, reference: Reference, text: string): Refused {
    const found = this.resolver.resolve(reference, text, reference === 'participant' ? 'organisation' : null);
    if (found instanceof Unresolved) return new Refused(field, found.code, found.message, found.suggestions);
    // A name resolves, but what is revised is named by its code.
    return new Refused(field, 'UNKNOWN_REFERENCE', `${quote(text)} is no ${field} of what is on record`);
  }
}

function stated(table: string, sense: ChangeSense, before: RecordedRow | null, after: Cells | null): Unplaced {
  return { table, sense, before, after, citations: [] };
}

/** A list that is given anew: all of its rows leave, and all come; none where it says the same. */
function listChanges(
  table: string,
  sense: ChangeSense,
  before: readonly RecordedRow[],
  after: readonly Cells[],
): Unplaced[] {
  const isIn = (cells: Cells, rows: readonly Cells[]) => rows.some((row) => sameCells(row, cells));
  const recorded = before.map(({ cells }) => cells);
  if (before.length === after.length && after.every((cells) => isIn(cells, recorded))) return [];
  return [
    ...before.map((row) => stated(table, sense, row, null)),
    ...after.map((cells) => stated(table, sense, null, cells)),
  ];
}

/** Whether two rows say the same, in the columns that both have. */
function sameCells(before: Cells, after: Cells): boolean {
  return Object.keys(after).every(
    (header) => !(header in before) || (before[header] ?? null) === (after[header] ?? null),
  );
}

function senseOf(input: Input): Exclude<ChangeSense, 'RECORDED'> {
  const sense = input.sense as ChangeSense;
  if (sense === 'RECORDED') {
    throw new Refused(
      'sense',
      'NOT_IN_LIST',
      'what is revised is on record: its sense is UPDATED, CORRECTED or RETRACTED',
      ['UPDATED', 'CORRECTED', 'RETRACTED'],
    );
  }
  const others = Object.keys(input).filter(
    (field) => !['slug', 'code', 'sense'].includes(field) && input[field] !== undefined,
  );
  if (sense === 'RETRACTED' && others.length > 0) {
    throw new Refused(
      others[0]!,
      'EXPECTATION',
      `what is retracted is not changed: ${others.join(', ')} cannot be given`,
    );
  }
  return sense;
}

/** An enum value of the API as the files write it. */
function word(value: unknown): string | null {
  return value == null ? null : String(value).toLowerCase();
}

/** The cells that an input gives; a field that is not given has none. */
function cellsOf(table: string, fields: Fields, input: Input): Record<string, string | null> {
  const enums = new Set(shippedSchema(table).fields.flatMap((field) => (field.enum ? [field.name] : [])));
  const cells: Record<string, string | null> = {};
  for (const [field, header] of Object.entries(fields)) {
    const value = input[field];
    if (value === undefined) continue;
    if (Array.isArray(value)) cells[header] = value.map((item) => String(item).toLowerCase()).join(';');
    else cells[header] = value === null ? null : enums.has(header) ? word(value) : String(value);
  }
  return cells;
}

/** Cells that say something. */
function given(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));
}

function initiativeCells(input: Input): Record<string, string | null> {
  const cells = cellsOf('initiatives', INITIATIVE, input);
  if (input.votes !== undefined) {
    const votes = (input.votes ?? { for: null, against: null, abstained: null }) as Input;
    Object.assign(cells, cellsOf('initiatives', VOTES, { notVoting: null, ...votes }));
  }
  // A day that is recorded without saying how exactly it is known is known to the day.
  if (input.openedOn !== undefined && input.openedPrecision == null) {
    cells.opened_precision = input.openedOn === null ? null : 'day';
  }
  return cells;
}

function leadsOf(slug: string, { leads }: Input): Cells[] {
  return ((leads ?? []) as string[]).map((participant, i) => ({
    initiative: slug,
    position: String(i + 1),
    participant,
  }));
}

function aliasesOf(slug: string, { aliases }: Input): Cells[] {
  return ((aliases ?? []) as { text: string; locale?: string }[]).map(({ text, locale }) => ({
    alias: text,
    lang: word(locale ?? 'EN'),
    initiative: slug,
  }));
}

function citationsOf({ citations }: Input): Citation[] {
  const stated = (citations ?? []) as Input[];
  if (stated.length === 0) {
    throw new Refused('citations', 'REQUIRED', 'a participation needs a source: at least one citation');
  }
  if (stated.length > MOST_CITATIONS) {
    throw new Refused(
      'citations',
      'RANGE',
      `${stated.length} citations are more than ${MOST_CITATIONS}, the most of a fact`,
    );
  }
  return stated.map((citation) => {
    const cells = cellsOf('participations', CITATION, citation);
    return Object.fromEntries(
      Object.values(CITATION).map((header) => [header, cells[header] ?? null]),
    ) as unknown as Citation;
  });
}

const MOST_CITATIONS = 50;

/** The citations on record and the new ones; of the same source the evidence of both. */
function together(recorded: readonly Citation[], added: readonly Citation[]): Citation[] {
  const citations = [...recorded];
  const source = ({ evidence: _, ...rest }: Citation) => JSON.stringify(rest);
  for (const citation of added) {
    const at = citations.findIndex((known) => source(known) === source(citation));
    if (at < 0) citations.push(citation);
    else if (citations[at]!.evidence !== citation.evidence) {
      const texts = [citations[at]!.evidence, citation.evidence].filter((text) => text != null);
      citations[at] = { ...citation, evidence: texts.length === 0 ? null : texts.join('\n') };
    }
  }
  return citations;
}

/** A start as it is written: a year is known to the year, and a day that is only a bound is the last that it can be. */
function startOf(text: string, precision: string | null): Cells {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) {
    throw new Refused(
      'validFrom',
      'TYPE',
      `validFrom ${quote(text)} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD`,
    );
  }
  if (month !== undefined && (month < '01' || month > '12')) {
    throw new Refused('validFrom', 'TYPE', `validFrom ${quote(text)} is not a month of the calendar`);
  }
  const written = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  if (precision === 'no_later_than') {
    const last = day ?? (month === undefined ? '31' : lastDayOf(year, month));
    return { valid_from: `${year}-${month ?? '12'}-${last}`, date_precision: precision };
  }
  if (precision !== null && precision !== written && written !== 'day') {
    throw new Refused(
      'datePrecision',
      'EXPECTATION',
      `datePrecision is ${precision.toUpperCase()}, and validFrom ${quote(text)} gives a ${written}`,
    );
  }
  return { valid_from: `${year}-${month ?? '01'}-${day ?? '01'}`, date_precision: precision ?? written };
}

function lastDayOf(year: string, month: string): string {
  return String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
}

function participationId(id: string): number | null {
  const [, digits] = /^Participation:(\d{1,15})$/.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** A name as a slug. */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
