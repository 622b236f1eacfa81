import { atOnce, ROWS_A_STEP, type Steps } from '../common/steps.js';
import { type Day, NEVER, nextMonth, nextYear } from './day.js';
import { spellsOf } from './groups.js';
import { refusalsIn } from './positions.js';
import { type Supposed, standsForMembers } from './presence.js';
import { type Initiative, PRECISIONS, type Roll } from './roll.js';
import { bringsAlong, type CountingRule, holdsRole, NO_ROLE, type RoleSet, roleFlags, standingRoles } from './rule.js';

/**
 * Which day stands for a start that the source gives inexactly (method, sections 1 and 9): the stated one, or the
 * earliest or the latest that the source leaves possible.
 */
export type Starts = 'STATED' | 'EARLIEST' | 'LATEST';

/** Takes the spells of presence of a selection, initiative by initiative; `position` is the initiative's in the selection. */
export interface SpellSink {
  /** One spell `[from, to)`: the union of counted participations of the state that overlap or touch. In order of time. */
  spell(position: number, state: number, from: Day, to: Day): void;
  /** The same of some of the roles alone: those that lead, those by which one joins. */
  readonly some?: {
    /** Bit mask over the places in ROLES. */
    readonly roles: RoleSet;
    spell(position: number, state: number, from: Day, to: Day): void;
  };
  /** All spells of the initiative were given. */
  done?(position: number): void;
}

const MONTH = PRECISIONS.indexOf('MONTH');
const YEAR = PRECISIONS.indexOf('YEAR');
const NO_LATER_THAN = PRECISIONS.indexOf('NO_LATER_THAN');

/** States have the indices below this; organisations come after them. */
export function stateCount(roll: Roll): number {
  return (roll.countries.at(-1)?.index ?? -1) + 1;
}

/**
 * Gives every spell during which a state is present in an initiative of the selection, whatever the date: x(c, i, t)
 * of the method's section 3 for all t at once, in one pass over the facts. A state's presence by way of an organisation
 * lasts while both that one takes part and the state is its member, and does not refuse. Supposed participations have no
 * end. `rule.presence` is not looked at: CUMULATIVE begins with a state's first spell and never ends.
 */
export function* eachSpellInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  rule: CountingRule,
  supposed: readonly Supposed[],
  starts: Starts,
  sink: SpellSink,
): Steps<void> {
  const pass = new SpellSweep(roll, rule, starts, sink);
  const supposedIn = new Map<number, Supposed[]>();
  for (const participation of supposed) {
    const sameInitiative = supposedIn.get(participation.initiative);
    if (sameInitiative) sameInitiative.push(participation);
    else supposedIn.set(participation.initiative, [participation]);
  }
  // `done` looks at every state of each initiative; that is counted as work of the step.
  const each = sink.done ? stateCount(roll) : 0;
  let rows = 0;
  for (const [position, initiative] of initiatives.entries()) {
    rows += pass.initiative(initiative, position, supposedIn.get(initiative.index)) + each;
    sink.done?.(position);
    if (rows < ROWS_A_STEP) continue;
    rows = 0;
    yield;
  }
}

export const eachSpell = atOnce(eachSpellInSteps);

/** A spell of presence of a state, `[from, to)`. */
export interface Spell {
  readonly state: number;
  readonly from: Day;
  readonly to: Day;
}

/** The spells of one initiative, by state and time. */
export function allSpells(roll: Roll, initiative: Initiative, rule: CountingRule, starts: Starts): Spell[] {
  const spells: Spell[] = [];
  eachSpell(roll, [initiative], rule, [], starts, {
    spell: (_, state, from, to) => void spells.push({ state, from, to }),
  });
  return spells;
}

/** Spells of one state in one initiative, in arrays that are used again. */
class SpellBuffer {
  private from = new Int32Array(16);
  private to = new Int32Array(16);
  count = 0;

  push(from: Day, to: Day): void {
    if (this.count === this.from.length) {
      this.from = enlarged(this.from);
      this.to = enlarged(this.to);
    }
    // Kept in order by insertion: there are few, and they mostly come in order.
    let at = this.count++;
    for (; at > 0 && this.from[at - 1]! > from; at--) {
      this.from[at] = this.from[at - 1]!;
      this.to[at] = this.to[at - 1]!;
    }
    this.from[at] = from;
    this.to[at] = to;
  }

