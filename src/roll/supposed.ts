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

/** What follows on the newest snapshot by a proposal; its roll says so. */
export function supposing(supposed: Supposed): Supposed {
  const { snapshot, proposal } = supposed;
  Object.assign(snapshot, { roll: { ...snapshot.roll, proposal: `Proposal:${proposal}` } });
  byRoll.set(snapshot.roll, supposed);
  return supposed;
}

/** The same snapshot, of which questions may name these proposals, by the words in which they do. */
export function withSupposed(snapshot: Snapshot, supposed: ReadonlyMap<string, Supposed>): Snapshot {
  // What is kept for the snapshot is kept for the one that it stands for.
  const own = Object.create(snapshot) as Snapshot;
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
  const found = bySnapshot.get(snapshot)?.get(proposal);
  if (!found) throw badInput(`${argument}.proposal`, `there is no open proposal '${proposal}'`);
  return found.snapshot;
}

/** Whether a row of a roll's columns is there only because a proposal would record it. */
export function isSupposed(roll: Roll, row: number): boolean {
  return roll.proposal !== undefined && roll.facts.recordedFrom[row] === roll.revision;
}

/**
 * What names a participation that only a proposal would record: the version of the proposal, and its place among what that
 * would record. Nothing on record bears its number, which is another one whenever the roll is made anew.
 */
export function supposedKey(roll: Roll, id: number): string {
  const { version, citations } = supposedIn(roll)!;
  return `proposed-${version}.${[...citations.keys()].indexOf(id) + 1}`;
}

/** The number in this roll of the participation that `supposedKey` names; undefined where there is none. */
export function supposedId(roll: Roll, key: string): number | undefined {
  const supposed = supposedIn(roll);
  const [, version, place] = /^proposed-(\d{1,9})\.(\d{1,9})$/.exec(key) ?? [];
  if (supposed === undefined || Number(version) !== supposed.version) return undefined;
  return [...supposed.citations.keys()][Number(place) - 1];
}
