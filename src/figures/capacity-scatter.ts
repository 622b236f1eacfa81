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

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Label extends Point {
  readonly text: string;
  /** The mark that it names. */
  readonly mark: Point;
  /** True where the name is so far from its mark that a line leads from one to the other. */
  readonly led: boolean;
}

const LABEL_SIZE = 11.5;
/** Ways from a mark to the middle of its name, in steps of height and of half the name's width. */
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
];
const DISTANCES = [12, 20, 30, 42, 56, 72];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** True where the straight line between two points runs through a box. */
function crosses(from: Point, to: Point, box: Box): boolean {
  return Array.from({ length: 9 }, (_, step) => (step + 1) / 10).some((part) => {
    const x = from.x + (to.x - from.x) * part;
    const y = from.y + (to.y - from.y) * part;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}

/**
 * A place for each name: near its mark, off the other names, and on as few marks as can be. No name is left out; one
 * that finds no room near its mark is led to it by a line.
 */
function placeLabels(named: readonly ({ text: string } & Point)[], marks: readonly Point[], area: Box): Label[] {
  const taken: Box[] = [];
  // From the right: the thickest of the crowd is at the left, and the names there have the most to choose from.
  return [...named]
    .sort((a, b) => b.x - a.x)
    .map(({ text, x, y }) => {
      const half = textWidth(text, LABEL_SIZE) / 2 + 2;
      let best: { label: Label; box: Box; cost: number } | undefined;
      for (const distance of DISTANCES) {
        for (const [dx, dy] of DIRECTIONS) {
          const middle = {
            x: x + dx * (half + (dy === 0 ? distance - 5 : distance - 14)),
            y: y + dy * distance,
          };
          const box = { left: middle.x - half, right: middle.x + half, top: middle.y - 7, bottom: middle.y + 7 };
          if (box.left < area.left || box.right > area.right || box.top < area.top || box.bottom > area.bottom)
            continue;
          const names = taken.filter(
            (other) =>
              box.right > other.left && box.left < other.right && box.bottom > other.top && box.top < other.bottom,
          ).length;
          const hidden = marks.filter(
            (mark) =>
              mark.x > box.left - 3 && mark.x < box.right + 3 && mark.y > box.top - 3 && mark.y < box.bottom + 3,
          ).length;
          const crossed = distance > 20 ? taken.filter((other) => crosses({ x, y }, middle, other)).length : 0;
          const cost =
            names * 1000 + crossed * 60 + hidden * 12 + distance + (dy === 0 ? 1 : 0) + (dx !== 0 && dy !== 0 ? 3 : 0);
          if (best === undefined || cost < best.cost) {
            best = { label: { text, ...middle, mark: { x, y }, led: distance > 20 }, box, cost };
          }
        }
      }
      const label = best?.label ?? { text, x, y: y - DISTANCES[0]!, mark: { x, y }, led: false };
      taken.push(best?.box ?? { left: x - half, right: x + half, top: y - 19, bottom: y - 5 });
      return label;
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
  const placed = data.points.map((point) => ({ point, x: xOf(point.value), y: yOf(jitter(point)) }));
  const labels = placeLabels(
    placed.filter(({ point }) => point.named).map(({ point, x, y }) => ({ text: point.name, x, y })),
    placed,
    { left: marginLeft - 30, right: width - 4, top: marginTop - 12, bottom: height + marginTop - 46 },
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
      () =>
        plotInPixels(context, { width, height: height + marginTop }, [
          Plot.link(
            labels.filter((label) => label.led),
            {
              x1: (label: Label) => label.mark.x,
              y1: (label: Label) => label.mark.y,
              x2: 'x',
              y2: (label: Label) => label.y + (label.y < label.mark.y ? 7 : label.y > label.mark.y ? -7 : 0),
              stroke: theme.muted,
              strokeWidth: 0.8,
            } as Plot.LinkOptions,
          ),
          Plot.text(labels, {
            x: 'x',
            y: 'y',
            text: 'text',
            lineAnchor: 'middle',
            fontSize: LABEL_SIZE,
            fontWeight: 600,
            fill: theme.ink,
            stroke: theme.background,
            strokeWidth: 4,
          }),
        ]) as never,
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
