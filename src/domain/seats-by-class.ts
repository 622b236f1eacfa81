import { atOnce, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { ratio } from './inequality.js';
import type { Partition } from './partition.js';
import { eachInSteps, eachPresence, type Supposed } from './presence.js';
import { type Group, type Initiative, ROLE_CLASSES, ROLES, type RoleClass, type Roll } from './roll.js';
import { type CountingRule, classOf, EVERY_ROLE } from './rule.js';

/** The seats of a group that are of one class. */
export interface ClassSeats {
  readonly class: RoleClass;
  /** Pairs of a member and an initiative with at least one role of the class. */
  readonly seats: number;
  /** Over those of all states counted; null where there are none. */
  readonly share: number | null;
}

/** By the index of a class in ROLE_CLASSES, then by a participant's index: in how many initiatives it has a role of the class. */
export type ClassCoverage = readonly Int32Array[];

/**
 * In how many of the initiatives each participant has a role of each class at a day (method, section 5): presence,
 * confidence and bloc rule are the question's, its roles are not. Through an organisation a state holds the class of the
 * organisation's role, which is COMMITMENT or MEMBERSHIP.
 */
export function* classCoverageInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Steps<ClassCoverage> {
  const size = roll.participantAt.length;
  const coverage = ROLE_CLASSES.map(() => new Int32Array(size));
  const seenIn = ROLE_CLASSES.map(() => new Int32Array(size).fill(-1));
  const everyRole: CountingRule = { ...rule, method: '2.0', roles: EVERY_ROLE };
  yield* eachInSteps(roll, initiatives, (initiative) => {
    eachPresence(roll, initiative, day, everyRole, supposed, (participant, role) => {
      const classIndex = PLACE_OF_CLASS[role]!;
      if (seenIn[classIndex]![participant] === initiative.index) return;
      seenIn[classIndex]![participant] = initiative.index;
      coverage[classIndex]![participant] = coverage[classIndex]![participant]! + 1;
    });
  });
  return coverage;
}

export const classCoverage = atOnce(classCoverageInSteps);

/** The index of a role's class in ROLE_CLASSES, by the role's index in ROLES. */
const PLACE_OF_CLASS: readonly number[] = ROLES.map((_, role) => ROLE_CLASSES.indexOf(classOf(role)));

/** The seats of every part of a split universe by class, in the order of the parts and of the classes. */
export function seatsByClass(
  { parts, universe }: Partition,
  coverage: ClassCoverage,
): readonly { readonly group: Group; readonly classes: readonly ClassSeats[] }[] {
  const sum = (states: readonly { readonly index: number }[], classIndex: number) =>
    states.reduce((total, { index }) => total + coverage[classIndex]![index]!, 0);
  const all = ROLE_CLASSES.map((_, classIndex) => sum(universe, classIndex));
  return parts.map(({ group, members }) => ({
    group,
    classes: ROLE_CLASSES.map((roleClass, classIndex) => {
      const seats = sum(members, classIndex);
      return { class: roleClass, seats, share: ratio(seats, all[classIndex]!) };
    }),
  }));
}
