import DataLoader from 'dataloader';
import { byteCache } from '../common/caches.js';
import { formatDay, NEVER } from '../domain/day.js';
import { CONFIDENCES, type Names, NO_PRECISION, PRECISIONS, ROLES } from '../domain/roll.js';
import { chainsOf, type RecordedRow, type RowVersion, versionsOf } from '../record/chain.js';
import type { ChangeSense, FactImage } from '../record/change.js';
import { SUBJECTS } from '../record/subjects.js';
import { type RollTable, rollTable } from '../record/tables.js';
import type { Snapshot } from '../roll/snapshot.js';
import {
  changesOf,
  countChangesOf,
  newestChanges,
  type Page,
  type Place,
  type PlacedChange,
  pageOfChanges,
  type Query,
  restatements,
  unitsOfIdentities,
  type Wanted,
} from './feed.js';
import { Things } from './things.js';

const PARTICIPATIONS = rollTable('participations')!;
const MEMBERSHIPS = rollTable('group_memberships')!;

/** A recorded version of a participation: a row of the snapshot's columns. */
export interface FactRow extends RecordedRow {
  readonly row: number;
}

/** A version of a thing with an identity: what came on record in a revision, and the revision that closed it. */
export interface ThingVersion {
  readonly revision: number;
  readonly closedBy: number | null;
  readonly sense: ChangeSense;
  readonly before: FactImage | null;
  readonly image: FactImage;
}

const changeCounts = byteCache<number>('figures');
/** Bytes of a cached number. */
const BYTES_A_COUNT = 8;

/**
 * What was recorded when, up to the newest revision of a snapshot; later revisions are left out. Questions that one operation
 * asks at the same time are sent to PostgreSQL together.
 */
export class History {
  readonly things: Things;
  private readonly counts: DataLoader<number, number>;
  private readonly facts: DataLoader<number, readonly RowVersion<FactRow>[]>;
  private readonly identities = new Map<number, DataLoader<number, readonly ThingVersion[]>>();

  /** `owner`: the owner under which counts that never change are cached, as long as the database is the same. */
  constructor(
    readonly snapshot: Snapshot,
    private readonly query: Query,
    private readonly owner: object,
  ) {
    this.things = new Things(snapshot);
    this.counts = new DataLoader((revisions) => this.countChanges(revisions));
    this.facts = new DataLoader((rows) => this.versionsOfFacts(rows));
  }

  private get newest(): number {
    return this.snapshot.newest.id;
  }

  /** A page of changes behind a place, or after a revision. */
  async changes(after: Place | number, size: number, wanted: Wanted): Promise<Page> {
    return this.named(await pageOfChanges(this.query, this.newest, after, size, wanted));
  }

  /** A page of changes before a place, the newest first; null: from the newest on. */
  async newestChanges(before: Place | null, size: number, wanted: Wanted): Promise<Page> {
    return this.named(await newestChanges(this.query, this.newest, before, size, wanted));
  }

  /** The first changes of one revision, in their order. */
  async changesOf(revision: number, size: number, wanted: Wanted): Promise<Page> {
    return this.named(await pageOfChanges(this.query, revision, revision - 1, size, wanted));
  }

  /** Changes of one revision before a place, the last first; null: from its last on. */
  async lastChangesOf(revision: number, before: Place | null, size: number, wanted: Wanted): Promise<Page> {
    const { changes, more } = await newestChanges(this.query, revision, before, size, wanted);
    const ofRevision = changes.filter(({ place }) => place.revision === revision);
    return this.named({ changes: ofRevision, more: more && ofRevision.length === changes.length });
  }

  /** The same page, once the names that its changes are told by are here. */
  private async named(page: Page): Promise<Page> {
    if (page.changes.some(({ table }) => table === 'indicator_values')) await this.nameIndicators();
    return page;
  }

  private async nameIndicators(): Promise<void> {
    const { rows } = await this.query<{ slug: string; names: Names }>({
      name: 'indicators-named',
      text: `SELECT i.slug, json_build_object('en', v.name_en, 'zh', v.name_zh) AS names
        FROM indicator_version v JOIN indicator i ON i.id = v.indicator_id
        WHERE lower(v.recorded) <= $1 ORDER BY lower(v.recorded)`,
      values: [this.newest],
    });
    this.things.indicators = new Map(rows.map(({ slug, names }) => [slug, names]));
  }

  /** How many changes a revision made. The number never changes, so it is kept. */
  changeCount(revision: number): Promise<number> {
    return this.counts.load(revision);
  }

  private async countChanges(revisions: readonly number[]): Promise<number[]> {
    const { snapshot, owner } = this;
    const key = (id: number) => [snapshot.storage, id, snapshot.revisionOf(id).recordedAt.getTime()].join(' ');
    const unknown = revisions.filter((id) => changeCounts.find(owner, key(id)) === undefined);
    const counted = unknown.length === 0 ? new Map<number, number>() : await countChangesOf(this.query, unknown);
    for (const [id, count] of counted) changeCounts.keep(owner, key(id), count, BYTES_A_COUNT);
    return revisions.map((id) => counted.get(id) ?? changeCounts.find(owner, key(id))!);
  }

  /** Every version of the participation of which a row of the columns is one, oldest first. */
  participation(row: number): Promise<readonly RowVersion<FactRow>[]> {
    return this.facts.load(row);
  }

  private async versionsOfFacts(rows: readonly number[]): Promise<(readonly RowVersion<FactRow>[])[]> {
    const alike = rows.map((row) => this.rowsAlike(row));
    const said = await this.statements(PARTICIPATIONS, alike.flat());
    return rows.map((row, at) => versionsOf(PARTICIPATIONS, alike[at]!, said, this.snapshot.facts.id[row]!));
  }

