import type { Steps } from '../common/steps.js';
import { memberCountries } from '../domain/groups.js';
import { participantNameKey } from '../domain/name-keys.js';
import { LEAD_FAMILIES, ORGANISATION_KINDS, type Organisation } from '../domain/roll.js';
import type { OrganisationOrderField } from '../generated/graphql.js';
import type { SortKeys } from '../graphql/ordered-list.js';
import type { Standpoint } from '../questions/standpoint.js';

/** What organisations are ordered by, each by its index. */
export function organisationKeys(
  { roll, day }: Standpoint,
  coverage: () => Steps<Int32Array>,
): SortKeys<OrganisationOrderField> {
  const organisation = (index: number) => roll.participantAt[index] as Organisation;
  return {
    CODE: () => (index) => index,
    NAME: (locale) => participantNameKey(roll, locale),
    KIND: () => (index) => ORGANISATION_KINDS.indexOf(organisation(index).organisationKind),
    FAMILY: () => (index) => {
      const { family } = organisation(index);
      return family === null ? null : LEAD_FAMILIES.indexOf(family);
    },
    HOME_COUNTRY: () => (index) => {
      const { homeCountry } = organisation(index);
      return homeCountry === null ? null : roll.countryByCode.get(homeCountry)!.index;
    },
    MEMBER_COUNT: () => (index) => {
      const { membersGroup } = organisation(index);
      return membersGroup === null ? null : memberCountries(roll, roll.groups.get(membersGroup)!, day).length;
    },
    *COVERAGE() {
      const counted = yield* coverage();
      return (index) => counted[index]!;
    },
  };
}
