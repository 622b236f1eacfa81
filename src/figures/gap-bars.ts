import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks } from './frame.js';
import { fitName, textWidth } from './text.js';

/** The reasons of absence in the order of the stacks (method, section 4). */
export const REASONS = ['NEVER_JOINED', 'NOT_INVITED_OR_DECLINED', 'NOT_ELIGIBLE', 'WITHDREW', 'UNKNOWN'] as const;
export type Reason = (typeof REASONS)[number];

export interface GapBar {
  readonly key: string;
  readonly name: string;
  /** Absent states by reason. */
  readonly counts: Readonly<Record<Reason, number>>;
  /** The sum in the reader's digits. */
  readonly total: string;
}

export interface GapBarsData {
  readonly bars: readonly GapBar[];
  readonly reasons: Readonly<Record<Reason, string>>;
  /** States looked at: the full length of a bar. */
  readonly of: number;
  readonly format: (value: number) => string;
}

/** Absences from each initiative, one bar an initiative, divided by reason. */
export function drawGapBars(data: GapBarsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 560;
  const id = context.id ?? 'rollcall';
  const solid = theme.accent;
  const paints: Readonly<Record<Reason, string>> = {
    NEVER_JOINED: solid,
    NOT_INVITED_OR_DECLINED: theme.groups[0]!,
    NOT_ELIGIBLE: `url(#${id}-not-eligible)`,
    WITHDREW: theme.ink,
    UNKNOWN: `url(#${id}-unknown)`,
  };
  const outlines: Readonly<Record<Reason, string>> = {
    NEVER_JOINED: solid,
    NOT_INVITED_OR_DECLINED: theme.groups[0]!,
    NOT_ELIGIBLE: theme.groups[0]!,
    WITHDREW: theme.ink,
    UNKNOWN: theme.muted,
  };
  const nameWidth = narrow ? 0 : Math.min(280, Math.max(60, ...data.bars.map((bar) => textWidth(bar.name, 12.5) + 14)));
  const row = narrow ? 42 : 26;
  const used = REASONS.filter((reason) => data.bars.some((bar) => bar.counts[reason] > 0));
  const legend: { reason: Reason; x: number; y: number }[] = [];
  let legendX = 0;
  let legendY = 0;
  for (const reason of used) {
    const room = textWidth(data.reasons[reason], 12) + 34;
    if (legendX > 0 && legendX + room > width) {
      legendX = 0;
      legendY += 20;
    }
    legend.push({ reason, x: legendX, y: legendY });
    legendX += room;
  }
  const top = legendY + 32;
  const scale = (width - nameWidth - 44) / Math.max(1, data.of);
  const segments = data.bars.flatMap((bar, index) => {
    let from = 0;
    return used.flatMap((reason) => {
      const count = bar.counts[reason];
      if (count === 0) return [];
      const x1 = nameWidth + from * scale;
      from += count;
      const y1 = top + index * row + (narrow ? 19 : 4);
      return [
        {
          key: `${bar.key}:${reason}`,
          label: `${bar.name}: ${data.reasons[reason]}, ${data.format(count)}`,
          reason,
          count: data.format(count),
          x1,
          x2: nameWidth + from * scale,
          y1,
          y2: y1 + 18,
        },
      ];
    });
  });
  type Segment = (typeof segments)[number];
  const ends = data.bars.map((bar, index) => ({
    ...bar,
    x: nameWidth + REASONS.reduce((sum, reason) => sum + bar.counts[reason], 0) * scale,
    y: top + index * row + (narrow ? 28 : 13),
    nameY: top + index * row + (narrow ? 9 : 13),
  }));
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height: top + data.bars.length * row + 6,
    margin: 0,
    axis: null,
    x: { type: 'identity' },
    y: { type: 'identity' },
    color: { type: 'identity' },
    marks: [
      () => patterns(context, id) as never,
      Plot.rect(segments, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        inset: 0.5,
        fill: (segment: Segment) => paints[segment.reason],
        stroke: (segment: Segment) => outlines[segment.reason],
        strokeWidth: 1,
        className: 'segments',
      }),
      Plot.text(ends, {
        x: narrow ? 0 : nameWidth - 10,
        y: 'nameY',
        text: (bar: GapBar) => fitName(bar.name, 12.5, narrow ? width - 8 : nameWidth - 12),
        textAnchor: narrow ? 'start' : 'end',
        fontSize: 12.5,
        fill: theme.ink,
      }),
      Plot.text(ends, {
        x: 'x',
        y: 'y',
        dx: 6,
        text: 'total',
        textAnchor: 'start',
        fontSize: 12.5,
        fontWeight: 600,
        fill: theme.ink,
      }),
      Plot.rect(legend, {
        x1: 'x',
        x2: (entry: { x: number }) => entry.x + 14,
        y1: (entry: { y: number }) => entry.y + 3,
        y2: (entry: { y: number }) => entry.y + 15,
        fill: (entry: { reason: Reason }) => paints[entry.reason],
        stroke: (entry: { reason: Reason }) => outlines[entry.reason],
      }),
      Plot.text(legend, {
        x: (entry: { x: number }) => entry.x + 20,
        y: (entry: { y: number }) => entry.y + 9.5,
        text: (entry: { reason: Reason }) => data.reasons[entry.reason],
        textAnchor: 'start',
        fontSize: 12,
        fill: theme.ink,
      }),
    ],
  }) as unknown as SvgElement;
  if (segments.length > 0) nameMarks(context, svg, 'segments', segments);
  return frame(context, svg);
}

function patterns(context: FigureContext, id: string): SvgElement {
  const { document, theme } = context;
  const make = (name: string, attributes: Record<string, string | number>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name) as SvgElement;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  const defs = make('defs', {});
  const add = (name: string, colour: string, angle: number, stroke: number) => {
    const pattern = make('pattern', {
      id: `${id}-${name}`,
      width: 6,
      height: 6,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(${angle})`,
    });
    pattern.appendChild(make('rect', { width: 6, height: 6, fill: theme.background }));
    pattern.appendChild(make('rect', { width: stroke, height: 6, fill: colour }));
    defs.appendChild(pattern);
  };
  add('not-eligible', theme.groups[0]!, 45, 2);
  add('unknown', theme.muted, -45, 1);
  return defs;
}
