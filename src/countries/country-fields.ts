import { inSlices } from '../common/in-slices.js';
import { groupsOf, memberCountries, unStatusAt } from '../domain/groups.js';
import { KeptBySelection } from '../domain/kept.js';
import { populationIn } from '../domain/population.js';
import { countedAt, coverageOfAllInSteps } from '../domain/presence.js';
import type { Initiative } from '../domain/roll.js';
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
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, nameIn, type OrganisationView, viewsOf } from '../graphql/views.js';
import { ParticipationConnection } from '../participations/participation-connection.js';
import { rowsOfParticipant } from '../participations/rows.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { dayAsked, standpointOf, yearAsked } from '../questions/question.js';

const COVERAGES_KEPT = 16;
const coverages = new KeptBySelection<Int32Array>(COVERAGES_KEPT);

/** Asked of every country in turn, the same list comes again. */
const places = new WeakMap<readonly Initiative[], ReadonlySet<number>>();

function placesOf(initiatives: readonly Initiative[]): ReadonlySet<number> {
  const known = places.get(initiatives) ?? new Set(initiatives.map(({ index }) => index));
  places.set(initiatives, known);
  return known;
}

/** Computed fields of Country and Organisation. */
export const countryFields = {
  Country: {
    name: ({ country }: CountryView, { locale }: CountryNameArgs) => nameIn(country.names, locale),
    unStatus: ({ roll, country }: CountryView, { asOf }: CountryUnStatusArgs, { snapshot }: QuestionContext) =>
      unStatusAt(country, dayAsked(snapshot, roll, asOf)),
    groups: ({ roll, country }: CountryView, { asOf }: CountryGroupsArgs, { snapshot }: QuestionContext) =>
      groupsOf(roll, country, dayAsked(snapshot, roll, asOf)).map((group) => viewsOf(roll).group(group)),
    population: ({ roll, country }: CountryView, { year }: CountryPopulationArgs, { snapshot }: QuestionContext) =>
      populationIn(roll, country, yearAsked(snapshot, roll, year))?.figure ?? null,
    participations: (view: CountryView, args: CountryParticipationsArgs, { snapshot }: QuestionContext) => {
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll);
      const counted = countedAt(roll, day, rule);
      const rows = rowsOfParticipant(roll.facts, view.country.index);
      if (args.selection == null) return new ParticipationConnection(roll, rows, counted, args);
      const { initiative } = roll.facts;
      return inSlices(selectInSteps(roll, args.selection)).then((initiatives) => {
        const wanted = placesOf(initiatives);
        return new ParticipationConnection(roll, rows, (row) => wanted.has(initiative[row]!) && counted(row), args);
      });
    },
    coverage: async (view: CountryView, args: CountryCoverageArgs, { snapshot }: QuestionContext) => {
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll);
      const initiatives = await inSlices(selectInSteps(roll, args.selection ?? {}));
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
  },
  Participant: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};
