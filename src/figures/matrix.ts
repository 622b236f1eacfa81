import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitText, textWidth } from './text.js';

export interface MatrixColumn {
  readonly key: string;
  readonly name: string;
}

export interface MatrixLine {
  readonly key: string;
  readonly name: string;
  /** Where given and new, a heading is drawn above the line. */
  readonly group?: string;
  /** k(c, t) in the reader's digits. */
  readonly coverage: string;
  /** One cell a column: null for no presence, else the roles in words and whether one of them leads or all observe. */
  readonly cells: readonly (MatrixCell | null)[];
}

export interface MatrixCell {
  readonly label: string;
  readonly weight: 'leading' | 'full' | 'observing';
}

/** Slant of the names of the columns in degrees, how much of a name's width it rises, and what it needs besides. */
const SLANT = 48;
const RISE = Math.sin((SLANT * Math.PI) / 180);
const HEAD = 18;

/** Countries by initiatives: filled where it takes part, ringed where it leads, hollow where it only observes. */
export function drawMatrix(
  columns: readonly MatrixColumn[],
  lines: readonly MatrixLine[],
  context: FigureContext,
): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const nameWidth = Math.min(220, Math.max(70, ...lines.map((line) => textWidth(line.name, 11.5) + 34)));
  const row = 16;
  const headRoom = Math.min(190, Math.max(40, ...columns.map((column) => textWidth(column.name, 11) * RISE + HEAD)));
  // The name of the last column leans out to its right.
  const lean = Math.max(60, headRoom * 0.9);
  const cell = Math.min(30, Math.max(7, (width - nameWidth - lean) / Math.max(1, columns.length)));

  let y = headRoom;
  const headings: { y: number; text: string }[] = [];
  const placed = lines.map((line, index) => {
    if (line.group !== undefined && line.group !== lines[index - 1]?.group) {
      headings.push({ y: y + 18, text: line.group });
      y += 26;
    }
    const at = y;
    y += row;
    return { ...line, y: at };
  });
  const height = Math.ceil(y + 6);
  const cells = placed.flatMap((line) =>
    line.cells.flatMap((presence, index) =>
      presence === null
        ? []
        : [
            {
              key: `${line.key}:${columns[index]!.key}`,
              label: `${line.name}, ${columns[index]!.name}: ${presence.label}`,
              weight: presence.weight,
              x1: nameWidth + index * cell + 1,
              x2: nameWidth + (index + 1) * cell - 1,
              y1: line.y + 1.5,
              y2: line.y + row - 1.5,
            },
          ],
    ),
  );
  type Cell = (typeof cells)[number];
  type Line = (typeof placed)[number];
  const colour = theme.groups[0]!;
  const svg = plotInPixels(context, { width, height }, [
    Plot.ruleY(placed, {
      y: (line: Line) => line.y + row,
      x1: 0,
      x2: nameWidth + columns.length * cell,
      stroke: theme.rule,
      strokeWidth: 0.5,
    }),
    Plot.rect(cells, {
      x1: 'x1',
      x2: 'x2',
      y1: 'y1',
      y2: 'y2',
      rx: 1.5,
      fill: (item: Cell) =>
        item.weight === 'observing' ? theme.background : item.weight === 'leading' ? theme.many : colour,
      stroke: (item: Cell) => (item.weight === 'leading' ? theme.many : colour),
      strokeWidth: 1.2,
      inset: 0.6,
      className: 'cells',
    }),
    Plot.text(placed, {
      x: 0,
      y: (line: Line) => line.y + row / 2,
      text: (line: Line) => fitText(line.name, 11.5, nameWidth - 30),
      textAnchor: 'start',
      fontSize: 11.5,
      fill: theme.ink,
    }),
    Plot.text(placed, {
      x: nameWidth - 8,
      y: (line: Line) => line.y + row / 2,
      text: 'coverage',
      textAnchor: 'end',
      fontSize: 11,
      fill: (line: Line) => (line.cells.every((item) => item === null) ? theme.accent : theme.muted),
    }),
    Plot.text(headings, {
      x: 0,
      y: 'y',
      text: 'text',
      textAnchor: 'start',
      fontSize: 12.5,
      fontWeight: 700,
      fill: theme.ink,
    }),
    Plot.text(columns, {
      x: (_column: MatrixColumn, index: number) => nameWidth + (index + 0.5) * cell,
      y: headRoom - 6,
      text: (column: MatrixColumn) => fitText(column.name, 11, (headRoom - HEAD) / RISE),
      textAnchor: 'start',
      rotate: -SLANT,
      fontSize: cell < 11 ? 8 : 11,
      fill: theme.ink,
    } as Plot.TextOptions),
  ]);
  nameMarks(context, svg, 'cells', cells);
  return frame(context, svg);
}
