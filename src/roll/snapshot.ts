import type { ClientBase, Pool, PoolClient } from 'pg';
import { byteCache } from '../common/caches.js';
import { inSlices } from '../common/in-slices.js';
import { badInput } from '../common/rollcall-error.js';
import { allAtOnce, type Steps } from '../common/steps.js';
import { didYouMean } from '../domain/nearest.js';
import type { Facts, Roll } from '../domain/roll.js';
import { type Method, NEWEST_METHOD } from '../domain/rule.js';
import { buildRoll, buildRollInSteps, type Indices, indicesOf, takeInitiativesOver } from './build-roll.js';
import { onColumnWorker } from './column-work.js';
import type { RawFacts } from './fact-columns.js';
import { loadFacts } from './load-facts.js';
import { loadReference, type Reference } from './load-reference.js';
import {
  type Places,
  placesWithInSteps,
  type ReferenceChanges,
  readReferenceChanges,
  referenceWith,
} from './reference-changes.js';
import { factsBytes, rollBytes } from './roll-bytes.js';

export interface Revision {
  readonly id: number;
  readonly recordedAt: Date;
  readonly reason: string;
  readonly dataThrough: string;
  /** Version of the method in force when it was recorded: it answers questions of the past that name none. */
  readonly method: Method;
  /** Who proposed it; null for imports. */
  readonly author: string | null;
  readonly approvedBy: string | null;
}

export interface Release {
  readonly name: string;
  readonly revision: number;
  /** Of a release that a package ships, the instant that the package states. */
  readonly cutAt: Date;
  readonly notes: string | null;
}

const pastRolls = byteCache<Roll>('rolls');

/**
 * The owners under which answers and rolls of past revisions are cached. A snapshot takes them over from the one that it
 * follows, unless what was recorded since makes the cached values wrong.
 */
export interface Past {
  /** Of answers that rest on releases and past instants alone. */
  readonly answers: object;
  /** Of past rolls: with the columns that were the newest when they were made. */
  readonly rolls: object;
}

/** The whole recorded history at one moment, read-only: asked at any revision, it gives the roll as recorded then. */
export class Snapshot {
  private readonly revisionById: ReadonlyMap<number, Revision>;
  readonly roll: Roll;

  /** `before`: where the roll is already made, but for the facts. */
  constructor(
    readonly revisions: readonly Revision[],
    readonly releases: readonly Release[],
    readonly facts: Facts,
    readonly reference: Reference,
    readonly indices: Indices,
    before: Pick<Snapshot, 'roll'> | null = null,
    /** Which file of the database holds the revisions: another one tells that all was restored from a backup. */
    readonly storage = '',
    readonly past: Past = { answers: {}, rolls: {} },
  ) {
    this.revisionById = new Map(revisions.map((revision) => [revision.id, revision]));
    this.roll = before
      ? { ...before.roll, facts, revision: this.newest.id }
      : buildRoll(reference, indices, facts, this.newest.id);
  }

  /** The newest revision that this snapshot holds. Revision 0 is the empty roll of a fresh database. */
  get newest(): Revision {
    return this.revisions.at(-1) ?? NOTHING_RECORDED;
  }

  revisionOf(id: number): Revision {
    return this.revisionById.get(id) ?? NOTHING_RECORDED;
  }

  /** The roll as recorded at a revision. One that was not asked for lately is made anew, which may take long. */
  *atInSteps(revision: number): Steps<Roll> {
    if (revision === this.roll.revision) return this.roll;
    const { reference, indices, facts, past } = this;
    const key = keyOf(this.revisionOf(revision));
    const pastRoll = pastRolls.find(past.rolls, key);
    if (pastRoll) return pastRoll;
    const made = yield* buildRollInSteps(reference, indices, facts, revision, this.roll);
    // Another question may have made it meanwhile.
    const roll = pastRolls.find(past.rolls, key) ?? made;
    if (roll === made) keepPast(past, key, roll, this.roll);
    return roll;
  }

  /** The same at once. */
  at(revision: number): Roll {
    return allAtOnce(this.atInSteps(revision));
  }

  /** Whether the data that a question names can no longer change: a release, or an instant not after the newest revision. */
  isPast(release: string | null | undefined, knownAt: Date | null | undefined): boolean {
    if (release != null) return this.releases.some(({ name }) => name === release);
    return knownAt != null && knownAt <= this.newest.recordedAt;
  }

  /**
   * When what a revision says was first recorded, wherever that was: a release that a package ships bears the instant that
   * the package states, whenever it was imported here. What is printed names this one, so that it is the same anywhere;
   * `knownAt` asks by what this database recorded, and when.
   */
  firstRecordedAt(revision: number): Date {
    const here = this.revisionOf(revision).recordedAt;
    const cuts = this.releases.flatMap((release) => (release.revision === revision ? [release.cutAt] : []));
    return cuts.reduce((first, cut) => (cut < first ? cut : first), here);
  }

