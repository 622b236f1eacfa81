import { inSlices } from '../common/in-slices.js';
import { rollOf, ruleOf } from '../counting/counting-rule.js';
import { yearOf } from '../domain/day.js';
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
    unStatus: ({ country }: CountryView, { asOf }: CountryUnStatusArgs, { today }: QuestionContext) =>
      unStatusAt(country, asOf ?? today),
    groups: ({ roll, country }: CountryView, { asOf }: CountryGroupsArgs, { today }: QuestionContext) =>
      groupsOf(roll, country, asOf ?? today).map((group) => viewsOf(roll).group(group)),
    population: ({ roll, country }: CountryView, { year }: CountryPopulationArgs, { today }: QuestionContext) =>
      populationIn(roll, country, year ?? yearOf(today))?.figure ?? null,
    participations: (view: CountryView, args: CountryParticipationsArgs, context: QuestionContext) => {
      const roll = rollOf(context, args.counting, view.roll);
      const counted = countedAt(roll, args.asOf ?? context.today, ruleOf(args.counting));
      const rows = rowsOfParticipant(roll.facts, view.country.index);
      if (args.selection == null) return new ParticipationConnection(roll, rows, counted, args);
      const { initiative } = roll.facts;
      return inSlices(selectInSteps(roll, args.selection)).then((initiatives) => {
        const wanted = placesOf(initiatives);
        return new ParticipationConnection(roll, rows, (row) => wanted.has(initiative[row]!) && counted(row), args);
      });
    },
    coverage: async (view: CountryView, args: CountryCoverageArgs, context: QuestionContext) => {
      const roll = rollOf(context, args.counting, view.roll);
      const initiatives = await inSlices(selectInSteps(roll, args.selection ?? {}));
      const [day, rule] = [args.asOf ?? context.today, ruleOf(args.counting)];
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
      context: QuestionContext,
    ) => {
      if (organisation.membersGroup === null) return [];
      const group = roll.groups.get(organisation.membersGroup)!;
      return memberCountries(roll, group, asOf ?? context.today).map((country) => viewsOf(roll).country(country));
    },
  },
  Participant: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};
