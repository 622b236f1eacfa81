import type { Steps } from '../../common/steps.js';
import type { Day } from '../../domain/day.js';
import { distributionInSteps, underBlocRulesInSteps } from '../../domain/distribution.js';
import { standingsInSteps } from '../../domain/matrix.js';
import { standingOver } from '../../domain/standing-over.js';
import type { Question } from '../../questions/question.js';
import type { Headline } from '../report-data.js';

/** How many states stand in which way on a day (method, section 4), as every picture tells it. */
export function* headlineInSteps({ roll, initiatives, rule }: Question, day: Day): Steps<Headline> {
  const { buckets, universeSize, excludedPopulationShare } = yield* distributionInSteps(roll, initiatives, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const states = [...standings.values()].map((toEach) => ({
    standing: standingOver(toEach),
    unsure: toEach.includes('NOT_KNOWN'),
  }));
  const isUnsure = states.some(({ standing, unsure }) => unsure && standing !== 'ITSELF');
  const atNone = (buckets[0]?.countries ?? []).map(({ index }) => standings.get(index)!);
  const none = atNone.map((toEach) => ({ standing: standingOver(toEach), unsure: toEach.includes('NOT_KNOWN') }));
  const itself = states.filter(({ standing }) => standing === 'ITSELF').length;
  const underBlocRules = yield* underBlocRulesInSteps(roll, initiatives, day, rule);
  return {
    day,
    universe: universeSize,
    opened: initiatives.some(({ openedOn }) => openedOn === null)
      ? null
      : initiatives.filter(({ openedOn }) => openedOn! <= day).length,
    atNone: none.length,
    noneThrough: none.filter(({ standing, unsure }) => standing === 'THROUGH_ORGANISATION' && !unsure).length,
    noneUnsure: none.filter(({ unsure }) => unsure).length,
    itself,
    itselfAtLeast: isUnsure,
    throughCounted: universeSize - none.length - itself,
    underBlocRules: underBlocRules.map(({ blocs, atNone: count }) => ({ blocs, atNone: count })),
    rangeAtMost: isUnsure,
    excludedPopulationShare,
    seatsAtLeast: states.some(({ unsure }) => unsure),
    seats: buckets.reduce((sum, { k, size }) => sum + k * size, 0),
    sizes: buckets.map(({ size }) => size),
  };
}
