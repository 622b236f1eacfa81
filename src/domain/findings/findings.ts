import { atOnce, type Steps } from '../../common/steps.js';
import type { Day } from '../day.js';
import { partitionAt } from '../partition.js';
import type { Initiative, Roll, Scheme } from '../roll.js';
import type { CountingRule } from '../rule.js';
import { FINDING_KINDS, type Finding, type FindingKind, findingId } from './finding.js';
import { groupAbsent, standsOut } from './groups.js';
import { groundInSteps, type KnownList } from './lists.js';
import { pairsInSteps } from './pairs.js';
import { grewUnevenly, notCarriedOver } from './successions.js';
import { newcomers, shareMoved, yearInSteps } from './year.js';

/** A finding must be at least this rare by chance: 3 bits are once in eight draws. */
export const LEAST_BITS = 3;
/** Bits are sums of logarithms: what is once in eight by fractions may come out a rounding below three. */
const ROUNDING = 1e-9;

/** What is unusual in a selection on a day, and what it was looked for in. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** The lists that spoke. */
  readonly lists: readonly KnownList[];
  readonly leftOut: readonly Initiative[];
  /** The day from which the year runs that findings about a year are told of. */
  readonly since: Day;
}

/**
 * Looks for all that is unusual (method, section 16). The kinds take turns, because the chances of different kinds cannot be
 * compared: the most unusual of each comes before the second of any. Within a turn the most unusual comes first.
 */
export function* findingsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  scheme: Scheme,
  day: Day,
  rule: CountingRule,
): Steps<Findings> {
  const ground = yield* groundInSteps(roll, initiatives, day, rule);
  const { parts } = partitionAt(roll, scheme, day, rule.universe);
  const year = yield* yearInSteps(ground);
  const findings: Finding[] = [
    ...(yield* pairsInSteps(ground)),
    ...grewUnevenly(ground, parts),
    ...notCarriedOver(ground, parts),
    ...groupAbsent(ground, parts),
    ...standsOut(ground, parts),
    ...shareMoved(ground, year, parts),
    ...newcomers(ground, year),
  ];
  const unusual = findings.filter(({ bits }) => bits >= LEAST_BITS - ROUNDING);
  return { findings: inTurns(unusual), lists: ground.lists, leftOut: ground.leftOut, since: year.since };
}

export const findings = atOnce(findingsInSteps);

/** Only those of some kinds, and of each kind at most so many, the most unusual. */
export function chosen(all: readonly Finding[], kinds: readonly FindingKind[] | null, perKind: number): Finding[] {
  const told = new Map<FindingKind, number>();
  return all.filter(({ kind }) => {
    const rank = (told.get(kind) ?? 0) + 1;
    told.set(kind, rank);
    return rank <= perKind && (kinds === null || kinds.includes(kind));
  });
}

function inTurns(findings: readonly Finding[]): Finding[] {
  const named = findings.map((item) => ({ finding: item, id: findingId(item) }));
  named.sort(
    (a, b) => b.finding.bits - a.finding.bits || order(a.finding) - order(b.finding) || (a.id < b.id ? -1 : 1),
  );
  const turns: Finding[][] = [];
  const told = new Map<FindingKind, number>();
  for (const { finding: item } of named) {
    const turn = told.get(item.kind) ?? 0;
    told.set(item.kind, turn + 1);
    turns[turn] ??= [];
    turns[turn].push(item);
  }
  return turns.flat();
}

const order = ({ kind }: Finding) => FINDING_KINDS.indexOf(kind);
