import { atOnce, type Steps } from '../common/steps.js';
import { globalSouthSchemes } from './global-south.js';
import { partitionAt } from './partition.js';
import { groupFigures, type Representation } from './representation.js';
import type { BlocRule, Scheme } from './roll.js';
import { blocRulesOf } from './rule.js';
import type { Coverage } from './sweep.js';

/** Headline figures of the Global South for which the range over definitions and bloc rules is given. */
export const SENSITIVE_FIGURES = ['representationRatio', 'seatShare', 'participationRate'] as const;
export type SensitiveFigure = (typeof SENSITIVE_FIGURES)[number];

/** A definition of the Global South and a bloc rule. */
export interface SensitivityPoint {
  readonly scheme: Scheme;
  readonly blocs: BlocRule;
}

/** Least and greatest over both; null where the figure is null under all. */
export interface SensitivityRange {
  readonly least: number | null;
  readonly leastUnder: SensitivityPoint | null;
  readonly greatest: number | null;
  readonly greatestUnder: SensitivityPoint | null;
}

export type Sensitivity = Readonly<Record<SensitiveFigure, SensitivityRange>>;

/** Two quotients of the same whole numbers may differ in their last digit. */
const ROUNDING = 1e-12;

/**
 * The same question about the Global South under every scheme that defines one and every bloc rule of the method: what
 * both choices leave open (method, section 5, sensitivity). Of equals the first, schemes by slug, then rules in the order
 * EXCLUDE, AS_ADOPTED, INHERIT. A scheme whose Global South has no members on the day is left out.
 */
export function* sensitivityInSteps({ asked }: Representation): Steps<Sensitivity> {
  const { roll, day, rule, composition, recount } = asked;
  const coverages: { readonly blocs: BlocRule; readonly coverage: Coverage }[] = [];
  for (const blocs of blocRulesOf(rule)) {
    coverages.push({ blocs, coverage: yield* recount({ ...rule, blocs }, 'STATED') });
  }
  const points = globalSouthSchemes(roll).flatMap((scheme) => {
    const partition = partitionAt(roll, scheme, day, rule.universe, composition);
    return coverages.flatMap(({ blocs, coverage }) => {
      const figures = groupFigures(partition, coverage).find(({ group }) => group.slug === scheme.globalSouthGroup);
      return figures && figures.members > 0 ? [{ scheme, blocs, figures }] : [];
    });
  });
  const rangeOf = (figure: SensitiveFigure): SensitivityRange => {
    let least: number | null = null;
    let greatest: number | null = null;
    let leastUnder: SensitivityPoint | null = null;
    let greatestUnder: SensitivityPoint | null = null;
    for (const { scheme, blocs, figures } of points) {
      const value = figures[figure];
      if (value === null) continue;
      if (least === null || value < least - ROUNDING) [least, leastUnder] = [value, { scheme, blocs }];
      if (greatest === null || value > greatest + ROUNDING) [greatest, greatestUnder] = [value, { scheme, blocs }];
    }
    return { least, leastUnder, greatest, greatestUnder };
  };
  return Object.fromEntries(SENSITIVE_FIGURES.map((figure) => [figure, rangeOf(figure)])) as Record<
    SensitiveFigure,
    SensitivityRange
  >;
}

export const sensitivity = atOnce(sensitivityInSteps);
