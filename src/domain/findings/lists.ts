import type { Steps } from '../../common/steps.js';
import type { Day } from '../day.js';
import { universeAt } from '../groups.js';
import { standingsInSteps } from '../matrix.js';
import { eachInSteps, presentIn } from '../presence.js';
import type { Country, Initiative, Roll } from '../roll.js';
import { type CountingRule, withoutPositions } from '../rule.js';

/** An initiative of which it is known of every state whether it takes part. */
export interface KnownList {
  readonly initiative: Initiative;
  /** States of the universe that take part, by code. */
  readonly states: readonly Country[];
  /** The same by their indices. */
  readonly has: ReadonlySet<number>;
}

/** What findings are looked for in. */
export interface Ground {
  readonly roll: Roll;
  readonly day: Day;
  readonly rule: CountingRule;
  /** By code. */
  readonly universe: readonly Country[];
  readonly lists: readonly KnownList[];
  /** Initiatives of the selection that are not looked at: their lists are incomplete, or do not tell of states' own acts. */
  readonly leftOut: readonly Initiative[];
}

/**
 * The lists of a selection that may speak on a day: complete, by acts of states' own, of what is open and has not ended, and
 * without a state of which it is not known whether it takes part (method, sections 3, 4 and 16).
 */
export function* groundInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  asked: CountingRule,
): Steps<Ground> {
  const rule = withoutPositions(asked);
  const candidates = initiatives.filter((initiative) => isListOfStates(initiative, day, rule));
  const standings = yield* standingsInSteps(roll, candidates, null, day, rule);
  const unknown = new Set<number>();
  for (const places of standings.values()) {
    for (const [candidateIndex, standing] of places.entries())
      if (standing === 'NOT_KNOWN') unknown.add(candidateIndex);
  }
  const universe = universeAt(roll, day, rule.universe);
  const lists: KnownList[] = [];
  const speaking = candidates.filter((_, candidateIndex) => !unknown.has(candidateIndex));
  yield* eachInSteps(roll, speaking, (initiative) => {
    const present = presentIn(roll, initiative, day, rule);
    const states = universe.filter(({ index }) => present.has(index));
    lists.push({ initiative, states, has: new Set(states.map(({ index }) => index)) });
  });
  const spoken = new Set(speaking);
  return { roll, day, rule, universe, lists, leftOut: initiatives.filter((initiative) => !spoken.has(initiative)) };
}

function isListOfStates(initiative: Initiative, day: Day, { presence }: CountingRule): boolean {
  const { listCompleteness, adoption, openedOn, endedOn } = initiative;
  if (listCompleteness !== 'COMPLETE' || adoption !== 'BY_STATES') return false;
  if (openedOn === null || day < openedOn) return false;
  return presence === 'CUMULATIVE' || endedOn === null || day < endedOn;
}

/** The states that take part in both. */
export function inBoth(list: KnownList, other: KnownList): Country[] {
  return list.states.filter(({ index }) => other.has.has(index));
}

/** Whether both initiatives belong to one process: one is an ancestor of the other, or they share an ancestor. */
export function ofOneProcess(roll: Roll, initiative: Initiative, other: Initiative): boolean {
  const process = lineage(roll, initiative);
  return lineage(roll, other).some((slug) => process.includes(slug));
}

function lineage({ initiativeBySlug }: Roll, initiative: Initiative): string[] {
  const slugs: string[] = [];
  for (let next: Initiative | undefined = initiative; next !== undefined && !slugs.includes(next.slug); ) {
    slugs.push(next.slug);
    next = next.parent === null ? undefined : initiativeBySlug.get(next.parent);
  }
  return slugs;
}
