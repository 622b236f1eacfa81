import { dayOf, formatDay, NEVER } from '../domain/day.js';
import { textIn } from '../domain/names.js';
import type { Roll } from '../domain/roll.js';
import type { CitationEvidenceArgs, CitationPublisherArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import type { ParticipationView } from '../graphql/views.js';
import type { CitationRow } from '../roll/citation.loader.js';
import type { ClaimedFact } from '../roll/claim.loader.js';
import { snapshotBehind, supposedIn } from '../roll/supposed.js';

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
    contradictingClaims: async (view: ParticipationView, _: unknown, context: QuestionContext) => {
      const { roll } = view.standpoint;
      const claims = await context.claims.load(claimedFact(view));
      const behind = snapshotBehind(context.snapshot, roll);
      return claims.map(({ citations, recordedIn, ...claim }) => ({
        ...claim,
        recordedAt: behind.revisionOf(recordedIn).recordedAt,
        citations: citations.map((citation): CitationView => ({ ...citation, roll })),
      }));
    },
    acts: async ({ standpoint: { roll }, row }: ParticipationView, _: unknown, context: QuestionContext) => {
      const acts = await context.acts.load(roll.facts.id[row]!);
      return acts
        .filter(({ recordedFrom, recordedTo }) => recordedFrom <= roll.revision && roll.revision < recordedTo)
        .map(({ act, actedOn, actedPrecision, effectiveOn, confidence, ...citation }) => ({
          kind: act.toUpperCase(),
          actedOn: dayOf(actedOn),
          actedPrecision: actedPrecision.toUpperCase(),
          effectiveOn: effectiveOn === null ? null : dayOf(effectiveOn),
          confidence: confidence.toUpperCase(),
          citation: { ...citation, roll },
        }));
    },
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

function claimedFact({ standpoint: { roll }, row, role, datePrecision }: ParticipationView): ClaimedFact {
  const { facts } = roll;
  const { kind, code } = roll.participantAt[facts.participant[row]!]!;
  const end = facts.validTo[row]!;
  return {
    kind,
    code,
    slug: roll.initiativeAt[facts.initiative[row]!]!.slug,
    role: role.toLowerCase(),
    from: formatDay(facts.validFrom[row]!),
    to: end === NEVER ? null : formatDay(end),
    precision: datePrecision.toLowerCase(),
    revision: roll.revision,
  };
}
