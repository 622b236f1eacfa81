import { badInput } from '../common/rollcall-error.js';
import type { Roll } from '../domain/roll.js';
import type { CitationRow } from '../participations/citation.loader.js';
import type { Snapshot } from './snapshot.js';

/** The roll as it would be if an open proposal were approved. */
export interface Supposed {
  /** Its newest revision is the one that the proposal would become. */
  readonly snapshot: Snapshot;
  /** The revision on which that would follow: the newest of what is recorded. */
  readonly revision: number;
  readonly proposal: number;
  readonly version: number;
  /** Of the participations that the proposal would record, by id: they are nowhere else. */
  readonly citations: ReadonlyMap<number, readonly CitationRow[]>;
}

const byRoll = new WeakMap<Roll, Supposed>();
const bySnapshot = new WeakMap<Snapshot, ReadonlyMap<string, Supposed>>();

/** What is supposed in a roll; undefined for a roll as it is recorded. */
export function supposedIn(roll: Roll): Supposed | undefined {
  return roll.proposal === undefined ? undefined : byRoll.get(roll);
}

/** The snapshot that knows the revision of a roll: that of the proposal, where the roll supposes one. */
export function snapshotBehind(snapshot: Snapshot, roll: Roll): Snapshot {
  return supposedIn(roll)?.snapshot ?? snapshot;
}

/** The snapshot that follows on the newest one by a proposal; its roll says so. */
export function supposing(snapshot: Snapshot, proposal: number, version: number): Snapshot {
  return Object.assign(snapshot, { roll: { ...snapshot.roll, proposal: `proposal-${proposal}.${version}` } });
}

/** The same snapshot, of which questions may name these proposals, by the words in which they do. */
export function withSupposed(snapshot: Snapshot, supposed: ReadonlyMap<string, Supposed>): Snapshot {
  // What is kept for the snapshot is kept for the one that it stands for.
  const own = Object.create(snapshot) as Snapshot;
  for (const one of supposed.values()) byRoll.set(one.snapshot.roll, one);
  bySnapshot.set(own, supposed);
  return own;
}

/**
 * The snapshot that a question is asked of: that of the proposal which it names, else the one given. Throws BAD_USER_INPUT
 * where it names a release or an instant as well.
 */
export function snapshotAsked(
  snapshot: Snapshot,
  asked: { readonly proposal?: string | null; readonly release?: string | null; readonly knownAt?: Date | null },
): Snapshot {
  const { proposal, release, knownAt } = asked;
  if (proposal == null) return snapshot;
  if (release != null || knownAt != null) {
    throw badInput(
      'counting.proposal',
      'name either a proposal, or a release or knownAt: what a proposal would change is today’s roll',
    );
  }
  const found = bySnapshot.get(snapshot)?.get(proposal);
  if (!found) throw badInput('counting.proposal', `there is no open proposal '${proposal}'`);
  return found.snapshot;
}
