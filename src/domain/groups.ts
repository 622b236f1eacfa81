import { badInput } from '../common/rollcall-error.js';
import { type Day, NEVER } from './day.js';
import { didYouMean } from './nearest.js';
import type { Country, Group, Membership, Roll, Scheme, Universe } from './roll.js';

/** Slug of the group into which fall the states that are in no group of a scheme (method, section 5). */
export const NOT_CLASSIFIED = 'not-classified';

/** Standing of a state at the United Nations on a day: before its admission a later member is not one. */
export function unStatusAt(country: Country, day: Day): Country['unStatus'] {
  if (country.unStatus !== 'MEMBER') return country.unStatus;
  const { unMemberFrom: from, unMemberTo: to } = country;
  return (from === null || from <= day) && (to === null || day < to) ? 'MEMBER' : 'NON_MEMBER';
}

/** Whether a state is of U(t) (method, section 3). */
export function belongs(country: Country, day: Day, universe: Universe): boolean {
  if (universe === 'ALL_STATES') return true;
  const status = unStatusAt(country, day);
  return status === 'MEMBER' || (universe === 'UN_MEMBERS_AND_OBSERVERS' && status === 'OBSERVER');
}

/** U(t), by code (method, section 3). */
export function universeAt(roll: Roll, day: Day, universe: Universe): Country[] {
  return roll.countries.filter((country) => belongs(country, day, universe));
}

/** The group of that slug; throws BAD_USER_INPUT with the nearest known slugs where there is none. */
export function groupNamed(roll: Roll, slug: string, argument: string): Group {
  const group = roll.groups.get(slug);
  if (!group) throw badInput(argument, `there is no group '${slug}'${didYouMean(slug, roll.groups.keys())}`);
  return group;
}

/** The scheme of that slug; throws BAD_USER_INPUT with the nearest known slugs where there is none. */
export function schemeNamed(roll: Roll, slug: string, argument: string): Scheme {
  const scheme = roll.schemes.get(slug);
  if (!scheme) throw badInput(argument, `there is no scheme '${slug}'${didYouMean(slug, roll.schemes.keys())}`);
  return scheme;
}

/**
 * The members of a group on a day as a set of country indices. A complement holds the states of the universe that are
 * in no other group of its scheme.
 */
export function membersAt(roll: Roll, group: Group, day: Day, universe: Universe = 'UN_MEMBERS'): ReadonlySet<number> {
  const { composition } = group;
  const members = new Set<number>();
  switch (composition.of) {
    case 'LISTED':
      for (const { country, from, to } of composition.memberships) if (from <= day && day < to) members.add(country);
      return members;
    case 'UNION':
      for (const slug of composition.groups) {
        for (const index of membersAt(roll, roll.groups.get(slug)!, day, universe)) members.add(index);
      }
      return members;
    case 'COMPLEMENT': {
      const others = roll.schemes.get(composition.scheme)!.groups.filter((slug) => slug !== group.slug);
      const taken = new Set(others.flatMap((slug) => [...membersAt(roll, roll.groups.get(slug)!, day, universe)]));
      for (const { index } of universeAt(roll, day, universe)) if (!taken.has(index)) members.add(index);
      return members;
    }
  }
}

const spells = new WeakMap<Group, readonly Membership[]>();

/**
 * The dated memberships of any group, `[from, to)`: of a union, those of the groups that it unites; of a complement,
 * the times at which a UN member was in no other group of the scheme. Spells of one country may overlap in a union.
 */
export function spellsOf(roll: Roll, group: Group): readonly Membership[] {
  const { composition } = group;
  if (composition.of === 'LISTED') return composition.memberships;
  let found = spells.get(group);
  if (!found) {
    found =
      composition.of === 'UNION'
        ? composition.groups.flatMap((slug) => spellsOf(roll, roll.groups.get(slug)!))
        : complementSpells(roll, group, composition.scheme);
    spells.set(group, found);
  }
  return found;
}

function complementSpells(roll: Roll, group: Group, scheme: string): Membership[] {
  const others = roll.schemes.get(scheme)!.groups.filter((slug) => slug !== group.slug);
  const taken = others.flatMap((slug) => spellsOf(roll, roll.groups.get(slug)!));
  return roll.countries
    .filter(({ unStatus }) => unStatus === 'MEMBER')
    .flatMap(({ index: country, unMemberFrom, unMemberTo }) => {
      const outside: Membership[] = [];
      let from = unMemberFrom ?? -NEVER;
      const end = unMemberTo ?? NEVER;
      const own = taken.filter((spell) => spell.country === country).sort((a, b) => a.from - b.from);
      for (const spell of own) {
        if (from < Math.min(spell.from, end)) outside.push({ country, from, to: Math.min(spell.from, end) });
        from = Math.max(from, spell.to);
      }
      if (from < end) outside.push({ country, from, to: end });
      return outside;
    });
}

/** The members of a group on a day that are states on record, by code. */
export function memberCountries(roll: Roll, group: Group, day: Day): Country[] {
  const members = membersAt(roll, group, day);
  return roll.countries.filter(({ index }) => members.has(index));
}

/** Slugs of the groups to which a country belongs on a day, by slug; complements are left out. */
export function groupsOf(roll: Roll, country: Country, day: Day): Group[] {
  const found: Group[] = [];
  for (const group of roll.groups.values()) {
    if (group.composition.of !== 'COMPLEMENT' && membersAt(roll, group, day).has(country.index)) found.push(group);
  }
  return found.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
