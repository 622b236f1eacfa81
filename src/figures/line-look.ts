import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, innerWidth, plotInPixels } from './frame.js';
import { type LegendPlace, legendText } from './legend.js';
import { type FigureTheme, greyTheme } from './theme.js';

/** Room in a legend for a stretch of the line. */
export const LINE_SIGN = 32;

const DASHES = ['none', '7 3', '2 3', '10 3 2 3', '5 2', '1 2', '12 4', '3 3'];

/** How the line at a position among the series is drawn. */
export function lineLook(theme: FigureTheme, index: number): { stroke: string; strokeDasharray: string } {
  return {
    stroke: theme.groups[index % theme.groups.length]!,
    strokeDasharray: DASHES[index % DASHES.length]!,
  };
}

/** The legend of the lines: a stretch of each, and its name. */
export function lineLegend(
  { places, height }: { places: readonly LegendPlace<number>[]; height: number },
  series: readonly { readonly muted?: boolean }[],
  context: FigureContext,
): SvgElement {
  const { theme } = context;
  return plotInPixels(context, { width: innerWidth(context), height }, [
    ...places.map((place) =>
      Plot.ruleY([place], {
        x1: place.x,
        x2: place.x + LINE_SIGN - 6,
        y: place.y + 9,
        strokeWidth: 2.2,
        ...lineLook(series[place.entry]!.muted ? greyTheme(theme) : theme, place.entry),
      }),
    ),
    legendText(places, theme.ink, LINE_SIGN),
  ]);
}
