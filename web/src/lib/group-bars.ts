import type { TFunction } from 'i18next';
import type { Words } from '../../../src/charts/words.js';
import type { GroupBar } from '../../../src/figures/group-bars.js';
import type { GroupFiguresFragment, GroupMembersAtFragment } from '../generated/graphql.js';
import { countOf, type StandingByCode, someUnsure } from './standings.js';
import type { Format } from './use-format.js';

export type GroupOfStates = GroupFiguresFragment & GroupMembersAtFragment;

/** A group's states that are counted: those in none, and those that take part in at least one. */
export interface Split {
  readonly none: readonly string[];
  readonly some: readonly string[];
  /** True where one of those in none may take part in something. */
  readonly atMost: boolean;
}

/** Of the states of a group those that are counted; `rest` are those of the group that holds whoever is in no other. */
export function splitOf(
  { group, absentMembers }: GroupOfStates,
  standings: StandingByCode,
  rest: readonly string[],
): Split {
  const none = absentMembers.map(({ code }) => code);
  const absent = new Set(none);
  const members = group.slug === 'not-classified' ? rest : group.members.map(({ code }) => code);
  const some = members.filter((code) => standings.has(code) && !absent.has(code));
  return { none, some, atMost: someUnsure(none, standings) };
}

/** The states that are in none of the groups. */
export function restOf(groups: readonly GroupOfStates[], standings: StandingByCode): string[] {
  const placed = new Set(groups.flatMap(({ group }) => group.members.map(({ code }) => code)));
  return [...standings.keys()].filter((code) => !placed.has(code));
}

/** A bar of a group, divided by how its states stand. */
export function groupBar(
  look: Pick<GroupBar, 'key' | 'name' | 'marked'>,
  { none, some, atMost }: Split,
  standings: StandingByCode,
  words: Words,
  format: Format,
  t: TFunction,
): GroupBar {
  const [atNone, all] = [format.number(none.length), format.number(none.length + some.length)];
  const value = words.blockNote(atMost ? words.atMost(atNone) : atNone, all);
  return {
    ...look,
    none: countOf(none, standings),
    some: countOf(some, standings),
    value,
    noneLabel: value,
    someLabel: t('definitions.some', {
      number: atMost ? words.atLeast(format.number(some.length)) : format.number(some.length),
      all,
    }),
  };
}
