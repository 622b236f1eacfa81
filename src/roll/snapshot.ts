import type { Pool } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';
import type { Facts, Roll } from '../domain/roll.js';
import { buildRoll, type Indices, indicesOf } from './build-roll.js';
import { arrange } from './fact-columns.js';
import { loadFacts } from './load-facts.js';
import { loadReference, type Reference } from './load-reference.js';

export interface Revision {
  readonly id: number;
  readonly recordedAt: Date;
  readonly reason: string;
  readonly dataThrough: string;
}

export interface Release {
  readonly name: string;
  readonly revision: number;
  readonly cutAt: Date;
  readonly notes: string | null;
}

const ROLLS_KEPT = 8;

/** The whole recorded history at one moment, read-only: asked at any revision, it gives the roll as recorded then. */
export class Snapshot {
  /** Rolls of past revisions that were asked for, the one asked last at the end. */
  private readonly past = new Map<number, Roll>();
  readonly roll: Roll;

  constructor(
    readonly revisions: readonly Revision[],
    readonly releases: readonly Release[],
    readonly facts: Facts,
    readonly reference: Reference,
    private readonly indices: Indices,
  ) {
    this.roll = buildRoll(reference, indices, facts, this.newest.id);
  }

  /** The newest revision that this snapshot holds. Revision 0 is the empty roll of a fresh database. */
  get newest(): Revision {
    return this.revisions.at(-1) ?? NOTHING_RECORDED;
  }

  revisionOf(id: number): Revision {
    return this.revisions.find((revision) => revision.id === id) ?? NOTHING_RECORDED;
  }

  /** The roll as recorded at a revision. */
  at(revision: number): Roll {
    if (revision === this.roll.revision) return this.roll;
    const roll = this.past.get(revision) ?? buildRoll(this.reference, this.indices, this.facts, revision);
    this.past.delete(revision);
    this.past.set(revision, roll);
    if (this.past.size > ROLLS_KEPT) this.past.delete(this.past.keys().next().value!);
    return roll;
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
};

/** Loads everything that PostgreSQL has recorded, as of one moment. */
export async function loadSnapshot(pool: Pool): Promise<Snapshot> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const revisions = await client.query(
      'SELECT id, recorded_at AS "recordedAt", reason, data_through AS "dataThrough" FROM revision ORDER BY id',
    );
    const releases = await client.query(
      'SELECT name, revision_id AS revision, cut_at AS "cutAt", notes FROM release ORDER BY revision_id, cut_at, name',
    );
    const reference = await loadReference(client);
    const indices = indicesOf(reference);
    const raw = await loadFacts(client, indices.initiative, indices.participant);
    await client.query('COMMIT');
    failed = false;
    const facts = arrange(raw, reference.initiativeIds.length, reference.participants.length);
    return new Snapshot(revisions.rows.map(instants), releases.rows.map(instants), facts, reference, indices);
  } finally {
    // A client that failed inside a transaction is not given back to the pool.
    client.release(failed);
  }
}

/** Instants may come as text or as Date, by the parser that is set. */
function instants<T extends Record<string, unknown>>(row: T): T {
  const changed: Record<string, unknown> = { ...row };
  for (const key of ['recordedAt', 'cutAt']) if (key in changed) changed[key] = new Date(changed[key] as string);
  return changed as T;
}
