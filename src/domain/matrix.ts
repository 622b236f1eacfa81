import type { Day } from './day.js';
import { statesAsked } from './gaps.js';
import { type CountingRule, eachInSteps, eachPresence } from './presence.js';
import type { Country, Group, Initiative, Role, Roll } from './roll.js';
import { ROLES } from './roll.js';
import type { Steps } from './steps.js';

/** Room for a bit for each role. */
const Masks = ROLES.length <= 16 ? Uint16Array : Uint32Array;

/** A state beside the initiatives of a selection. */
export class MatrixRow {
  readonly #masks: Uint16Array | Uint32Array;
  readonly #width: number;

  /** `masks` holds the roles of every participant in every initiative, `width` participants an initiative. */
  constructor(
    readonly country: Country,
    /** k(c, t): in how many of them it is present. */
    readonly coverage: number,
    masks: Uint16Array | Uint32Array,
    width: number,
  ) {
    this.#masks = masks;
    this.#width = width;
  }

  /** The roles in which it is present, one list an initiative, in the order of the method; made when they are asked for. */
  get roles(): readonly (readonly Role[])[] {
    const roles: (readonly Role[])[] = [];
    for (let cell = this.country.index; cell < this.#masks.length; cell += this.#width) {
      roles.push(rolesIn(this.#masks[cell]!));
    }
    return roles;
  }
}

/** States by initiatives at a day, with the roles in which each is present. */
export function* matrixInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  group: Group | null,
  day: Day,
  rule: CountingRule,
): Steps<MatrixRow[]> {
  const width = roll.participantAt.length;
  const masks = new Masks(initiatives.length * width);
  const coverage = new Int32Array(width);
  yield* eachInSteps(roll, initiatives, (initiative, place) => {
    eachPresence(roll, initiative, day, rule, [], (participant, role) => {
      const cell = place * width + participant;
      if (masks[cell] === 0) coverage[participant] = coverage[participant]! + 1;
      masks[cell] = masks[cell]! | (1 << role);
    });
  });
  const states = statesAsked(roll, group, day, rule);
  return states.map((country) => new MatrixRow(country, coverage[country.index]!, masks, width));
}

/** The roles of a bit mask, in the order of the method. */
export function rolesIn(mask: number): readonly Role[] {
  return mask === 0 ? NO_ROLES : ROLES.filter((_, place) => ((mask >> place) & 1) === 1);
}

const NO_ROLES: readonly Role[] = [];
