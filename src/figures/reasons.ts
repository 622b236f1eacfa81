import * as Plot from '@observablehq/plot';
import { type SvgElement, svgElement } from './dom.js';
import { type FigureContext, stripes } from './frame.js';
import { type LegendPlace, legendText } from './legend.js';

/** The reasons of absence in the order of the stacks (method, section 4). */
export const REASONS = ['NEVER_JOINED', 'NOT_INVITED_OR_DECLINED', 'NOT_ELIGIBLE', 'WITHDREW', 'UNKNOWN'] as const;
export type Reason = (typeof REASONS)[number];

export interface ReasonPaint {
  readonly fill: string;
  readonly stroke: string;
}

/**
 * How each reason is painted. Told apart in grey print too: one is dark, one is light, the others are striped, each in
 * its own way.
 */
export function reasonPaints(context: FigureContext): {
  defs: SvgElement;
  paints: Readonly<Record<Reason, ReasonPaint>>;
} {
  const { theme } = context;
  const blue = theme.groups[0]!;
  const notEligible = stripes(context, 'not-eligible', { colour: blue, period: 6, width: 2, angle: 45 });
  const withdrew = stripes(context, 'withdrew', { colour: theme.ink, period: 5, width: 1.4, angle: 45, crossed: true });
  const unknown = stripes(context, 'unknown', { colour: theme.muted, period: 6, width: 1, angle: -45 });
  const defs = svgElement(context.document, 'defs');
  for (const { pattern } of [notEligible, withdrew, unknown]) defs.appendChild(pattern);
  return {
    defs,
    paints: {
      NEVER_JOINED: { fill: theme.accent, stroke: theme.accent },
      NOT_INVITED_OR_DECLINED: { fill: theme.few, stroke: blue },
      NOT_ELIGIBLE: { fill: notEligible.paint, stroke: blue },
      WITHDREW: { fill: withdrew.paint, stroke: theme.ink },
      UNKNOWN: { fill: unknown.paint, stroke: theme.muted },
    },
  };
}

/** The signs of a legend of reasons, each with its label. */
export function reasonSigns(
  places: readonly LegendPlace<Reason>[],
  paints: Readonly<Record<Reason, ReasonPaint>>,
  ink: string,
): Plot.Markish[] {
  type Place = LegendPlace<Reason>;
  return [
    Plot.rect(places, {
      x1: 'x',
      x2: (place: Place) => place.x + 14,
      y1: (place: Place) => place.y + 3,
      y2: (place: Place) => place.y + 15,
      fill: (place: Place) => paints[place.entry].fill,
      stroke: (place: Place) => paints[place.entry].stroke,
    }),
    legendText(places, ink),
  ];
}
