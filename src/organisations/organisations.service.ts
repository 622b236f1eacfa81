import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import { countryNamed } from '../domain/codes.js';
import { foldForSearch } from '../domain/fold.js';
import { membersAt } from '../domain/groups.js';
import { didYouMean } from '../domain/nearest.js';
import { presentIn } from '../domain/presence.js';
import type { Organisation, Roll } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import type { OrganisationFilter, QueryOrganisationsArgs } from '../generated/graphql.js';
import { type Connection, sortedListing } from '../graphql/connection.js';
import { stateOfList } from '../graphql/list-state.js';
import { pageInSteps } from '../graphql/ordered-list.js';
import { type ParticipantView, viewsOf } from '../graphql/views.js';
import { inRange } from '../questions/count-range.js';
import { checkSelectionIsUsed, coverageInSteps } from '../questions/coverage.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';
import { organisationKeys } from './organisation-orders.js';

@Injectable()
export class OrganisationsService {
  /** A page of the organisations that pass the filter. Throws BAD_USER_INPUT for an unknown name and an order that is none. */
  *listed(snapshot: Snapshot, args: QueryOrganisationsArgs): Steps<Connection<ParticipantView>> {
    const { asOf, counting, selection, filter } = args;
    const standpoint = yield* standpointInSteps(snapshot, { ...counting, asOf });
    const { roll, day, rule } = standpoint;
    checkSelectionIsUsed(args);
    const coverage = () => coverageInSteps(roll, selection, day, rule);
    const organisations = yield* this.filtered(standpoint, filter ?? {}, coverage);
    const node = (index: number) => viewsOf(standpoint).participant(index);
    const list = () => ({
      rows: { length: organisations.length, at: (position: number) => organisations[position]!.index },
      node,
      key: (index: number) => roll.participantAt[index]!.code,
      rowOf: (code: string) => roll.organisationByCode.get(code)?.index ?? null,
    });
    return yield* pageInSteps(
      () =>
        sortedListing(
          organisations,
          ({ code }) => code,
          ({ index }) => node(index),
        ),
      list,
      organisationKeys(standpoint, coverage),
      args,
      `organisation${stateOfList(standpoint, args)}`,
    );
  }

  /** Organisations that pass the filter, by code. */
  private *filtered(
    { roll, day, rule }: Standpoint,
    filter: OrganisationFilter,
    coverage: () => Steps<Int32Array>,
  ): Steps<Organisation[]> {
    const { search, kinds, families, homeCountry, codes, member, participatesIn } = filter;
    const home = homeCountry == null ? null : countryAt(roll, homeCountry, 'filter.homeCountry');
    const belonging = member == null ? null : countryAt(roll, member, 'filter.member');
    const named = codes == null ? null : new Set(codes.map((code) => organisationNamed(roll, code, 'filter.codes')));
    const present =
      participatesIn == null
        ? null
        : presentIn(roll, initiativeNamed(roll, participatesIn, 'filter.participatesIn'), day, rule);
    const words = search == null ? [] : foldForSearch(search).split(/\s+/u);
    const covers = filter.coverage == null ? null : inRange(filter.coverage, 'filter.coverage');
    const counted = covers === null ? null : yield* coverage();
    const hasMember = ({ membersGroup }: Organisation, index: number) =>
      membersGroup !== null && membersAt(roll, roll.groups.get(membersGroup)!, day).has(index);
    return roll.organisations.filter(
      (organisation) =>
        (named === null || named.has(organisation)) &&
        (kinds == null || kinds.includes(organisation.organisationKind)) &&
        (families == null || (organisation.family !== null && families.includes(organisation.family))) &&
        (home === null || organisation.homeCountry === home.code) &&
        (belonging === null || hasMember(organisation, belonging.index)) &&
        (present === null || present.has(organisation.index)) &&
        (covers === null || covers(counted![organisation.index]!)) &&
        holds(organisation, words),
    );
  }
}

function countryAt(roll: Roll, code: string, argument: string) {
  return roll.participantAt[countryNamed(roll, code, argument)]!;
}

/** The organisation of that code; throws BAD_USER_INPUT with the nearest known codes where there is none. */
function organisationNamed(roll: Roll, code: string, argument: string): Organisation {
  const organisation = roll.organisationByCode.get(code);
  if (organisation) return organisation;
  throw badInput(argument, `there is no organisation '${code}'${didYouMean(code, roll.organisationByCode.keys())}`);
}

/** Whether every word stands in the code, the slug or a name. */
function holds({ code, slug, names }: Organisation, words: readonly string[]): boolean {
  const texts = [code, slug, ...Object.values(names)].flatMap((text) =>
    typeof text === 'string' ? [foldForSearch(text)] : [],
  );
  return words.every((word) => texts.some((text) => text.includes(word)));
}
