import { NEVER } from '../domain/day.js';
import type { QuestionContext } from '../graphql/context.js';
import type { ParticipationView } from '../graphql/views.js';
import type { ParticipationConnection } from './participation-connection.js';

/** Fields of Participation that are not columns of the snapshot, and the number of all in a connection. */
export const participationFields = {
  ParticipationConnection: { totalCount: (connection: ParticipationConnection) => connection.count() },
  Participation: {
    citations: ({ roll, row }: ParticipationView, _: unknown, context: QuestionContext) =>
      context.citations.load(roll.facts.id[row]!),
    recordedAt: ({ roll, row }: ParticipationView, _: unknown, { snapshot }: QuestionContext) =>
      snapshot.revisionOf(roll.facts.recordedFrom[row]!).recordedAt,
    supersededAt: ({ roll, row }: ParticipationView, _: unknown, { snapshot }: QuestionContext) => {
      const revision = roll.facts.recordedTo[row]!;
      // Asked of a release, a fact stands as it did then, whatever was recorded since.
      return revision === NEVER || revision > roll.revision ? null : snapshot.revisionOf(revision).recordedAt;
    },
  },
};