  /** The newest release that stands for exactly this revision. */
  releaseAt(revision: number): Release | null {
    return this.releases.findLast((release) => release.revision === revision) ?? null;
  }

  /**
   * The revision that a question names by release or instant; the newest where it names neither. Throws BAD_USER_INPUT
   * for both at once, a release that was never cut, and an instant before anything was recorded.
   */
  pinned(release: string | null | undefined, knownAt: Date | null | undefined, argument = 'counting'): number {
    if (release != null && knownAt != null) {
      throw badInput(`${argument}.knownAt`, 'name either a release or knownAt, not both');
    }
    if (release != null) {
      const named = this.releases.find(({ name }) => name === release);
      if (!named) {
        const names = this.releases.map(({ name }) => name);
        throw badInput(`${argument}.release`, `there is no release '${release}'${didYouMean(release, names)}`);
      }
      return named.revision;
    }
    if (knownAt != null) {
      const revision = this.revisions.findLast(({ recordedAt }) => recordedAt <= knownAt);
      if (!revision) {
        const first = this.revisions[0]?.recordedAt.toISOString() ?? 'never';
        throw badInput(
          `${argument}.knownAt`,
          `nothing was recorded at ${knownAt.toISOString()}; the first revision is of ${first}`,
        );
      }
      return revision.id;
    }
    return this.newest.id;
  }
}

/** A key that no two revisions share: a proposal may suppose a revision of the same id that is then recorded otherwise. */
function keyOf({ id, recordedAt }: Revision): string {
  return `${id} ${recordedAt.getTime()}`;
}

/** Where the columns take fewer bytes, past rolls keep theirs when the snapshot changes, and what was cached for them stays. */
const LIGHT_BYTES = 1024 * 1024;

function keepPast({ rolls }: Past, key: string, roll: Roll, newest: Roll): void {
  const columns = factsBytes(roll.facts);
  pastRolls.keep(rolls, key, roll, rollBytes(roll, newest) + (columns > LIGHT_BYTES ? 0 : columns));
}

/** What stays kept about past revisions when a snapshot is followed by another. */
function pastAfter(
  before: Snapshot,
  { releases, places: { moves } }: SnapshotChanges,
  reference: Reference,
  facts: Facts,
): Past {
  // Rolls of before method 2.0 have the kinds that organisations have today (method, section 15).
  const sameKinds = reference.organisations === before.reference.organisations;
  // Answers name the newest release of their revision, so a new release may change them.
  const sameReleases = releases.length === before.releases.length;
  const answers = sameKinds && sameReleases ? before.past.answers : {};
  // Rolls of a snapshot share the indices of participants and initiatives: where these moved, past rolls are made anew.
  if (!sameKinds || moves) return { answers, rolls: {} };
  const light = facts === before.facts || factsBytes(before.facts) <= LIGHT_BYTES;
  const past: Past = { answers, rolls: light ? before.past.rolls : {} };
  const carry = (roll: Roll): Roll => (light ? roll : { ...roll, facts });
  if (!light) {
    for (const [key, roll] of pastRolls.keptFor(before.past.rolls)) keepPast(past, key, carry(roll), before.roll);
  }
  if (before.releaseAt(before.newest.id)) keepPast(past, keyOf(before.newest), carry(before.roll), before.roll);
  return past;
}

const NOTHING_RECORDED: Revision = {
  id: 0,
  recordedAt: new Date(0),
  reason: 'nothing recorded yet',
  dataThrough: '1970-01-01',
  method: NEWEST_METHOD,
  author: null,
  approvedBy: null,
};

/** Loads everything that PostgreSQL has recorded, as of one moment. */
export async function loadSnapshot(pool: Pool): Promise<Snapshot> {
  const { raw, ...loaded } = await reading(pool, async (client) => {
    const reference = await loadReference(client);
    const indices = indicesOf(reference);
    const raw = await loadFacts(client, indices.initiative, indices.participant);
    return { ...(await loadRevisions(client)), reference, indices, raw };
  });
  const { revisions, releases, storage, reference, indices } = loaded;
  const initiatives = reference.initiativeIds.length;
  const participants = reference.participants.length;
  const facts = await onColumnWorker({ kind: 'arrange', raw, initiatives, participants });
  return new Snapshot(revisions, releases, facts, reference, indices, null, storage);
}

