import type { Pool } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { participantsCoded } from '../domain/codes.js';
import { didYouMean } from '../domain/nearest.js';

import type { Change, ChangeSense, FactImage } from '../record/change.js';
import { describeChange } from '../record/describe.js';
import type { Snapshot } from '../roll/snapshot.js';
import { History } from './history.js';

/** A recorded version as it is printed. */
export interface PrintedVersion {
  readonly revision: number;
  readonly recordedAt: string;
  readonly author: string | null;
  readonly approvedBy: string | null;
  readonly reason: string;
  readonly sense: ChangeSense;
  readonly description: string;
  /** The revision that took it back or replaced it; null: it stands. */
  readonly closedBy: number | null;
  readonly image: FactImage;
}

interface Version {
  readonly table: string;
  readonly revision: number;
  readonly closedBy: number | null;
  readonly sense: ChangeSense;
  readonly before: FactImage | null;
  readonly image: FactImage;
}

/** Versions of what a subject names, oldest first. Throws BAD_USER_INPUT where it names nothing that is or was on record. */
export async function historyOf(pool: Pool, snapshot: Snapshot, subject: string): Promise<PrintedVersion[]> {
  const history = new History(snapshot, (statement) => pool.query(statement), {});
  const versions = await versionsOf(history, subject);
  return versions
    .sort((a, b) => a.revision - b.revision)
    .map(({ table, revision, closedBy, sense, before, image }) => {
      const { recordedAt, author, approvedBy, reason } = snapshot.revisionOf(revision);
      const change: Change = { table, sense, before, after: image };
      return {
        ...{ revision, recordedAt: recordedAt.toISOString(), author, approvedBy, reason, sense, closedBy, image },
        description: describeChange({ ...change, names: history.things.nameOf }),
      };
    });
}

async function versionsOf(history: History, subject: string): Promise<Version[]> {
  const { snapshot, things } = history;
  const [code, slug] = subject.split('@') as [string, string?];
  if (slug !== undefined) return factVersions(history, things.participantIds(code), code, slug);
  const initiative = things.initiativeId(subject);
  const told = async (table: 'initiatives' | 'countries' | 'organisations', id: number): Promise<Version[]> =>
    (await history.thing(table, id)).map((version) => ({ ...version, table }));
  if (initiative !== null) return told('initiatives', initiative);
  const versions = things
    .participantIds(code)
    .map(({ id, kind }) => told(kind === 'state' ? 'countries' : 'organisations', id));
  if (versions.length > 0) return (await Promise.all(versions)).flat();
  const { participants, initiativeIds } = snapshot.reference;
  const names = [
    ...initiativeIds.map((initiative) => initiative.slug),
    ...participants.map((participant) => participant.code),
  ];
  throw badInput('subject', `there is no initiative, state or organisation '${subject}'${didYouMean(subject, names)}`);
}

/** Of a participation: the versions of every fact of that participant in that initiative. */
async function factVersions(
  history: History,
  participants: readonly { readonly id: number }[],
  code: string,
  slug: string,
): Promise<Version[]> {
  const { snapshot, things } = history;
  const initiative = things.initiativeNamed(slug, 'subject');
  // Throws, naming the nearest codes.
  if (participants.length === 0) participantsCoded(snapshot.roll, [code], 'subject');
  const facts = await Promise.all(participants.map(({ id }) => history.participationsOf(id, initiative)));
  return facts.flat().map(({ row, before, sense }) => ({
    table: 'participations',
    revision: row.recordedFrom,
    closedBy: row.recordedTo,
    sense,
    before: before?.image ?? null,
    image: row.image,
  }));
}
