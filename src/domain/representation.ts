import { type Day } from './day.js';
import { gini, ratio } from './inequality.js';
import { type Part, type Partition, partitionAt } from './partition.js';
import { type CountingRule, eachPresence, LEADING_ROLES, type Supposed } from './presence.js';
import type { Country, Group, Initiative, Roll, Scheme } from './roll.js';
import type { Starts } from './spells.js';
import { type Coverage, coverageIn, sweep } from './sweep.js';

/** The figures of one group (method, section 5). Null where the denominator is 0. */
export interface GroupFigures {
  readonly group: Group;
  /** m_g */
  readonly members: number;
  /** p_g */
  readonly participants: number;
  /** p_g / m_g */
  readonly participationRate: number | null;
  /** s_g */
  readonly seats: number;
  /** sigma_g */
  readonly seatShare: number | null;
  /** mu_g */
  readonly membershipShare: number | null;
  /** rho_g = sigma_g / mu_g; 1 is parity */
  readonly representationRatio: number | null;
  /** pi_g */
  readonly populationShare: number | null;
  /** sigma_g / pi_g */
  readonly populationRatio: number | null;
  /** s_g / m_g */
  readonly meanCoverage: number | null;
  readonly leadingSeats: number;
  readonly leadingSeatShare: number | null;
  /** By code. */
  readonly absentMembers: readonly Country[];
}

/** Counts the same question in another way: by a stricter rule, or with starts at the bounds of what is possible. */
export type Recount = (rule: CountingRule, starts: Starts) => Coverage;

/** A figure's question, so that it can be asked again under other assumptions. */
export interface Asked {
  readonly roll: Roll;
  readonly initiatives: readonly Initiative[];
  readonly scheme: Scheme;
  readonly day: Day;
  readonly rule: CountingRule;
  /** Day at which membership of the groups was read. */
  readonly composition: Day;
  readonly recount: Recount;
}

/** How the groups of a scheme are represented at a day (method, section 5). */
export interface Representation {
  readonly asked: Asked;
  readonly coverage: Coverage;
  readonly partition: Partition;
  /** In the scheme's order, then `not-classified` where somebody is in none. */
  readonly groups: readonly GroupFigures[];
  /** Half the sum of |sigma_g - mu_g|, 0..1. Loosemore and Hanby (1971). */
  readonly loosemoreHanby: number | null;
  /** Square root of half the sum of (100 sigma_g - 100 mu_g) squared, 0..100. Gallagher (1991). */
  readonly gallagher: number | null;
  readonly populationLoosemoreHanby: number | null;
  readonly populationGallagher: number | null;
  readonly gini: number | null;
  readonly excludedPopulationShare: number | null;
}

