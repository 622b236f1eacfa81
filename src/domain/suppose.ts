import { badInput } from '../common/rollcall-error.js';
import { countryNamed } from './codes.js';
import { type Day, formatDay } from './day.js';
import { groupNamed, membersAt } from './groups.js';
import type { Supposed } from './presence.js';
import { type Initiative, ROLES, type Role, type Roll } from './roll.js';
import { type CountingRule, holdsRole } from './rule.js';
import { initiativeNamed } from './selection.js';

/** What a question supposes: countries, or all members of a group at `from`, join an initiative (method, section 8). */
export interface Supposition {
  readonly initiative: string;
  readonly countries?: readonly string[] | null;
  readonly group?: string | null;
  readonly role: Role;
  readonly from: Day;
}

/** One supposed participation a country. Throws BAD_USER_INPUT for an unknown name, an initiative or role that is not counted, and a group without members. */
export function supposedBy(
  roll: Roll,
  suppositions: readonly Supposition[],
  counted: readonly Initiative[],
  rule: CountingRule,
): Supposed[] {
  return suppositions.flatMap(({ initiative: slug, countries, group, role, from }, position) => {
    const argument = `suppose.${position}`;
    const initiative = initiativeNamed(roll, slug, `${argument}.initiative`);
    if (!counted.includes(initiative)) {
      throw badInput(`${argument}.initiative`, `'${slug}' is not among the initiatives of the selection`);
    }
    if ((countries == null) === (group == null)) {
      throw badInput(argument, 'name either countries or a group');
    }
    if (countries?.length === 0) throw badInput(`${argument}.countries`, 'the list of countries is empty');
    if (!holdsRole(rule.roles, ROLES.indexOf(role))) {
      throw badInput(
        `${argument}.role`,
        `the question does not count the role ${role}, so supposing it changes nothing`,
      );
    }
    const members = group != null ? [...membersAt(roll, groupNamed(roll, group, `${argument}.group`), from)] : [];
    if (group != null && members.length === 0) {
      throw badInput(
        `${argument}.group`,
        `the group '${group}' has no member on ${formatDay(from)}, so nobody would join`,
      );
    }
    const named = (countries ?? []).map((code) => countryNamed(roll, code, `${argument}.countries`));
    return [...members, ...named].map((participant) => ({
      initiative: initiative.index,
      participant,
      role: ROLES.indexOf(role),
      from,
    }));
  });
}
