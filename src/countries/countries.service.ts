import { Injectable } from '@nestjs/common';
import { foldForSearch } from '../domain/fold.js';
import { groupNamed, membersAt, unStatusAt } from '../domain/groups.js';
import { eachPresence } from '../domain/presence.js';
import type { Country } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import type { CountryFilter } from '../generated/graphql.js';
import type { Standpoint } from '../questions/standpoint.js';

@Injectable()
export class CountriesService {
  /** States that pass the filter in a state of the roll, by code. Throws BAD_USER_INPUT for an unknown group or initiative. */
  filtered(standpoint: Standpoint, filter: CountryFilter): Country[] {
    const { roll, day } = standpoint;
    const { search, group, unStatus, participatesIn, absentFrom } = filter;
    const members = group == null ? null : membersAt(roll, groupNamed(roll, group, 'filter.group'), day);
    const present = participatesIn == null ? null : this.presentIn(standpoint, participatesIn, 'participatesIn');
    const notAbsent = absentFrom == null ? null : this.presentIn(standpoint, absentFrom, 'absentFrom');
    const wanted = search == null ? null : foldForSearch(search);
    return roll.countries.filter(
      (country) =>
        (members === null || members.has(country.index)) &&
        (unStatus == null || unStatusAt(country, day) === unStatus) &&
        (present === null || present.has(country.index)) &&
        (notAbsent === null || !notAbsent.has(country.index)) &&
        (wanted === null || matches(country, wanted)),
    );
  }

  private presentIn({ roll, day, rule }: Standpoint, slug: string, field: string): Set<number> {
    const present = new Set<number>();
    const initiative = initiativeNamed(roll, slug, `filter.${field}`);
    eachPresence(roll, initiative, day, rule, [], (participant) => present.add(participant));
    return present;
  }
}

/** A code is matched whole, a name or alias in part, whatever the case, accents and apostrophes. */
function matches({ code, alpha2, m49, names, aliases }: Country, wanted: string): boolean {
  if ([code, alpha2, m49].some((one) => foldForSearch(one) === wanted)) return true;
  const known = [...Object.values(names), ...aliases];
  return known.some((name) => typeof name === 'string' && foldForSearch(name).includes(wanted));
}
