import type { ClientBase } from 'pg';
import { type Indices, indicesOf } from './build-roll.js';
import type { Moves } from './fact-columns.js';
import {
  type Identities,
  INITIATIVE_ORDER,
  loadIdentities,
  loadVersions,
  type OrderPart,
  PARTICIPANT_ORDER,
  type Reference,
  VERSIONS_NAMES,
  type VersionOf,
  type VersionsName,
  versionOrder,
  versionsChangedSince,
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
  const identities = await loadIdentities(client, {
    participant: greatestKey(known.participants),
    initiative: greatestKey(known.initiativeIds),
  });
  const { rows } = await client.query<{ participants: number; initiatives: number }>(
    'SELECT (SELECT count(*)::int FROM participant) AS participants, (SELECT count(*)::int FROM initiative) AS initiatives',
  );
  const { participants, initiatives } = rows[0]!;
  if (participants !== known.participants.length + identities.participants.length) return null;
  if (initiatives !== known.initiativeIds.length + identities.initiativeIds.length) return null;
  const versions: Partial<Record<VersionsName, unknown>> = {};
  for (const name of await versionsChangedSince(client, revision)) {
    versions[name] = await loadVersions(client, name, revision);
  }
  return { identities, versions: versions as ReferenceChanges['versions'] };
}

function greatestKey(identities: readonly { readonly id: number }[]): number {
  let greatest = 0;
  for (const { id } of identities) if (id > greatest) greatest = id;
  return greatest;
}

/** Identities in their orders, and where they stand. */
export interface Places {
  readonly identities: Identities;
  readonly indices: Indices;
  /** Where those stand now that were known before; null: where they stood. */
  readonly moves: Moves | null;
}

/** Gives new identities their places among the known ones. */
export function placesWith(known: Identities, indices: Indices, added: Identities): Places {
  const { participants: newParticipants, initiativeIds: newInitiatives } = added;
  if (newParticipants.length === 0 && newInitiatives.length === 0) return { identities: known, indices, moves: null };
  const participants = merged(known.participants, newParticipants, PARTICIPANT_ORDER);
  const initiativeIds = merged(known.initiativeIds, newInitiatives, INITIATIVE_ORDER);
  const identities = { participants, initiativeIds };
  const placed = indicesOf(identities);
  return {
    identities,
    indices: placed,
    moves: {
      participants: participants.length,
      initiatives: initiativeIds.length,
      participant: Uint32Array.from(known.participants, ({ id }) => placed.participant.get(id)!),
      initiative: Uint32Array.from(known.initiativeIds, ({ id }) => placed.initiative.get(id)!),
    },
  };
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
