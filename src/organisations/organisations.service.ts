import { Injectable } from '@nestjs/common';
import { foldForSearch } from '../domain/fold.js';
import type { Organisation, Roll } from '../domain/roll.js';
import { countryNamed } from '../domain/suppose.js';
import type { OrganisationFilter } from '../generated/graphql.js';

@Injectable()
export class OrganisationsService {
  /** Organisations that pass the filter, by code. Throws BAD_USER_INPUT for an unknown home country. */
  filtered(roll: Roll, { search, kinds, families, homeCountry }: OrganisationFilter): Organisation[] {
    if (homeCountry != null) countryNamed(roll, homeCountry, 'filter.homeCountry');
    const words = search == null ? [] : foldForSearch(search).split(/\s+/u);
    return roll.organisations.filter(
      (organisation) =>
        (kinds == null || kinds.includes(organisation.organisationKind)) &&
        (families == null || (organisation.family !== null && families.includes(organisation.family))) &&
        (homeCountry == null || organisation.homeCountry === homeCountry) &&
        holds(organisation, words),
    );
  }
}

/** Whether every word stands in the code, the slug or a name. */
function holds({ code, slug, names }: Organisation, words: readonly string[]): boolean {
  const texts = [code, slug, ...Object.values(names)].flatMap((text) =>
    typeof text === 'string' ? [foldForSearch(text)] : [],
  );
  return words.every((word) => texts.some((text) => text.includes(word)));
}
