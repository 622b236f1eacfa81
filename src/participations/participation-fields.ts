import { NEVER } from '../domain/day.js';
import { textIn } from '../domain/names.js';
import type { Roll } from '../domain/roll.js';
import type { CitationEvidenceArgs, CitationPublisherArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import type { ParticipationView } from '../graphql/views.js';
import { participationHistory } from '../history/history-fields.js';
import { snapshotBehind, supposedIn } from '../roll/supposed.js';
import type { CitationRow } from './citation.loader.js';

/** A citation with the roll in which its fact was found, and so with the translations of that. */
interface CitationView extends CitationRow {
  readonly roll: Roll;
}

/** Fields of Participation that are not columns of the snapshot, and the number of all in a connection. */
export const participationFields = {
  ParticipationConnection: { totalCount: (connection: { count(): number | Promise<number> }) => connection.count() },
  Citation: {
    evidence: ({ roll, evidence }: CitationView, { locale }: CitationEvidenceArgs) =>
      textIn(roll, 'participations.evidence', evidence, locale),
    publisher: ({ roll, publisher }: CitationView, { locale }: CitationPublisherArgs) =>
      textIn(roll, 'participations.source_publisher', publisher, locale),
  },
  Participation: {
    citations: async ({ standpoint: { roll }, row }: ParticipationView, _: unknown, context: QuestionContext) => {
      const id = roll.facts.id[row]!;
      const citations = supposedIn(roll)?.citations.get(id) ?? (await context.citations.load(id));
      return citations.map((citation): CitationView => ({ ...citation, roll }));
    },
    history: participationHistory,
    recordedAt: ({ standpoint: { roll }, row }: ParticipationView, _: unknown, { snapshot }: QuestionContext) =>
      snapshotBehind(snapshot, roll).revisionOf(roll.facts.recordedFrom[row]!).recordedAt,
    supersededAt: ({ standpoint: { roll }, row }: ParticipationView, _: unknown, { snapshot }: QuestionContext) => {
      const revision = roll.facts.recordedTo[row]!;
      // Asked of a release, a fact stands as it did then, whatever was recorded since.
      return revision === NEVER || revision > roll.revision
        ? null
        : snapshotBehind(snapshot, roll).revisionOf(revision).recordedAt;
    },
  },
};
