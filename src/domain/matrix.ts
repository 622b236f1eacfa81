import type { Day } from './day.js';
import { statesAsked } from './gaps.js';
import { type CountingRule, eachPresence } from './presence.js';
import type { Country, Group, Initiative, Role, Roll } from './roll.js';
import { ROLES } from './roll.js';

export interface MatrixRow {
  readonly country: Country;
  readonly coverage: number;
  /** One list an initiative, roles in the order of the method. */
  readonly roles: readonly (readonly Role[])[];
}

/** States by initiatives at a day, with the roles in which each is present. */
export function matrix(
  roll: Roll,
  initiatives: readonly Initiative[],
  group: Group | null,
  day: Day,
  rule: CountingRule,
): MatrixRow[] {
  const states = statesAsked(roll, group, day, rule);
  const masks = initiatives.map((initiative) => {
    const mask = new Int32Array(roll.participantAt.length);
    eachPresence(roll, initiative, day, rule, [], (participant, role) => {
      mask[participant] = mask[participant]! | (1 << role);
    });
    return mask;
  });
  return states.map((country) => {
    const own = masks.map((mask) => mask[country.index]!);
    return { country, coverage: own.filter((mask) => mask !== 0).length, roles: own.map(rolesIn) };
  });
}

/** The roles of a bit mask, in the order of the method. */
export function rolesIn(mask: number): readonly Role[] {
  return mask === 0 ? NO_ROLES : ROLES.filter((_, place) => ((mask >> place) & 1) === 1);
}

const NO_ROLES: readonly Role[] = [];
