import type { ClientBase } from 'pg';
import type { Steps } from '../domain/steps.js';
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
 * Reads what changed in the reference data after a revision. Null where there are other identities than the known ones and
 * those with greater keys: every writer draws keys one after the other, so they were not drawn by one.
 */
export async function readReferenceChanges(
  client: ClientBase,
  known: Identities,
  revision: number,
): Promise<ReferenceChanges | null> {
  const news = await referenceNews(client, revision);
  const [participants, initiatives] = [extentOf(known.participants), extentOf(known.initiativeIds)];
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
  /** Where those stand now that were known before; null: where they stood. */
  readonly moves: Moves | null;
}

/** Gives new identities their places among the known ones. */
export function* placesWithInSteps(known: Identities, indices: Indices, added: Identities): Steps<Places> {
  if (added.participants.length === 0 && added.initiativeIds.length === 0) {
    return { identities: known, indices, moves: null };
  }
  const identities = {
    participants: merged(known.participants, added.participants, PARTICIPANT_ORDER),
    initiativeIds: merged(known.initiativeIds, added.initiativeIds, INITIATIVE_ORDER),
  };
  const moves = {
    participants: identities.participants.length,
    initiatives: identities.initiativeIds.length,
    participant: placesAmong(identities.participants, known.participants),
    initiative: placesAmong(identities.initiativeIds, known.initiativeIds),
  };
  yield;
  return { identities, indices: yield* indicesInSteps(identities), moves };
}

/** Where some rows stand among all of them, which are in the same order. */
function placesAmong<Row>(all: readonly Row[], some: readonly Row[]): Uint32Array {
  const places = new Uint32Array(some.length);
  let found = 0;
  for (let place = 0; place < all.length; place++) if (all[place] === some[found]) places[found++] = place;
  return places;
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

/** Rows in their order with changed ones, which are in it too: one that is there already takes the place of the other. */
function merged<Row>(rows: readonly Row[], changed: readonly Row[], order: readonly OrderPart<Row>[]): readonly Row[] {
  if (changed.length === 0) return rows;
  const compare = (one: Row, other: Row): number => {
    for (const part of order) {
      const difference = part.compare(one, other);
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
