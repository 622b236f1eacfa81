import type { Day } from './day.js';
import type { Initiative, Roll } from './roll.js';
import { type CountingRule, REFUSING_ROLES, type RoleSet, roleFlags } from './rule.js';

/** A refusal in effect during `[from, to)`; the precisions of its ends are places in PRECISIONS, or NO_PRECISION. */
export interface Refusal {
  readonly from: Day;
  readonly to: Day;
  readonly startPrecision: number;
  readonly endPrecision: number;
}

/** When states refuse to be brought along by an organisation in an initiative: DISSOCIATED or DECLINED (method, section 3). */
export class Refusals {
  constructor(private readonly byState: ReadonlyMap<number, readonly Refusal[]>) {}

  /** Whether the state refuses on the day. */
  covers(state: number, day: Day): boolean {
    const refusals = this.byState.get(state);
    return refusals?.some(({ from, to }) => from <= day && day < to) ?? false;
  }

  /**
   * Gives what is left of `[from, to)` when the days on which the state refuses are taken away, in order; `after` is the
   * refusal with whose end a rest begins, `before` the one that ends it.
   */
  eachRest(
    state: number,
    from: Day,
    to: Day,
    rest: (from: Day, to: Day, after: Refusal | null, before: Refusal | null) => void,
  ): void {
    let start = from;
    let after: Refusal | null = null;
    for (const refused of this.byState.get(state) ?? NONE) {
      if (refused.to <= start) continue;
      if (refused.from >= to) break;
      if (start < refused.from) rest(start, refused.from, after, refused);
      start = refused.to;
      after = refused;
    }
    if (start < to) rest(start, to, after, null);
  }
}

const NONE: readonly Refusal[] = [];
const NOBODY = new Refusals(new Map());

/**
 * The refusals on record in an initiative, those less sure than the rule takes left out; whatever roles it counts.
 * Method 1.0 knows none.
 */
export function refusalsIn(roll: Roll, initiative: Initiative, rule: CountingRule): Refusals {
  if (rule.method === '1.0') return NOBODY;
  const byState = new Map<number, Refusal[]>();
  const { precision, endPrecision } = roll.facts;
  eachPosition(roll, initiative, rule, REFUSING_ROLES, (state, from, to, row) => {
    const refusal = { from, to, startPrecision: precision[row]!, endPrecision: endPrecision[row]! };
    const refusals = byState.get(state);
    if (refusals) refusals.push(refusal);
    else byState.set(state, [refusal]);
  });
  if (byState.size === 0) return NOBODY;
  for (const refusals of byState.values()) refusals.sort((a, b) => a.from - b.from);
  return new Refusals(byState);
}

/** Calls `visit` for every row of the initiative in one of the roles of the mask that is on record and sure enough. */
export function eachPosition(
  { facts, revision }: Roll,
  { index }: Initiative,
  { confidenceLimit }: CountingRule,
  roles: RoleSet,
  visit: (participant: number, from: Day, to: Day, row: number) => void,
): void {
  const named = roleFlags(roles);
  const end = facts.initiativeStart[index + 1]!;
  for (let row = facts.initiativeStart[index]!; row < end; row++) {
    if (named[facts.role[row]!] !== 1) continue;
    if (facts.recordedFrom[row]! > revision || revision >= facts.recordedTo[row]!) continue;
    if (facts.confidence[row]! <= confidenceLimit) {
      visit(facts.participant[row]!, facts.validFrom[row]!, facts.validTo[row]!, row);
    }
  }
}
