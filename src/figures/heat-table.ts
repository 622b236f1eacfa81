import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitText, textWidth, wrapText } from './text.js';
import { coverageColours, readableOn } from './theme.js';

export interface HeatCell {
  /** Between 0 and 1: how dark; null: there is no figure. */
  readonly shade: number | null;
  /** Printed in the cell where there is room. */
  readonly text: string;
  /** Printed instead where there is too little room for the text; none: nothing is. */
  readonly short?: string;
  /** What the cell says. */
  readonly label: string;
}

export interface HeatTableData {
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  /** A cell for each column. */
  readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly HeatCell[] }[];
}

const SLANT = 48;
const RISE = Math.sin((SLANT * Math.PI) / 180);
const STEPS = 24;
const ROW = 26;
const LOW_ROW = 18;

/** A name on two lines at most; what is left over goes. */
function inTwoLines(name: string, size: number, width: number): string {
  const [first, ...rest] = wrapText(name, size, width);
  return rest.length === 0 ? fitText(name, size, width) : `${first}\n${fitText(rest.join(' '), size, width)}`;
}

/** A table of figures, each cell with its number, the darker the greater: legible without the colours. */
export function drawHeatTable({ columns, rows }: HeatTableData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const many = columns.length > 12;
  const size = many ? 11 : 12.5;
  const letterSize = many ? 10 : 11.5;
  const narrow = width < 560;
  // Where rows and columns are the same things, a phone has room for the names only once: columns have the rows' numbers.
  const numbered =
    narrow && columns.length === rows.length && columns.every(({ key }, index) => key === rows[index]!.key);
  const nameOf = ({ name }: { readonly name: string }, index: number) => (numbered ? `${index + 1}. ${name}` : name);
  const nameWidth = Math.min(
    width * (numbered ? 0.44 : narrow ? 0.34 : 0.3),
    Math.max(70, ...rows.map((line, index) => textWidth(nameOf(line, index), size) + 14)),
  );
  const headRoom = numbered
    ? 20
    : Math.min(170, Math.max(30, ...columns.map(({ name }) => textWidth(name, size) * RISE + 16)));
  const lean = numbered ? 0 : Math.min(width * 0.22, Math.max(24, headRoom * 0.9));
  const rowNames = rows.map((line, index) => {
    const name = nameOf(line, index);
    return narrow && !many ? inTwoLines(name, size, nameWidth - 10) : fitText(name, size, nameWidth - 10);
  });
  const row = many ? LOW_ROW : rowNames.some((name) => name.includes('\n')) ? 2 * size + 8 : ROW;
  const cell = Math.min(many ? 30 : 96, (width - nameWidth - lean) / Math.max(1, columns.length));
  const colours = coverageColours(theme, STEPS);
  const colourOf = (shade: number) =>
    shade <= 0 ? theme.background : colours[Math.min(STEPS - 1, Math.floor(shade * STEPS))]!;
  const cells = rows.flatMap((line, down) =>
    line.cells.map((item, across) => {
      const fill = item.shade === null ? 'none' : colourOf(item.shade);
      return {
        key: `${line.key}:${columns[across]!.key}`,
        label: item.label,
        fill,
        letters: item.shade === null || item.shade <= 0 ? theme.muted : readableOn(fill),
        text: [item.text, item.short ?? ''].find((text) => textWidth(text, letterSize) <= cell - 2) ?? '',
        x: nameWidth + across * cell,
        y: headRoom + down * row,
      };
    }),
  );
  type Cell = (typeof cells)[number];
  const height = Math.ceil(headRoom + rows.length * row + 4);
  const svg = plotInPixels(context, { width, height }, [
    Plot.rect(cells, {
      x1: 'x',
      x2: ({ x }: Cell) => x + cell,
      y1: 'y',
      y2: ({ y }: Cell) => y + row,
      inset: 0.75,
      rx: 1.5,
      fill: 'fill',
      stroke: theme.rule,
      strokeWidth: 0.8,
      className: 'heat',
    }),
    Plot.text(
      cells.filter(({ text }) => text !== ''),
      {
        x: ({ x }: Cell) => x + cell / 2,
        y: ({ y }: Cell) => y + row / 2,
        text: 'text',
        fontSize: letterSize,
        fill: 'letters',
        pointerEvents: 'none',
      },
    ),
    Plot.text(rows, {
      x: numbered ? 0 : nameWidth - 8,
      y: (_line: unknown, down: number) => headRoom + (down + 0.5) * row,
      text: (_line: unknown, down: number) => rowNames[down]!,
      lineHeight: 1.1,
      textAnchor: numbered ? 'start' : 'end',
      fontSize: size,
      fill: theme.ink,
    } as Plot.TextOptions),
    Plot.text(columns, {
      x: (_column: unknown, across: number) => nameWidth + (across + 0.5) * cell,
      y: headRoom - 6,
      text: ({ name }: { name: string }, across: number) =>
        numbered ? String(across + 1) : fitText(name, size, (headRoom - 14) / RISE),
      textAnchor: numbered ? 'middle' : 'start',
      rotate: numbered ? 0 : -SLANT,
      fontSize: size,
      fill: theme.ink,
    } as Plot.TextOptions),
  ]);
  nameMarks(context, svg, 'heat', cells);
  return frame(context, svg);
}
