import * as Plot from '@observablehq/plot';
import type { AbsenceReason } from '../domain/vocabulary.js';
import type { SvgElement } from './dom.js';
import type { FigureContext } from './frame.js';
import { type LegendPlace, legendText } from './legend.js';
import { definitions, hatch, PERIOD, signPattern } from './patterns.js';

/** The reasons of absence in the order of the stacks: what a state did, what was open to it, and what is not known. */
export const REASONS = [
  'NEVER_JOINED',
  'NOT_INVITED_OR_DECLINED',
  'DECLINED',
  'WITHDREW',
  'NOT_ELIGIBLE',
  'NOT_OPEN',
  'THROUGH_ORGANISATION',
  'UNKNOWN',
] as const satisfies readonly AbsenceReason[];
export type Reason = AbsenceReason;

export type ReasonWords = Readonly<Record<Reason, string>>;

export interface ReasonPaint {
  readonly fill: string;
  readonly stroke: string;
  /** Dashes of the outline; null where it is drawn through. */
  readonly dash: string | null;
}

/**
 * How each reason is painted. Told apart in grey print too: one is dark, one is a tint, one has a dashed outline, the
 * others each a sign of their own; the ring and the cross are those of a seat's standing, and hatching says "not known".
 */
export function reasonPaints(context: FigureContext): {
  defs: SvgElement;
  paints: Readonly<Record<Reason, ReasonPaint>>;
} {
  const { theme } = context;
  const blue = theme.groups[0]!;
  const dots = signPattern(context, 'dots', 'dot', blue, theme.background);
  const crosses = signPattern(context, 'declined', 'cross', theme.accent, theme.background);
  const triangles = signPattern(context, 'withdrew', 'triangle', theme.ink, theme.background);
  const rings = signPattern(context, 'through', 'ring', theme.ink, theme.background);
  const hatched = hatch(context);
  const outlined = (fill: string, stroke: string, dash: string | null = null): ReasonPaint => ({ fill, stroke, dash });
  return {
    defs: definitions(context, [dots, crosses, triangles, rings, hatched]),
    paints: {
      NEVER_JOINED: outlined(theme.accent, theme.accent),
      NOT_INVITED_OR_DECLINED: outlined(dots.paint, blue),
      DECLINED: outlined(crosses.paint, theme.accent),
      WITHDREW: outlined(triangles.paint, theme.ink),
      NOT_ELIGIBLE: outlined(theme.rule, theme.muted),
      NOT_OPEN: outlined(theme.background, theme.muted, '3 2'),
      THROUGH_ORGANISATION: outlined(rings.paint, blue),
      UNKNOWN: outlined(hatched.paint, theme.muted),
    },
  };
}

/**
 * Rectangles painted by reason; dashes are no channel of a mark, so that those who have them are a layer of their own,
 * which lies over the first and takes no pointer.
 */
export function reasonRects<Item extends { readonly reason: Reason }>(
  items: readonly Item[],
  paints: Readonly<Record<Reason, ReasonPaint>>,
  box: Plot.RectOptions,
): Plot.Markish[] {
  const dashed = items.filter(({ reason }) => paints[reason].dash !== null);
  const { className: _, ...plain } = box;
  return [
    Plot.rect(items, {
      ...box,
      fill: ({ reason }: Item) => paints[reason].fill,
      stroke: ({ reason }: Item) => (paints[reason].dash === null ? paints[reason].stroke : 'none'),
      strokeWidth: 1.1,
    }),
    ...[...new Set(dashed.map(({ reason }) => reason))].map((shown) =>
      Plot.rect(
        dashed.filter(({ reason }) => reason === shown),
        {
          ...plain,
          fill: 'none',
          stroke: paints[shown].stroke,
          strokeWidth: 1.1,
          strokeDasharray: paints[shown].dash!,
          pointerEvents: 'none',
        },
      ),
    ),
  ];
}

/** Room of the mark before a label in a legend of reasons. */
export const REASON_SIGN = 2 * PERIOD + 6;

/** The signs of a legend of reasons, each with its label; the places are on a grid of {@link PERIOD}. */
export function reasonSigns(
  places: readonly LegendPlace<Reason>[],
  paints: Readonly<Record<Reason, ReasonPaint>>,
  ink: string,
): Plot.Markish[] {
  const swatches = places.map((place) => ({ ...place, reason: place.entry }));
  type Swatch = (typeof swatches)[number];
  return [
    ...reasonRects(swatches, paints, {
      x1: 'x',
      x2: (place: Swatch) => place.x + 2 * PERIOD,
      y1: 'y',
      y2: (place: Swatch) => place.y + 2 * PERIOD,
      rx: 2,
      inset: 0.6,
    }),
    legendText(places, ink, REASON_SIGN),
  ];
}
