import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { fitName, textWidth, wrapText } from './text.js';
import { headingText } from './text-marks.js';

/** A state with its place before and now; the first place is 1. */
export interface RankMove {
  readonly key: string;
  readonly name: string;
  readonly before: number;
  readonly now: number;
  /** Both in words, printed after the marks. */
  readonly value: string;
  readonly label: string;
  /** The one that the reader brought out. */
  readonly marked?: boolean;
}

export interface RankMovesData {
  /** Moves under headings, in the order in which they are shown. */
  readonly blocks: readonly { readonly heading: string; readonly moves: readonly RankMove[] }[];
  /** The last place of all. */
  readonly last: number;
  readonly beforeLabel: string;
  readonly nowLabel: string;
  readonly format: (value: number) => string;
}

const ROW = 22;
const NARROW_ROW = 38;
const LINE = 15;
const HEADING = 34;

/** Places of some states on two days: an open dot before, a full one now, the first place at the left. */
export function drawRankMoves(data: RankMovesData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 560;
  const moves = data.blocks.flatMap((block) => block.moves);
  const legend = placeLegend(
    [
      { entry: 'before' as const, label: data.beforeLabel },
      { entry: 'now' as const, label: data.nowLabel },
    ],
    width,
  );
  const nameWidth = narrow ? 8 : Math.min(240, Math.max(60, ...moves.map(({ name }) => textWidth(name, 12.5) + 16)));
  const valueWidth = narrow ? 12 : Math.min(260, Math.max(50, ...moves.map(({ value }) => textWidth(value, 12) + 18)));
  const x = (rank: number) => nameWidth + ((rank - 1) / Math.max(1, data.last - 1)) * (width - nameWidth - valueWidth);
  const axisY = legend.height + 22;
  let y = axisY + 8;
  const headings: { text: string; y: number }[] = [];
  const placed = data.blocks.flatMap(({ heading, moves: inBlock }) => {
    headings.push({ text: heading, y: y + HEADING / 2 + 3 });
    y += HEADING;
    return inBlock.map((move) => {
      const at = y;
      if (!narrow) {
        y += ROW;
        return { ...move, y: at + ROW / 2, nameY: at + ROW / 2, lines: [fitName(move.name, 12.5, nameWidth - 14)] };
      }
      // Nothing is cut: what does not fit one line stands on several.
      const whole = wrapText(`${move.name} · ${move.value}`, 12.5, width - 4);
      const lines =
        whole.length === 1 ? whole : [move.name, move.value].flatMap((text) => wrapText(text, 12.5, width - 4));
      const below = (lines.length - 1) * LINE;
      y += NARROW_ROW + below;
      return { ...move, y: at + 26 + below, nameY: at + 10 + below / 2, lines };
    });
  });
  type Placed = (typeof placed)[number];
  const step = data.last > 120 ? 50 : data.last > 40 ? 20 : 5;
  const ticks = [1, ...Array.from({ length: Math.floor(data.last / step) }, (_, index) => (index + 1) * step)].filter(
    (tick, index, all) => tick === 1 || index === all.length - 1 || tick < data.last,
  );
  const colour = ({ before, now, marked }: Placed) =>
    marked ? theme.ink : now <= before ? theme.groups[0]! : theme.accent;
  type Place = LegendPlace<'before' | 'now'>;
  const svg = plotInPixels(context, { width, height: y + 6 }, [
    Plot.ruleX(ticks, { x: (tick: number) => x(tick), y1: axisY + 4, y2: y, stroke: theme.rule, strokeWidth: 0.7 }),
    Plot.text(ticks, {
      x: (tick: number) => x(tick),
      y: axisY - 5,
      text: (tick: number) => data.format(tick),
      fontSize: 11,
      fill: theme.muted,
    }),
    Plot.link(
      placed.filter(({ before, now }) => before !== now),
      {
        x1: ({ before }: Placed) => x(before),
        x2: ({ now }: Placed) => x(now),
        y1: 'y',
        y2: 'y',
        stroke: colour,
        strokeWidth: 2,
      } as Plot.LinkOptions,
    ),
    Plot.dot(placed, {
      x: ({ before }: Placed) => x(before),
      y: 'y',
      r: 4.4,
      fill: theme.background,
      stroke: colour,
      strokeWidth: 1.6,
    }),
    Plot.dot(placed, {
      x: ({ now }: Placed) => x(now),
      y: 'y',
      r: 4.4,
      fill: colour,
      stroke: colour,
      strokeWidth: 1.6,
      className: 'moves',
    }),
    ...[true, false].map((isMarked) =>
      Plot.text(
        placed.filter(({ marked }) => (marked ?? false) === isMarked),
        {
          x: narrow ? 0 : nameWidth - 12,
          y: 'nameY',
          text: ({ lines }: Placed) => lines.join('\n'),
          lineHeight: LINE / 12.5,
          textAnchor: narrow ? 'start' : 'end',
          fontSize: 12.5,
          fontWeight: isMarked ? 700 : 400,
          fill: theme.ink,
        },
      ),
    ),
    Plot.text(narrow ? [] : placed, {
      x: width - valueWidth + 14,
      y: 'y',
      text: 'value',
      textAnchor: 'start',
      fontSize: 12,
      fill: theme.ink,
    }),
    headingText(headings, theme.ink),
    Plot.dot(legend.places, {
      x: (place: Place) => place.x + 8,
      y: (place: Place) => place.y + 9,
      r: 4.4,
      fill: ({ entry }: Place) => (entry === 'now' ? theme.groups[0]! : theme.background),
      stroke: theme.groups[0]!,
      strokeWidth: 1.6,
    }),
    legendText(legend.places, theme.ink),
  ]);
  nameMarks(context, svg, 'moves', placed);
  return frame(context, svg);
}