  /** What curators said of rows of a table, in the revisions that stated or closed them. */
  private statements(table: RollTable, rows: readonly RecordedRow[]) {
    const revisions = rows.flatMap(({ recordedFrom, recordedTo }) => [
      { revision: recordedFrom },
      ...(recordedTo === null ? [] : [{ revision: recordedTo }]),
    ]);
    const ids = rows.map(({ id }) => id);
    return restatements(this.query, table, revisions, ids);
  }

  /** Every recorded row of the same participant in the same initiative, which stand together in the columns. */
  private rowsAlike(row: number): FactRow[] {
    const { initiative, participant, count } = this.snapshot.facts;
    const isAlike = (other: number) => initiative[other] === initiative[row] && participant[other] === participant[row];
    let [from, to] = [row, row + 1];
    while (from > 0 && isAlike(from - 1)) from--;
    while (to < count && isAlike(to)) to++;
    return Array.from({ length: to - from }, (_, at) => this.factRow(from + at));
  }

  /** The versions of every fact of a participant in an initiative, by their keys in the database. */
  async participationsOf(participant: number, initiative: number): Promise<readonly RowVersion<FactRow>[]> {
    const { indices, facts } = this.snapshot;
    const index = indices.participant.get(participant)!;
    const from = indices.initiative.get(initiative)!;
    for (let row = facts.initiativeStart[from]!; row < facts.initiativeStart[from + 1]!; row++) {
      if (facts.participant[row] !== index) continue;
      const rows = this.rowsAlike(row);
      return chainsOf(PARTICIPATIONS, rows, await this.statements(PARTICIPATIONS, rows)).flat();
    }
    return [];
  }

  /** A row of the columns as a change shows it, citations aside. */
  private factRow(row: number): FactRow {
    const { facts, reference } = this.snapshot;
    const { kind, code } = reference.participants[facts.participant[row]!]!;
    const end = facts.validTo[row]!;
    const endPrecision = facts.endPrecision[row]!;
    const recordedTo = facts.recordedTo[row]!;
    const lower = (words: readonly string[], index: number) => words[index]!.toLowerCase();
    return {
      row,
      id: facts.id[row]!,
      recordedFrom: facts.recordedFrom[row]!,
      recordedTo: recordedTo === NEVER ? null : recordedTo,
      image: {
        participant: code,
        initiative: reference.initiativeIds[facts.initiative[row]!]!.slug,
        role: lower(ROLES, facts.role[row]!),
        participant_kind: kind,
        valid_from: formatDay(facts.validFrom[row]!),
        valid_to: end === NEVER ? null : formatDay(end),
        date_precision: lower(PRECISIONS, facts.precision[row]!),
        confidence: lower(CONFIDENCES, facts.confidence[row]!),
        valid_to_precision: endPrecision === NO_PRECISION ? null : lower(PRECISIONS, endPrecision),
      },
    };
  }

  /** Every version of a thing with an identity, oldest first, by its table's name and its key in the database. */
  thing(table: 'countries' | 'groups' | 'organisations' | 'initiatives', id: number): Promise<readonly ThingVersion[]> {
    const index = SUBJECTS.findIndex((subject) => subject.table.name === table);
    let loader = this.identities.get(index);
    if (!loader) {
      loader = new DataLoader((ids) => this.versionsOfIdentities(index, ids));
      this.identities.set(index, loader);
    }
    return loader.load(id);
  }

  private async versionsOfIdentities(index: number, ids: readonly number[]): Promise<(readonly ThingVersion[])[]> {
    const units = await unitsOfIdentities(this.query, this.newest, index, ids);
    const byId = new Map<number, PlacedChange[]>(ids.map((id) => [id, []]));
    for (const change of await changesOf(this.query, units)) byId.get(Number(change.place.key[0]))!.push(change);
    return ids.map((id) => {
      const changes = byId.get(id)!;
      return changes.flatMap(({ place, sense, before, after }, at) =>
        after === null
          ? []
          : [
              {
                revision: place.revision,
                closedBy: changes[at + 1]?.place.revision ?? null,
                sense,
                before,
                image: after,
              },
            ],
      );
    });
  }

  /** Every version of every membership of a group, or of one state in it: by code, one membership after the other. */
  async memberships(slug: string, country: number | null): Promise<readonly RowVersion[]> {
    const { rows } = await this.query<StoredMembership>({
      name: 'memberships-recorded',
      text: `SELECT t.id, lower(t.recorded) AS "recordedFrom",
          CASE WHEN upper(t.recorded) <= $2 THEN upper(t.recorded) END AS "recordedTo",
          json_build_object('group', g.slug, 'country', p.code, 'valid_from', lower(t.valid), 'valid_to', upper(t.valid),
            'source_url', t.source_url, 'note', t.note) AS image
        FROM group_membership t JOIN country_group g ON g.id = t.group_id JOIN participant p ON p.id = t.country_id
        WHERE g.slug = $1 AND lower(t.recorded) <= $2 AND ($3::integer IS NULL OR t.country_id = $3::integer)
        ORDER BY p.code COLLATE "C", lower(t.valid), t.id`,
      values: [slug, this.newest, country],
    });
    const recorded = rows.map(({ id, ...row }): RecordedRow => ({ ...row, id: Number(id) }));
    return chainsOf(MEMBERSHIPS, recorded, await this.statements(MEMBERSHIPS, recorded)).flat();
  }
}

interface StoredMembership {
  readonly id: string;
  readonly recordedFrom: number;
  readonly recordedTo: number | null;
  readonly image: FactImage;
}
