import { yearOf } from '../domain/day.js';
import { groupsOf, memberCountries, unStatusAt } from '../domain/groups.js';
import { KeptBySelection } from '../domain/kept.js';
import { nameIn } from '../domain/names.js';
import { populationIn } from '../domain/population.js';
import { countedAt, coverageOfAllInSteps } from '../domain/presence.js';
import type { Initiative, Participant, Roll } from '../domain/roll.js';
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
import { type CountryView, type OrganisationView, viewsOf } from '../graphql/views.js';
import { ParticipationConnection } from '../participations/participation-connection.js';
import { rowsOfParticipant } from '../participations/rows.js';
import { type Standpoint, standpointBelow } from '../questions/standpoint.js';
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

/** The place of a participant in another roll than its own, whose places may be others; -1 where that does not hold it. */
function placeIn(roll: Roll, { kind, code, index }: Participant, own: Standpoint): number {
  if (roll === own.roll) return index;
  return (kind === 'state' ? roll.countryByCode : roll.organisationByCode).get(code)?.index ?? -1;
}

/** What a state or organisation takes part in itself, in every role unless some are named. */
function participationsOf(
  above: Standpoint,
  participant: Participant,
  args: CountryParticipationsArgs,
  { snapshot, inSlices }: QuestionContext,
): ParticipationConnection | Promise<ParticipationConnection> {
  const standpoint = standpointBelow(snapshot, above, args);
  const { roll, day, listRule } = standpoint;
  const counted = countedAt(roll, day, listRule);
  const rows = rowsOfParticipant(roll.facts, placeIn(roll, participant, above));
  if (args.selection == null) return new ParticipationConnection(standpoint, rows, counted, args);
  const { initiative } = roll.facts;
  return inSlices(selectInSteps(roll, args.selection, { day, method: listRule.method })).then((initiatives) => {
    const wanted = placesOf(initiatives);
    return new ParticipationConnection(standpoint, rows, (row) => wanted.has(initiative[row]!) && counted(row), args);
  });
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
    coverage: async (view: CountryView, args: CountryCoverageArgs, { snapshot, inSlices }: QuestionContext) => {
      const { roll, day, rule } = standpointBelow(snapshot, view.standpoint, args);
      const initiatives = await inSlices(selectInSteps(roll, args.selection ?? {}, { day, method: rule.method }));
      // Asked of every country in turn, it is counted once for all.
      const steps = coverages.get(roll, initiatives, JSON.stringify([day, rule]), () =>
        coverageOfAllInSteps(roll, initiatives, day, rule),
      );
      return (await inSlices(steps))[placeIn(roll, view.country, view.standpoint)] ?? 0;
    },
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
    homeCountry: ({ standpoint, organisation: { homeCountry } }: OrganisationView) =>
      viewsOf(standpoint).countryOf(homeCountry),
    participations: (view: OrganisationView, args: OrganisationParticipationsArgs, context: QuestionContext) =>
      participationsOf(view.standpoint, view.organisation, args, context),
  },
  Participant: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};
