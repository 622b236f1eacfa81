import { atOnce, INITIATIVES_A_STEP, type Steps } from '../common/steps.js';
import { eligible } from './absence.js';
import type { Day } from './day.js';
import { universeAt } from './groups.js';
import { closingDay } from './lists.js';
import { notJoinedByStates } from './parity.js';
import { partitionAt } from './partition.js';
import type { Country, Group, Initiative, Roll, Scheme } from './roll.js';
import { type CountingRule, withoutPositions } from './rule.js';
import { eachSpellInSteps, type Starts } from './spells.js';

/** A day on which somebody joined, counted in days from the opening. */
export interface SurvivalPoint {
  readonly days: number;
  /** States and initiatives (pairs) still outside and under observation just before. */
  readonly atRisk: number;
  readonly joined: number;
  /** Kaplan-Meier estimate of the share still outside after these days, 0..1. */
  readonly outside: number;
  /** Greenwood's standard error of `outside`; null once nobody is outside, where it has no value. */
  readonly standardError: number | null;
}

/** How long states wait before they join (method, section 11). */
export interface TimeToJoin {
  /** Pairs of a state and an initiative. */
  readonly pairs: number;
  readonly joined: number;
  /** Pairs still outside when observation ended. */
  readonly censored: number;
  /** Days after which at most half are still outside; null where that was not reached. */
  readonly median: number | null;
  /** The same with every inexact start at its earliest, and at its latest: no bounds, because the pairs at risk change too. */
  readonly medianIfEarliest: number | null;
  readonly medianIfLatest: number | null;
  readonly curve: readonly SurvivalPoint[];
}

export interface TimesToJoin {
  readonly overall: TimeToJoin;
  /** In the scheme's order, then `not-classified` where somebody is in none. */
  readonly groups: readonly (TimeToJoin & { readonly group: Group })[];
  /** Initiatives without an opening day by the day asked about: there is nothing to count from. */
  readonly withoutOpening: readonly Initiative[];
  /** Initiatives of fixed membership: nobody waits to join them. */
  readonly closed: readonly Initiative[];
  /** Initiatives that a body issued or adopted as such: no state joins them by an act of its own. */
  readonly notByStates: readonly Initiative[];
}

/**
 * Time from an initiative's opening until a state's first presence in it, by group of a scheme as composed at `day`
 * (method, section 11). Each pair of a state of the universe and an initiative that it may join, or has joined, is
 * observed from the opening, or from the state's admission to the United Nations if later, until it joins; pairs that
 * have not joined are right-censored at `day`, or at the initiative's end. A state that joined before the opening counts as
 * joined after 0 days. Source: Kaplan and Meier (1958), Journal of the American Statistical Association 53(282).
 */
