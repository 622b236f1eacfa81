import { yearOf } from '../domain/day.js';
import { groupsOf, memberCountries, unStatusAt } from '../domain/groups.js';
import { nameIn } from '../domain/names.js';
import { populationIn } from '../domain/population.js';
import { countedAt } from '../domain/presence.js';
import type { Initiative, Participant, Roll } from '../domain/roll.js';
import { selectInSteps } from '../domain/selection.js';
import type {
  CountryCoverageArgs,
  CountryGroupsArgs,
  CountryNameArgs,
  CountryParticipationsArgs,
  CountryPopulationArgs,
  CountryUnStatusArgs,
  OrganisationCoverageArgs,
  OrganisationMembersArgs,
  OrganisationNameArgs,
  OrganisationParticipationsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, type OrganisationView, viewsOf } from '../graphql/views.js';
import { participationPage } from '../participations/participation-page.js';
import { rowsOfParticipant } from '../participations/rows.js';
import { type Standpoint, standpointBelow } from '../questions/standpoint.js';
import { countryQuestions } from './country-questions.js';
import { coverageInSteps } from './coverage.js';

/** Asked of every country in turn, the same list comes again. */
const places = new WeakMap<readonly Initiative[], ReadonlySet<number>>();

function placesOf(initiatives: readonly Initiative[]): ReadonlySet<number> {
  const known = places.get(initiatives) ?? new Set(initiatives.map(({ index }) => index));
  places.set(initiatives, known);
  return known;
}

/** The place of a participant in another roll than its own, whose places may be others; -1 where that does not hold it. */
function placeIn(roll: Roll, { kind, code, index }: Participant, own: Standpoint): number {
  if (roll === own.roll) return index;
  return (kind === 'state' ? roll.countryByCode : roll.organisationByCode).get(code)?.index ?? -1;
}

/** What a state or organisation takes part in itself, in every role unless some are named. */
async function participationsOf(
  above: Standpoint,
  participant: Participant,
  args: CountryParticipationsArgs,
  { snapshot, inSlices }: QuestionContext,
) {
  const standpoint = standpointBelow(snapshot, above, args);
  const { roll, day, listRule: rule } = standpoint;
  const { selection } = args;
  const counted = countedAt(roll, day, rule);
  const { initiative } = roll.facts;
  const chosen =
    selection == null ? null : placesOf(await inSlices(selectInSteps(roll, selection, { day, method: rule.method })));
  const listed = {
    standpoint,
    candidates: rowsOfParticipant(roll.facts, placeIn(roll, participant, above)),
    passes: chosen === null ? counted : (row: number) => chosen.has(initiative[row]!) && counted(row),
    basis: ['participant', participant.kind, participant.code, selection, day, rule],
  };
  return participationPage(listed, args, inSlices);
}

/** In how many initiatives a state or organisation takes part. */
async function coverageOf(
  above: Standpoint,
  participant: Participant,
  args: CountryCoverageArgs,
  { snapshot, inSlices }: QuestionContext,
): Promise<number> {
  const { roll, day, rule } = standpointBelow(snapshot, above, args);
  return (await inSlices(coverageInSteps(roll, args.selection, day, rule)))[placeIn(roll, participant, above)] ?? 0;
}

/** Computed fields of Country and Organisation. */
export const countryFields = {
  Country: {
    ...countryQuestions.Country,
    name: ({ country }: CountryView, { locale }: CountryNameArgs) => nameIn(country.names, locale),
    unStatus: ({ standpoint, country }: CountryView, { asOf }: CountryUnStatusArgs) =>
      unStatusAt(country, asOf ?? standpoint.day),
    groups: (
      { standpoint: above, country }: CountryView,
      { asOf }: CountryGroupsArgs,
      { snapshot }: QuestionContext,
    ) => {
      const standpoint = standpointBelow(snapshot, above, { asOf });
      const views = viewsOf(standpoint);
      return groupsOf(standpoint.roll, country, standpoint.day).map((group) => views.group(group));
    },
    population: ({ standpoint: { roll, day }, country }: CountryView, { year }: CountryPopulationArgs) =>
      populationIn(roll, country, year ?? yearOf(day))?.figure ?? null,
    participations: (view: CountryView, args: CountryParticipationsArgs, context: QuestionContext) =>
      participationsOf(view.standpoint, view.country, args, context),
    coverage: (view: CountryView, args: CountryCoverageArgs, context: QuestionContext) =>
      coverageOf(view.standpoint, view.country, args, context),
  },
  Organisation: {
    name: ({ organisation }: OrganisationView, { locale }: OrganisationNameArgs) => nameIn(organisation.names, locale),
    members: (
      { standpoint: above, organisation }: OrganisationView,
      { asOf }: OrganisationMembersArgs,
      { snapshot }: QuestionContext,
    ) => {
      if (organisation.membersGroup === null) return [];
      const standpoint = standpointBelow(snapshot, above, { asOf });
      const { roll, day } = standpoint;
      return viewsOf(standpoint).countries(memberCountries(roll, roll.groups.get(organisation.membersGroup)!, day));
    },
    coverage: (view: OrganisationView, args: OrganisationCoverageArgs, context: QuestionContext) =>
      coverageOf(view.standpoint, view.organisation, args, context),
    homeCountry: ({ standpoint, organisation: { homeCountry } }: OrganisationView) =>
      viewsOf(standpoint).countryOf(homeCountry),
    participations: (view: OrganisationView, args: OrganisationParticipationsArgs, context: QuestionContext) =>
      participationsOf(view.standpoint, view.organisation, args, context),
  },
  Participant: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};
