import * as Plot from '@observablehq/plot';
import type { Standing } from '../domain/vocabulary.js';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, type MarkName, nameMarks, plotInPixels } from './frame.js';
import { greyed } from './greyed.js';
import { coverageLegend } from './legend.js';
import { type StandingWords, signMarks, standingPaints, standingsLegend, standingsThatOccur } from './standings.js';
import { fitText, withoutBrackets, wrapText } from './text.js';
import { coverageColours } from './theme.js';

/** A state: one seat, whatever its size. */
export interface Seat {
  /** ISO 3166-1 alpha-3. */
  readonly code: string;
  /** Its name and coverage in words, for the mark. */
  readonly label: string;
  /** k(c, t), 0..n. */
  readonly coverage: number;
  /** How it stands to all of the initiatives together. */
  readonly standing: Standing;
  /** True where others are brought out. */
  readonly muted?: boolean;
}

export interface SeatBlock {
  readonly key: string;
  readonly name: string;
  /** Printed under the name: for example "41 of 54 at none". */
  readonly note: string;
  /** In the order of sitting: column by column, top to bottom. */
  readonly seats: readonly Seat[];
}

export interface AssemblyData {
  /** Number of initiatives counted: the scale of k ends there. */
  readonly n: number;
  readonly blocks: readonly SeatBlock[];
  /** Labels of k = 1 .. n; printed as a legend where given. */
  readonly scale?: readonly string[] | undefined;
  /** Named in the legend where they occur. */
  readonly standings: StandingWords;
}

