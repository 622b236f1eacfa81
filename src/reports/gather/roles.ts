import type { Steps } from '../../common/steps.js';
import type { Partition } from '../../domain/partition.js';
import { eachInSteps, eachPresence } from '../../domain/presence.js';
import { ROLE_CLASSES, type RoleClass } from '../../domain/roll.js';
import { rolesOfClasses } from '../../domain/rule.js';
import { classCoverageInSteps, seatsByClass } from '../../domain/seats-by-class.js';
import type { Question } from '../../questions/question.js';
import type { Holder, RolesOfClass } from '../report-data.js';
import { coded } from './named.js';

/** Who leads, provides and receives on the day, whatever roles the question counts (method, section 5, seatsByClass). */
export function* rolesInSteps(
  question: Question,
  partition: Partition,
): Steps<{ leading: RolesOfClass; providing: RolesOfClass; receiving: RolesOfClass }> {
  const { roll, initiatives, day, rule } = question;
  const coverage = yield* classCoverageInSteps(roll, initiatives, day, rule);
  const groups = seatsByClass(partition, coverage);
  const states = new Set(partition.universe.map(({ index }) => index));
  function* ofClass(roleClass: RoleClass): Steps<RolesOfClass> {
    const classIndex = ROLE_CLASSES.indexOf(roleClass);
    const byGroup = groups.map(({ classes }) => classes[classIndex]!.seats);
    const counts = new Map<number, Set<number>>();
    const classRule = { ...rule, method: '2.0', blocs: 'EXCLUDE', roles: rolesOfClasses([roleClass]) } as const;
    yield* eachInSteps(roll, initiatives, (initiative) => {
      eachPresence(roll, initiative, day, classRule, [], (participant) => {
        const initiativesHeld = counts.get(participant);
        if (initiativesHeld) initiativesHeld.add(initiative.index);
        else counts.set(participant, new Set([initiative.index]));
      });
    });
    const holders = [...counts].flatMap(([index, held]): Holder[] => {
      const participant = roll.participantAt[index]!;
      const isState = participant.kind === 'state';
      return isState && !states.has(index) ? [] : [{ ...coded(participant), isState, initiatives: held.size }];
    });
    return {
      holders: holders.sort((a, b) => b.initiatives - a.initiatives || (a.key < b.key ? -1 : 1)),
      byGroup,
      seats: byGroup.reduce((sum, seats) => sum + seats, 0),
    };
  }
  return {
    leading: yield* ofClass('LEADERSHIP'),
    providing: yield* ofClass('ASSISTANCE'),
    receiving: yield* ofClass('BENEFIT'),
  };
}
