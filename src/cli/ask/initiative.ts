import { Command } from 'commander';
import { allPages, type Page, type Participation, participationPage } from '../../graphql/all-pages.js';
import { namesAt } from '../../questions/fields.js';
import {
  type Counted,
  closingTexts,
  dated,
  LISTS,
  listed,
  type Named,
  paragraphs,
  type Slug,
  slugs,
  spoken,
  titled,
} from '../../questions/texts.js';
import { unknownInitiativeTo } from './known-names.js';
import { asQuestion } from './question-command.js';
import { variablesOf } from './variables.js';

interface Participant {
  readonly __typename: string;
  readonly code: string;
  readonly name: string;
}
type OthersParticipation = Participation & { readonly participant: Participant };

interface Initiative extends Named {
  readonly summary: string | null;
  readonly kind: string;
  readonly scope: string;
  readonly binding: boolean;
  readonly openness: string;
  readonly eligibleGroup: Named | null;
  readonly focus: string;
  readonly adoption: string;
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number } | null;
  readonly topics: readonly string[];
  readonly leads: readonly Participant[];
  readonly leadOrganisation: string | null;
  readonly hostCountry: Omit<Participant, '__typename'> | null;
  readonly parent: Named | null;
  readonly children: readonly Slug[];
  readonly openedOn: string | null;
  readonly openedPrecision: string | null;
  readonly inForceOn: string | null;
  readonly endedOn: string | null;
  readonly listCompleteness: string;
  readonly listCheckedOn: string | null;
  readonly listClosedOn: string | null;
  readonly publishedTotal: number | null;
  readonly url: string | null;
  readonly participantCount: number;
}

const VARIABLES = '$slug: ID!, $asOf: Date, $counting: CountingInput, $locale: Locale = EN';
const PARTICIPANT = '__typename ... on Country { code } ... on Organisation { code } name(locale: $locale)';

export const INITIATIVE_QUERY = `query (${VARIABLES}, $selection: SelectionInput!) {
  initiative(slug: $slug) { slug name(locale: $locale) summary(locale: $locale) kind scope binding openness
    eligibleGroup { slug name(locale: $locale) } focus adoption manner votes { for against abstained notVoting } topics
    leads { ${PARTICIPANT} } leadOrganisation hostCountry { code name(locale: $locale) } seatCountry { code name(locale: $locale) }
    parent { slug name(locale: $locale) } children { slug } aliases openedOn openedPrecision inForceOn endedOn listCompleteness
    listCheckedOn listClosedOn publishedTotal url participantCount(asOf: $asOf, counting: $counting) }
  distribution(selection: $selection, asOf: $asOf, counting: $counting) { ${LISTS} } }`;
export const INITIATIVE_PARTICIPATIONS = `query (${VARIABLES}, $first: Int, $after: String) { initiative(slug: $slug) {
  participations(asOf: $asOf, counting: $counting, first: $first, after: $after) {
    ${participationPage(`participant { ${PARTICIPANT} }`)} } } }`;

/** `rollcall ask initiative bletchley-declaration`: what it is, who takes part, and how complete its list is. */
export function initiativeCommand(): Command {
  return asQuestion(
    new Command('initiative')
      .description('what an initiative is, who takes part, and how complete its list is')
      .argument('<slug>', 'for example bletchley-declaration'),
    [...namesAt('counting'), 'asOf', 'locale'],
    async (source, input, slug) => {
      const { selection: _, ...asked } = variablesOf(input);
      const variables = { ...asked, slug };
      const { initiative, distribution } = await source.ask<{
        readonly initiative: Initiative | null;
        readonly distribution: Omit<Counted, 'initiatives'>;
      }>(INITIATIVE_QUERY, { ...variables, selection: { initiatives: [slug] } });
      // Where there is none, the API gives null.
      if (initiative === null) throw await unknownInitiativeTo(source, slug);
      const participations = await allPages<OthersParticipation>(async (page) => {
        const next = await source.ask<{ initiative: { participations: Page<OthersParticipation> } }>(
          INITIATIVE_PARTICIPATIONS,
          { ...variables, ...page },
        );
        return next.initiative.participations;
      });
      const answer = { ...distribution, initiative: { ...initiative, participations } };
      return { json: answer, text: initiativeText(answer) };
    },
  );
}

