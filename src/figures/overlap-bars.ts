import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitName, textWidth } from './text.js';
import { readableOn } from './theme.js';

/** A stretch of states, and what is said of it. */
export interface OverlapStretch {
  readonly count: number;
  /** The number, printed in or beside it. */
  readonly value: string;
  readonly label: string;
}

export interface OverlapBarsData {
  readonly first: string;
  readonly second: string;
  readonly onlyFirst: OverlapStretch;
  readonly both: OverlapStretch;
  readonly onlySecond: OverlapStretch;
  readonly bothLabel: string;
}

const BAR = 34;

/** Two bars, one an initiative, that lie over one another where states take part in both. */
export function drawOverlapBars(data: OverlapBarsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const { onlyFirst, both, onlySecond } = data;
  const all = Math.max(1, onlyFirst.count + both.count + onlySecond.count);
  const x = (count: number) => (count / all) * (width - 2) + 1;
  const [a, b, c] = [x(onlyFirst.count), x(onlyFirst.count + both.count), x(all)];
  const [firstY, secondY] = [26, 26 + BAR + 34];
  const solid = theme.groups[0]!;
  const stretches = [
    { key: 'onlyFirst', ...onlyFirst, x1: x(0), x2: a, y: firstY, fill: theme.few },
    { key: 'both:first', ...both, x1: a, x2: b, y: firstY, fill: solid },
    { key: 'both:second', ...both, x1: a, x2: b, y: secondY, fill: solid },
    { key: 'onlySecond', ...onlySecond, x1: b, x2: c, y: secondY, fill: theme.few },
  ].filter(({ count }) => count > 0);
  type Stretch = (typeof stretches)[number];
  const fits = ({ value, x1, x2 }: Stretch) => textWidth(value, 13) <= x2 - x1 - 4;
  const height = secondY + BAR + 28;
  const secondWidth = textWidth(data.second, 13);
  // The name of the second begins where its bar does, unless it would run out of the drawing.
  const secondX = Math.max(0, Math.min(a, width - Math.min(secondWidth, width) - 2));
  const svg = plotInPixels(context, { width, height }, [
    Plot.rect(both.count > 0 ? [0] : [], {
      x1: a,
      x2: b,
      y1: firstY,
      y2: secondY + BAR,
      fill: solid,
      fillOpacity: 0.14,
      pointerEvents: 'none',
    }),
    Plot.rect(stretches, {
      x1: 'x1',
      x2: 'x2',
      y1: 'y',
      y2: ({ y }: Stretch) => y + BAR,
      inset: 0.5,
      fill: 'fill',
      stroke: solid,
      strokeWidth: 1.1,
      className: 'stretches',
    }),
    Plot.text(stretches.filter(fits), {
      x: ({ x1, x2 }: Stretch) => (x1 + x2) / 2,
      y: ({ y }: Stretch) => y + BAR / 2,
      text: 'value',
      fontSize: 13,
      fontWeight: 600,
      fill: ({ fill }: Stretch) => readableOn(fill),
      pointerEvents: 'none',
    }),
    Plot.text([data.first], {
      x: 0,
      y: 13,
      text: (text: string) => fitName(text, 13, width - 4),
      textAnchor: 'start',
      fontSize: 13,
      fontWeight: 600,
      fill: theme.ink,
    }),
    Plot.text([data.second], {
      x: secondX,
      y: secondY - 12,
      text: (text: string) => fitName(text, 13, width - 4),
      textAnchor: 'start',
      fontSize: 13,
      fontWeight: 600,
      fill: theme.ink,
    }),
    Plot.text([data.bothLabel], {
      x: Math.max(
        textWidth(data.bothLabel, 12.5) / 2,
        Math.min(width - textWidth(data.bothLabel, 12.5) / 2, (a + b) / 2),
      ),
      y: secondY + BAR + 14,
      text: (text: string) => text,
      fontSize: 12.5,
      fill: theme.ink,
    }),
  ]);
  nameMarks(context, svg, 'stretches', stretches);
  return frame(context, svg);
}
