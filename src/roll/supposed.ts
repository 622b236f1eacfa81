import { badInput } from '../common/rollcall-error.js';
import type { Roll } from '../domain/roll.js';
import type { CitationRow } from './citation.loader.js';
import type { Snapshot } from './snapshot.js';

/** The roll as it would be if an open proposal were approved. */
export interface Supposed {
  /** Its newest revision is the one that the proposal would become. */
  readonly snapshot: Snapshot;
  /** The newest recorded revision, after which that of the proposal would come. */
  readonly revision: number;
  readonly proposal: number;
  readonly version: number;
  /** Of the participations that the proposal would record, by id: they are nowhere else. */
  readonly citations: ReadonlyMap<number, readonly CitationRow[]>;
}

/** Who makes such rolls; given by the part of the application that keeps proposals. */
export interface RollsOfProposals {
  /**
   * The rolls that an operation names, by the words in which it names them. `names`: with the argument of each; `now`: when
   * they would be approved.
   *
   * @throws RollcallError BAD_USER_INPUT for a proposal that is none or not open, and for too many; CONFLICT for one in whose
   *   way problems stand
   */
  named(names: ReadonlyMap<string, string>, now: Date): Promise<ReadonlyMap<string, Supposed>>;
}
export const SUPPOSED_ROLLS = Symbol('SUPPOSED_ROLLS');

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

/** What follows on the newest snapshot by a proposal; its roll says so. */
export function supposing(supposed: Supposed): Supposed {
  const { snapshot, proposal } = supposed;
  Object.assign(snapshot, { roll: { ...snapshot.roll, proposal: `Proposal:${proposal}` } });
  byRoll.set(snapshot.roll, supposed);
  return supposed;
}

/** The same snapshot, of which questions may name these proposals, by the words in which they do. */
export function withSupposed(snapshot: Snapshot, supposed: ReadonlyMap<string, Supposed>): Snapshot {
  // The prototype is the snapshot itself, so that both share everything that is cached.
  const asked = Object.create(snapshot) as Snapshot;
  bySnapshot.set(asked, supposed);
  return asked;
}

/**
 * The snapshot that a question is asked of: that of the proposal which it names, else the one given. Throws BAD_USER_INPUT
 * where it names a release or an instant as well.
 */
export function snapshotAsked(
  snapshot: Snapshot,
  asked: { readonly proposal?: string | null; readonly release?: string | null; readonly knownAt?: Date | null },
  argument = 'counting',
): Snapshot {
  const { proposal, release, knownAt } = asked;
  if (proposal == null) return snapshot;
  if (release != null || knownAt != null) {
    throw badInput(
      `${argument}.proposal`,
      'name either a proposal, or a release or knownAt: what a proposal would change is today’s roll',
    );
  }
  const proposed = bySnapshot.get(snapshot)?.get(proposal);
  if (!proposed) throw badInput(`${argument}.proposal`, `there is no open proposal '${proposal}'`);
  return proposed.snapshot;
}

/** Whether a row of a roll's columns is there only because a proposal would record it. */
export function isSupposed(roll: Roll, row: number): boolean {
  return roll.proposal !== undefined && roll.facts.recordedFrom[row] === roll.revision;
}

/**
 * The key of a participation that only a proposal would record: the version of the proposal, and its number among what that
 * would record. Its id will not do: it is only good for this roll, and another one when the roll is made anew.
 */
export function supposedKey(roll: Roll, id: number): string {
  const { version, citations } = supposedIn(roll)!;
  return `proposed-${version}.${[...citations.keys()].indexOf(id) + 1}`;
}

/** The number in this roll of the participation that `supposedKey` names; undefined where there is none. */
export function supposedId(roll: Roll, key: string): number | undefined {
  const supposed = supposedIn(roll);
  const [, version, nth] = /^proposed-(\d{1,9})\.(\d{1,9})$/.exec(key) ?? [];
  if (supposed === undefined || Number(version) !== supposed.version) return undefined;
  return [...supposed.citations.keys()][Number(nth) - 1];
}