  /** Gives the spells, united where they overlap or touch, and becomes empty. */
  flush(visit: (position: number, state: number, from: Day, to: Day) => void, position: number, state: number): void {
    let from = this.from[0]!;
    let to = this.to[0]!;
    for (let i = 1; i < this.count; i++) {
      if (this.from[i]! > to) {
        visit(position, state, from, to);
        from = this.from[i]!;
        to = this.to[i]!;
      } else if (this.to[i]! > to) to = this.to[i]!;
    }
    visit(position, state, from, to);
    this.count = 0;
  }
}

function enlarged(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Spells that come by way of organisations or suppositions, a chain for each state. */
class BroughtAlong {
  private readonly head: Int32Array;
  private next = new Int32Array(64);
  private from = new Int32Array(64);
  private to = new Int32Array(64);
  private role = new Int32Array(64);
  private count = 0;

  constructor(private readonly states: number) {
    this.head = new Int32Array(states).fill(-1);
  }

  get empty(): boolean {
    return this.count === 0;
  }

  push(state: number, from: Day, to: Day, role: number): void {
    if (state >= this.states) return;
    if (this.count === this.next.length) {
      this.next = enlarged(this.next);
      this.from = enlarged(this.from);
      this.to = enlarged(this.to);
      this.role = enlarged(this.role);
    }
    const at = this.count++;
    this.from[at] = from;
    this.to[at] = to;
    this.role[at] = role;
    this.next[at] = this.head[state]!;
    this.head[state] = at;
  }

  /** Takes out what is there for a state. */
  take(state: number, visit: (from: Day, to: Day, role: number) => void): void {
    for (let at = this.head[state]!; at >= 0; at = this.next[at]!) visit(this.from[at]!, this.to[at]!, this.role[at]!);
    this.head[state] = -1;
  }

  clear(): void {
    this.count = 0;
  }
}

class SpellSweep {
  private readonly states: number;
  private readonly every = new SpellBuffer();
  private readonly some = new SpellBuffer();
  private readonly along: BroughtAlong;
  private readonly visit: SpellSink['spell'];
  private readonly someRoles: RoleSet;
  private readonly isOfSome: Uint8Array;
  private readonly foundSome: SpellSink['spell'] | undefined;
  private readonly push = (from: Day, to: Day, role: number): void => {
    this.every.push(from, to);
    if (this.isOfSome[role] === 1) this.some.push(from, to);
  };

  constructor(
    private readonly roll: Roll,
    private readonly rule: CountingRule,
    private readonly starts: Starts,
    sink: SpellSink,
  ) {
    this.states = stateCount(roll);
    this.along = new BroughtAlong(this.states);
    this.visit = sink.spell.bind(sink);
    this.someRoles = sink.some?.roles ?? NO_ROLE;
    this.isOfSome = roleFlags(this.someRoles);
    this.foundSome = sink.some?.spell.bind(sink.some);
  }

  /** Goes through an initiative; returns how much there was to go through. */
  initiative(initiative: Initiative, position: number, supposed: readonly Supposed[] | undefined): number {
    const { facts } = this.roll;
    const begin = facts.initiativeStart[initiative.index]!;
    const end = facts.initiativeStart[initiative.index + 1]!;
    const organisations = this.firstOrganisation(begin, end);
    if (organisations < end && bringsAlong(this.rule, initiative)) this.bringMembers(initiative, organisations, end);
    for (const { participant, from, role } of supposed ?? []) {
      if (holdsRole(this.rule.roles, role)) this.along.push(participant, from, NEVER, role);
    }
    const alone = this.along.empty;
    this.eachParticipant(initiative, begin, organisations, this.rule.roles, (state) => {
      if (!alone) this.along.take(state, this.push);
      this.flush(position, state);
    });
    // One more for the initiative itself, which costs something even where it is empty.
    if (alone) return end - begin + 1;
    for (let state = 0; state < this.states; state++) {
      this.along.take(state, this.push);
      this.flush(position, state);
    }
    this.along.clear();
    return end - begin + this.states;
  }

  /** Reads the rows `[begin, end)` of an initiative in these roles; `finish` follows on the rows of each participant. */
  private eachParticipant(
    initiative: Initiative,
    begin: number,
    end: number,
    roles: RoleSet,
    finish: (index: number) => void,
  ): void {
    const { facts, revision } = this.roll;
    const { participant, role, validTo, confidence, recordedFrom, recordedTo } = facts;
    const { confidenceLimit } = this.rule;
    const counted = roleFlags(roles);
    for (let row = begin; row < end; ) {
      const index = participant[row]!;
      let sameRole = -1;
      let previousEnd = -NEVER;
      do {
        if (recordedFrom[row]! > revision || revision >= recordedTo[row]!) continue;
        const rowRole = role[row]!;
        const to = validTo[row]!;
        if (rowRole !== sameRole) previousEnd = -NEVER;
        sameRole = rowRole;
        if (counted[rowRole] === 1 && confidence[row]! <= confidenceLimit) {
          this.push(startOf(this.roll, initiative, row, previousEnd, this.starts), to, rowRole);
        }
        previousEnd = to;
      } while (++row < end && participant[row] === index);
      finish(index);
    }
  }

  private flush(position: number, state: number): void {
    if (this.every.count > 0) this.every.flush(this.visit, position, state);
    if (this.some.count > 0) this.some.flush(this.foundSome!, position, state);
  }

  /** What organisations bring along: each spell of membership as far as the organisation stands for its members in it. */
  private bringMembers(initiative: Initiative, begin: number, end: number): void {
    const { groups, participantAt } = this.roll;
    const refusals = refusalsIn(this.roll, initiative, this.rule);
    this.eachParticipant(initiative, begin, end, standingRoles(this.rule), (index) => {
      if (this.every.count === 0) return;
      const organisation = participantAt[index];
      const members = standsForMembers(organisation) ? spellsOf(this.roll, groups.get(organisation.membersGroup)!) : [];
      const bring = (role: number) => (_place: number, _state: number, from: Day, to: Day) => {
        for (const { country, from: memberFrom, to: memberTo } of members) {
          const [first, last] = [Math.max(from, memberFrom), Math.min(to, memberTo)];
          refusals.eachRest(country, first, last, (start, stop) => this.along.push(country, start, stop, role));
        }
      };
      this.every.flush(bring(this.otherRole), 0, 0);
      if (this.some.count > 0) this.some.flush(bring(this.someRole), 0, 0);
    });
  }

  /** Stands for "one of some roles" where the roles of an organisation were united. */
  private get someRole(): number {
    return this.someRoles.indexOf('1');
  }
  /** Stands for "none of them". There is such a role, because `some` never asks about every role. */
  private get otherRole(): number {
    return this.someRoles.indexOf('0');
  }

  /** The first row of an organisation among the rows of an initiative, which are in the order of participants. */
  private firstOrganisation(begin: number, end: number): number {
    const { participant } = this.roll.facts;
    let [low, high] = [begin, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (participant[middle]! < this.states) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * The day from which a row counts (method, section 9). A year- or month-precise start may be any day of it, though
 * before the end; a start known only as "no later than" may be any day from the initiative's opening, or from the end of
 * the participant's previous spell in the same role (`previousEnd`); where no opening is on record, any day at all.
 */
export function startOf({ facts }: Roll, { openedOn }: Initiative, row: number, previousEnd: Day, starts: Starts): Day {
  const stated = facts.validFrom[row]!;
  const precision = facts.precision[row]!;
  if (starts === 'STATED' || precision === 0) return stated;
  if (starts === 'EARLIEST') {
    if (precision !== NO_LATER_THAN) return stated;
    return Math.min(stated, Math.max(openedOn ?? -NEVER, previousEnd));
  }
  const last = precision === MONTH ? nextMonth(stated) - 1 : precision === YEAR ? nextYear(stated) - 1 : stated;
  return Math.min(last, facts.validTo[row]! - 1);
}
