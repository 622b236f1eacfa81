import * as Plot from '@observablehq/plot';
import type { Standing } from '../domain/vocabulary.js';
import { type SvgElement, svgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { type StandingWords, signMarks, standingPaints, standingsThatOccur } from './standings.js';
import { fitText, textWidth } from './text.js';
import { headingText } from './text-marks.js';
import { greyTheme } from './theme.js';

export interface MatrixColumn {
  readonly key: string;
  readonly name: string;
}

export interface MatrixLine {
  readonly key: string;
  readonly name: string;
  /** Where given and new, a heading is drawn above the line. */
  readonly group?: string;
  /** k(c, t) in the reader's digits, with a sign for "at least" where it is one. */
  readonly coverage: string;
  /** One cell a column. */
  readonly cells: readonly MatrixCell[];
  /** True where others are brought out. */
  readonly muted?: boolean;
}

export interface MatrixCell {
  readonly standing: Standing;
  /** What the mark says: the roles in words, or how the state stands. */
  readonly label: string;
  /** Of one that takes part itself: whether one of its roles leads or all observe. Without it: neither. */
  readonly weight?: 'leading' | 'observing' | undefined;
}

export interface MatrixWords {
  /** Named in the legend where they occur. */
  readonly standings: StandingWords;
  readonly leading: string;
  readonly observing: string;
}

export interface MatrixData {
  readonly columns: readonly MatrixColumn[];
  readonly lines: readonly MatrixLine[];
  readonly words: MatrixWords;
  /** False: without a legend, for several panels that have one above them. */
  readonly legend?: boolean;
}

/** Slant of the names of the columns in degrees, how much of a name's width it rises, and what it needs besides. */
const SLANT = 48;
const RISE = Math.sin((SLANT * Math.PI) / 180);
const HEAD = 18;

/** What a cell shows: how a state stands, and of those that take part themselves in what weight. */
type CellLook = Standing | 'LEADING' | 'OBSERVING';
const LOOKS: readonly CellLook[] = [
  'ITSELF',
  'LEADING',
  'OBSERVING',
  'THROUGH_ORGANISATION',
  'ABSENT',
  'DECLINED',
  'NOT_KNOWN',
];

function lookOf({ standing, weight }: MatrixCell): CellLook {
  if (standing !== 'ITSELF' || weight === undefined) return standing;
  return weight === 'leading' ? 'LEADING' : 'OBSERVING';
}

interface Placed {
  readonly look: CellLook;
  readonly standing: Standing;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/**
 * The marks of some cells: full where a state takes part itself, with a bright dot where it leads, half full where it only
 * observes; a ring through an organisation; a cross where it declined; hatched where it is not known; nothing where it does
 * not take part. `className` is that of the layer of marks that can be named, `named` whose they are, in their order. Cells
 * of which nothing is known are one mark together, without names: by the thousand they would make a picture of megabytes.
 */
function cellMarks<Cell extends Placed>(
  context: FigureContext,
  cells: readonly Cell[],
  className?: string,
): { defs: SvgElement; marks: Plot.Markish[]; named: Cell[] } {
  const { theme } = context;
  const { defs, paint } = standingPaints(context);
  const blue = theme.groups[0]!;
  const named = cells.filter(({ look }) => look !== 'ABSENT' && look !== 'NOT_KNOWN');
  const of = (...looks: readonly CellLook[]) => cells.filter(({ look }) => looks.includes(look));
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const;
  const fill = ({ look }: Cell) => (look === 'ITSELF' ? blue : look === 'LEADING' ? theme.many : theme.background);
  const stroke = ({ look }: Cell) =>
    look === 'ITSELF' || look === 'OBSERVING' ? blue : look === 'LEADING' ? theme.many : 'none';
  const hatched = paint('NOT_KNOWN', null);
  const outline = ({ x1, x2, y1, y2 }: Cell) =>
    `M${round(x1 + 0.6)} ${round(y1 + 0.6)}H${round(x2 - 0.6)}V${round(y2 - 0.6)}H${round(x1 + 0.6)}Z`;
  const unknown = of('NOT_KNOWN').map(outline).join('');
  const radius = ({ x1, x2, y1, y2 }: Cell) => Math.min(4.2, (x2 - x1) / 2 - 0.4, (y2 - y1) / 2 - 0.8);
  const x = ({ x1, x2 }: Cell) => (x1 + x2) / 2;
  const y = ({ y1, y2 }: Cell) => (y1 + y2) / 2;
  return {
    defs,
    named,
    marks: [
      () =>
        (unknown === ''
          ? null
          : svgElement(context.document, 'path', {
              d: unknown,
              fill: hatched.fill,
              stroke: hatched.stroke,
              'stroke-width': 0.8,
              class: className === undefined ? undefined : 'not-known',
            })) as never,
      Plot.rect(named, {
        ...box,
        rx: 1.5,
        fill,
        stroke,
        strokeWidth: 1.1,
        inset: 0.6,
        ...(className === undefined ? {} : { className }),
      }),
      Plot.rect(of('OBSERVING'), {
        ...box,
        y1: (cell: Cell) => y(cell),
        inset: 0.6,
        fill: blue,
        pointerEvents: 'none',
      }),
      Plot.dot(of('LEADING'), {
        x,
        y,
        r: (cell: Cell) => radius(cell) * 0.5,
        fill: theme.background,
        pointerEvents: 'none',
      }),
      ...signMarks(
        theme,
        of('THROUGH_ORGANISATION', 'DECLINED').map((cell) => ({
          x: x(cell),
          y: y(cell),
          r: radius(cell),
          standing: cell.standing,
        })),
      ),
    ],
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** The legend of a matrix: each mark that occurs in it, as a drawing of its own. */
export function drawMatrixLegend(
  { lines, words }: Pick<MatrixData, 'lines' | 'words'>,
  context: FigureContext,
): { readonly drawing: SvgElement; readonly height: number } {
  const { theme } = context;
  const cells = lines.flatMap((line) => line.cells);
  const occurring = new Set(cells.map(lookOf));
  const standings = standingsThatOccur(cells.map(({ standing }) => standing));
  const label = (look: CellLook) =>
    look === 'LEADING' ? words.leading : look === 'OBSERVING' ? words.observing : words.standings[look];
  const shown = LOOKS.filter((look) => occurring.has(look) || (standings as readonly CellLook[]).includes(look));
  const { places, height } = placeLegend(
    shown.map((entry) => ({ entry, label: label(entry) })),
    innerWidth(context),
    24,
  );
  const swatches = places.map(({ entry, x, y }): Placed => {
    const standing = entry === 'LEADING' || entry === 'OBSERVING' ? 'ITSELF' : entry;
    return { look: entry, standing, x1: x, x2: x + 17, y1: y + 3, y2: y + 16 };
  });
  const { defs, marks } = cellMarks(context, swatches);
  type Place = LegendPlace<CellLook>;
  const drawing = plotInPixels(context, { width: innerWidth(context), height: Math.max(1, height) }, [
    () => defs as never,
    // An empty cell has no mark; in the legend its lines show where it would be.
    Plot.rect(
      places.filter(({ entry }) => entry !== 'ITSELF' && entry !== 'LEADING'),
      {
        x1: (place: Place) => place.x + 0.6,
        x2: (place: Place) => place.x + 16.4,
        y1: (place: Place) => place.y + 3.6,
        y2: (place: Place) => place.y + 15.4,
        rx: 1.5,
        fill: 'none',
        stroke: theme.muted,
        strokeOpacity: 0.6,
      },
    ),
    ...marks,
    legendText(places, theme.ink, 24),
  ]);
  return { drawing, height };
}

/** Countries by initiatives, each cell with the mark of how the state stands to the initiative. */
export function drawMatrix(data: MatrixData, context: FigureContext): SvgElement {
  const { columns, lines } = data;
  const { theme } = context;
  const width = innerWidth(context);
  const legend =
    data.legend === false ? null : drawMatrixLegend(data, { ...context, id: `${context.id ?? 'rollcall'}-legend` });
  const top = legend ? legend.height + 8 : 0;
  const nameWidth = Math.min(220, Math.max(70, ...lines.map((line) => textWidth(line.name, 11.5) + 40)));
  const row = 16;
  const headRoom = Math.min(190, Math.max(40, ...columns.map((column) => textWidth(column.name, 11) * RISE + HEAD)));
  // The name of the last column leans out to its right.
  const lean = Math.max(60, headRoom * 0.9);
  const cell = Math.min(30, Math.max(7, (width - nameWidth - lean) / Math.max(1, columns.length)));

  let y = top + headRoom;
  const headings: { y: number; text: string }[] = [];
  const stretchesOfLines: { from: number; to: number }[] = [];
  const placed = lines.map((line, index) => {
    if (line.group !== undefined && line.group !== lines[index - 1]?.group) {
      headings.push({ y: y + 18, text: line.group });
      y += 26;
    }
    const at = y;
    y += row;
    const last = stretchesOfLines.at(-1);
    if (last?.to === at) last.to = y;
    else stretchesOfLines.push({ from: at, to: y });
    return { ...line, y: at };
  });
  const height = Math.ceil(y + 6);
  const cells = placed.flatMap((line) =>
    line.cells.map((item, index) => ({
      key: `${line.key}:${columns[index]!.key}`,
      label: `${line.name}, ${columns[index]!.name}: ${item.label}`,
      look: lookOf(item),
      standing: item.standing,
      muted: line.muted ?? false,
      x1: nameWidth + index * cell + (cell < 9 ? 0.5 : 1),
      x2: nameWidth + (index + 1) * cell - (cell < 9 ? 0.5 : 1),
      y1: line.y + 1.5,
      y2: line.y + row - 1.5,
    })),
  );
  const grey = greyTheme(theme);
  const others = cells.filter(({ muted }) => muted);
  const bright = cellMarks(
    context,
    cells.filter(({ muted }) => !muted),
    'cells',
  );
  const faint =
    others.length === 0
      ? null
      : cellMarks({ ...context, theme: grey, id: `${context.id ?? 'rollcall'}-grey` }, others, 'cells-grey');
  type Line = (typeof placed)[number];
  const edges = stretchesOfLines.flatMap(({ from, to }) =>
    Array.from({ length: columns.length + 1 }, (_, index) => ({ x: nameWidth + index * cell, from, to })),
  );
  const svg = plotInPixels(context, { width, height }, [
    () => bright.defs as never,
    () => (faint?.defs ?? null) as never,
    Plot.ruleY(placed, {
      y: (line: Line) => line.y + row,
      x1: 0,
      x2: nameWidth + columns.length * cell,
      stroke: theme.rule,
      strokeWidth: 0.5,
    }),
    Plot.ruleX(edges, { x: 'x', y1: 'from', y2: 'to', stroke: theme.rule, strokeWidth: 0.5 }),
    ...(faint?.marks ?? []),
    ...bright.marks,
    Plot.text(placed, {
      x: 0,
      y: (line: Line) => line.y + row / 2,
      text: (line: Line) => fitText(line.name, 11.5, nameWidth - 36),
      textAnchor: 'start',
      fontSize: 11.5,
      fill: (line: Line) => (line.muted ? grey.ink : theme.ink),
    }),
    Plot.text(placed, {
      x: nameWidth - 8,
      y: (line: Line) => line.y + row / 2,
      text: 'coverage',
      textAnchor: 'end',
      fontSize: 11,
      fill: theme.muted,
    }),
    headingText(headings, theme.ink),
    Plot.text(columns, {
      x: (_column: MatrixColumn, index: number) => nameWidth + (index + 0.5) * cell,
      y: top + headRoom - 6,
      text: (column: MatrixColumn) => fitText(column.name, 11, (headRoom - HEAD) / RISE),
      textAnchor: 'start',
      rotate: -SLANT,
      fontSize: cell < 11 ? 8 : 11,
      fill: theme.ink,
    } as Plot.TextOptions),
    () => (legend ? legend.drawing : null) as never,
  ]);
  nameMarks(context, svg, 'cells', bright.named);
  if (faint) nameMarks(context, svg, 'cells-grey', faint.named);
  return frame(context, svg);
}