export function* timeToJoinInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  scheme: Scheme,
  day: Day,
  rule: CountingRule,
): Steps<TimesToJoin> {
  const observed: Initiative[] = [];
  const withoutOpening: Initiative[] = [];
  const closed: Initiative[] = [];
  const notByStates = notJoinedByStates(initiatives, rule);
  const others = new Set(notByStates);
  let longest = 0;
  for (const [at, initiative] of initiatives.entries()) {
    if (at % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    if (others.has(initiative)) continue;
    if (initiative.openness === 'CLOSED') closed.push(initiative);
    else if (initiative.openedOn === null || initiative.openedOn > day) withoutOpening.push(initiative);
    else {
      observed.push(initiative);
      longest = Math.max(longest, day - initiative.openedOn);
    }
  }
  const { parts } = partitionAt(roll, scheme, day, rule.universe);
  const partOf = new Int32Array(roll.participantAt.length).fill(-1);
  parts.forEach(({ members }, partIndex) => {
    for (const { index } of members) partOf[index] = partIndex;
  });
  const estimates = (starts: Starts) => durations(roll, observed, longest, day, rule, starts, partOf, parts.length);
  const stated = yield* estimates('STATED');
  const earliest = yield* estimates('EARLIEST');
  const latest = yield* estimates('LATEST');
  const of = (partIndex: number): TimeToJoin => {
    const joined = total(stated[partIndex]!.joined);
    const censored = total(stated[partIndex]!.censored);
    const curve = kaplanMeier(stated[partIndex]!);
    return {
      pairs: joined + censored,
      joined,
      censored,
      median: median(curve),
      medianIfEarliest: median(kaplanMeier(earliest[partIndex]!)),
      medianIfLatest: median(kaplanMeier(latest[partIndex]!)),
      curve,
    };
  };
  return {
    overall: of(parts.length),
    groups: parts.map(({ group }, partIndex) => ({ group, ...of(partIndex) })),
    withoutOpening,
    closed,
    notByStates,
  };
}

export const timeToJoin = atOnce(timeToJoinInSteps);

/** How many pairs joined, and how many were last seen outside, after each number of days from 0. */
export interface Durations {
  readonly joined: Int32Array;
  readonly censored: Int32Array;
}

/** The durations, at most `longest` days, of every part, and of all together at the last place. */
function* durations(
  roll: Roll,
  observed: readonly Initiative[],
  longest: number,
  day: Day,
  rule: CountingRule,
  starts: Starts,
  partOf: Int32Array,
  parts: number,
): Steps<Durations[]> {
  const ofParts: Durations[] = Array.from({ length: parts + 1 }, () => ({
    joined: new Int32Array(longest + 1),
    censored: new Int32Array(longest + 1),
  }));
  const universe = universeAt(roll, day, rule.universe);
  const joinedOn = new Int32Array(roll.participantAt.length);
  const joinedPlace = new Int32Array(roll.participantAt.length).fill(-1);
  const observe = (
    position: number,
    initiative: Initiative,
    mayJoin: ReadonlySet<number> | null,
    state: Country,
  ): void => {
    const { index } = state;
    const origin = Math.max(initiative.openedOn!, state.unMemberFrom ?? initiative.openedOn!);
    const joined = joinedPlace[index] === position && joinedOn[index]! <= day;
    if (!joined && (origin > day || (mayJoin && !mayJoin.has(index)))) return;
    const closes = rule.method === '1.0' ? initiative.endedOn : closingDay(initiative);
    const seen = joined ? joinedOn[index]! : Math.min(day, closes ?? day);
    const days = Math.max(0, seen - origin);
    const { [joined ? 'joined' : 'censored']: counts } = ofParts[partOf[index]!]!;
    counts[days] = counts[days]! + 1;
  };
  yield* eachSpellInSteps(roll, observed, withoutPositions(rule), [], starts, {
    spell(position, state, from) {
      if (joinedPlace[state] === position) return;
      joinedPlace[state] = position;
      joinedOn[state] = from;
    },
    done(position) {
      const initiative = observed[position]!;
      const mayJoin = eligible(roll, initiative, day);
      for (const state of universe) observe(position, initiative, mayJoin, state);
    },
  });
  const overall = ofParts[parts]!;
  for (const { joined, censored } of ofParts.slice(0, parts)) {
    for (let days = 0; days <= longest; days++) {
      overall.joined[days] = overall.joined[days]! + joined[days]!;
      overall.censored[days] = overall.censored[days]! + censored[days]!;
    }
  }
  return ofParts;
}

/**
 * Product-limit estimate: after each day with joinings, the share still outside is multiplied by 1 - joined / at risk;
 * a pair last seen on that day still counts as at risk. Standard error by Greenwood (1926), Reports on Public Health
 * and Medical Subjects 33: S times the square root of the sum of d / (n (n - d)). Method, section 11.
 */
export function kaplanMeier({ joined, censored }: Durations): SurvivalPoint[] {
  const curve: SurvivalPoint[] = [];
  let atRisk = total(joined) + total(censored);
  let outside = 1;
  let sum = 0;
  joined.forEach((now, days) => {
    const stay = atRisk - now;
    if (now > 0) {
      outside = stay === 0 ? 0 : outside * (stay / atRisk);
      sum += stay === 0 ? 0 : now / (atRisk * stay);
      curve.push({ days, atRisk, joined: now, outside, standardError: stay === 0 ? null : outside * Math.sqrt(sum) });
    }
    atRisk = stay - censored[days]!;
  });
  return curve;
}

function total(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Room for the rounding of a product of shares, so that a half is a half. */
const ROUNDING = 1e-12;

/** The least number of days after which at most half are still outside; null where the curve stays above. */
export function median(curve: readonly SurvivalPoint[]): number | null {
  return curve.find(({ outside }) => outside <= 0.5 + ROUNDING)?.days ?? null;
}
