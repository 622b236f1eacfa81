import { badInput } from '../common/rollcall-error.js';
import { type Day, NEVER } from './day.js';
import { didYouMean } from './nearest.js';
import type { Country, Group, Membership, Period, Roll, Scheme, Universe } from './roll.js';

/** Slug of the group into which fall the states that are in no group of a scheme (method, section 5). */
export const NOT_CLASSIFIED = 'not-classified';

/** Standing of a state at the United Nations on a day: before its admission a later member is not one. */
export function unStatusAt(country: Country, day: Day): Country['unStatus'] {
  for (const { from, to } of country.unMemberships) if (from <= day && day < to) return 'MEMBER';
  return country.unStatus === 'MEMBER' ? 'NON_MEMBER' : country.unStatus;
}

/** What is on record of a state's membership of the United Nations; the breaks are half-open and lie within it. */
interface UnMembershipOnRecord {
  readonly unStatus: Country['unStatus'];
  readonly unMemberFrom: Day | null;
  readonly unMemberTo: Day | null;
  readonly breaks: readonly Period[];
}

/**
 * When a state was a member of the United Nations, by start: from its admission to its end, without the breaks. Recorded days
 * count even where the state is no member today; a member of which no days are recorded always was one.
 */
export function unMembershipsOf({ unStatus, unMemberFrom, unMemberTo, breaks }: UnMembershipOnRecord): Period[] {
  if (unStatus !== 'MEMBER' && unMemberFrom === null && unMemberTo === null) return [];
  const periods: Period[] = [];
  let from = unMemberFrom ?? -NEVER;
  for (const interruption of [...breaks].sort((a, b) => a.from - b.from)) {
    if (from < interruption.from) periods.push({ from, to: interruption.from });
    from = Math.max(from, interruption.to);
  }
  const to = unMemberTo ?? NEVER;
  if (from < to) periods.push({ from, to });
  return periods;
}

/** Whether the country existed as a state on a day. */
export function existedOn({ existedFrom, existedTo }: Country, day: Day): boolean {
  return (existedFrom === null || existedFrom <= day) && (existedTo === null || day < existedTo);
}

/** The states on record that followed it, by code. */
export function successorsOf(roll: Roll, { successors }: Country): Country[] {
  return roll.countries.filter(({ code }) => successors.includes(code));
}

/** Whether a state is of U(t) (method, section 3). */
export function belongs(country: Country, day: Day, universe: Universe): boolean {
  if (universe === 'ALL_STATES') return existedOn(country, day) || unStatusAt(country, day) === 'MEMBER';
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

/** The groups of a scheme, in its order. */
export function groupsInScheme(roll: Pick<Roll, 'groups'>, { groups, ownGroups }: Scheme): readonly Group[] {
  return ownGroups ?? groups.map((slug) => roll.groups.get(slug)!);
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
    case 'OUTSIDE':
      for (const { index } of universeAt(roll, day, universe))
        if (!composition.countries.has(index)) members.add(index);
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
  let memberships = spells.get(group);
  if (!memberships) {
    memberships =
      composition.of === 'UNION'
        ? composition.groups.flatMap((slug) => spellsOf(roll, roll.groups.get(slug)!))
        : composition.of === 'OUTSIDE'
          ? spellsOutside(roll, composition.countries)
          : complementSpells(roll, group, composition.scheme);
    spells.set(group, memberships);
  }
  return memberships;
}

/** The times at which states other than these were members of the United Nations. */
function spellsOutside(roll: Roll, countries: ReadonlySet<number>): Membership[] {
  return roll.countries
    .filter(({ index }) => !countries.has(index))
    .flatMap(({ index: country, unMemberships }) => unMemberships.map(({ from, to }) => ({ country, from, to })));
}

function complementSpells(roll: Roll, group: Group, scheme: string): Membership[] {
  const others = roll.schemes.get(scheme)!.groups.filter((slug) => slug !== group.slug);
  const taken = others.flatMap((slug) => spellsOf(roll, roll.groups.get(slug)!));
  return roll.countries.flatMap(({ index: country, unMemberships }) => {
    const spellsOfCountry = taken.filter((spell) => spell.country === country).sort((a, b) => a.from - b.from);
    return unMemberships.flatMap(({ from: start, to: end }) => {
      const outside: Membership[] = [];
      let from = start;
      for (const spell of spellsOfCountry) {
        if (from < Math.min(spell.from, end)) outside.push({ country, from, to: Math.min(spell.from, end) });
        from = Math.max(from, spell.to);
      }
      if (from < end) outside.push({ country, from, to: end });
      return outside;
    });
  });
}

/** The members of a group on a day that are states on record, by code. */
export function memberCountries(roll: Roll, group: Group, day: Day): Country[] {
  const members = membersAt(roll, group, day);
  return roll.countries.filter(({ index }) => members.has(index));
}

/** Slugs of the groups to which a country belongs on a day, by slug; complements are left out. */
export function groupsOf(roll: Roll, country: Country, day: Day): Group[] {
  const groups: Group[] = [];
  for (const group of roll.groups.values()) {
    if (group.composition.of !== 'COMPLEMENT' && membersAt(roll, group, day).has(country.index)) groups.push(group);
  }
  return groups.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
