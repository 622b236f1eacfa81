import type { Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { gapsInSteps, statesAsked } from './gaps.js';
import { eachInSteps, eachPresence } from './presence.js';
import type { AbsenceReason, Country, Group, Initiative, Role, Roll, Standing } from './roll.js';
import { ROLES } from './roll.js';
import { type CountingRule, classOf, DECLINING_ROLES, holdsRole } from './rule.js';

/** Words of 32 bits that have one for each role. */
const WORDS = Math.ceil(ROLES.length / 32);
const NO_ROLES: readonly Role[] = [];

/** A state beside the initiatives of a selection. */
export class MatrixRow {
  readonly #masks: Uint32Array;
  readonly #width: number;

  /** `masks` has WORDS words for the roles of every participant in every initiative, `width` participants an initiative. */
  constructor(
    readonly country: Country,
    /** k(c, t): in how many of them it is present. */
    readonly coverage: number,
    masks: Uint32Array,
    width: number,
  ) {
    this.#masks = masks;
    this.#width = width;
  }

  /** The roles in which it is present, one list an initiative, in the order of the method; made when they are asked for. */
  get roles(): readonly (readonly Role[])[] {
    const roles: (readonly Role[])[] = [];
    for (let cell = this.country.index; cell * WORDS < this.#masks.length; cell += this.#width) {
      roles.push(this.#rolesAt(cell));
    }
    return roles;
  }

  #rolesAt(cell: number): readonly Role[] {
    let roles: Role[] | undefined;
    for (let word = 0; word < WORDS; word++) {
      for (let bits = this.#masks[cell * WORDS + word]!; bits !== 0; ) {
        const lowest = bits & -bits;
        roles ??= [];
        roles.push(ROLES[word * 32 + 31 - Math.clz32(lowest)]!);
        bits ^= lowest;
      }
    }
    return roles ?? NO_ROLES;
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
  const masks = new Uint32Array(initiatives.length * width * WORDS);
  const seen = new Uint8Array(initiatives.length * width);
  const coverage = new Int32Array(width);
  yield* eachInSteps(roll, initiatives, (initiative, row) => {
    eachPresence(roll, initiative, day, rule, [], (participant, role) => {
      const cell = row * width + participant;
      if (seen[cell] === 0) coverage[participant] = coverage[participant]! + 1;
      seen[cell] = 1;
      const word = cell * WORDS + (role >>> 5);
      masks[word] = masks[word]! | (1 << (role & 31));
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
  yield* eachInSteps(roll, initiatives, (initiative, row) => {
    eachPresence(roll, initiative, day, { ...rule, blocs: 'INHERIT' }, [], (participant, role, brought) => {
      const cell = row * width + participant;
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
      initiatives.map((_, row): Standing => {
        const cell = row * width + index;
        if (itself[cell] === 1) return 'ITSELF';
        if (through[cell] === 1) return 'THROUGH_ORGANISATION';
        return position[cell] === DECLINES ? 'DECLINED' : 'ABSENT';
      }),
    ]),
  );
  const { initiatives: absences } = yield* gapsInSteps(roll, initiatives, group, day, rule, 1);
  for (const [row, { missing }] of absences.entries()) {
    for (const { country, reason } of missing) {
      // A state that withdrew its own participation may still take part through an organisation.
      const stays = reason === 'WITHDREW' && rule.method !== '1.0' && through[row * width + country.index] === 1;
      standings.get(country.index)![row] = stays ? 'THROUGH_ORGANISATION' : standingOf(reason);
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