/** What was recorded after a snapshot was read, as of one moment. */
export interface SnapshotChanges {
  readonly revisions: readonly Revision[];
  readonly releases: readonly Release[];
  readonly reference: ReferenceChanges;
  /** The participants and initiatives with the new ones, by whose places `facts` names them. */
  readonly places: Places;
  /** Participations that were recorded or closed. */
  readonly facts: RawFacts;
}

/**
 * Reads what was recorded after a snapshot, in the open transaction of the client: also what that transaction has written
 * itself, which shows what the roll would be if it ended well. Null where what the snapshot holds cannot be relied on, and
 * everything must be loaded again: the database was put back to an earlier state, or to that of a backup or a replica,
 * whose revisions may bear the same numbers.
 */
export async function readChanges(client: ClientBase, before: Snapshot): Promise<SnapshotChanges | null> {
  const { revisions, releases, storage } = await loadRevisions(client);
  const { id, recordedAt } = before.newest;
  const sameId = revisions.find((revision) => revision.id === id) ?? NOTHING_RECORDED;
  const goesOn = sameId.id === id && sameId.recordedAt.getTime() === recordedAt.getTime();
  if (!goesOn || storage !== before.storage) return null;
  const reference = await readReferenceChanges(client, before.reference, id);
  if (!reference) return null;
  const places = await inSlices(placesWithInSteps(before.reference, before.indices, reference.identities));
  const { initiative, participant } = places.indices;
  const facts = await loadFacts(client, initiative, participant, id);
  return { revisions, releases, reference, places, facts };
}

/** The snapshot that follows one by what was recorded since; what did not change is shared with the one before. */
export async function followedBy(before: Snapshot, changes: SnapshotChanges): Promise<Snapshot> {
  const { revisions, releases, places, facts: changed } = changes;
  const { indices, moves } = places;
  const reference = referenceWith(before.reference, places.identities, changes.reference);
  const { id } = revisions.at(-1) ?? NOTHING_RECORDED;
  const same = changed.count === 0 && !moves;
  const [facts, roll] = await Promise.all([
    same ? before.facts : onColumnWorker({ kind: 'merge', facts: before.facts, changes: changed, moves }),
    inSlices(rollAfterInSteps(before, reference, places, id)),
  ]);
  const past = pastAfter(before, changes, reference, facts);
  return new Snapshot(revisions, releases, facts, reference, indices, { roll }, before.storage, past);
}

/** The newest roll of the snapshot that follows, but for its facts. */
function* rollAfterInSteps(
  before: Snapshot,
  reference: Reference,
  { indices, moves }: Places,
  revision: number,
): Steps<Roll> {
  if (reference === before.reference) return before.roll;
  yield* takeInitiativesOver(before.reference, reference, moves?.initiative ?? null);
  return yield* buildRollInSteps(reference, indices, before.facts, revision, before.roll);
}

/** The snapshot of what is recorded now, by way of one of before: only what was recorded since is read. */
export async function nextSnapshot(pool: Pool, before: Snapshot): Promise<Snapshot> {
  const changes = await reading(pool, (client) => readChanges(client, before));
  return changes ? followedBy(before, changes) : loadSnapshot(pool);
}

/** Runs the work in one read-only transaction, in which all statements see the same moment. */
export async function reading<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Loading a large roll takes longer than the timeout for questions allows.
    await client.query("SET LOCAL statement_timeout = '10min'");
    const result = await work(client);
    await client.query('COMMIT');
    failed = false;
    return result;
  } finally {
    // A client that failed inside a transaction is not given back to the pool.
    client.release(failed);
  }
}

/** Every revision and release, in their order, and the file that holds the revisions. */
export async function loadRevisions(
  client: ClientBase,
): Promise<{ revisions: Revision[]; releases: Release[]; storage: string }> {
  const revisions = await client.query(
    `SELECT id, recorded_at AS "recordedAt", reason, data_through AS "dataThrough", method, author,
       approved_by AS "approvedBy" FROM revision ORDER BY id`,
  );
  const releases = await client.query(
    'SELECT name, revision_id AS revision, cut_at AS "cutAt", notes FROM release ORDER BY revision_id, cut_at, name',
  );
  const file = await client.query<{ storage: string }>(`SELECT pg_relation_filenode('revision')::text AS storage`);
  const { storage } = file.rows[0]!;
  return { revisions: revisions.rows.map(instants), releases: releases.rows.map(instants), storage };
}

/** Instants come as text; within the server they are Dates. */
function instants<T extends Record<string, unknown>>(row: T): T {
  const changed: Record<string, unknown> = { ...row };
  for (const key of ['recordedAt', 'cutAt']) if (key in changed) changed[key] = new Date(changed[key] as string);
  return changed as T;
}