interface PlacedSeat extends Seat {
  readonly x: number;
  readonly y: number;
}
interface PlacedBlock extends SeatBlock {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const GAP = 2;
const BLOCK_GAP = 26;
const HEADING_LINE = 17;

/** The name of a block in at most three lines. */
function headingLines(name: string, width: number): string[] {
  const whole = wrapText(name, 13, width);
  const lines = whole.length <= 2 ? whole : wrapText(withoutBrackets(name), 13, width);
  return lines.length <= 3 ? lines : [lines[0]!, lines[1]!, fitText(lines.slice(2).join(' '), 13, width)];
}

/** Blocks side by side where the width allows, else one under another; every seat has the same size. */
function placeSeats(blocks: readonly SeatBlock[], width: number, top: number) {
  const wide = width >= 620;
  let heading = 2 * HEADING_LINE + 12;
  const seats: PlacedSeat[] = [];
  const placed: PlacedBlock[] = [];
  let size: number;
  let height = top;
  if (wide) {
    // The fewest rows at which seats are large enough for a code; at least three columns a block, for its heading.
    let rows = 5;
    const columnsOf = (block: SeatBlock) => Math.max(3, Math.ceil(block.seats.length / rows));
    const sizeFor = () => {
      const columns = blocks.reduce((sum, block) => sum + columnsOf(block), 0);
      return (width - BLOCK_GAP * (blocks.length - 1)) / columns;
    };
    while (rows < 40 && sizeFor() < 33) rows += 1;
    size = Math.min(36, Math.floor(sizeFor() * 10) / 10);
    const lines = blocks.map((block) => headingLines(block.name, columnsOf(block) * size));
    heading += HEADING_LINE * (Math.max(1, ...lines.map((list) => list.length)) - 1);
    let x = 0;
    for (const block of blocks) {
      const columns = columnsOf(block);
      block.seats.forEach((seat, index) => {
        seats.push({ ...seat, x: x + Math.floor(index / rows) * size, y: top + heading + (index % rows) * size });
      });
      placed.push({ ...block, x, y: top, width: columns * size });
      x += columns * size + BLOCK_GAP;
    }
    const tallest = Math.max(0, ...blocks.map((block) => Math.min(rows, block.seats.length)));
    height = top + heading + tallest * size;
  } else {
    const columns = Math.max(8, Math.floor(width / 27));
    size = Math.floor((width / columns) * 10) / 10;
    for (const block of blocks) {
      placed.push({ ...block, x: 0, y: height, width });
      block.seats.forEach((seat, index) => {
        const row = Math.floor(index / columns);
        seats.push({ ...seat, x: (index % columns) * size, y: height + heading + row * size });
      });
      height += heading + Math.ceil(block.seats.length / columns) * size + 14;
    }
  }
  return { seats, placed, size, heading, height: Math.ceil(height + 2) };
}

/**
 * The assembly: every state one equal square, by group, coloured by k. Those at none are empty and outlined, and every seat
 * has the mark of how its state stands, so that all of them are told apart without colour and in print.
 */
export function drawAssembly(data: AssemblyData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const colours = coverageColours(theme, data.n);
  const { defs, paint } = standingPaints(context);
  const others = greyed(context, data.n);
  const occurring = standingsThatOccur(data.blocks.flatMap((block) => block.seats.map(({ standing }) => standing)));
  const scale = data.scale && coverageLegend(context, data.scale, colours);
  const legend = standingsLegend(context, occurring, data.standings, paint, scale?.height ?? 0);
  const legendHeight = (scale?.height ?? 0) + legend.height;
  const { seats, placed, size, heading, height } = placeSeats(data.blocks, width, legendHeight + 14);
  const none = seats.filter((seat) => seat.coverage === 0);
  const some = seats.filter((seat) => seat.coverage > 0);
  const box = {
    x1: (seat: PlacedSeat) => seat.x + GAP / 2,
    x2: (seat: PlacedSeat) => seat.x + size - GAP / 2,
    y1: (seat: PlacedSeat) => seat.y + GAP / 2,
    y2: (seat: PlacedSeat) => seat.y + size - GAP / 2,
  };
  const look = (seat: PlacedSeat) =>
    seat.muted
      ? others.look(seat)
      : paint(seat.standing, seat.coverage === 0 ? null : (colours[seat.coverage - 1] ?? theme.many));
  const lettering = size >= 22;
  const sign = { inset: Math.max(4.6, size * 0.19), r: Math.max(2.4, size * 0.095) };
  const marks: Plot.Markish[] = [
    () => defs as never,
    () => (seats.some(({ muted }) => muted) ? others.defs : null) as never,
    Plot.rect(some, { ...box, fill: (seat: PlacedSeat) => look(seat).fill, rx: 2, className: 'seats-some' }),
    Plot.rect(none, {
      ...box,
      inset: 0.5,
      fill: (seat: PlacedSeat) => look(seat).fill,
      stroke: (seat: PlacedSeat) => look(seat).stroke,
      strokeWidth: 1.2,
      rx: 2,
      className: 'seats-none',
    }),
    Plot.text(placed, {
      x: 'x',
      y: (block: PlacedBlock) => block.y + heading - 12 - HEADING_LINE,
      text: (block: PlacedBlock) => headingLines(block.name, block.width).join('\n'),
      textAnchor: 'start',
      lineAnchor: 'bottom',
      lineHeight: 1.25,
      fontSize: 13,
      fontWeight: 600,
      fill: theme.ink,
    }),
    Plot.text(placed, {
      x: 'x',
      y: (block: PlacedBlock) => block.y + heading - 9,
      text: (block: PlacedBlock) => fitText(block.note, 12, block.width + BLOCK_GAP - 6),
      textAnchor: 'start',
      lineAnchor: 'bottom',
      fontSize: 12,
      fill: theme.muted,
    }),
  ];
  if (lettering) {
    marks.push(
      Plot.text(seats, {
        x: (seat: PlacedSeat) => seat.x + size / 2,
        y: (seat: PlacedSeat) => seat.y + size / 2,
        text: 'code',
        fontSize: Math.min(11, size * 0.36),
        fontWeight: 500,
        fill: (seat: PlacedSeat) => look(seat).letters,
        stroke: (seat: PlacedSeat) => (seat.coverage === 0 ? theme.background : 'none'),
        strokeWidth: 3,
        pointerEvents: 'none',
      }),
    );
  }
  // In the upper right corner, clear of the letters; in the middle where there are none.
  for (const muted of [true, false]) {
    marks.push(
      ...signMarks(
        muted ? others.theme : theme,
        seats
          .filter((seat) => (seat.muted ?? false) === muted)
          .map((seat) => ({
            x: seat.x + (lettering ? size - sign.inset : size / 2),
            y: seat.y + (lettering ? sign.inset : size / 2),
            r: sign.r,
            standing: seat.standing,
            ink: seat.coverage === 0 ? undefined : look(seat).letters,
          })),
      ),
    );
  }
  if (scale) marks.push(...scale.marks);
  marks.push(...legend.marks);
  const svg = plotInPixels(context, { width, height }, marks);
  const names = (list: readonly PlacedSeat[]): MarkName[] => list.map(({ code, label }) => ({ key: code, label }));
  nameMarks(context, svg, 'seats-some', names(some));
  nameMarks(context, svg, 'seats-none', names(none));
  return frame(context, svg);
}
