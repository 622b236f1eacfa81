import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { quote } from '../../common/problems.js';
import type { ChangeSense } from '../../record/change.js';
import type { RowChange } from '../../record/change-set.js';
import { type Resolver, Unresolved } from '../../record/resolver.js';
import { type Cells, type RecordedRow, recordedRows } from '../../record/rows.js';
import { type Reference, rollTable } from '../../record/tables.js';
import {
  aliasesOf,
  cellsOf,
  citationsOf,
  given,
  initiativeCells,
  leadsOf,
  participationId,
  sameCells,
  senseOf,
  slugOf,
  startOf,
  together,
  word,
} from './cells.js';
import {
  actOf,
  CITATION,
  type Input,
  MEMBERSHIP,
  ORGANISATION,
  PARTICIPATION,
  START,
  type StatedChange,
} from './inputs.js';
import { Refused } from './refused.js';

type Unplaced = Omit<RowChange, 'changeIndex'>;

export class Reader {
  /** Problems of the change that is being read which do not stop the reading. */
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
    // Code and name may be without any letter that a slug can have.
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
      const periods = rows.map(({ cells }) => `${cells.valid_from} to ${cells.valid_to ?? '(no end)'}`);
      const on = periods.length === 0 ? 'no membership of it is on record' : `on record is ${periods.join(', ')}`;
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
    const resolved = this.resolver.resolve(reference, text, reference === 'participant' ? 'organisation' : null);
    if (resolved instanceof Unresolved)
      return new Refused(field, resolved.code, resolved.message, resolved.suggestions);
    // The text resolves as a name, but a revision must name the thing by its code.
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
