import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { INITIATIVES_A_STEP, type Steps } from '../common/steps.js';
import { countryNamed } from '../domain/codes.js';
import { didYouMean } from '../domain/nearest.js';
import type { Initiative, Roll } from '../domain/roll.js';
import { searchInitiativesInSteps } from '../domain/search-initiatives.js';
import { conditionsOf, initiativeNamed, isOpenedWithin } from '../domain/selection.js';
import type { InitiativeFilter, QueryInitiativesArgs } from '../generated/graphql.js';
import { type Connection, orderedListing, sortedListing } from '../graphql/connection.js';
import { stateOfList } from '../graphql/list-state.js';
import { type NumberedList, numbered, pageInSteps } from '../graphql/ordered-list.js';
import { type InitiativeView, viewsOf } from '../graphql/views.js';
import { inRange } from '../questions/count-range.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';
import { initiativeKeys, participantCountsInSteps } from './initiative-orders.js';

@Injectable()
export class InitiativesService {
  /** A page of the initiatives that pass the filter. Throws BAD_USER_INPUT for an unknown name and an order that is none. */
  *listed(snapshot: Snapshot, args: QueryInitiativesArgs): Steps<Connection<InitiativeView>> {
    const { asOf, counting, filter } = args;
    const standpoint = yield* standpointInSteps(snapshot, { ...counting, asOf });
    const { roll } = standpoint;
    const initiatives = yield* this.filtered(standpoint, filter ?? {});
    const bySlug = filter?.set == null && filter?.search == null;
    const view = ({ index }: Initiative) => viewsOf(standpoint).initiative(index);
    const slugOf = ({ slug }: Initiative) => slug;
    // In a list by slug a cursor of an initiative that left the list still has a position.
    const list = (): NumberedList<InitiativeView> =>
      bySlug
        ? {
            rows: { length: initiatives.length, at: (position) => initiatives[position]!.index },
            node: (index) => view(roll.initiativeAt[index]!),
            key: (index) => roll.initiativeAt[index]!.slug,
            rowOf: (slug) => roll.initiativeBySlug.get(slug)?.index ?? null,
          }
        : numbered(initiatives, slugOf, view);
    return yield* pageInSteps(
      () => (bySlug ? sortedListing : orderedListing)(initiatives, slugOf, view),
      list,
      initiativeKeys(standpoint, (row) => (bySlug ? roll.initiativeAt : initiatives)[row]!),
      args,
      `initiative${stateOfList(standpoint, args)}`,
    );
  }

  /** Initiatives that pass the filter: of a search the nearest first, of a set in the set's order, otherwise by slug. */
  private *filtered(standpoint: Standpoint, filter: InitiativeFilter): Steps<readonly Initiative[]> {
    const { roll } = standpoint;
    const { search, set, kinds, scopes, binding, openedFrom, openedTo } = filter;
    const among = set == null ? roll.initiatives : this.ofSet(roll, set);
    if (Object.values(filter).every((condition) => condition == null)) return among;
    const fulfils = conditionsOf(roll, filter, 'filter');
    const isNamed = yield* this.further(standpoint, filter);
    const passes = (initiative: Initiative) =>
      (kinds == null || kinds.includes(initiative.kind)) &&
      (scopes == null || scopes.includes(initiative.scope)) &&
      (binding == null || initiative.binding === binding) &&
      isOpenedWithin(initiative, openedFrom, openedTo) &&
      isNamed(initiative) &&
      fulfils(initiative);
    const passing: Initiative[] = [];
    for (const [position, initiative] of among.entries()) {
      if (passes(initiative)) passing.push(initiative);
      if (position % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    }
    return search == null ? passing : yield* searchInitiativesInSteps(roll, passing, search);
  }

  /** The conditions on names, lists, ends and participants. */
  private *further(
    { roll, day, rule }: Standpoint,
    filter: InitiativeFilter,
  ): Steps<(initiative: Initiative) => boolean> {
    const { slugs, completeness, openness, adoption, hasEnded, endedFrom, endedTo } = filter;
    const named =
      slugs == null ? null : new Set(slugs.map((slug) => initiativeNamed(roll, slug, 'filter.slugs').index));
    const hosts = codesOf(roll, filter.hostCountries, 'filter.hostCountries');
    const seats = codesOf(roll, filter.seatCountries, 'filter.seatCountries');
    if (endedFrom != null && endedTo != null && endedTo < endedFrom) {
      throw badInput('filter.endedTo', 'endedTo is before endedFrom: nothing ends between them');
    }
    const range = filter.participantCount == null ? null : inRange(filter.participantCount, 'filter.participantCount');
    const counted = range === null ? null : yield* participantCountsInSteps(roll, day, rule);
    return ({ index, endedOn, hostCountry, seatCountry, ...initiative }) =>
      (named === null || named.has(index)) &&
      (completeness == null || completeness.includes(initiative.listCompleteness)) &&
      (openness == null || openness.includes(initiative.openness)) &&
      (adoption == null || adoption.includes(initiative.adoption)) &&
      (hosts === null || hosts.has(hostCountry)) &&
      (seats === null || seats.has(seatCountry)) &&
      (hasEnded == null || (endedOn !== null && endedOn <= day) === hasEnded) &&
      (endedFrom == null || (endedOn !== null && endedFrom <= endedOn)) &&
      (endedTo == null || (endedOn !== null && endedOn <= endedTo)) &&
      (range === null || range(counted![index]!));
  }

  private ofSet(roll: Roll, slug: string): Initiative[] {
    const set = roll.sets.get(slug);
    if (!set) throw badInput('filter.set', `there is no initiative set '${slug}'${didYouMean(slug, roll.sets.keys())}`);
    return set.initiatives.map((member) => roll.initiativeBySlug.get(member)!);
  }
}

/** The alpha-3 codes of states that are named in whatever way; null where none need be. */
function codesOf(
  roll: Roll,
  codes: readonly string[] | null | undefined,
  argument: string,
): ReadonlySet<string | null> | null {
  return codes == null
    ? null
    : new Set(codes.map((code) => roll.participantAt[countryNamed(roll, code, argument)]!.code));
}
