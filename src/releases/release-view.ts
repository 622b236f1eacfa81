import { dayOf } from '../domain/day.js';
import { universeAt } from '../domain/groups.js';
import type { QuestionContext } from '../graphql/context.js';
import { citationOf } from '../questions/provenance.js';
import type { Release, Snapshot } from '../roll/snapshot.js';

/** A release as the API gives it: what the other fields are worked out from. */
export interface ReleaseView {
  readonly name: string;
  readonly revision: string;
  readonly recordedAt: Date;
  readonly cutAt: Date;
  readonly notes: string | null;
}

export function releaseView(snapshot: Snapshot, release: Release): ReleaseView {
  const { recordedAt } = snapshot.revisionOf(release.revision);
  return { ...release, revision: String(release.revision), recordedAt };
}

/** Computed fields of Release. */
export const releaseFields = {
  Release: {
    dataThrough: ({ revision }: ReleaseView, _: unknown, { snapshot }: QuestionContext) =>
      dayOf(snapshot.revisionOf(Number(revision)).dataThrough),
    citation: ({ name, revision }: ReleaseView, _: unknown, { snapshot }: QuestionContext) =>
      citationOf(snapshot, Number(revision), name),
    counts: async ({ revision }: ReleaseView, _: unknown, { snapshot, inSlices }: QuestionContext) => {
      const roll = await inSlices(snapshot.atInSteps(Number(revision)));
      const { recordedFrom, recordedTo, count } = roll.facts;
      let participations = 0;
      for (let row = 0; row < count; row++) {
        if (recordedFrom[row]! <= roll.revision && roll.revision < recordedTo[row]!) participations++;
      }
      return {
        countries: universeAt(roll, dayOf(snapshot.revisionOf(roll.revision).dataThrough), 'ALL_STATES').length,
        organisations: roll.organisations.length,
        groups: roll.groups.size,
        initiatives: roll.initiatives.length,
        participations,
      };
    },
  },
};