interface InitiativeAnswer extends Omit<Counted, 'initiatives'> {
  readonly initiative: Initiative & {
    readonly participations: { readonly totalCount: number; readonly nodes: readonly OthersParticipation[] };
  };
}

function initiativeText(answer: InitiativeAnswer): string {
  const { asOf, initiative, incompleteInitiatives, provenance } = answer;
  const { slug, name, summary, participantCount, participations, url } = initiative;
  const atLeast = incompleteInitiatives.length > 0 ? 'at least ' : '';
  return paragraphs(
    `${name} (${slug})`,
    summary ?? '',
    descriptionLines(initiative).join('\n'),
    listText(initiative, incompleteInitiatives.length > 0),
    `As of ${asOf}, ${atLeast}${participantCount} states and organisations take part by their own name in a role that is counted`,
    participations.totalCount === 0
      ? 'No participation is on record.'
      : titled('On record, in every role', [
          ['code', 'participant', 'role', 'since', 'until', 'confidence'],
          ...participations.nodes.map((fact) => [
            ...[fact.participant.code, fact.participant.name, spoken(fact.role)],
            ...[dated(fact.validFrom, fact.datePrecision), dated(fact.validTo, fact.validToPrecision)],
            spoken(fact.confidence),
          ]),
        ]),
    url ?? '',
    closingTexts({ ...answer, initiatives: [], incompleteInitiatives: [], listsCheckedBefore: [], provenance }),
  );
}

function descriptionLines(initiative: Initiative): string[] {
  const { kind, scope, binding, openness, eligibleGroup, focus, adoption, votes } = initiative;
  const { openedOn, openedPrecision, inForceOn, endedOn, leads, leadOrganisation, hostCountry, parent } = initiative;
  const led = leads.length > 0 ? leads.map((lead) => lead.name).join(', ') : leadOrganisation;
  return [
    [kind, scope, binding ? 'binding' : 'not binding', adoption, `focus ${focus}`].map(spoken).join(', '),
    `openness: ${spoken(openness)}${eligibleGroup === null ? '' : `, to ${eligibleGroup.name}`}`,
    `opened: ${dated(openedOn, openedPrecision) ?? 'not on record'}`,
    ...(inForceOn === null ? [] : [`in force: ${inForceOn}`]),
    ...(endedOn === null ? [] : [`ended: ${endedOn}`]),
    ...(votes === null ? [] : [`votes: ${votes.for} for, ${votes.against} against, ${votes.abstained} abstained`]),
    ...(led === null ? [] : [`led by: ${led}`]),
    ...(hostCountry === null ? [] : [`host: ${hostCountry.name}`]),
    ...(parent === null ? [] : [`part of: ${parent.name} (${parent.slug})`]),
    ...listed('holds', slugs(initiative.children)),
    ...listed('topics', initiative.topics.map(spoken)),
  ];
}

/** How much of the list of those who take part is on record, and whether it concludes absence on the day. */
function listText(initiative: Initiative, isIncomplete: boolean): string {
  const { listCompleteness, listCheckedOn, listClosedOn, publishedTotal } = initiative;
  const states: Readonly<Record<string, string>> = {
    COMPLETE: 'complete',
    PARTIAL: 'on record in part',
    NONE: 'not on record',
    NOT_APPLICABLE: 'there can be none',
  };
  return [
    `list of those who take part: ${states[listCompleteness] ?? spoken(listCompleteness)}`,
    ...(listCompleteness === 'NOT_APPLICABLE'
      ? []
      : [`last checked on ${listCheckedOn ?? 'a day that is not on record'}`]),
    ...(listClosedOn === null ? [] : [`closed on ${listClosedOn}`]),
    ...(publishedTotal === null ? [] : [`a source states ${publishedTotal} in all`]),
    ...(isIncomplete ? ['who is not on it may take part all the same'] : []),
  ].join('; ');
}
