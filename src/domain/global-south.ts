import { partitionAt } from './partition.js';
import { type GroupFigures, groupFigures, type Representation } from './representation.js';
import type { Roll, Scheme } from './roll.js';

/** The figures for which a range over the schemes is given. */
export const GLOBAL_SOUTH_FIGURES = [
  'members',
  'participants',
  'participationRate',
  'seats',
  'seatShare',
  'membershipShare',
  'representationRatio',
  'populationShare',
  'populationRatio',
  'meanCoverage',
  'leadingSeatShare',
] as const;
export type GlobalSouthFigure = (typeof GLOBAL_SOUTH_FIGURES)[number];

/** Least and greatest of a figure over the schemes, with the first scheme (by slug) that gives each. */
export interface FigureRange {
  readonly least: number | null;
  readonly greatest: number | null;
  readonly leastUnder: Scheme | null;
  readonly greatestUnder: Scheme | null;
}

export interface GlobalSouthRange {
  /** The Global South of each scheme that names one, by the scheme's slug. */
  readonly underSchemes: readonly { readonly scheme: Scheme; readonly figures: GroupFigures }[];
  readonly ranges: Readonly<Record<GlobalSouthFigure, FigureRange>>;
}

/** The schemes that say which of their groups is the Global South, by slug. */
export function globalSouthSchemes(roll: Roll): Scheme[] {
  return [...roll.schemes.values()]
    .filter(({ globalSouthGroup }) => globalSouthGroup !== null)
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/**
 * The same question about the Global South under every scheme that defines one, with the least and the greatest of
 * each figure: what the choice of a definition leaves open (method, section 5, sensitivity). A scheme whose list had
 * not begun by the day defines no Global South then, and is left out of the ranges, as are null figures.
 */
export function globalSouthRange({ asked, coverage }: Representation): GlobalSouthRange {
  const { roll, day, rule, composition } = asked;
  const underSchemes = globalSouthSchemes(roll).flatMap((scheme) => {
    const groups = groupFigures(partitionAt(roll, scheme, day, rule.universe, composition), coverage);
    const figures = groups.find(({ group }) => group.slug === scheme.globalSouthGroup);
    return figures ? [{ scheme, figures }] : [];
  });
  const defined = underSchemes.filter(({ figures }) => figures.members > 0);
  const ranges = Object.fromEntries(GLOBAL_SOUTH_FIGURES.map((figure) => [figure, rangeOf(defined, figure)])) as Record<
    GlobalSouthFigure,
    FigureRange
  >;
  return { underSchemes, ranges };
}

function rangeOf(underSchemes: GlobalSouthRange['underSchemes'], figure: GlobalSouthFigure): FigureRange {
  let least: number | null = null;
  let greatest: number | null = null;
  let leastUnder: Scheme | null = null;
  let greatestUnder: Scheme | null = null;
  for (const { scheme, figures } of underSchemes) {
    const value = figures[figure];
    if (value === null) continue;
    if (least === null || value < least) [least, leastUnder] = [value, scheme];
    if (greatest === null || value > greatest) [greatest, greatestUnder] = [value, scheme];
  }
  return { least, greatest, leastUnder, greatestUnder };
}
