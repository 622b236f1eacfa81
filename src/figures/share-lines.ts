import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks } from './frame.js';
import { placeLegend } from './legend.js';
import { LINE_SIGN, lineLegend, lineLook } from './line-look.js';
import { noteLegend, placeNotes } from './note-legend.js';
import { definitions, hatch } from './patterns.js';
import { spread } from './spread.js';
import { fitName, textWidth } from './text.js';
import { greyTheme } from './theme.js';
import { drawChanges, type YearChangesData } from './year-changes.js';

export interface ShareSeries {
  readonly key: string;
  readonly name: string;
  /** True where another line is brought out. */
  readonly muted?: boolean;
  /** One point a year. */
  readonly points: readonly SharePoint[];
}

export interface SharePoint {
  readonly year: number;
  /** Null where the figure has no value (a denominator of 0), and where it is withheld. */
  readonly value: number | null;
  readonly partial: boolean;
  /** Why it is withheld, for example since a list is not complete: nothing is drawn, and the year is hatched. */
  readonly withheld?: string | null | undefined;
}

export interface ShareLinesData extends YearChangesData {
  readonly series: readonly ShareSeries[];
  /** Where every group would have its due: 1 for a ratio, none for a rate. */
  readonly parity?: { readonly value: number; readonly label: string };
  /** Least and greatest of the same figure over the definitions of the Global South. */
  readonly band?: {
    readonly label: string;
    readonly points: readonly { readonly year: number; readonly low: number; readonly high: number }[];
  };
  /** What the hatching of the years says whose figures are withheld; needed where some are. */
  readonly withheldLabel?: string;
  /** A value in the reader's format. */
  readonly format: (value: number) => string;
  readonly formatYear?: (year: number) => string;
  /** False: no names of the lines, for small multiples that have one legend beside them. */
  readonly labels?: boolean;
  /** Drawn height in pixels, default 380. */
  readonly height?: number;
  /** Greatest value of the axis, where several charts share one. */
  readonly maximum?: number;
}

interface Point {
  readonly key: string;
  readonly name: string;
  readonly year: number;
  readonly value: number;
  readonly partial: boolean;
  readonly colour: string;
}

/** A figure of each group by year, lines told apart by colour, dash and a name at their end. */
export function drawShareLines(data: ShareLinesData, context: FigureContext): SvgElement {
  const layout = layOut(data, context);
  const { width, height, plotHeight, changesHeight, margins, names, notes, points, xOf } = layout;
  const formatYear = data.formatYear ?? String;
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height,
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    x: { type: 'linear', domain: layout.span, axis: null },
    y: { domain: [0, layout.greatest], axis: null },
    color: { type: 'identity' },
    marks: [
      ...valueAxis(data, context),
      ...band(data, layout, context),
      ...withheldYears(layout, context),
      ...parityRule(data, layout, context),
      ...lines(data, layout, context),
      yearPoints(layout, context),
      ...namesAtEnds(data, layout, context),
      yearAxis(layout, formatYear, context),
      () => (layout.inLegend ? lineLegend(names, data.series, context) : null) as never,
      () => (notes.places.length > 0 ? noteLegend(notes.places, margins.left, context) : null) as never,
      () => drawChanges(data, context, { xOf, top: plotHeight + 26, height: changesHeight - 34 }) as never,
    ],
  }) as unknown as SvgElement;
  nameMarks(
    context,
    svg,
    'points',
    points.map((point) => ({
      key: `${point.key}:${point.year}`,
      label: `${point.name}, ${formatYear(point.year)}: ${data.format(point.value)}`,
    })),
  );
  return frame(context, svg);
}

/** Where everything stands, in pixels unless it says otherwise. */
interface Layout {
  readonly width: number;
  readonly height: number;
  /** Without the strip of changes below. */
  readonly plotHeight: number;
  readonly changesHeight: number;
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Names stand at the ends of the lines, in a legend above, or nowhere. */
  readonly atEnds: boolean;
  readonly inLegend: boolean;
  readonly names: ReturnType<typeof placeLegend<number>>;
  readonly notes: ReturnType<typeof placeNotes>;
  /** Of the values that there are. */
  readonly points: readonly Point[];
  readonly years: readonly number[];
  /** Of `years`, those that have a label. */
  readonly yearTicks: readonly number[];
  /** Years between which it is drawn. */
  readonly span: readonly [number, number];
  /** Value at the upper end of the axis. */
  readonly greatest: number;
  /** Stretches of years whose values are withheld. */
  readonly withheld: readonly { readonly from: number; readonly to: number }[];
  readonly hatched: ReturnType<typeof hatch>;
  readonly xOf: (year: number) => number;
  readonly yOf: (value: number) => number;
}

const MARGIN_LEFT = 46;
/** Height of the labels of the years, below the plot. */
const YEARS_HEIGHT = 26;

