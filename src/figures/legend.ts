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

/** Entries one after another, in as many lines as the width takes; `sign` is the room of the mark before a label. */
export function placeLegend<Entry>(
  entries: readonly { readonly entry: Entry; readonly label: string }[],
  width: number,
  sign = 20,
): { places: LegendPlace<Entry>[]; height: number } {
  const places: LegendPlace<Entry>[] = [];
  let x = 0;
  let y = 0;
  for (const { entry, label } of entries) {
    const room = sign + textWidth(label, 12) + 14;
    if (x > 0 && x + room > width) {
      x = 0;
      y += LEGEND_LINE;
    }
    places.push({ entry, label, x, y });
    x += room;
  }
  return { places, height: places.length === 0 ? 0 : y + LEGEND_LINE };
}

/** The scale of k as a legend: a swatch and a label for each of k = 0 .. n. `paint` gives the colour of k. */
export function coverageLegend(
  context: FigureContext,
  labels: readonly string[],
  paint: (k: number) => string,
): { marks: Plot.Markish[]; height: number } {
  const { theme } = context;
  const { places, height } = placeLegend(
    labels.map((label, entry) => ({ entry, label })),
    innerWidth(context),
  );
  type Place = LegendPlace<number>;
  return {
    height: height + 14,
    marks: [
      Plot.rect(places, {
        x1: 'x',
        x2: (place: Place) => place.x + 14,
        y1: (place: Place) => place.y + 2,
        y2: (place: Place) => place.y + 16,
        rx: 2,
        fill: (place: Place) => paint(place.entry),
        stroke: (place: Place) => (place.entry === 0 ? theme.accent : 'none'),
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
