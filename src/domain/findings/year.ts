import type { Steps } from '../../common/steps.js';
import { type Day, sameDayLastYear } from '../day.js';
import type { Part } from '../partition.js';
import { eachSpellInSteps, type Starts } from '../spells.js';
import { type FindingOf, finding } from './finding.js';
import type { Ground, KnownList } from './lists.js';
import { classified } from './successions.js';

/** Nothing is told where fewer states joined. */
const LEAST_JOINED = 3;

/** A list for which it is also known which states took part a year before. */
interface ListOverTheYear extends KnownList {
  readonly before: ReadonlySet<number>;
}

/** The year up to the day of the ground. */
export interface Year {
  readonly since: Day;
  readonly lists: readonly ListOverTheYear[];
}

/** Who took part a year before; an initiative is left out where an inexact start leaves that open for a state. */
export function* yearInSteps(ground: Ground): Steps<Year> {
  const since = sameDayLastYear(ground.day);
  const earliest = yield* presentThen(ground, since, 'EARLIEST');
  const latest = yield* presentThen(ground, since, 'LATEST');
  const lists = ground.lists.flatMap((list, listIndex) => {
    const before = earliest[listIndex]!;
    return before.size === latest[listIndex]!.size ? [{ ...list, before }] : [];
  });
  return { since, lists };
}

/** Indices of the states of the universe that take part in each list on a day, with starts as far as they may be moved. */
function* presentThen({ roll, rule, lists, universe }: Ground, day: Day, starts: Starts): Steps<Set<number>[]> {
  const counted = new Set(universe.map(({ index }) => index));
  const present = lists.map(() => new Set<number>());
  const initiatives = lists.map(({ initiative }) => initiative);
  yield* eachSpellInSteps(roll, initiatives, rule, [], starts, {
    spell(listIndex, state, from, to) {
      if (from > day || (rule.presence === 'CURRENT' && to <= day)) return;
      if (counted.has(state)) present[listIndex]!.add(state);
    },
  });
  return present;
}

/** A group that has more of the participations that began in the year than its share of all would give it. */
export function shareMoved({ universe }: Ground, { lists }: Year, parts: readonly Part[]): FindingOf<'SHARE_MOVED'>[] {
  const sum = (count: (list: ListOverTheYear) => number) => lists.reduce((total, list) => total + count(list), 0);
  const now = sum(({ states }) => states.length);
  const then = sum(({ before }) => before.size);
  const begun = sum(({ states, before }) => states.filter(({ index }) => !before.has(index)).length);
  if (then === 0 || begun === 0) return [];
  return classified(parts).flatMap(({ group, members }) => {
    const memberIndices = members.map(({ index }) => index);
    const nowOfGroup = sum(({ has }) => memberIndices.filter((index) => has.has(index)).length);
    const thenOfGroup = sum(({ before }) => memberIndices.filter((index) => before.has(index)).length);
    const begunOfGroup = sum(
      ({ has, before }) => memberIndices.filter((index) => has.has(index) && !before.has(index)).length,
    );
    const ratio = (seats: number, all: number) => (seats * universe.length) / (all * memberIndices.length);
    const [ratioBefore, ratioAfter] = [ratio(thenOfGroup, then), ratio(nowOfGroup, now)];
    if (ratioAfter <= ratioBefore) return [];
    return [
      finding(
        'SHARE_MOVED',
        { population: now, marked: nowOfGroup, drawn: begun, counted: begunOfGroup, tail: 'AT_LEAST' },
        {
          initiatives: [],
          groups: [group],
          countries: [],
          figures: { begun, begunOfGroup, ratioBefore, ratioAfter, initiatives: lists.length },
        },
      ),
    ];
  });
}

/** Of the states that joined something in the year, those that were in none of the initiatives a year before. */
export function newcomers({ universe }: Ground, { lists }: Year): FindingOf<'NEWCOMERS'>[] {
  const joined = universe.filter(({ index }) => lists.some(({ has, before }) => has.has(index) && !before.has(index)));
  const inNone = universe.filter(({ index }) => !lists.some(({ before }) => before.has(index)));
  const wereInNone = new Set(inNone.map(({ index }) => index));
  const first = joined.filter(({ index }) => wereInNone.has(index));
  if (joined.length < LEAST_JOINED || first.length === 0) return [];
  const [population, marked, drawn, counted] = [universe.length, inNone.length, joined.length, first.length];
  const tail = counted * population < marked * drawn ? 'AT_MOST' : 'AT_LEAST';
  return [
    finding(
      'NEWCOMERS',
      { population, marked, drawn, counted, tail },
      {
        initiatives: [],
        groups: [],
        countries: first,
        figures: { joined: drawn, newcomers: counted, initiatives: lists.length },
      },
    ),
  ];
}
