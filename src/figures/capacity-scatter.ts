import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { textWidth } from './text.js';

export interface CapacityPoint {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  /** Value of the indicator. */
  readonly value: number;
  /** k(c, t). */
  readonly coverage: number;
  /** Position of its group in `groups`; -1 for none. */
  readonly group: number;
  /** True for one that stands out: its name is printed. */
  readonly named: boolean;
}

export interface CapacityData {
  readonly points: readonly CapacityPoint[];
  readonly groups: readonly string[];
  readonly n: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Logarithmic axis: only where every value is above 0. */
  readonly logarithmic: boolean;
  readonly format: (value: number) => string;
}

const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye', 'asterisk'] as const;

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A place for each name beside its mark where it covers no other name; one that has none is left out. */
function placeLabels(points: readonly { text: string; x: number; y: number }[], width: number): Label[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  return points.flatMap(({ text, x, y }) => {
    const room = textWidth(text, 11.5);
    const places: Label[] = [
      { text, x, y: y - 12, anchor: 'middle' },
      { text, x, y: y + 13, anchor: 'middle' },
      { text, x: x + 9, y, anchor: 'start' },
      { text, x: x - 9, y, anchor: 'end' },
      { text, x, y: y - 25, anchor: 'middle' },
    ];
    for (const place of places) {
      const left = place.anchor === 'middle' ? place.x - room / 2 : place.anchor === 'start' ? place.x : place.x - room;
      const box = { left, right: left + room, top: place.y - 7, bottom: place.y + 7 };
      const free = taken.every(
        (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
      );
      if (free && box.left > 0 && box.right < width) {
        taken.push(box);
        return [place];
      }
    }
    return [];
  });
}

/** Coverage against an indicator, one mark a country; group told by colour and by shape. */
export function drawCapacityScatter(data: CapacityData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const height = Math.min(560, Math.max(340, width * 0.62));
  const legend = placeLegend(
    data.groups.map((label, entry) => ({ entry, label })),
    width,
    17,
  );
  const marginTop = legend.height + 36;
  // Countries at the same k would lie on one line: each is moved a little up or down, the same way every time.
  const jitter = (point: CapacityPoint) => {
    let hash = 7;
    for (const character of point.code) hash = (hash * 31 + character.charCodeAt(0)) % 997;
    return point.coverage + (hash / 997 - 0.5) * 0.5;
  };
  const symbol = (index: number) => SYMBOLS[index < 0 ? SYMBOLS.length - 1 : index % SYMBOLS.length]!;
  const colour = (index: number) => (index < 0 ? theme.muted : theme.groups[index % theme.groups.length]!);
  const marginLeft = 40;
  const marginRight = 20;
  const values = data.points.map((point) => point.value);
  const along = data.logarithmic ? Math.log : (value: number) => value;
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const pad = (along(greatest) - along(least) || Math.abs(along(greatest)) || 1) * 0.02;
  const unalong = data.logarithmic ? Math.exp : (value: number) => value;
  const domain: [number, number] = [unalong(along(least) - pad), unalong(along(greatest) + pad)];
  const xOf = (value: number) =>
    marginLeft +
    ((along(value) - along(domain[0])) / (along(domain[1]) - along(domain[0]))) * (width - marginLeft - marginRight);
  const yOf = (k: number) => marginTop + (1 - (k + 0.5) / (data.n + 1)) * (height - 44);
  const labels = placeLabels(
    data.points
      .filter((point) => point.named)
      .map((point) => ({ text: point.name, x: xOf(point.value), y: yOf(jitter(point)) })),
    width,
  );
  type Place = LegendPlace<number>;
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height: height + marginTop,
    marginTop,
    marginLeft,
    marginRight,
    marginBottom: 44,
    x: { type: data.logarithmic ? 'log' : 'linear', axis: null, domain },
    y: { domain: [-0.5, data.n + 0.5], axis: null },
    color: { type: 'identity' },
    symbol: { type: 'identity' } as never,
    marks: [
      Plot.gridY(
        Array.from({ length: data.n + 1 }, (_, k) => k),
        { stroke: theme.rule, strokeOpacity: 1, strokeWidth: 0.7 },
      ),
      Plot.axisY(
        Array.from({ length: data.n + 1 }, (_, k) => k).filter((k) => data.n <= 20 || k % Math.ceil(data.n / 10) === 0),
        {
          tickSize: 0,
          tickFormat: (k: number) => data.format(k),
          fontSize: 11.5,
          color: theme.muted,
          label: null,
        } as Plot.AxisYOptions,
      ),
      Plot.axisX({
        ticks: Math.max(3, Math.floor(width / 110)),
        tickFormat: (value: number) => data.format(value),
        fontSize: 11.5,
        color: theme.muted,
        label: null,
        tickSize: 4,
      } as Plot.AxisXOptions),
      Plot.text([data.xLabel], { frameAnchor: 'bottom-right', dy: 38, fontSize: 12, fill: theme.ink, fontWeight: 600 }),
      Plot.text([data.yLabel], {
        frameAnchor: 'top-left',
        dx: -38,
        dy: -20,
        fontSize: 12,
        fill: theme.ink,
        fontWeight: 600,
      }),
      Plot.dot(data.points, {
        x: 'value',
        y: jitter,
        r: 4.2,
        symbol: (point: CapacityPoint) => symbol(point.group),
        fill: (point: CapacityPoint) => colour(point.group),
        fillOpacity: 0.72,
        stroke: theme.background,
        strokeWidth: 0.8,
        className: 'points',
      } as Plot.DotOptions),
      ...labels.map((label) =>
        Plot.text([label.text], {
          frameAnchor: 'top-left',
          dx: label.x - marginLeft,
          dy: label.y - marginTop,
          textAnchor: label.anchor,
          lineAnchor: 'middle',
          fontSize: 11.5,
          fontWeight: 600,
          fill: theme.ink,
          stroke: theme.background,
          strokeWidth: 4,
        }),
      ),
      () =>
        plotInPixels(context, { width, height: legend.height + 4 }, [
          Plot.dot(legend.places, {
            x: (place: Place) => place.x + 7,
            y: (place: Place) => place.y + 9,
            r: 4.6,
            symbol: (place: Place) => symbol(place.entry),
            fill: (place: Place) => colour(place.entry),
          } as Plot.DotOptions),
          legendText(legend.places, theme.ink, 17),
        ]) as never,
    ],
  }) as unknown as SvgElement;
  nameMarks(
    context,
    svg,
    'points',
    data.points.map(({ code, label }) => ({ key: code, label })),
  );
  return frame(context, svg);
}
