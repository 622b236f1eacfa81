import type { Steps } from '../../common/steps.js';
import type { Day } from '../../domain/day.js';
import { joiningsInSteps } from '../../domain/joinings.js';
import { presenceChangesInSteps } from '../../domain/presence-changes.js';
import type { Country, Initiative, Precision } from '../../domain/roll.js';
import type { SeriesPoint } from '../../domain/series.js';
import type { Changes, ChangesOfInitiative, StatesOnDay } from '../report-data.js';
import { coded, named } from './named.js';
import type { ReportQuestion } from './question.js';

interface Change {
  readonly initiative: Initiative;
  readonly country: Country;
  readonly on: Day;
  readonly precision: Precision;
  readonly through: boolean;
}

/** Who began and ceased to take part in the year, surely and possibly (method, sections 6 and 10). */
export function* changesInSteps({ year, question, dataThrough }: ReportQuestion, now: SeriesPoint): Steps<Changes> {
  const { roll, initiatives, rule } = question;
  const { least, greatest } = yield* now.joinedBoundsInSteps();
  const joinings = yield* joiningsInSteps(roll, initiatives, year, rule, dataThrough);
  const leavings = yield* presenceChangesInSteps(roll, initiatives, year, year, rule, dataThrough, null, 'LEFT');
  const left: Change[] = [];
  const ended = new Map<Initiative, number>();
  for (let index = 0; index < leavings.length; index++) {
    const { initiative, country, on, precision, initiativeEnded } = leavings.at(index);
    if (initiativeEnded) ended.set(initiative, (ended.get(initiative) ?? 0) + 1);
    else left.push({ initiative, country, on, precision, through: false });
    yield;
  }
  return {
    joined: now.joined,
    left: now.left,
    least,
    greatest,
    joinings: byInitiative(joinings, initiatives).map(
      ([initiative, changes]): ChangesOfInitiative => ({
        initiative: named(initiative),
        sure: byDay(changes.filter(({ isSure }) => isSure)),
        possible: byDay(changes.filter(({ isSure }) => !isSure)),
      }),
    ),
    leavings: byInitiative(left, initiatives).map(([initiative, changes]) => ({
      initiative: named(initiative),
      states: byDay(changes),
    })),
    endings: [...ended].map(([initiative, states]) => ({
      initiative: named(initiative),
      ended: initiative.endedOn!,
      states,
    })),
  };
}

/** In the order of the selection. */
function byInitiative<T extends Change>(
  changes: readonly T[],
  initiatives: readonly Initiative[],
): [Initiative, T[]][] {
  const byInitiative = new Map<Initiative, T[]>();
  for (const change of changes) {
    const sameInitiative = byInitiative.get(change.initiative);
    if (sameInitiative) sameInitiative.push(change);
    else byInitiative.set(change.initiative, [change]);
  }
  return initiatives.flatMap((initiative) => {
    const changesOfInitiative = byInitiative.get(initiative);
    return changesOfInitiative ? [[initiative, changesOfInitiative] as [Initiative, T[]]] : [];
  });
}

/** The states of one day, known as exactly and in the same way, together; by day. */
function byDay(changes: readonly Change[]): StatesOnDay[] {
  const days = new Map<string, Change[]>();
  for (const change of changes) {
    const key = [change.on, change.precision, change.through].join(' ');
    const sameDay = days.get(key);
    if (sameDay) sameDay.push(change);
    else days.set(key, [change]);
  }
  return [...days.values()]
    .map((same) => {
      const { on, precision, through } = same[0]!;
      return { on, precision, through, states: same.map(({ country }) => coded(country)) };
    })
    .sort((a, b) => a.on - b.on || Number(a.through) - Number(b.through));
}
