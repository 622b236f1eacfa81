import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitName, textWidth } from './text.js';

export interface RatioBar {
  readonly key: string;
  readonly name: string;
  /** Null where there is none: nothing is drawn, and `value` says so. */
  readonly ratio: number | null;
  /** The ratio in words, printed behind the bar. */
  readonly value: string;
  /** True for what is not brought out, where something is. */
  readonly muted?: boolean;
}

export interface RatioBarsData {
  readonly bars: readonly RatioBar[];
  readonly parity: { readonly value: number; readonly label: string };
  /** Greatest ratio of the figures beside this one, so that all have the same scale. */
  readonly maximum: number;
}

const ROW = 40;
const HEADING = 24;

/** One bar a group: its share of the seats over its share of the states, with parity marked. */
export function drawRatioBars({ bars, parity, maximum }: RatioBarsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const valueWidth = Math.max(40, ...bars.map((bar) => textWidth(bar.value, 12.5) + 12));
  const greatest = Math.max(parity.value, maximum, ...bars.map(({ ratio }) => ratio ?? 0));
  const xOf = (value: number) => (value / greatest) * (width - valueWidth);
  const placed = bars.map((bar, index) => ({ ...bar, x: xOf(bar.ratio ?? 0), y: HEADING + index * ROW }));
  type Placed = (typeof placed)[number];
  const height = HEADING + bars.length * ROW + 4;
  const line = xOf(parity.value);
  const labelWidth = textWidth(parity.label, 11.5);
  const svg = plotInPixels(context, { width, height }, [
    Plot.ruleX([line], { y1: HEADING - 6, y2: height, stroke: theme.ink, strokeWidth: 1.1, strokeDasharray: '4 3' }),
    Plot.text(placed, {
      x: 0,
      y: (bar: Placed) => bar.y + 9,
      text: (bar: Placed) => fitName(bar.name, 13, width - 4),
      textAnchor: 'start',
      fontSize: 13,
      fill: (bar: Placed) => (bar.muted ? theme.muted : theme.ink),
      stroke: theme.background,
      strokeWidth: 4,
    }),
    Plot.rect(placed, {
      x1: 0,
      x2: (bar: Placed) => bar.x,
      y1: (bar: Placed) => bar.y + 19,
      y2: (bar: Placed) => bar.y + 33,
      rx: 2,
      fill: (bar: Placed) => (bar.muted ? theme.rule : theme.groups[0]!),
      className: 'ratios',
    }),
    Plot.text([parity.label], {
      x: Math.min(line, width - labelWidth),
      y: 9,
      text: (label: string) => label,
      textAnchor: 'start',
      fontSize: 11.5,
      fontStyle: 'italic',
      fill: theme.ink,
    }),
    Plot.text(placed, {
      x: (bar: Placed) => bar.x + 6,
      y: (bar: Placed) => bar.y + 26,
      text: 'value',
      textAnchor: 'start',
      fontSize: 12.5,
      fill: theme.ink,
      stroke: theme.background,
      strokeWidth: 4,
    }),
  ]);
  nameMarks(
    context,
    svg,
    'ratios',
    placed.map(({ key, name, value }) => ({ key, label: `${name}: ${value}` })),
  );
  return frame(context, svg);
}
