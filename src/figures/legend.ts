import * as Plot from '@observablehq/plot';
import { type FigureContext, innerWidth } from './frame.js';
import { textWidth } from './text.js';

/** A place for an entry of a legend; the origin is the top left corner of the legend. */
export interface LegendPlace<Entry> {
  readonly entry: Entry;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** Height of one line of a legend, in pixels. */
export const LEGEND_LINE = 20;

/**
 * Entries one after another, in as many lines as the width takes; `sign` is the room of the mark before a label. With a
 * `grid` every entry begins at a multiple of it, three of which are a line: a pattern of that size is then seen whole.
 */
export function placeLegend<Entry>(
  entries: readonly { readonly entry: Entry; readonly label: string }[],
  width: number,
  sign = 20,
  grid: number | null = null,
): { places: LegendPlace<Entry>[]; height: number } {
  const places: LegendPlace<Entry>[] = [];
  const line = grid === null ? LEGEND_LINE : 3 * grid;
  let x = 0;
  let y = 0;
  for (const { entry, label } of entries) {
    const needed = sign + textWidth(label, 12) + 14;
    const room = grid === null ? needed : Math.ceil(needed / grid) * grid;
    if (x > 0 && x + room > width) {
      x = 0;
      y += line;
    }
    places.push({ entry, label, x, y });
    x += room;
  }
  return { places, height: places.length === 0 ? 0 : y + line };
}

/** The scale of k as a legend: a swatch and a label for each of k = 1 .. n. */
export function coverageLegend(
  context: FigureContext,
  labels: readonly string[],
  colours: readonly string[],
): { marks: Plot.Markish[]; height: number } {
  if (labels.length !== colours.length) {
    throw new Error(`legend of k: ${labels.length} labels for ${colours.length} colours, k = 1 .. n`);
  }
  const { theme } = context;
  const { places, height } = placeLegend(
    labels.map((label, entry) => ({ entry, label })),
    innerWidth(context),
  );
  type Place = LegendPlace<number>;
  return {
    height,
    marks: [
      Plot.rect(places, {
        x1: 'x',
        x2: (place: Place) => place.x + 14,
        y1: (place: Place) => place.y + 2,
        y2: (place: Place) => place.y + 16,
        rx: 2,
        fill: (place: Place) => colours[place.entry]!,
      }),
      legendText(places, theme.ink),
    ],
  };
}

/** The labels of a legend. */
export function legendText(places: readonly LegendPlace<unknown>[], ink: string, sign = 20): Plot.Markish {
  type Place = LegendPlace<unknown>;
  return Plot.text(places, {
    x: (place: Place) => place.x + sign,
    y: (place: Place) => place.y + 9.5,
    text: 'label',
    textAnchor: 'start',
    fontSize: 12,
    fill: ink,
  });
}