function layOut(data: ShareLinesData, context: FigureContext): Layout {
  const { series } = data;
  const width = innerWidth(context);
  const changesHeight = data.changes ? 104 : 0;
  const withheldAt = yearsWithheld(series);
  // Names stand at the ends of the lines where there is room, else in a legend above: a line that breaks off has its
  // end amid the hatching.
  const isNamed = data.labels !== false;
  const atEnds = isNamed && width >= 560 && series.length <= 8 && withheldAt.length === 0;
  const inLegend = isNamed && !atEnds;
  const drawn = series.flatMap(({ name, points }, entry) =>
    points.some(({ value }) => value !== null) ? [{ entry, label: fitName(name, 12, width - 40) }] : [],
  );
  const names = placeLegend(inLegend ? drawn : [], width, LINE_SIGN);
  const plotHeight = (data.height ?? 380) + names.height;
  const points = pointsOf(series, context);
  const years = [...new Set(series.flatMap((each) => each.points.map((point) => point.year)))].sort();
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 1;
  const hatched = hatch(context);
  const notes = placeNotes(notesOf(data, withheldAt, hatched, context), width - MARGIN_LEFT - 28, names.height + 4);
  const margins = {
    left: MARGIN_LEFT,
    right: atEnds ? roomForNames(series, width) : 16,
    top: names.height + 14 + notes.height,
    bottom: YEARS_HEIGHT + changesHeight,
  };
  const greatest = data.maximum ?? greatestOf(data, points);
  // A year's figure stands for half a year on either side of its point.
  const span: readonly [number, number] = first === last ? [first - 1, last + 1] : [first, last];
  const plotWidth = width - margins.left - margins.right;
  const step = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor(plotWidth / 44))));
  return {
    width,
    height: plotHeight + changesHeight,
    plotHeight,
    changesHeight,
    margins,
    atEnds,
    inLegend,
    names,
    notes,
    points,
    years,
    yearTicks: years.filter((_, index) => (years.length - 1 - index) % step === 0),
    span,
    greatest,
    withheld: withheldAt.map((year) => ({
      from: Math.max(span[0], year - 0.5),
      to: Math.min(span[1], year + 0.5),
    })),
    hatched,
    xOf: (year) =>
      first === last
        ? (margins.left + width - margins.right) / 2
        : margins.left + ((year - first) / (last - first)) * plotWidth,
    yOf: (value) => margins.top + (plotHeight - margins.top - YEARS_HEIGHT) * (1 - value / greatest),
  };
}

function yearsWithheld(series: readonly ShareSeries[]): number[] {
  return [...new Set(series.flatMap(({ points }) => points.flatMap(({ year, withheld }) => (withheld ? [year] : []))))];
}

function pointsOf(series: readonly ShareSeries[], context: FigureContext): Point[] {
  return series.flatMap((each, index) =>
    each.points.flatMap(({ year, value, partial }) => {
      if (value === null) return [];
      const colour = lookOf(each, index, context).stroke;
      return [{ key: each.key, name: each.name, year, value, partial, colour }];
    }),
  );
}

/** How a line looks; in grey where another is brought out. */
function lookOf({ muted }: ShareSeries, index: number, { theme }: FigureContext): ReturnType<typeof lineLook> {
  return lineLook(muted ? greyTheme(theme) : theme, index);
}

/** A little above everything that is drawn. */
function greatestOf({ parity, band: bandOf }: ShareLinesData, points: readonly Point[]): number {
  return (
    Math.max(
      parity?.value ?? 0,
      ...points.map((point) => point.value),
      ...(bandOf?.points ?? []).map((point) => point.high),
      0.0001,
    ) * 1.06
  );
}

function roomForNames(series: readonly ShareSeries[], width: number): number {
  const longest = Math.max(40, ...series.map(({ name }) => textWidth(name, 12.5) + 16));
  return Math.min(width >= 900 ? 285 : 215, longest);
}

/** What the legend says of the band and of the hatching. */
function notesOf(
  { band: bandOf, withheldLabel }: ShareLinesData,
  withheldAt: readonly number[],
  hatched: Layout['hatched'],
  { theme }: FigureContext,
): Parameters<typeof placeNotes>[0] {
  if (withheldAt.length > 0 && withheldLabel === undefined) {
    throw new Error(`share lines: ${withheldAt.join(', ')} withheld, and no label that says so`);
  }
  return [
    ...(bandOf && bandOf.points.length > 0 ? [{ text: bandOf.label, fill: theme.muted, opacity: 0.35 }] : []),
    ...(withheldAt.length > 0 ? [{ text: withheldLabel!, fill: hatched.paint, opacity: 1 }] : []),
  ];
}

function valueAxis({ format }: ShareLinesData, { theme }: FigureContext): Plot.Markish[] {
  return [
    Plot.axisY({
      ticks: 5,
      tickFormat: (value: number) => format(value),
      tickSize: 0,
      fontSize: 11.5,
      color: theme.muted,
      label: null,
    } as Plot.AxisYOptions),
    Plot.gridY({ ticks: 5, stroke: theme.rule, strokeOpacity: 1, strokeWidth: 0.7 }),
  ];
}

