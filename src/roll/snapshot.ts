import type { Pool, PoolClient } from 'pg';
import { byteCache } from '../common/caches.js';
import { badInput } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';
import type { Facts, Roll } from '../domain/roll.js';
import { type Method, NEWEST_METHOD } from '../domain/rule.js';
import { allAtOnce, type Steps } from '../domain/steps.js';
import { buildRoll, buildRollInSteps, type Indices, indicesOf } from './build-roll.js';
import { workAside } from './column-work.js';
import { loadFacts } from './load-facts.js';
import { loadReference, type Reference, referenceChangedSince } from './load-reference.js';
import { rollBytes } from './roll-bytes.js';

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
  readonly cutAt: Date;
  readonly notes: string | null;
}

const pastRolls = byteCache<Roll>('rolls');

/** The whole recorded history at one moment, read-only: asked at any revision, it gives the roll as recorded then. */
export class Snapshot {
  private readonly revisionById: ReadonlyMap<number, Revision>;
  readonly roll: Roll;

  /** `before`: a snapshot of the same reference data, whose roll can be taken over but for the facts. */
  constructor(
    readonly revisions: readonly Revision[],
    readonly releases: readonly Release[],
    readonly facts: Facts,
    readonly reference: Reference,
    readonly indices: Indices,
    before: Snapshot | null = null,
    /** Which file of the database holds the revisions: another one tells that all was restored from a backup. */
    readonly storage = '',
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
    const { reference, indices, facts } = this;
    const key = String(revision);
    const known = pastRolls.find(this, key);
    if (known) return known;
    const made = yield* buildRollInSteps(reference, indices, facts, revision, this.roll);
    // Another question may have made it meanwhile.
    const roll = pastRolls.find(this, key) ?? made;
    if (roll === made) pastRolls.keep(this, key, roll, rollBytes(roll, this.roll));
    return roll;
  }

  /** The same at once. */
  at(revision: number): Roll {
    return allAtOnce(this.atInSteps(revision));
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
      const found = this.releases.find(({ name }) => name === release);
      if (!found) {
        const known = this.releases.map(({ name }) => name);
        throw badInput(`${argument}.release`, `there is no release '${release}'${didYouMean(release, known)}`);
      }
      return found.revision;
    }
    if (knownAt != null) {
      const found = this.revisions.findLast(({ recordedAt }) => recordedAt <= knownAt);
      if (!found) {
        const first = this.revisions[0]?.recordedAt.toISOString() ?? 'never';
        throw badInput(
          `${argument}.knownAt`,
          `nothing was recorded at ${knownAt.toISOString()}; the first revision is of ${first}`,
        );
      }
      return found.id;
    }
    return this.newest.id;
  }
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
  const facts = await workAside({ kind: 'arrange', raw, initiatives, participants });
  return new Snapshot(revisions, releases, facts, reference, indices, null, storage);
}

/**
 * The snapshot that follows one: only what was recorded since is read, and merged into new columns. Where more than
 * participations changed, everything is loaded again.
 */
export async function nextSnapshot(pool: Pool, before: Snapshot): Promise<Snapshot> {
  const loaded = await reading(pool, async (client) => {
    if (await referenceChangedSince(client, before.newest.id)) return null;
    const { initiative, participant } = before.indices;
    return {
      ...(await loadRevisions(client)),
      changes: await loadFacts(client, initiative, participant, before.newest.id),
    };
  });
  if (!loaded) return loadSnapshot(pool);
  const { revisions, releases, storage, changes } = loaded;
  // The database was put back to an earlier state, or to that of a backup or a replica, whose revisions may bear the same
  // numbers: nothing of what is held can be relied on.
  const known = revisions.find(({ id }) => id === before.newest.id) ?? NOTHING_RECORDED;
  const goesOn = known.id === before.newest.id && known.recordedAt.getTime() === before.newest.recordedAt.getTime();
  if (!goesOn || storage !== before.storage) return loadSnapshot(pool);
  const facts = changes.count === 0 ? before.facts : await workAside({ kind: 'merge', facts: before.facts, changes });
  return new Snapshot(revisions, releases, facts, before.reference, before.indices, before, storage);
}

/** Runs the work in one read-only transaction, in which all statements see the same moment. */
export async function reading<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // The whole of a large roll takes longer than any question may.
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
  client: PoolClient,
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
