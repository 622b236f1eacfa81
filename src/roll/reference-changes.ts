import type { ClientBase } from 'pg';
import type { Steps } from '../common/steps.js';
import { type Indices, indicesInSteps } from './build-roll.js';
import type { Moves } from './fact-columns.js';
import {
  type Extent,
  type Identities,
  INITIATIVE_ORDER,
  loadIdentities,
  loadVersions,
  type OrderPart,
  PARTICIPANT_ORDER,
  type Reference,
  referenceNews,
  VERSIONS_NAMES,
  type VersionOf,
  type VersionsName,
  versionOrder,
} from './load-reference.js';

/** What was recorded or closed of the reference data: identities that are new, and rows of each list that changed. */
export interface ReferenceChanges {
  readonly identities: Identities;
  readonly versions: { readonly [Name in VersionsName]?: readonly VersionOf<Name>[] };
}

/**
 * Reads what changed in the reference data after a revision. Null where there are new identities whose keys are not greater
 * than all known ones: no writer numbers them so, and everything must be loaded again.
 */
export async function readReferenceChanges(
  client: ClientBase,
  before: Identities,
  revision: number,
): Promise<ReferenceChanges | null> {
  const news = await referenceNews(client, revision);
  const [participants, initiatives] = [extentOf(before.participants), extentOf(before.initiativeIds)];
  const isNew = participants.greatest < news.participants.greatest || initiatives.greatest < news.initiatives.greatest;
  const identities = isNew
    ? await loadIdentities(client, { participant: participants.greatest, initiative: initiatives.greatest })
    : { participants: [], initiativeIds: [] };
  if (news.participants.count !== participants.count + identities.participants.length) return null;
  if (news.initiatives.count !== initiatives.count + identities.initiativeIds.length) return null;
  const versions: Partial<Record<VersionsName, unknown>> = {};
  for (const name of news.changed) versions[name] = await loadVersions(client, name, revision);
  return { identities, versions: versions as ReferenceChanges['versions'] };
}

function extentOf(identities: readonly { readonly id: number }[]): Extent {
  let greatest = 0;
  for (const { id } of identities) if (id > greatest) greatest = id;
  return { count: identities.length, greatest };
}

/** Identities in their orders, and where they stand. */
export interface Places {
  readonly identities: Identities;
  readonly indices: Indices;
  /** The new indices of those known before; null where none has moved. */
  readonly moves: Moves | null;
}

/** Gives new identities their places among the known ones. */
export function* placesWithInSteps(before: Identities, indices: Indices, added: Identities): Steps<Places> {
  if (added.participants.length === 0 && added.initiativeIds.length === 0) {
    return { identities: before, indices, moves: null };
  }
  const identities = {
    participants: merged(before.participants, added.participants, PARTICIPANT_ORDER),
    initiativeIds: merged(before.initiativeIds, added.initiativeIds, INITIATIVE_ORDER),
  };
  const moves = {
    participants: identities.participants.length,
    initiatives: identities.initiativeIds.length,
    participant: indicesAmong(identities.participants, before.participants),
    initiative: indicesAmong(identities.initiativeIds, before.initiativeIds),
  };
  yield;
  return { identities, indices: yield* indicesInSteps(identities), moves };
}

/** The indices of some rows among all of them; both are in the same order. */
function indicesAmong<Row>(all: readonly Row[], some: readonly Row[]): Uint32Array {
  const indices = new Uint32Array(some.length);
  let next = 0;
  for (let index = 0; index < all.length; index++) if (all[index] === some[next]) indices[next++] = index;
  return indices;
}

/** The reference data with its changes. Lists in which nothing changed, and rows that did not, stay the same objects. */
export function referenceWith(before: Reference, identities: Identities, { versions }: ReferenceChanges): Reference {
  const { participants, initiativeIds } = identities;
  const sameIdentities = participants === before.participants && initiativeIds === before.initiativeIds;
  if (sameIdentities && Object.keys(versions).length === 0) return before;
  const lists: Partial<Record<VersionsName, unknown>> = {};
  const add = <Name extends VersionsName>(name: Name): void => {
    const changed: readonly VersionOf<Name>[] | undefined = versions[name];
    const rows: readonly VersionOf<Name>[] = before[name];
    if (changed) lists[name] = merged(rows, changed, versionOrder(name));
  };
  for (const name of VERSIONS_NAMES) add(name);
  return { ...before, participants, initiativeIds, ...(lists as Partial<Reference>) };
}

/** Merges rows with changed ones, both in the same order; a changed row replaces the one that compares as equal. */
function merged<Row>(rows: readonly Row[], changed: readonly Row[], order: readonly OrderPart<Row>[]): readonly Row[] {
  if (changed.length === 0) return rows;
  const compare = (row: Row, other: Row): number => {
    for (const part of order) {
      const difference = part.compare(row, other);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const all: Row[] = [];
  let copied = 0;
  for (const row of changed) {
    let [low, high] = [copied, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(rows[middle]!, row) < 0) low = middle + 1;
      else high = middle;
    }
    while (copied < low) all.push(rows[copied++]!);
    if (copied < rows.length && compare(rows[copied]!, row) === 0) copied++;
    all.push(row);
  }
  while (copied < rows.length) all.push(rows[copied++]!);
  return all;
}
