import { NEVER, yearOf } from '../domain/day.js';
import { groupsOf, memberCountries, spellsOf, successorsOf, unStatusAt } from '../domain/groups.js';
import { nameIn } from '../domain/names.js';
import { populationIn } from '../domain/population.js';
import { countedAt } from '../domain/presence.js';
import type { Country, Initiative, Participant, Roll } from '../domain/roll.js';
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
  OrganisationMembershipsArgs,
  OrganisationNameArgs,
  OrganisationParticipationsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, type OrganisationView, viewsOf } from '../graphql/views.js';
import { participationPage } from '../participations/participation-page.js';
import { coverageInSteps } from '../questions/coverage.js';
import { rowsOfParticipant } from '../questions/participation-rows.js';
import { type Standpoint, standpointBelow } from '../questions/standpoint.js';
import { countryQuestions } from './country-questions.js';

/** Kept by list, because the same list comes again for each country of an answer. */
const indicesByList = new WeakMap<readonly Initiative[], ReadonlySet<number>>();

function indicesOf(initiatives: readonly Initiative[]): ReadonlySet<number> {
  const indices = indicesByList.get(initiatives) ?? new Set(initiatives.map(({ index }) => index));
  indicesByList.set(initiatives, indices);
  return indices;
}

/** The index of a participant in another roll than its own, where it may be another one; -1 where that roll does not hold it. */
function indexIn(roll: Roll, { kind, code, index }: Participant, asked: Standpoint): number {
  if (roll === asked.roll) return index;
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
    selection == null ? null : indicesOf(await inSlices(selectInSteps(roll, selection, { day, method: rule.method })));
  const listed = {
    standpoint,
    candidates: rowsOfParticipant(roll.facts, indexIn(roll, participant, above)),
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
  return (await inSlices(coverageInSteps(roll, args.selection, day, rule)))[indexIn(roll, participant, above)] ?? 0;
}

/** Computed fields of Country and Organisation. */
export const countryFields = {
  Country: {
    ...countryQuestions.Country,
    name: ({ country }: CountryView, { locale }: CountryNameArgs) => nameIn(country.names, locale),
    unStatus: ({ standpoint, country }: CountryView, { asOf }: CountryUnStatusArgs) =>
      unStatusAt(country, asOf ?? standpoint.day),
    unMemberships: ({ country }: CountryView) =>
      country.unMemberships.map(({ from, to }) => ({
        from: from === -NEVER ? null : from,
        to: to === NEVER ? null : to,
      })),
    existedFrom: ({ country }: CountryView) => country.existedFrom,
    existedTo: ({ country }: CountryView) => country.existedTo,
    successors: ({ standpoint, country }: CountryView) =>
      viewsOf(standpoint).countries(successorsOf(standpoint.roll, country)),
    formerNames: ({ country }: CountryView) => country.formerNames,
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
    memberships: (
      { standpoint: above, organisation }: OrganisationView,
      { asOf }: OrganisationMembershipsArgs,
      { snapshot }: QuestionContext,
    ) => {
      if (organisation.membersGroup === null) return [];
      const standpoint = standpointBelow(snapshot, above, { asOf });
      const { roll, day } = standpoint;
      const views = viewsOf(standpoint);
      return spellsOf(roll, roll.groups.get(organisation.membersGroup)!)
        .filter(({ from }) => from <= day)
        .sort((a, b) => a.from - b.from || a.country - b.country)
        .map(({ country, from, to }) => ({
          country: views.country(roll.participantAt[country] as Country),
          validFrom: from === -NEVER ? null : from,
          validTo: to === NEVER ? null : to,
        }));
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
