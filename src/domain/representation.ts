import { atOnce, type Steps } from '../common/steps.js';
import { type Day } from './day.js';
import { gini, ratio } from './inequality.js';
import { type Part, type Partition, partitionAt } from './partition.js';
import { eachInSteps, eachPresence, type Supposed } from './presence.js';
import type { Country, Group, Initiative, Roll, Scheme } from './roll.js';
import { type CountingRule, leadingRoles, roleFlags } from './rule.js';
import type { Starts } from './spells.js';
import { type Coverage, coverageIn, sweepInSteps } from './sweep.js';

/** The figures of one group (method, section 5). Null where the denominator is 0. */
export class GroupFigures {
  readonly group: Group;
  /** m_g */
  readonly members: number;

  readonly #part: Part;
  readonly #all: Totals;
  readonly #coverage: Coverage;

  constructor(
    part: Part,
    all: Totals,
    coverage: Coverage,
    /** p_g */
    readonly participants: number,
    /** s_g */
    readonly seats: number,
    readonly leadingSeats: number,
  ) {
    this.group = part.group;
    this.members = part.members.length;
    this.#part = part;
    this.#all = all;
    this.#coverage = coverage;
  }

  /** Participants by members (method: p_g / m_g). */
  get participationRate(): number | null {
    return ratio(this.participants, this.members);
  }
  /** The group's seats by those of all (method: sigma_g). */
  get seatShare(): number | null {
    return ratio(this.seats, this.#all.seats);
  }
  /** mu_g */
  get membershipShare(): number | null {
    return ratio(this.members, this.#all.states);
  }
  /** rho_g = sigma_g / mu_g; 1 is parity */
  get representationRatio(): number | null {
    return over(this.seatShare, this.membershipShare);
  }
  /** pi_g */
  get populationShare(): number | null {
    return ratio(this.#part.population, this.#all.population);
  }
  /** sigma_g / pi_g */
  get populationRatio(): number | null {
    return over(this.seatShare, this.populationShare);
  }
  /** s_g / m_g */
  get meanCoverage(): number | null {
    return ratio(this.seats, this.members);
  }
  get leadingSeatShare(): number | null {
    return ratio(this.leadingSeats, this.#all.leadingSeats);
  }
  /** By code. */
  get absentMembers(): readonly Country[] {
    return this.#part.members.filter(({ index }) => this.#coverage.all[index] === 0);
  }
}

/** What the shares of the groups are shares of. */
interface Totals {
  readonly states: number;
  readonly population: number;
  seats: number;
  leadingSeats: number;
}

/** Counts the same question in another way: by a stricter rule, or with starts at the bounds of what is possible. */
export type Recount = (rule: CountingRule, starts: Starts) => Steps<Coverage>;

/** A figure's question, so that it can be asked again under other assumptions. */
export interface RepresentationQuestion {
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
export class Representation {
  readonly partition: Partition;
  /** In the scheme's order, then `not-classified` where somebody is in none. */
  readonly groups: readonly GroupFigures[];

  /** The figures from a coverage that was counted before. */
  constructor(
    readonly asked: RepresentationQuestion,
    readonly coverage: Coverage,
  ) {
    const { roll, scheme, day, rule, composition } = asked;
    this.partition = partitionAt(roll, scheme, day, rule.universe, composition);
    this.groups = groupFigures(this.partition, coverage);
  }

  /** Half the sum of |sigma_g - mu_g|, 0..1. Loosemore and Hanby (1971). */
  get loosemoreHanby(): number | null {
    return loosemoreHanby(this.groups, 'membershipShare');
  }
  /** Square root of half the sum of (100 sigma_g - 100 mu_g) squared, 0..100. Gallagher (1991). */
  get gallagher(): number | null {
    return gallagher(this.groups, 'membershipShare');
  }
  get populationLoosemoreHanby(): number | null {
    return loosemoreHanby(this.groups, 'populationShare');
  }
  get populationGallagher(): number | null {
    return gallagher(this.groups, 'populationShare');
  }
  get gini(): number | null {
    return gini(this.partition.universe.map(({ index }) => this.coverage.all[index]!));
  }
  get excludedPopulationShare(): number | null {
    const { universe, populationOf, population } = this.partition;
    let excluded = 0;
    for (const { index } of universe) if (this.coverage.all[index] === 0) excluded += populationOf[index]!;
    return ratio(excluded, population);
  }
}

/** Coverage of every state at a day, in all roles and in the leading ones (method, sections 4 and 5). */
export function* coverageAtInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Steps<Coverage> {
  const size = roll.participantAt.length;
  const all = new Int32Array(size);
  const leading = new Int32Array(size);
  const seenIn = new Int32Array(size).fill(-1);
  const seenLeading = new Int32Array(size).fill(-1);
  const leads = roleFlags(leadingRoles(rule));
  yield* eachInSteps(roll, initiatives, (initiative) => {
    eachPresence(roll, initiative, day, rule, supposed, (participant, role) => {
      if (seenIn[participant] !== initiative.index) {
        seenIn[participant] = initiative.index;
        all[participant] = all[participant]! + 1;
      }
      if (leads[role] === 1 && seenLeading[participant] !== initiative.index) {
        seenLeading[participant] = initiative.index;
        leading[participant] = leading[participant]! + 1;
      }
    });
  });
  return { all, leading };
}

/** A way to count a question of one day again. */
export function recountAt(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  supposed: readonly Supposed[],
): Recount {
  return function* (rule, starts) {
    if (starts === 'STATED') return yield* coverageAtInSteps(roll, initiatives, day, rule, supposed);
    return coverageIn(yield* sweepInSteps(roll, initiatives, rule, [day], day, supposed, starts), 0);
  };
}

/**
 * The representation of the groups of a scheme at a day (method, section 5), as they were composed at `composition`
 * (AT_DATE: the same day), with what is supposed (section 8).
 */
export function* representationInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  scheme: Scheme,
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
  composition: Day = day,
): Steps<Representation> {
  const recount = recountAt(roll, initiatives, day, supposed);
  const coverage = yield* recount(rule, 'STATED');
  return new Representation({ roll, initiatives, scheme, day, rule, composition, recount }, coverage);
}

export const representation = atOnce(representationInSteps);

/** The same question over another scheme, without counting again. */
export function underScheme({ asked, coverage }: Representation, scheme: Scheme): Representation {
  return new Representation({ ...asked, scheme }, coverage);
}

/** The figures of every part of a split universe (method, section 5). */
export function groupFigures(partition: Partition, coverage: Coverage): GroupFigures[] {
  const { all, leading } = coverage;
  const totals: Totals = {
    states: partition.universe.length,
    population: partition.population,
    seats: 0,
    leadingSeats: 0,
  };
  return partition.parts.map((part) => {
    let [participants, seats, leadingSeats] = [0, 0, 0];
    for (const { index } of part.members) {
      const coverageOfMember = all[index]!;
      if (coverageOfMember > 0) participants++;
      seats += coverageOfMember;
      leadingSeats += leading[index]!;
    }
    // Every state is in exactly one part, so that the parts add up to the universe.
    totals.seats += seats;
    totals.leadingSeats += leadingSeats;
    return new GroupFigures(part, totals, coverage, participants, seats, leadingSeats);
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
