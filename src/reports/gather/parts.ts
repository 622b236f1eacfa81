import type { Steps } from '../../common/steps.js';
import { NOT_CLASSIFIED } from '../../domain/groups.js';
import { incomplete } from '../../domain/lists.js';
import { representationInSteps } from '../../domain/representation.js';
import { type Initiative, LEAD_FAMILIES, TOPICS } from '../../domain/roll.js';
import type { Part, PartOfFamily, PartOfLead, PartOfTopic } from '../report-data.js';
import { coded, named } from './named.js';
import type { ReportQuestion } from './question.js';

/** The initiatives of each topic; one of several topics is in each. */
export function* topicsInSteps(asked: ReportQuestion): Steps<PartOfTopic[]> {
  const parts: PartOfTopic[] = [];
  for (const topic of TOPICS) {
    const initiatives = asked.question.initiatives.filter(({ topics }) => topics.includes(topic));
    if (initiatives.length > 0) parts.push({ topic, ...(yield* partInSteps(asked, initiatives)) });
  }
  return parts;
}

/** The initiatives that organisations of each family lead, at whatever position. */
export function* familiesInSteps(asked: ReportQuestion): Steps<PartOfFamily[]> {
  const { roll, initiatives } = asked.question;
  const parts: PartOfFamily[] = [];
  for (const family of LEAD_FAMILIES) {
    const ledByFamily = initiatives.filter(({ index }) =>
      (roll.leads.get(index) ?? []).some((lead) => {
        const participant = roll.participantAt[lead];
        return participant?.kind === 'organisation' && participant.family === family;
      }),
    );
    if (ledByFamily.length > 0) parts.push({ family, ...(yield* partInSteps(asked, ledByFamily)) });
  }
  return parts;
}

/** The initiatives that each state leads, at whatever position: those that lead the most first. */
export function* leadsInSteps(asked: ReportQuestion): Steps<PartOfLead[]> {
  const { roll, initiatives } = asked.question;
  const led = new Map<number, Initiative[]>();
  for (const initiative of initiatives) {
    for (const lead of roll.leads.get(initiative.index) ?? []) {
      if (roll.participantAt[lead]?.kind !== 'state') continue;
      const initiativesLed = led.get(lead);
      if (initiativesLed) initiativesLed.push(initiative);
      else led.set(lead, [initiative]);
    }
  }
  const parts: PartOfLead[] = [];
  for (const [lead, initiativesLed] of [...led].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])) {
    parts.push({ lead: coded(roll.participantAt[lead]!), ...(yield* partInSteps(asked, initiativesLed)) });
  }
  return parts;
}

/** Tolerance: equal ratios that were computed in different ways may differ in the last digit. */
const ROUNDING = 1e-12;

function* partInSteps({ question, scheme }: ReportQuestion, initiatives: readonly Initiative[]): Steps<Part> {
  const { roll, day, rule } = question;
  const { groups } = yield* representationInSteps(roll, initiatives, scheme, day, rule);
  const atLeast = incomplete(initiatives, day, rule).length > 0;
  const rated = atLeast
    ? []
    : groups.flatMap(({ group, representationRatio: ratio }) =>
        ratio === null || group.slug === NOT_CLASSIFIED ? [] : [{ group: named(group), ratio }],
      );
  const extreme = (ratio: number): Part['highest'] =>
    rated.length === 0
      ? null
      : { ratio, groups: rated.filter((group) => Math.abs(group.ratio - ratio) < ROUNDING).map(({ group }) => group) };
  const ratios = rated.map(({ ratio }) => ratio);
  return {
    initiatives: initiatives.length,
    participants: groups.reduce((sum, { participants }) => sum + participants, 0),
    atLeast,
    highest: extreme(Math.max(...ratios)),
    lowest: extreme(Math.min(...ratios)),
  };
}
