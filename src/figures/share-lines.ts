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
  const { theme } = context;
  const width = innerWidth(context);
  const changesHeight = data.changes ? 104 : 0;
  const narrow = width < 560;
  const withheldYears = [
    ...new Set(
      data.series.flatMap((series) => series.points.flatMap(({ year, withheld }) => (withheld ? [year] : []))),
    ),
  ];
  // Names stand at the ends of the lines where there is room, else in a legend above: a line that breaks off has its
  // end amid the hatching.
  const atEnds = data.labels !== false && !narrow && data.series.length <= 8 && withheldYears.length === 0;
  const inLegend = data.labels !== false && !atEnds;
  const drawn = data.series.flatMap((series, entry) =>
    series.points.some(({ value }) => value !== null) ? [{ entry, label: fitName(series.name, 12, width - 40) }] : [],
  );
  const names = placeLegend(inLegend ? drawn : [], width, LINE_SIGN);
  const plotHeight = (data.height ?? 380) + names.height;
  const height = plotHeight + changesHeight;
  const formatYear = data.formatYear ?? String;

  const grey = greyTheme(theme);
  const lookOf = ({ muted }: ShareSeries, index: number) => lineLook(muted ? grey : theme, index);
  const points: Point[] = data.series.flatMap((series, index) =>
    series.points.flatMap(({ year, value, partial }) =>
      value === null
        ? []
        : [
            {
              key: series.key,
              name: series.name,
              year,
              value,
              partial,
              colour: lookOf(series, index).stroke,
            },
          ],
    ),
  );
  const years = [...new Set(data.series.flatMap((series) => series.points.map((point) => point.year)))].sort();
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 1;
  const bandPoints = data.band?.points ?? [];
  const top =
    data.maximum ??
    Math.max(
      data.parity?.value ?? 0,
      ...points.map((point) => point.value),
      ...bandPoints.map((point) => point.high),
      0.0001,
    ) * 1.06;
  const marginRight = atEnds
    ? Math.min(
        width >= 900 ? 285 : 215,
        Math.max(40, ...data.series.map((series) => textWidth(series.name, 12.5) + 16)),
      )
    : 16;
  const hatched = hatch(context);
  const bandLegend = data.band !== undefined && bandPoints.length > 0 ? data.band.label : null;
  const withheldLegend = withheldYears.length > 0 ? (data.withheldLabel ?? null) : null;
  if (withheldYears.length > 0 && withheldLegend === null) {
    throw new Error(`share lines: ${withheldYears.join(', ')} withheld, and no label that says so`);
  }
  const marginLeft = 46;
  const notes = placeNotes(
    [
      ...(bandLegend === null ? [] : [{ text: bandLegend, fill: theme.muted, opacity: 0.35 }]),
      ...(withheldLegend === null ? [] : [{ text: withheldLegend, fill: hatched.paint, opacity: 1 }]),
    ],
    width - marginLeft - 28,
    names.height + 4,
  );
  const marginTop = names.height + 14 + notes.height;
  const axisBottom = 26;
  const marginBottom = axisBottom + changesHeight;
  const yOf = (value: number) => marginTop + (plotHeight - marginTop - axisBottom) * (1 - value / top);
  const xOf = (year: number) =>
    first === last
      ? (marginLeft + width - marginRight) / 2
      : marginLeft + ((year - first) / (last - first)) * (width - marginLeft - marginRight);

  const ends = data.series.flatMap((series, index) => {
    const pointsOfSeries = points.filter((point) => point.key === series.key);
    const end = pointsOfSeries.at(-1);
    return end ? [{ ...end, index }] : [];
  });
  const labelPositions = spread(
    ends.map((end) => yOf(end.value)),
    15,
    marginTop,
    plotHeight - axisBottom,
  );
  // A year's figure stands for half a year on either side of its point.
  const [left, right] = first === last ? [first - 1, last + 1] : [first, last];
  const withheld = withheldYears.map((year) => ({
    from: Math.max(left, year - 0.5),
    to: Math.min(right, year + 0.5),
  }));
  const step = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor((width - marginLeft - marginRight) / 44))));
  const yearTicks = years.filter((_, index) => (years.length - 1 - index) % step === 0);

  const marks: Plot.Markish[] = [
    Plot.axisY({
      ticks: 5,
      tickFormat: (value: number) => data.format(value),
      tickSize: 0,
      fontSize: 11.5,
      color: theme.muted,
      label: null,
    } as Plot.AxisYOptions),
    Plot.gridY({ ticks: 5, stroke: theme.rule, strokeOpacity: 1, strokeWidth: 0.7 }),
  ];
  if (bandPoints.length > 0) {
    const none = { low: Number.NaN, high: Number.NaN };
    // A year that has none breaks the band, as it does the lines.
    const bandOfYears = years.map((year) => bandPoints.find((point) => point.year === year) ?? { year, ...none });
    marks.push(
      Plot.areaY(bandOfYears, {
        x: 'year',
        y1: 'low',
        y2: 'high',
        fill: theme.muted,
        fillOpacity: 0.2,
        stroke: theme.muted,
        strokeOpacity: 0.5,
        strokeWidth: 0.7,
      }),
    );
  }
  if (withheld.length > 0) {
    // Hatched over the whole height, because the withheld points could be anywhere.
    marks.push(
      () => definitions(context, [hatched]) as never,
      Plot.rect(withheld, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: top,
        fill: hatched.paint,
        fillOpacity: 0.6,
        stroke: 'none',
        className: 'withheld',
      }),
    );
  }
  if (data.parity) {
    marks.push(
      Plot.ruleY([data.parity.value], { stroke: theme.ink, strokeWidth: 1.1, strokeDasharray: '4 3' }),
      Plot.text([data.parity], {
        x: first,
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
    );
  }
  // The highlighted series is drawn last, over the others.
  const order = [...data.series.entries()].sort(([, a], [, b]) => Number(b.muted ?? false) - Number(a.muted ?? false));
  order.forEach(([index, series]) => {
    const pointsOfSeries = points.filter((point) => point.key === series.key);
    if (pointsOfSeries.length === 0) return;
    const look = lookOf(series, index);
    // A year without a value breaks the line: nothing is known of what lies between.
    const settled = series.points.filter((point) => !point.partial);
    const running = series.points.slice(-2);
    marks.push(
      Plot.line(settled, {
        x: 'year',
        y: ({ value }: SharePoint) => value ?? Number.NaN,
        strokeWidth: 2.2,
        ...look,
        curve: 'linear',
      }),
    );
    // The running year is not over: its stretch is drawn thin.
    if (running.length === 2 && running[1]!.partial && running.every(({ value }) => value !== null)) {
      marks.push(
        Plot.line(running, { x: 'year', y: 'value', stroke: look.stroke, strokeWidth: 1, strokeDasharray: '1 2' }),
      );
    }
  });
  marks.push(
    Plot.dot(points, {
      x: 'year',
      y: 'value',
      r: 3.6,
      fill: (point: Point) => (point.partial ? theme.background : point.colour),
      stroke: 'colour',
      strokeWidth: 1.6,
      className: 'points',
    }),
  );
  if (atEnds) {
    ends.forEach((end, index) => {
      marks.push(
        Plot.text([end], {
          frameAnchor: 'top-left',
          x: 'year',
          y: 'value',
          dy: labelPositions[index]! - yOf(end.value),
          dx: 9,
          text: () => fitName(end.name, 12.5, marginRight - 12),
          textAnchor: 'start',
          lineAnchor: 'middle',
          fontSize: 12.5,
          fontWeight: 600,
          fill: data.series[end.index]!.muted ? theme.muted : end.colour,
        }),
      );
    });
  }
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { type: 'linear', domain: [left, right], axis: null },
    y: { domain: [0, top], axis: null },
    color: { type: 'identity' },
    marks: [
      ...marks,
      Plot.axisX(yearTicks, {
        tickFormat: (year: number) => formatYear(year),
        tickSize: 4,
        fontSize: 11.5,
        color: theme.muted,
        label: null,
      } as Plot.AxisXOptions),
      () => (inLegend ? lineLegend(names, data.series, context) : null) as never,
      () => (notes.places.length > 0 ? noteLegend(notes.places, marginLeft, context) : null) as never,
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