function yearAxis({ yearTicks }: Layout, formatYear: (year: number) => string, { theme }: FigureContext): Plot.Markish {
  return Plot.axisX(yearTicks, {
    tickFormat: (year: number) => formatYear(year),
    tickSize: 4,
    fontSize: 11.5,
    color: theme.muted,
    label: null,
  } as Plot.AxisXOptions);
}

/** The range over the definitions of the Global South. */
function band({ band: bandOf }: ShareLinesData, { years }: Layout, { theme }: FigureContext): Plot.Markish[] {
  if (bandOf === undefined || bandOf.points.length === 0) return [];
  const none = { low: Number.NaN, high: Number.NaN };
  // A year that has none breaks the band, as it does the lines.
  const ofYears = years.map((year) => bandOf.points.find((point) => point.year === year) ?? { year, ...none });
  return [
    Plot.areaY(ofYears, {
      x: 'year',
      y1: 'low',
      y2: 'high',
      fill: theme.muted,
      fillOpacity: 0.2,
      stroke: theme.muted,
      strokeOpacity: 0.5,
      strokeWidth: 0.7,
    }),
  ];
}

/** Hatching over the whole height, because the withheld points could be anywhere. */
function withheldYears({ withheld, hatched, greatest }: Layout, context: FigureContext): Plot.Markish[] {
  if (withheld.length === 0) return [];
  return [
    () => definitions(context, [hatched]) as never,
    Plot.rect(withheld, {
      x1: 'from',
      x2: 'to',
      y1: 0,
      y2: greatest,
      fill: hatched.paint,
      fillOpacity: 0.6,
      stroke: 'none',
      className: 'withheld',
    }),
  ];
}

/** The line at which every group would have its due, and what it is called. */
function parityRule({ parity }: ShareLinesData, { years }: Layout, { theme }: FigureContext): Plot.Markish[] {
  if (!parity) return [];
  return [
    Plot.ruleY([parity.value], { stroke: theme.ink, strokeWidth: 1.1, strokeDasharray: '4 3' }),
    Plot.text([parity], {
      x: years[0] ?? 0,
      y: 'value',
      text: 'label',
      textAnchor: 'start',
      dy: -8,
      dx: 3,
      fontSize: 11.5,
      fontStyle: 'italic',
      fill: theme.ink,
      stroke: theme.background,
      strokeWidth: 4,
    }),
  ];
}

/** The lines, without the points on them. */
function lines({ series }: ShareLinesData, { points }: Layout, context: FigureContext): Plot.Markish[] {
  // The highlighted series is drawn last, over the others.
  const order = [...series.entries()].sort(([, a], [, b]) => Number(b.muted ?? false) - Number(a.muted ?? false));
  const drawn = new Set(points.map(({ key }) => key));
  return order.flatMap(([index, each]) => (drawn.has(each.key) ? lineOf(each, lookOf(each, index, context)) : []));
}

function lineOf({ points }: ShareSeries, look: ReturnType<typeof lineLook>): Plot.Markish[] {
  const settled = Plot.line(
    points.filter((point) => !point.partial),
    {
      x: 'year',
      // A year without a value breaks the line: nothing is known of what lies between.
      y: ({ value }: SharePoint) => value ?? Number.NaN,
      strokeWidth: 2.2,
      ...look,
      curve: 'linear',
    },
  );
  // The running year is not over: its stretch is drawn thin.
  const running = points.slice(-2);
  if (running.length < 2 || !running[1]!.partial || running.some(({ value }) => value === null)) return [settled];
  const thin = { x: 'year', y: 'value', stroke: look.stroke, strokeWidth: 1, strokeDasharray: '1 2' } as const;
  return [settled, Plot.line(running, thin)];
}

/** A point a year, hollow where the year is not over. */
function yearPoints({ points }: Layout, { theme }: FigureContext): Plot.Markish {
  return Plot.dot(points, {
    x: 'year',
    y: 'value',
    r: 3.6,
    fill: (point: Point) => (point.partial ? theme.background : point.colour),
    stroke: 'colour',
    strokeWidth: 1.6,
    className: 'points',
  });
}

/** The names beside the last points, moved apart where they would cover one another. */
function namesAtEnds({ series }: ShareLinesData, layout: Layout, { theme }: FigureContext): Plot.Markish[] {
  const { atEnds, points, margins, plotHeight, yOf } = layout;
  if (!atEnds) return [];
  const ends = series.flatMap(({ key, muted }) => {
    const end = points.filter((point) => point.key === key).at(-1);
    return end ? [{ ...end, muted }] : [];
  });
  const places = spread(
    ends.map((end) => yOf(end.value)),
    15,
    margins.top,
    plotHeight - YEARS_HEIGHT,
  );
  return ends.map((end, index) =>
    Plot.text([end], {
      frameAnchor: 'top-left',
      x: 'year',
      y: 'value',
      dy: places[index]! - yOf(end.value),
      dx: 9,
      text: () => fitName(end.name, 12.5, margins.right - 12),
      textAnchor: 'start',
      lineAnchor: 'middle',
      fontSize: 12.5,
      fontWeight: 600,
      fill: end.muted ? theme.muted : end.colour,
    }),
  );
}
