import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { coveragePaint, type FigureContext, frame, innerWidth, nameMarks } from './frame.js';
import { textWidth } from './text.js';

export interface CoverageBar {
  readonly k: number;
  /** N_k: states that take part in exactly k. */
  readonly size: number;
  /** For example "none", "3 of 7". */
  readonly label: string;
  /** The count in the reader's digits. */
  readonly value: string;
  /** N_k without what was supposed: drawn as a thin line, where given. */
  readonly baseline?: number;
}

/**
 * The distribution of states over k = 0 .. n, one bar each, k = 0 first and hatched. `beside`: the greatest value of a
 * figure beside this one, so that both have the same scale.
 */
export function drawKOfN(bars: readonly CoverageBar[], context: FigureContext, beside = 0): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const n = bars.length - 1;
  const { defs, fill } = coveragePaint(context, n);
  const marginLeft = Math.ceil(Math.max(28, ...bars.map((bar) => textWidth(bar.label, 13)))) + 10;
  const marginRight = Math.ceil(Math.max(20, ...bars.map((bar) => textWidth(bar.value, 14)))) + 10;
  const greatest = Math.max(1, beside, ...bars.map((bar) => Math.max(bar.size, bar.baseline ?? 0)));
  const row = n > 20 ? 14 : 28;
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height: bars.length * row + 6,
    marginLeft,
    marginRight,
    marginTop: 3,
    marginBottom: 3,
    x: { axis: null, domain: [0, greatest] },
    y: { axis: null, type: 'band', domain: bars.map((bar) => bar.k), padding: 0.18 },
    color: { type: 'identity' },
    marks: [
      () => defs as never,
      Plot.barX(bars, {
        x1: 0,
        x2: 'size',
        y: 'k',
        fill: (bar: CoverageBar) => fill(bar.k),
        stroke: (bar: CoverageBar) => (bar.k === 0 ? theme.accent : 'none'),
        strokeWidth: 1.2,
        insetTop: 0.5,
        insetBottom: 0.5,
        className: 'k-bars',
      }),
      Plot.tickX(
        bars.filter((bar) => bar.baseline !== undefined),
        { x: 'baseline', y: 'k', stroke: theme.ink, strokeWidth: 2 },
      ),
      Plot.ruleX([0], { stroke: theme.rule }),
      Plot.text(bars, {
        x: 0,
        y: 'k',
        text: 'label',
        textAnchor: 'end',
        dx: -8,
        fontSize: 13,
        fill: theme.ink,
      } as Plot.TextOptions),
      Plot.text(bars, {
        // Right after the bar, unless the stroke of the baseline stands in the way.
        x: (bar: CoverageBar) => {
          const baseline = bar.baseline ?? 0;
          return baseline > bar.size && baseline - bar.size < greatest * 0.1 ? baseline : bar.size;
        },
        y: 'k',
        text: 'value',
        textAnchor: 'start',
        dx: 7,
        fontSize: 14,
        fontWeight: 600,
        fontVariant: 'tabular-nums',
        fill: (bar: CoverageBar) => (bar.k === 0 ? theme.accent : theme.ink),
      }),
    ],
  }) as unknown as SvgElement;
  nameMarks(
    context,
    svg,
    'k-bars',
    bars.map((bar) => ({ key: String(bar.k), label: `${bar.label}: ${bar.value}` })),
  );
  return frame(context, svg);
}
