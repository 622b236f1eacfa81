import * as Plot from '@observablehq/plot';
import { type SvgElement, svgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { definitions, hatch } from './patterns.js';
import { fitName, textWidth, wrapText } from './text.js';
import type { FigureTheme } from './theme.js';

export interface ShareSeries {
  readonly key: string;
  readonly name: string;
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

/** Presences that began and ended in a year. */
export interface YearChanges {
  readonly year: number;
  readonly joined: number;
  readonly left: number;
  /** How many surely, and how many possibly, began in it; printed in place of `joined` where they are not the same. */
  readonly joinedBounds?: { readonly least: number; readonly greatest: number };
}

export interface ShareLinesData {
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
  readonly changes?: readonly YearChanges[];
  readonly changesLabel?: string;
  /** A number of changes in the reader's format. */
  readonly formatCount?: (value: number) => string;
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

/** Room in a legend for a stretch of the line. */
const LINE_SIGN = 32;

const DASHES = ['none', '7 3', '2 3', '10 3 2 3', '5 2', '1 2', '12 4', '3 3'];

/** Labels pushed apart so that none covers another; each keeps as near to its line as can be. */
function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  for (let i = 1; i < order.length; i += 1) order[i]!.y = Math.max(order[i]!.y, order[i - 1]!.y + gap);
  const last = order.at(-1);
  if (last && last.y > high) {
    last.y = high;
    for (let i = order.length - 2; i >= 0; i -= 1) order[i]!.y = Math.min(order[i]!.y, order[i + 1]!.y - gap);
  }
  if (order[0] && order[0].y < low) {
    order[0].y = low;
    for (let i = 1; i < order.length; i += 1) order[i]!.y = Math.max(order[i]!.y, order[i - 1]!.y + gap);
  }
  const placed: number[] = [];
  for (const { y, index } of order) placed[index] = y;
  return placed;
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
              colour: lineLook(theme, index).stroke,
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
    const own = points.filter((point) => point.key === series.key);
    const end = own.at(-1);
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
    // The height of the whole: nowhere between is it known where the points would be.
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
  data.series.forEach((series, index) => {
    const own = points.filter((point) => point.key === series.key);
    if (own.length === 0) return;
    const look = lineLook(theme, index);
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
          fill: end.colour,
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
      () => (inLegend ? lineLegend(names, context) : null) as never,
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

/** How the line at a position among the series is drawn. */
export function lineLook(theme: FigureTheme, index: number): { stroke: string; strokeDasharray: string } {
  return {
    stroke: theme.groups[index % theme.groups.length]!,
    strokeDasharray: DASHES[index % DASHES.length]!,
  };
}

/** The legend of the lines: a stretch of each, and its name. */
function lineLegend(
  { places, height }: { places: readonly LegendPlace<number>[]; height: number },
  context: FigureContext,
): SvgElement {
  const { theme } = context;
  return plotInPixels(context, { width: innerWidth(context), height }, [
    ...places.map((place) =>
      Plot.ruleY([place], {
        x1: place.x,
        x2: place.x + LINE_SIGN - 6,
        y: place.y + 9,
        strokeWidth: 2.2,
        ...lineLook(theme, place.entry),
      }),
    ),
    legendText(places, theme.ink, LINE_SIGN),
  ]);
}

interface Note {
  readonly text: string;
  readonly fill: string;
  readonly opacity: number;
}
interface PlacedNote extends Note {
  readonly y: number;
  readonly lines: readonly string[];
}

const NOTE_LINE = 16;

/** What the band and the hatching say, one under the other, each in as many lines as it needs. */
function placeNotes(notes: readonly Note[], room: number, top: number): { places: PlacedNote[]; height: number } {
  let y = top;
  const places = notes.map((note): PlacedNote => {
    const place = { ...note, y, lines: wrapText(note.text, 12, room) };
    y += place.lines.length * NOTE_LINE + 4;
    return place;
  });
  return { places, height: y - top };
}

function noteLegend(places: readonly PlacedNote[], left: number, context: FigureContext): SvgElement {
  const { document, theme } = context;
  const group = svgElement(document, 'g');
  for (const { lines, fill, opacity, y } of places) {
    const swatch = { x: left, y, width: 15, height: 12, fill, 'fill-opacity': opacity, stroke: theme.muted };
    group.appendChild(svgElement(document, 'rect', { ...swatch, 'stroke-opacity': 0.6 }));
    lines.forEach((text, line) => {
      const at = { x: left + 21, y: y + 10 + line * NOTE_LINE, 'font-size': 12, 'text-anchor': 'start' };
      group.appendChild(svgElement(document, 'text', { ...at, fill: theme.muted }, text));
    });
  }
  return group;
}

/** Joined above, left below a line: one pair of bars a year. */
function drawChanges(
  data: ShareLinesData,
  context: FigureContext,
  box: { xOf: (year: number) => number; top: number; height: number },
): SvgElement | null {
  if (!data.changes || data.changes.length === 0) return null;
  const { document, theme } = context;
  const group = svgElement(document, 'g');
  const count = data.formatCount ?? String;
  const most = ({ joined, joinedBounds }: YearChanges) => Math.max(joined, joinedBounds?.greatest ?? 0);
  const greatest = Math.max(1, ...data.changes.map((change) => Math.max(most(change), change.left)));
  const anyLeft = data.changes.some((change) => change.left > 0);
  const up = box.height * (anyLeft ? 0.62 : 0.8);
  const zero = box.top + up;
  const [first, second] = data.changes;
  const room = first && second ? box.xOf(second.year) - box.xOf(first.year) - 4 : innerWidth(context);
  const add = (name: string, attributes: Record<string, string | number>, text?: string) => {
    group.appendChild(svgElement(document, name, attributes, text));
  };
  if (data.changesLabel) {
    add(
      'text',
      { x: 0, y: box.top - 10, 'font-size': 11.5, 'text-anchor': 'start', fill: theme.muted },
      data.changesLabel,
    );
  }
  const heightOf = (value: number) => (value / greatest) * (up - 22);
  for (const change of data.changes) {
    const { year, joined, left, joinedBounds } = change;
    const x = box.xOf(year);
    const gone = (left / greatest) * (box.height - up);
    if (joined > 0) {
      add('rect', { x: x - 6, y: zero - heightOf(joined), width: 12, height: heightOf(joined), fill: theme.muted });
    }
    if (most(change) > 0) {
      const lines = joinedLines(joined, joinedBounds, count, room);
      const top = zero - heightOf(most(change)) - 3;
      lines.forEach((text, line) => {
        const at = {
          x: Math.min(x, innerWidth(context) - textWidth(text, 10.5) / 2),
          y: top - (lines.length - 1 - line) * 10,
        };
        add('text', { ...at, 'font-size': 10.5, 'text-anchor': 'middle', fill: theme.ink }, text);
      });
    }
    if (joinedBounds && joinedBounds.least < joinedBounds.greatest) {
      const [y1, y2] = [zero - heightOf(joinedBounds.least), zero - heightOf(joinedBounds.greatest)];
      add('line', { x1: x, x2: x, y1, y2, stroke: theme.background, 'stroke-width': 3.4 });
      add('line', { x1: x, x2: x, y1, y2, stroke: theme.ink, 'stroke-width': 1.4 });
    }
    if (left > 0) {
      const text = `−${count(left)}`;
      // Beside the bar; before it where the drawing ends.
      const before = x + 9 + textWidth(text, 10.5) > innerWidth(context);
      add('rect', { x: x - 6, y: zero, width: 12, height: Math.max(2, gone), fill: theme.accent });
      add(
        'text',
        {
          x: before ? x - 9 : x + 9,
          y: zero + 9,
          'font-size': 10.5,
          'text-anchor': before ? 'end' : 'start',
          fill: theme.accent,
        },
        text,
      );
    }
  }
  add('line', {
    x1: box.xOf(data.changes[0]!.year) - 8,
    x2: box.xOf(data.changes.at(-1)!.year) + 8,
    y1: zero,
    y2: zero,
    stroke: theme.rule,
  });
  return group;
}

/** How many began, in words: the range where there is one, on two lines where one is too narrow. */
function joinedLines(
  joined: number,
  bounds: YearChanges['joinedBounds'],
  count: (value: number) => string,
  room: number,
): string[] {
  if (!bounds || bounds.least === bounds.greatest) return [`+${count(joined)}`];
  const [least, greatest] = [count(bounds.least), count(bounds.greatest)];
  const whole = `+${least}–${greatest}`;
  return textWidth(whole, 10.5) <= room ? [whole] : [`+${least}–`, greatest];
}
