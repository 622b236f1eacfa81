import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { lineLook } from './line-look.js';
import { fitName } from './text.js';

/** A group and how long its members wait: after so many days this share is still outside. */
export interface WaitingCurve {
  readonly key: string;
  /** With how many pairs were observed. */
  readonly name: string;
  readonly points: readonly { readonly days: number; readonly outside: number }[];
  /** Days after which at most half are outside, and what is said of it; null where that was not reached. */
  readonly median: { readonly days: number; readonly label: string } | null;
}

export interface WaitingCurvesData {
  readonly curves: readonly WaitingCurve[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly halfLabel: string;
  readonly formatShare: (share: number) => string;
  /** Years since the opening, in the reader's digits. */
  readonly formatYears: (years: number) => string;
}

export const DAYS_A_YEAR = 365.25;
const LINE_SIGN = 32;

/** Shares still outside by time since the opening: a step down for every day on which somebody joined. */
export function drawWaitingCurves(data: WaitingCurvesData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const legend = placeLegend(
    data.curves.map(({ name }, entry) => ({ entry, label: fitName(name, 12, width - LINE_SIGN - 16) })),
    width,
    LINE_SIGN,
  );
  const last = Math.max(1, ...data.curves.flatMap(({ points }) => points.map(({ days }) => days)));
  const yearStep = Math.max(1, Math.ceil(last / DAYS_A_YEAR / (width < 560 ? 5 : 9)));
  const years = Array.from({ length: Math.floor(last / DAYS_A_YEAR / yearStep) + 1 }, (_, index) => index * yearStep);
  const marks: Plot.Markish[] = [
    Plot.axisY([0, 0.25, 0.5, 0.75, 1], {
      tickFormat: data.formatShare,
      tickSize: 0,
      fontSize: 11.5,
      color: theme.muted,
      label: null,
    } as Plot.AxisYOptions),
    Plot.ruleY([0, 0.25, 0.75, 1], { stroke: theme.rule }),
    Plot.ruleY([0.5], { stroke: theme.ink, strokeDasharray: '4 3' }),
    Plot.text([data.halfLabel], {
      x: last,
      y: 0.5,
      dy: -8,
      text: (label: string) => label,
      textAnchor: 'end',
      fontSize: 11.5,
      fontStyle: 'italic',
      fill: theme.ink,
      stroke: theme.background,
      strokeWidth: 4,
    }),
  ];
  const medians: { key: string; label: string; days: number; colour: string }[] = [];
  data.curves.forEach((curve, index) => {
    const look = lineLook(theme, index);
    const steps = [{ days: 0, outside: 1 }, ...curve.points];
    marks.push(Plot.line(steps, { x: 'days', y: 'outside', curve: 'step-after', strokeWidth: 2, ...look }));
    if (curve.median) medians.push({ key: curve.key, ...curve.median, colour: look.stroke });
  });
  marks.push(
    Plot.dot(medians, {
      x: 'days',
      y: 0.5,
      r: 4.5,
      fill: 'colour',
      stroke: theme.background,
      strokeWidth: 1.4,
      className: 'medians',
    }),
    Plot.axisX(
      years.map((year) => year * DAYS_A_YEAR),
      {
        tickFormat: (days: number) => data.formatYears(Math.round(days / DAYS_A_YEAR)),
        tickSize: 4,
        fontSize: 11.5,
        color: theme.muted,
        label: null,
      } as Plot.AxisXOptions,
    ),
  );
  type Place = LegendPlace<number>;
  const top = legend.height + 28;
  const height = top + 330;
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height,
    marginTop: top,
    marginLeft: 44,
    marginRight: 14,
    marginBottom: 44,
    x: { domain: [0, last], axis: null },
    y: { domain: [0, 1], axis: null },
    color: { type: 'identity' },
    marks: [
      ...marks,
      Plot.text([data.yLabel], {
        frameAnchor: 'top-left',
        dx: -44,
        dy: -22,
        text: (text: string) => text,
        textAnchor: 'start',
        fontSize: 11.5,
        fill: theme.muted,
      }),
      Plot.text([data.xLabel], {
        frameAnchor: 'bottom-right',
        dy: 40,
        text: (text: string) => text,
        textAnchor: 'end',
        fontSize: 11.5,
        fill: theme.muted,
      }),
      () =>
        Plot.plot({
          document: context.document as never,
          width,
          height: Math.max(1, legend.height),
          margin: 0,
          axis: null,
          x: { type: 'identity' },
          y: { type: 'identity' },
          marks: [
            ...legend.places.map((place: Place) =>
              Plot.ruleY([place], {
                x1: place.x,
                x2: place.x + LINE_SIGN - 6,
                y: place.y + 9,
                strokeWidth: 2.2,
                ...lineLook(theme, place.entry),
              }),
            ),
            legendText(legend.places, theme.ink, LINE_SIGN),
          ],
        }) as never,
    ],
  }) as unknown as SvgElement;
  nameMarks(context, svg, 'medians', medians);
  return frame(context, svg);
}
