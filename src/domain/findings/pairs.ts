import type { Steps } from '../../common/steps.js';
import type { InitiativeKind } from '../roll.js';
import type { Chance } from './chance.js';
import { type FindingOf, finding } from './finding.js';
import { type Ground, inBoth, type KnownList, ofOneProcess } from './lists.js';

/** Kinds of initiative that states are members of, as opposed to texts that they have agreed to. */
const BODIES: ReadonlySet<InitiativeKind> = new Set([
  'TREATY',
  'STANDARDS_BODY',
  'CAPACITY_BUILDING',
  'NETWORK',
  'PARTNERSHIP',
  'PANEL',
  'REGIONAL_MECHANISM',
]);
/** Lists of fewer states are not compared. */
const LEAST_STATES = 5;
/** The smaller list is nested where at least this share of its states take part in the larger one too. */
const NESTED_SHARE = 0.9;

/** Pairs of initiatives that share unusually few states, and pairs of which one has nearly all its states in the other. */
export function* pairsInSteps(ground: Ground): Steps<(FindingOf<'APART'> | FindingOf<'NESTED'>)[]> {
  const findings: (FindingOf<'APART'> | FindingOf<'NESTED'>)[] = [];
  const lists = ground.lists.filter(({ states }) => states.length >= LEAST_STATES);
  for (const [listIndex, list] of lists.entries()) {
    for (const other of lists.slice(listIndex + 1)) {
      if (ofOneProcess(ground.roll, list.initiative, other.initiative)) continue;
      findings.push(...apart(ground, list, other), ...nested(ground, list, other));
    }
    yield;
  }
  return findings;
}

function apart({ universe }: Ground, list: KnownList, other: KnownList): FindingOf<'APART'>[] {
  if (!BODIES.has(list.initiative.kind) || !BODIES.has(other.initiative.kind)) return [];
  const [first, second] = list.states.length >= other.states.length ? [list, other] : [other, list];
  const shared = inBoth(first, second);
  const chance: Chance = {
    population: universe.length,
    marked: first.states.length,
    drawn: second.states.length,
    counted: shared.length,
    tail: 'AT_MOST',
  };
  return [
    finding('APART', chance, {
      initiatives: [first.initiative, second.initiative],
      groups: [],
      countries: shared,
      figures: { inFirst: first.states.length, inSecond: second.states.length, inBoth: shared.length },
    }),
  ];
}

function nested({ universe }: Ground, list: KnownList, other: KnownList): FindingOf<'NESTED'>[] {
  const [inner, outer] = list.states.length <= other.states.length ? [list, other] : [other, list];
  const shared = inBoth(inner, outer);
  if (shared.length < NESTED_SHARE * inner.states.length) return [];
  const chance: Chance = {
    population: universe.length,
    marked: outer.states.length,
    drawn: inner.states.length,
    counted: shared.length,
    tail: 'AT_LEAST',
  };
  return [
    finding('NESTED', chance, {
      initiatives: [inner.initiative, outer.initiative],
      groups: [],
      countries: inner.states.filter(({ index }) => !outer.has.has(index)),
      figures: { inFirst: inner.states.length, inSecond: outer.states.length, inBoth: shared.length },
    }),
  ];
}
