import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, hatching, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitName, textWidth } from './text.js';

export interface GroupBar {
  readonly key: string;
  readonly name: string;
  /** Members at none, hatched; drawn first. */
  readonly none: number;
  /** Members that take part in at least one. */
  readonly some: number;
  /** Both in words, printed after the bar. */
  readonly value: string;
  readonly noneLabel: string;
  readonly someLabel: string;
  /** True for the one that the page is about. */
  readonly marked: boolean;
}

/**
 * One bar a definition: how many of its members are at none, and how many at some. `beside`: the bars of a figure beside
 * this one, so that both have the same scale.
 */
export function drawGroupBars(
  bars: readonly GroupBar[],
  context: FigureContext,
  beside: readonly GroupBar[] = [],
): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 640;
  const { defs, paint } = hatching(context);
  const measured = [...bars, ...beside];
  const nameWidth = narrow ? 0 : Math.min(330, Math.max(60, ...measured.map((bar) => textWidth(bar.name, 13) + 14)));
  const valueWidth = Math.max(40, ...measured.map((bar) => textWidth(bar.value, 12.5) + 14));
  const row = narrow ? 44 : 27;
  const greatest = Math.max(1, ...measured.map((bar) => bar.none + bar.some));
  const scale = (width - nameWidth - valueWidth) / greatest;
  const placed = bars.map((bar, index) => ({
    ...bar,
    y: index * row + (narrow ? 20 : 4),
    nameY: index * row + (narrow ? 9 : 13),
  }));
  type Placed = (typeof placed)[number];
  const segments = placed.flatMap((bar) => [
    ...(bar.none === 0 ? [] : [{ bar, none: true, x1: nameWidth, x2: nameWidth + bar.none * scale }]),
    ...(bar.some === 0
      ? []
      : [{ bar, none: false, x1: nameWidth + bar.none * scale, x2: nameWidth + (bar.none + bar.some) * scale }]),
  ]);
  type Segment = (typeof segments)[number];
  const solid = theme.groups[0]!;
  const svg = plotInPixels(context, { width, height: bars.length * row + 6 }, [
    () => defs as never,
    Plot.rect(segments, {
      x1: 'x1',
      x2: 'x2',
      y1: (segment: Segment) => segment.bar.y,
      y2: (segment: Segment) => segment.bar.y + 18,
      inset: 0.6,
      fill: (segment: Segment) => (segment.none ? paint : solid),
      stroke: (segment: Segment) => (segment.none ? theme.accent : solid),
      strokeWidth: 1.1,
      className: 'group-bars',
    }),
    Plot.text(placed, {
      x: narrow ? 0 : nameWidth - 10,
      y: 'nameY',
      text: (bar: Placed) => fitName(bar.name, 13, narrow ? width - 4 : nameWidth - 12),
      textAnchor: narrow ? 'start' : 'end',
      fontSize: 13,
      fill: (bar: Placed) => (bar.marked ? theme.accent : theme.ink),
    }),
    Plot.text(placed, {
      x: (bar: Placed) => nameWidth + (bar.none + bar.some) * scale + 7,
      y: (bar: Placed) => bar.y + 9,
      text: 'value',
      textAnchor: 'start',
      fontSize: 12.5,
      fontWeight: 600,
      fill: theme.ink,
    }),
  ]);
  nameMarks(
    context,
    svg,
    'group-bars',
    segments.map(({ bar, none }) => ({
      key: `${bar.key}:${none ? 'none' : 'some'}`,
      label: `${bar.name}: ${none ? bar.noneLabel : bar.someLabel}`,
    })),
  );
  return frame(context, svg);
}
