import { groupsOf, memberCountries, unStatusAt } from '../domain/groups.js';
import { nameIn } from '../domain/names.js';
import { populationIn } from '../domain/population.js';
import { countedAt } from '../domain/presence.js';
import type { Initiative, Roll } from '../domain/roll.js';
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
import { type CountryView, countryOf, type OrganisationView, viewsOf } from '../graphql/views.js';
import { participationPage } from '../participations/participation-page.js';
import { rowsOfParticipant } from '../participations/rows.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { dayAsked, standpointOf, yearAsked } from '../questions/question.js';
import { countryQuestions } from './country-questions.js';
import { coverageInSteps } from './coverage.js';

/** Asked of every country in turn, the same list comes again. */
const places = new WeakMap<readonly Initiative[], ReadonlySet<number>>();

function placesOf(initiatives: readonly Initiative[]): ReadonlySet<number> {
  const known = places.get(initiatives) ?? new Set(initiatives.map(({ index }) => index));
  places.set(initiatives, known);
  return known;
}

/** What a state or organisation takes part in itself, in every role unless some are named. */
async function participationsOf(
  within: Roll,
  participant: number,
  args: CountryParticipationsArgs,
  { snapshot, inSlices }: QuestionContext,
) {
  const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), within, 'lists');
  const { selection } = args;
  const counted = countedAt(roll, day, rule);
  const { initiative } = roll.facts;
  const chosen =
    selection == null ? null : placesOf(await inSlices(selectInSteps(roll, selection, { day, method: rule.method })));
  const listed = {
    roll,
    candidates: rowsOfParticipant(roll.facts, participant),
    passes: chosen === null ? counted : (row: number) => chosen.has(initiative[row]!) && counted(row),
    basis: ['participant', participant, selection, day, rule],
  };
  return participationPage(snapshot, listed, args, inSlices);
}

/** In how many initiatives a state or organisation takes part. */
async function coverageOf(
  within: Roll,
  participant: number,
  args: CountryCoverageArgs,
  { snapshot, inSlices }: QuestionContext,
): Promise<number> {
  const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), within);
  return (await inSlices(coverageInSteps(roll, args.selection, day, rule)))[participant]!;
}

/** Computed fields of Country and Organisation. */
export const countryFields = {
  Country: {
    ...countryQuestions.Country,
    name: ({ country }: CountryView, { locale }: CountryNameArgs) => nameIn(country.names, locale),
    unStatus: ({ roll, country }: CountryView, { asOf }: CountryUnStatusArgs, { snapshot }: QuestionContext) =>
      unStatusAt(country, dayAsked(snapshot, roll, asOf)),
    groups: ({ roll, country }: CountryView, { asOf }: CountryGroupsArgs, { snapshot }: QuestionContext) =>
      groupsOf(roll, country, dayAsked(snapshot, roll, asOf)).map((group) => viewsOf(roll).group(group)),
    population: ({ roll, country }: CountryView, { year }: CountryPopulationArgs, { snapshot }: QuestionContext) =>
      populationIn(roll, country, yearAsked(snapshot, roll, year))?.figure ?? null,
    participations: (view: CountryView, args: CountryParticipationsArgs, context: QuestionContext) =>
      participationsOf(view.roll, view.country.index, args, context),
    coverage: (view: CountryView, args: CountryCoverageArgs, context: QuestionContext) =>
      coverageOf(view.roll, view.country.index, args, context),
  },
  Organisation: {
    name: ({ organisation }: OrganisationView, { locale }: OrganisationNameArgs) => nameIn(organisation.names, locale),
    members: (
      { roll, organisation }: OrganisationView,
      { asOf }: OrganisationMembersArgs,
      { snapshot }: QuestionContext,
    ) => {
      if (organisation.membersGroup === null) return [];
      const group = roll.groups.get(organisation.membersGroup)!;
      const day = dayAsked(snapshot, roll, asOf);
      return memberCountries(roll, group, day).map((country) => viewsOf(roll).country(country));
    },
    coverage: (view: OrganisationView, args: OrganisationCoverageArgs, context: QuestionContext) =>
      coverageOf(view.roll, view.organisation.index, args, context),
    homeCountry: ({ roll, organisation: { homeCountry } }: OrganisationView) => countryOf(roll, homeCountry),
    participations: (view: OrganisationView, args: OrganisationParticipationsArgs, context: QuestionContext) =>
      participationsOf(view.roll, view.organisation.index, args, context),
  },
  Participant: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};
