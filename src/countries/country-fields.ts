import { groupsOf, memberCountries, unStatusAt } from '../domain/groups.js';
import { KeptBySelection } from '../domain/kept.js';
import { nameIn } from '../domain/names.js';
import { populationIn } from '../domain/population.js';
import { countedAt, coverageOfAllInSteps } from '../domain/presence.js';
import type { Initiative, Roll } from '../domain/roll.js';
import { selectInSteps } from '../domain/selection.js';
import type {
  CountryCoverageArgs,
  CountryGroupsArgs,
  CountryNameArgs,
  CountryParticipationsArgs,
  CountryPopulationArgs,
  CountryUnStatusArgs,
  OrganisationMembersArgs,
  OrganisationNameArgs,
  OrganisationParticipationsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, countryOf, type OrganisationView, viewsOf } from '../graphql/views.js';
import { ParticipationConnection } from '../participations/participation-connection.js';
import { rowsOfParticipant } from '../participations/rows.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { dayAsked, standpointOf, yearAsked } from '../questions/question.js';
import { countryQuestions } from './country-questions.js';

const COVERAGES_KEPT = 16;
const coverages = new KeptBySelection<Int32Array>('coverage', COVERAGES_KEPT, ({ byteLength }) => byteLength);

/** Asked of every country in turn, the same list comes again. */
const places = new WeakMap<readonly Initiative[], ReadonlySet<number>>();

function placesOf(initiatives: readonly Initiative[]): ReadonlySet<number> {
  const known = places.get(initiatives) ?? new Set(initiatives.map(({ index }) => index));
  places.set(initiatives, known);
  return known;
}

/** What a state or organisation takes part in itself, in every role unless some are named. */
function participationsOf(
  within: Roll,
  participant: number,
  args: CountryParticipationsArgs,
  { snapshot, inSlices }: QuestionContext,
): ParticipationConnection | Promise<ParticipationConnection> {
  const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), within, 'lists');
  const counted = countedAt(roll, day, rule);
  const rows = rowsOfParticipant(roll.facts, participant);
  if (args.selection == null) return new ParticipationConnection(roll, rows, counted, args);
  const { initiative } = roll.facts;
  return inSlices(selectInSteps(roll, args.selection, { day, method: rule.method })).then((initiatives) => {
    const wanted = placesOf(initiatives);
    return new ParticipationConnection(roll, rows, (row) => wanted.has(initiative[row]!) && counted(row), args);
  });
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
    coverage: async (view: CountryView, args: CountryCoverageArgs, { snapshot, inSlices }: QuestionContext) => {
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll);
      const initiatives = await inSlices(selectInSteps(roll, args.selection ?? {}, { day, method: rule.method }));
      // Asked of every country in turn, it is counted once for all.
      const steps = coverages.get(roll, initiatives, JSON.stringify([day, rule]), () =>
        coverageOfAllInSteps(roll, initiatives, day, rule),
      );
      return (await inSlices(steps))[view.country.index];
    },
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
    homeCountry: ({ roll, organisation: { homeCountry } }: OrganisationView) => countryOf(roll, homeCountry),
    participations: (view: OrganisationView, args: OrganisationParticipationsArgs, context: QuestionContext) =>
      participationsOf(view.roll, view.organisation.index, args, context),
  },
  Participant: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};
