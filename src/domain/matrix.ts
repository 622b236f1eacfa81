import type { Day } from './day.js';
import { gapsInSteps, statesAsked } from './gaps.js';
import { eachInSteps, eachPresence } from './presence.js';
import type { AbsenceReason, Country, Group, Initiative, Role, Roll, Standing } from './roll.js';
import { ROLES } from './roll.js';
import { type CountingRule, classOf, DECLINING_ROLES, holdsRole, rolesIn } from './rule.js';
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

const VOTES = 1;
const DECLINES = 2;

/**
 * How each state stands to each initiative at a day, as every picture tells it: by the states asked about, by code, then by
 * the initiatives. A state that takes part through an organisation stands so whether the rule counts that or not.
 */
export function* standingsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  group: Group | null,
  day: Day,
  rule: CountingRule,
): Steps<ReadonlyMap<number, readonly Standing[]>> {
  const width = roll.participantAt.length;
  const itself = new Uint8Array(initiatives.length * width);
  const through = new Uint8Array(initiatives.length * width);
  const position = new Uint8Array(initiatives.length * width);
  yield* eachInSteps(roll, initiatives, (initiative, place) => {
    eachPresence(roll, initiative, day, { ...rule, blocs: 'INHERIT' }, [], (participant, role, brought) => {
      const cell = place * width + participant;
      if (brought) through[cell] = 1;
      else if (classOf(role) !== 'POSITION') itself[cell] = 1;
      // Counted because the question names votes: to vote is not to take part.
      else position[cell] = holdsRole(DECLINING_ROLES, role) ? DECLINES : VOTES;
    });
  });
  const states = statesAsked(roll, group, day, rule);
  const standings = new Map<number, Standing[]>(
    states.map(({ index }) => [
      index,
      initiatives.map((_, place): Standing => {
        const cell = place * width + index;
        if (itself[cell] === 1) return 'ITSELF';
        if (through[cell] === 1) return 'THROUGH_ORGANISATION';
        return position[cell] === DECLINES ? 'DECLINED' : 'ABSENT';
      }),
    ]),
  );
  const { initiatives: absences } = yield* gapsInSteps(roll, initiatives, group, day, rule, 1);
  for (const [place, { missing }] of absences.entries()) {
    for (const { country, reason } of missing) {
      // Who withdrew its own participation may still be in it through an organisation.
      const stays = reason === 'WITHDREW' && rule.method !== '1.0' && through[place * width + country.index] === 1;
      standings.get(country.index)![place] = stays ? 'THROUGH_ORGANISATION' : standingOf(reason);
    }
  }
  return standings;
}

/** How a state stands to an initiative from which it is absent for that reason. */
export function standingOf(reason: AbsenceReason): Standing {
  switch (reason) {
    case 'UNKNOWN':
      return 'NOT_KNOWN';
    case 'DECLINED':
    case 'THROUGH_ORGANISATION':
      return reason;
    default:
      return 'ABSENT';
  }
}
