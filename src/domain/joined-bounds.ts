import type { Steps } from '../common/steps.js';
import { type DatedFact, eachDatedFact } from './dated-facts.js';
import { type Day, firstDayOf, yearOf } from './day.js';
import { CacheBySelection } from './owned-cache.js';
import { eachInSteps } from './presence.js';
import type { Country, Initiative, Roll } from './roll.js';
import { type CountingRule, withoutPositions } from './rule.js';
import { stateCount } from './spells.js';
import { FIRST_YEAR } from './sweep.js';

/** How many presences began in a year: surely, and possibly (method, section 6). */
export interface CountBounds {
  readonly least: number;
  readonly greatest: number;
}

/** For each year since 1945 and each state, by index: spells that surely, and that possibly, began in it. */
export interface JoinedBounds {
  readonly width: number;
  readonly sure: Int32Array;
  readonly possible: Int32Array;
}

const BOUNDS_KEPT = 4;
const boundsKept = new CacheBySelection<JoinedBounds>(
  'bounds',
  BOUNDS_KEPT,
  ({ sure, possible }) => sure.byteLength + possible.byteLength,
);

/**
 * The bounds of every year and state over a selection. A presence is a spell by its stated days; its start lies between
 * the least of the earliest and the least of the latest possible days of its facts. Starts stated after the data's own date
 * do not count. Kept, because one pass serves every scheme and year.
 */
export function* joinedBoundsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  rule: CountingRule,
  dataThrough: Day,
): Steps<JoinedBounds> {
  const counted = withoutPositions(rule);
  const key = [counted.method, counted.blocs, counted.roles, counted.confidenceLimit, dataThrough].join(' ');
  return yield* boundsKept.get(roll, initiatives, key, () => work(roll, initiatives, counted, dataThrough));
}

function* work(
  roll: Roll,
  initiatives: readonly Initiative[],
  rule: CountingRule,
  dataThrough: Day,
): Steps<JoinedBounds> {
  const width = stateCount(roll);
  const last = yearOf(dataThrough);
  const size = (last - FIRST_YEAR + 1) * width;
  const sure = new Int32Array(size);
  const possible = new Int32Array(size);
  const add = (values: Int32Array, year: number, state: number): void => {
    const cell = (year - FIRST_YEAR) * width + state;
    values[cell] = values[cell]! + 1;
  };
  const note = ({ state, from, earliest, latest }: DatedFact): void => {
    if (from > dataThrough) return;
    const firstYear = earliest < firstDayOf(FIRST_YEAR) ? FIRST_YEAR - 1 : yearOf(earliest);
    const lastYear = yearOf(latest);
    for (let year = Math.max(firstYear, FIRST_YEAR); year <= Math.min(lastYear, last); year++) {
      add(possible, year, state);
      if (firstYear === lastYear) add(sure, year, state);
    }
  };
  yield* eachInSteps(roll, initiatives, (initiative) => eachDatedSpell(roll, initiative, rule, note));
  return { width, sure, possible };
}

/**
 * Gives every spell of presence of a state in an initiative, by its stated days, with the bounds of its start. Its precision
 * is that of the fact by which it begins, the most exact of several; it begins through an organisation where no fact of the
 * state's own begins with it. The end of a spell is not worked out here, so its `endPrecision` means nothing.
 */
export function eachDatedSpell(
  roll: Roll,
  initiative: Initiative,
  rule: CountingRule,
  visit: (spell: DatedFact) => void,
): void {
  const byState = new Map<number, DatedFact[]>();
  eachDatedFact(roll, initiative, rule, (fact) => {
    const factsOfState = byState.get(fact.state);
    if (factsOfState) factsOfState.push(fact);
    else byState.set(fact.state, [fact]);
  });
  for (const facts of byState.values()) for (const spell of united(facts)) visit(spell);
}

/** The spells that the facts of one state make up where they overlap or touch, with the bounds of their starts. */
function united(facts: DatedFact[]): DatedFact[] {
  if (facts.length === 1) return facts;
  facts.sort((a, b) => a.from - b.from);
  const spells: DatedFact[] = [];
  for (const fact of facts) {
    const spell = spells.at(-1);
    if (!spell || fact.from > spell.to) {
      spells.push(fact);
      continue;
    }
    const beginsIt = fact.from === spell.from;
    spells[spells.length - 1] = {
      ...spell,
      startPrecision: beginsIt ? Math.min(spell.startPrecision, fact.startPrecision) : spell.startPrecision,
      through: spell.through && (fact.through || !beginsIt),
      to: Math.max(spell.to, fact.to),
      earliest: Math.min(spell.earliest, fact.earliest),
      latest: Math.min(spell.latest, fact.latest),
    };
  }
  return spells;
}

/** The bounds of a year over some states. */
export function boundsIn(
  { width, sure, possible }: JoinedBounds,
  year: number,
  states: readonly Country[],
): CountBounds {
  const first = (year - FIRST_YEAR) * width;
  const sum = (values: Int32Array) => states.reduce((total, { index }) => total + values[first + index]!, 0);
  return { least: sum(sure), greatest: sum(possible) };
}
