import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { placeLegend } from './legend.js';
import { PERIOD } from './patterns.js';
import {
  REASON_SIGN,
  REASONS,
  type Reason,
  type ReasonWords,
  reasonPaints,
  reasonRects,
  reasonSigns,
} from './reasons.js';
import { textWidth } from './text.js';
import { barNames, barValues } from './text-marks.js';

export interface GapBar {
  readonly key: string;
  readonly name: string;
  /** Absent states by reason. */
  readonly counts: Readonly<Record<Reason, number>>;
  /** The sum in the reader's digits, with "at most" where one of them may take part. */
  readonly total: string;
}

export interface GapBarsData {
  readonly bars: readonly GapBar[];
  readonly reasons: ReasonWords;
  /** States looked at: the full length of a bar. */
  readonly of: number;
  readonly format: (value: number) => string;
}

/** Absences from each initiative, one bar an initiative, divided by reason. */
export function drawGapBars(data: GapBarsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 560;
  const { defs, paints } = reasonPaints(context);
  const nameWidth = narrow
    ? 0
    : Math.min(width >= 1000 ? 400 : 280, Math.max(60, ...data.bars.map((bar) => textWidth(bar.name, 12.5) + 14)));
  // Multiples of the distance between the signs of a paint, so that each bar shows whole rows of them.
  const row = narrow ? 5 * PERIOD : 3 * PERIOD;
  const used = REASONS.filter((reason) => data.bars.some((bar) => bar.counts[reason] > 0));
  const legend = placeLegend(
    used.map((reason) => ({ entry: reason, label: data.reasons[reason] })),
    width,
    REASON_SIGN,
    PERIOD,
  );
  const above = narrow ? 19 : 4;
  const top = Math.ceil((legend.height + 4 + above) / PERIOD) * PERIOD - above;
  const totalWidth = Math.max(34, ...data.bars.map((bar) => textWidth(bar.total, 12.5))) + 10;
  const scale = (width - nameWidth - totalWidth) / Math.max(1, data.of);
  const segments = data.bars.flatMap((bar, index) => {
    let from = 0;
    return used.flatMap((reason) => {
      const count = bar.counts[reason];
      if (count === 0) return [];
      const x1 = nameWidth + from * scale;
      from += count;
      const y1 = top + index * row + above;
      return [
        {
          key: `${bar.key}:${reason}`,
          label: `${bar.name}: ${data.reasons[reason]}, ${data.format(count)}`,
          reason,
          count: data.format(count),
          x1,
          x2: nameWidth + from * scale,
          y1,
          y2: y1 + 2 * PERIOD,
        },
      ];
    });
  });
  const ends = data.bars.map((bar, index) => ({
    ...bar,
    x: nameWidth + REASONS.reduce((sum, reason) => sum + bar.counts[reason], 0) * scale,
    y: top + index * row + (narrow ? 28 : 13),
    nameY: top + index * row + (narrow ? 9 : 13),
  }));
  const svg = plotInPixels(context, { width, height: top + data.bars.length * row + 6 }, [
    () => defs as never,
    ...reasonRects(segments, paints, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', inset: 0.5, className: 'segments' }),
    barNames(ends, { narrow, width, nameWidth }, theme.ink),
    barValues(ends, 'total', theme.ink),
    ...reasonSigns(legend.places, paints, theme.ink),
  ]);
  nameMarks(context, svg, 'segments', segments);
  return frame(context, svg);
}
