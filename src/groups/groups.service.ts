import { Injectable } from '@nestjs/common';
import type { Steps } from '../common/steps.js';
import { countryNamed } from '../domain/codes.js';
import { foldForSearch } from '../domain/fold.js';
import { groupNamed, memberCountries, membersAt, schemeNamed } from '../domain/groups.js';
import { nameRanksInSteps } from '../domain/name-order.js';
import type { Group, Roll } from '../domain/roll.js';
import type { GroupFilter, GroupOrderField, QueryGroupsArgs } from '../generated/graphql.js';
import { type Connection, sortedListing } from '../graphql/connection.js';
import { stateOfList } from '../graphql/list-state.js';
import { pageInSteps, type SortKeys } from '../graphql/ordered-list.js';
import { type GroupView, viewsOf } from '../graphql/views.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';

const bySlug = new WeakMap<Roll['groups'], readonly Group[]>();

/** All groups by slug. */
function groupsBySlug({ groups }: Roll): readonly Group[] {
  let sorted = bySlug.get(groups);
  if (!sorted) {
    sorted = [...groups.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    bySlug.set(groups, sorted);
  }
  return sorted;
}

@Injectable()
export class GroupsService {
  /** A page of the groups that pass the filter. Throws BAD_USER_INPUT for an unknown name and an order that is none. */
  *listed(snapshot: Snapshot, args: QueryGroupsArgs): Steps<Connection<GroupView>> {
    const { asOf, counting, filter } = args;
    const standpoint = yield* standpointInSteps(snapshot, { ...counting, asOf });
    const { roll } = standpoint;
    const all = groupsBySlug(roll);
    const passes = this.passing(standpoint, filter ?? {});
    const rows = [...all.keys()].filter((row) => passes(all[row]!));
    const node = (group: Group) => viewsOf(standpoint).group(group);
    const list = () => ({
      rows: { length: rows.length, at: (position: number) => rows[position]! },
      node: (row: number) => node(all[row]!),
      key: (row: number) => all[row]!.slug,
      rowOf: (slug: string) => {
        const row = all.findIndex((group) => group.slug === slug);
        return row < 0 ? null : row;
      },
    });
    const groups = rows.map((row) => all[row]!);
    return yield* pageInSteps(
      () => sortedListing(groups, ({ slug }) => slug, node),
      list,
      this.keys(standpoint, all),
      args,
      `group${stateOfList(standpoint, args)}`,
    );
  }

  private keys({ roll, day }: Standpoint, all: readonly Group[]): SortKeys<GroupOrderField> {
    return {
      SLUG: () => (row) => row,
      *NAME(locale) {
        const ranks = yield* nameRanksInSteps(all, locale);
        return (row) => ranks[row]!;
      },
      MEMBER_COUNT: () => (row) => memberCountries(roll, all[row]!, day).length,
    };
  }

  private passing({ roll, day }: Standpoint, filter: GroupFilter): (group: Group) => boolean {
    const { slugs, search, schemes, member } = filter;
    const named = slugs == null ? null : new Set(slugs.map((slug) => groupNamed(roll, slug, 'filter.slugs')));
    const classified =
      schemes == null ? null : new Set(schemes.flatMap((slug) => schemeNamed(roll, slug, 'filter.schemes').groups));
    const belonging = member == null ? null : countryNamed(roll, member, 'filter.member');
    const wanted = search == null ? null : foldForSearch(search);
    return (group) =>
      (named === null || named.has(group)) &&
      (classified === null || classified.has(group.slug)) &&
      (belonging === null || membersAt(roll, group, day).has(belonging)) &&
      (wanted === null ||
        [group.slug, group.names.en, group.names.zh ?? ''].some((text) => foldForSearch(text).includes(wanted)));
  }
}
