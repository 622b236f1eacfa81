import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import {
  type StandingCounts,
  type StandingStretch,
  type StandingWords,
  signMarks,
  signsAlong,
  standingPaints,
  standingsCounted,
  standingsLegend,
  stretches,
} from './standings.js';
import { fitName, textWidth } from './text.js';

export interface GroupBar {
  readonly key: string;
  readonly name: string;
  /** Members at none by how they stand; drawn first. */
  readonly none: StandingCounts;
  /** Members that take part in at least one, by how they stand. */
  readonly some: StandingCounts;
  /** Both in words, printed after the bar. */
  readonly value: string;
  readonly noneLabel: string;
  readonly someLabel: string;
  /** True for the one that the page is about. */
  readonly marked: boolean;
}

export interface GroupBarsData {
  readonly bars: readonly GroupBar[];
  /** Named in the legend where they occur. */
  readonly standings: StandingWords;
  /** The bars of a figure beside this one, so that both have the same scale and the same legend. */
  readonly beside?: readonly GroupBar[];
}

const sum = (counts: StandingCounts) => Object.values(counts).reduce((total, count) => total + count, 0);

/** One bar a definition: how many of its members are at none, and how many at some, each by how they stand. */
export function drawGroupBars({ bars, standings, beside = [] }: GroupBarsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 640;
  const { defs, paint } = standingPaints(context);
  const measured = [...bars, ...beside];
  const occurring = standingsCounted(measured.flatMap(({ none, some }) => [none, some]));
  const legend = standingsLegend(context, occurring, standings, paint);
  const top = legend.height + 8;
  const nameWidth = narrow ? 0 : Math.min(330, Math.max(60, ...measured.map((bar) => textWidth(bar.name, 13) + 14)));
  const valueWidth = Math.max(40, ...measured.map((bar) => textWidth(bar.value, 12.5) + 14));
  const row = narrow ? 44 : 27;
  const greatest = Math.max(1, ...measured.map((bar) => sum(bar.none) + sum(bar.some)));
  const scale = (width - nameWidth - valueWidth) / greatest;
  const placed = bars.map((bar, index) => ({
    ...bar,
    y: top + index * row + (narrow ? 20 : 4),
    nameY: top + index * row + (narrow ? 9 : 13),
  }));
  type Placed = (typeof placed)[number];
  const segments = placed.flatMap((bar) => {
    const of = (part: 'none' | 'some', start: number) =>
      stretches(bar[part]).map(({ standing, count, before }: StandingStretch) => ({
        bar,
        part,
        standing,
        x1: nameWidth + (start + before) * scale,
        x2: nameWidth + (start + before + count) * scale,
      }));
    return [...of('none', 0), ...of('some', sum(bar.none))];
  });
  type Segment = (typeof segments)[number];
  const solid = theme.groups[0]!;
  const look = ({ part, standing }: Segment) => paint(standing, part === 'none' ? null : solid);
  const svg = plotInPixels(context, { width, height: top + bars.length * row + 6 }, [
    () => defs as never,
    Plot.rect(segments, {
      x1: 'x1',
      x2: 'x2',
      y1: (segment: Segment) => segment.bar.y,
      y2: (segment: Segment) => segment.bar.y + 18,
      inset: 0.6,
      fill: (segment: Segment) => look(segment).fill,
      stroke: (segment: Segment) => (segment.part === 'none' ? look(segment).stroke : solid),
      strokeWidth: 1.1,
      className: 'group-bars',
    }),
    ...signMarks(
      theme,
      segments.flatMap((segment) => {
        const { bar, part, x1, x2, standing } = segment;
        return signsAlong(x1, x2, bar.y + 9, standing, part === 'none' ? undefined : look(segment).letters);
      }),
    ),
    Plot.text(placed, {
      x: narrow ? 0 : nameWidth - 10,
      y: 'nameY',
      text: (bar: Placed) => fitName(bar.name, 13, narrow ? width - 4 : nameWidth - 12),
      textAnchor: narrow ? 'start' : 'end',
      fontSize: 13,
      fill: (bar: Placed) => (bar.marked ? theme.accent : theme.ink),
    }),
    Plot.text(placed, {
      x: (bar: Placed) => nameWidth + (sum(bar.none) + sum(bar.some)) * scale + 7,
      y: (bar: Placed) => bar.y + 9,
      text: 'value',
      textAnchor: 'start',
      fontSize: 12.5,
      fontWeight: 600,
      fill: theme.ink,
    }),
    ...legend.marks,
  ]);
  nameMarks(
    context,
    svg,
    'group-bars',
    segments.map(({ bar, part, standing }) => ({
      key: `${bar.key}:${part}`,
      label: `${bar.name}: ${part === 'none' ? bar.noneLabel : bar.someLabel} (${standings[standing]})`,
    })),
  );
  return frame(context, svg);
}