/** Coverage of every state at a day, in all roles and in the leading ones (method, sections 4 and 5). */
export function coverageAt(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Coverage {
  const size = roll.participantAt.length;
  const all = new Int32Array(size);
  const leading = new Int32Array(size);
  const seenIn = new Int32Array(size).fill(-1);
  const seenLeading = new Int32Array(size).fill(-1);
  for (const initiative of initiatives) {
    eachPresence(roll, initiative, day, rule, supposed, (participant, role) => {
      if (seenIn[participant] !== initiative.index) {
        seenIn[participant] = initiative.index;
        all[participant] = all[participant]! + 1;
      }
      if (((LEADING_ROLES >> role) & 1) === 1 && seenLeading[participant] !== initiative.index) {
        seenLeading[participant] = initiative.index;
        leading[participant] = leading[participant]! + 1;
      }
    });
  }
  return { all, leading };
}

/** A way to count a question of one day again. */
export function recountAt(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  supposed: readonly Supposed[],
): Recount {
  return (rule, starts) =>
    starts === 'STATED'
      ? coverageAt(roll, initiatives, day, rule, supposed)
      : coverageIn(sweep(roll, initiatives, rule, [day], day, supposed, starts), 0);
}

/**
 * The representation of the groups of a scheme at a day (method, section 5), as they were composed at `composition`
 * (AT_DATE: the same day), with what is supposed (section 8).
 */
export function representation(
  roll: Roll,
  initiatives: readonly Initiative[],
  scheme: Scheme,
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
  composition: Day = day,
): Representation {
  const recount = recountAt(roll, initiatives, day, supposed);
  return representationOf({ roll, initiatives, scheme, day, rule, composition, recount }, recount(rule, 'STATED'));
}

/** The same question over another scheme, without counting again. */
export function underScheme({ asked, coverage }: Representation, scheme: Scheme): Representation {
  return representationOf({ ...asked, scheme }, coverage);
}

/** The figures of the method, section 5, from a coverage that was counted before. */
export function representationOf(asked: Asked, coverage: Coverage): Representation {
  const { roll, scheme, day, rule, composition } = asked;
  const partition = partitionAt(roll, scheme, day, rule.universe, composition);
  const groups = groupFigures(partition, coverage);
  const { universe, populationOf, population } = partition;
  const { all } = coverage;
  return {
    asked,
    coverage,
    partition,
    groups,
    loosemoreHanby: loosemoreHanby(groups, 'membershipShare'),
    gallagher: gallagher(groups, 'membershipShare'),
    populationLoosemoreHanby: loosemoreHanby(groups, 'populationShare'),
    populationGallagher: gallagher(groups, 'populationShare'),
    // Worked out where they are asked for: over a series they cost more than all the rest.
    get gini() {
      return gini(universe.map(({ index }) => all[index]!));
    },
    get excludedPopulationShare() {
      let excluded = 0;
      for (const { index } of universe) if (all[index] === 0) excluded += populationOf[index]!;
      return ratio(excluded, population);
    },
  };
}

/** The figures of every part of a split universe (method, section 5). */
export function groupFigures(partition: Partition, { all, leading }: Coverage): GroupFigures[] {
  const { universe } = partition;
  const sum = (values: Int32Array, countries: readonly Country[]): number => {
    let total = 0;
    for (const { index } of countries) total += values[index]!;
    return total;
  };
  const seats = sum(all, universe);
  const leadingSeats = sum(leading, universe);
  return partition.parts.map(({ group, members, population }: Part) => {
    const absentMembers = members.filter(({ index }) => all[index] === 0);
    const participants = members.length - absentMembers.length;
    const own = sum(all, members);
    const leads = sum(leading, members);
    const seatShare = ratio(own, seats);
    const membershipShare = ratio(members.length, universe.length);
    const populationShare = ratio(population, partition.population);
    return {
      group,
      members: members.length,
      participants,
      participationRate: ratio(participants, members.length),
      seats: own,
      seatShare,
      membershipShare,
      representationRatio: over(seatShare, membershipShare),
      populationShare,
      populationRatio: over(seatShare, populationShare),
      meanCoverage: ratio(own, members.length),
      leadingSeats: leads,
      leadingSeatShare: ratio(leads, leadingSeats),
      absentMembers,
    };
  });
}

/** One share over another; null where either is, or the second is 0. */
export function over(share: number | null, of: number | null): number | null {
  return share === null || of === null ? null : ratio(share, of);
}

type Shares = readonly Pick<GroupFigures, 'seatShare' | 'membershipShare' | 'populationShare'>[];

/**
 * Half the sum of the absolute differences between the shares of seats and the shares that would be due, 0..1; null
 * where a share is. Source: Loosemore and Hanby (1971), British Journal of Political Science 1(4). Method, section 5.
 */
export function loosemoreHanby(groups: Shares, due: 'membershipShare' | 'populationShare'): number | null {
  let sum = 0;
  for (const group of groups) {
    if (group.seatShare === null || group[due] === null) return null;
    sum += Math.abs(group.seatShare - group[due]);
  }
  return groups.length === 0 ? null : sum / 2;
}

/**
 * Square root of half the sum of the squared differences in percentage points, 0..100; null where a share is. Source:
 * Gallagher (1991), Electoral Studies 10(1). Method, section 5.
 */
export function gallagher(groups: Shares, due: 'membershipShare' | 'populationShare'): number | null {
  let sum = 0;
  for (const group of groups) {
    if (group.seatShare === null || group[due] === null) return null;
    sum += (100 * group.seatShare - 100 * group[due]) ** 2;
  }
  return groups.length === 0 ? null : Math.sqrt(sum / 2);
}
