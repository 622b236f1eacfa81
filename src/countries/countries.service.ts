import { Injectable } from '@nestjs/common';
import type { Steps } from '../common/steps.js';
import { countryNamed } from '../domain/codes.js';
import { yearOf } from '../domain/day.js';
import { foldForSearch } from '../domain/fold.js';
import { groupNamed, membersAt, unStatusAt } from '../domain/groups.js';
import { presentIn } from '../domain/presence.js';
import type { Country } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import type { CountryFilter, QueryCountriesArgs } from '../generated/graphql.js';
import { type Connection, sortedListing } from '../graphql/connection.js';
import { stateOfList } from '../graphql/list-state.js';
import { pageInSteps } from '../graphql/ordered-list.js';
import { type CountryView, viewsOf } from '../graphql/views.js';
import { inRange } from '../questions/count-range.js';
import { checkSelectionIsUsed, coverageInSteps } from '../questions/coverage.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';
import { countryKeys } from './country-orders.js';

@Injectable()
export class CountriesService {
  /** A page of the countries that pass the filter. Throws BAD_USER_INPUT for an unknown name and an order that is none. */
  *listed(snapshot: Snapshot, args: QueryCountriesArgs): Steps<Connection<CountryView>> {
    const { asOf, counting, selection, filter } = args;
    const standpoint = yield* standpointInSteps(snapshot, { ...counting, asOf });
    const { roll, day, rule } = standpoint;
    checkSelectionIsUsed(args);
    const coverage = () => coverageInSteps(roll, selection, day, rule);
    const countries = yield* this.filtered(standpoint, filter ?? {}, coverage);
    const node = (country: Country) => viewsOf(standpoint).country(country);
    const list = () => ({
      rows: { length: countries.length, at: (position: number) => countries[position]!.index },
      node: (index: number) => node(roll.participantAt[index] as Country),
      key: (index: number) => roll.participantAt[index]!.code,
      rowOf: (code: string) => roll.countryByCode.get(code)?.index ?? null,
    });
    return yield* pageInSteps(
      () => sortedListing(countries, ({ code }) => code, node),
      list,
      countryKeys(roll, coverage, yearOf(day)),
      args,
      `country${stateOfList(standpoint, args)}`,
    );
  }

  /** States that pass the filter, by code. */
  private *filtered(
    { roll, day, rule }: Standpoint,
    filter: CountryFilter,
    coverage: () => Steps<Int32Array>,
  ): Steps<Country[]> {
    const { search, group, unStatus, participatesIn, absentFrom, codes } = filter;
    const named = codes == null ? null : new Set(codes.map((code) => countryNamed(roll, code, 'filter.codes')));
    const members = group == null ? null : membersAt(roll, groupNamed(roll, group, 'filter.group'), day);
    const inInitiative = (slug: string, field: string) =>
      presentIn(roll, initiativeNamed(roll, slug, `filter.${field}`), day, rule);
    const present = participatesIn == null ? null : inInitiative(participatesIn, 'participatesIn');
    const notAbsent = absentFrom == null ? null : inInitiative(absentFrom, 'absentFrom');
    const wanted = search == null ? null : foldForSearch(search);
    const covers = filter.coverage == null ? null : inRange(filter.coverage, 'filter.coverage');
    const counted = covers === null ? null : yield* coverage();
    return roll.countries.filter(
      (country) =>
        (named === null || named.has(country.index)) &&
        (members === null || members.has(country.index)) &&
        (unStatus == null || unStatusAt(country, day) === unStatus) &&
        (present === null || present.has(country.index)) &&
        (notAbsent === null || !notAbsent.has(country.index)) &&
        (covers === null || covers(counted![country.index]!)) &&
        (wanted === null || matches(country, wanted)),
    );
  }
}

/** A code is matched whole, a name or alias in part, whatever the case, accents and apostrophes. */
function matches({ code, alpha2, m49, names, aliases }: Country, wanted: string): boolean {
  if ([code, alpha2, m49].some((each) => each !== null && foldForSearch(each) === wanted)) return true;
  const allNames = [...Object.values(names), ...aliases];
  return allNames.some((name) => typeof name === 'string' && foldForSearch(name).includes(wanted));
}
