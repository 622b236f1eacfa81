import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import {
  type StandingCounts,
  type StandingStretch,
  type StandingWords,
  signMarks,
  signsAlong,
  standingPaints,
  standingsCounted,
  standingsLegend,
  stretches,
} from './standings.js';
import { textWidth } from './text.js';
import { coverageColours } from './theme.js';

export interface CoverageBar {
  readonly k: number;
  /** N_k: states that take part in exactly k. */
  readonly size: number;
  /** How these states stand to all of the initiatives together: they add up to `size`. */
  readonly standings: StandingCounts;
  /** For example "none", "3 of 7". */
  readonly label: string;
  /** The count in the reader's digits, with "at least" or "at most" where it is one. */
  readonly value: string;
  /** N_k without what was supposed: drawn as a thin line, where given. */
  readonly baseline?: number;
}

export interface KOfNData {
  readonly bars: readonly CoverageBar[];
  /** Named in the legend where they occur. */
  readonly standings: StandingWords;
  /** Greatest value of a figure beside this one, so that both have the same scale. */
  readonly beside?: number;
  /** What stands before and behind the bars of the figures beside this one, so that all bars begin and end alike. */
  readonly besideTexts?: { readonly labels: readonly string[]; readonly values: readonly string[] };
  /** A number of states in the reader's digits. */
  readonly format: (count: number) => string;
}

interface Stretch extends StandingStretch {
  readonly bar: CoverageBar;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

/** The distribution of states over k = 0 .. n, one bar each, k = 0 first, every bar divided by how its states stand. */
export function drawKOfN(
  { bars, standings, beside = 0, besideTexts, format }: KOfNData,
  context: FigureContext,
): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const colours = coverageColours(theme, bars.length - 1);
  const { defs, paint } = standingPaints(context);
  const legend = standingsLegend(context, standingsCounted(bars.map((bar) => bar.standings)), standings, paint);
  const tight = bars.length > 21;
  const [row, labelSize, valueSize] = tight ? [14, 11, 12] : [28, 13, 14];
  const labels = [
    ...bars.map((bar) => textWidth(bar.label, labelSize)),
    ...(besideTexts?.labels ?? []).map((text) => textWidth(text, 13)),
  ];
  const values = [
    ...bars.map((bar) => textWidth(bar.value, valueSize)),
    ...(besideTexts?.values ?? []).map((text) => textWidth(text, 14)),
  ];
  const left = Math.ceil(Math.max(28, ...labels)) + 10;
  const right = Math.ceil(Math.max(20, ...values)) + 10;
  const greatest = Math.max(1, beside, ...bars.map((bar) => Math.max(bar.size, bar.baseline ?? 0)));
  const top = legend.height + 9;
  const xOf = (size: number) => left + (size / greatest) * (width - left - right);
  const half = row * 0.41;
  const placed = bars.map((bar, index) => ({ bar, y: top + (index + 0.5) * row }));
  type Placed = (typeof placed)[number];
  const parts = placed.flatMap(({ bar, y }) =>
    stretches(bar.standings).map(
      (stretch): Stretch => ({
        ...stretch,
        bar,
        y,
        x1: xOf(stretch.before),
        x2: xOf(stretch.before + stretch.count),
      }),
    ),
  );
  const look = ({ bar, standing }: Stretch) => paint(standing, bar.k === 0 ? null : colours[bar.k - 1]!);
  const svg = plotInPixels(context, { width, height: top + bars.length * row + 6 }, [
    () => defs as never,
    Plot.rect(parts, {
      x1: 'x1',
      x2: 'x2',
      y1: ({ y }: Stretch) => y - half,
      y2: ({ y }: Stretch) => y + half,
      fill: (part: Stretch) => look(part).fill,
      stroke: (part: Stretch) => look(part).stroke,
      strokeWidth: 1.2,
      insetTop: 0.5,
      insetBottom: 0.5,
      className: 'k-bars',
    }),
    ...signMarks(
      theme,
      parts.flatMap((part) => {
        const { x1, x2, y, standing, bar } = part;
        return signsAlong(x1, x2, y, standing, bar.k === 0 ? undefined : look(part).letters);
      }),
    ),
    Plot.ruleX(
      placed.filter(({ bar }) => bar.baseline !== undefined),
      {
        x: ({ bar }: Placed) => xOf(bar.baseline!),
        y1: ({ y }: Placed) => y - half,
        y2: ({ y }: Placed) => y + half,
        stroke: theme.ink,
        strokeWidth: 2,
      },
    ),
    Plot.ruleX([left], { x: Number, y1: top, y2: top + bars.length * row, stroke: theme.rule }),
    Plot.text(placed, {
      x: left - 8,
      y: 'y',
      text: ({ bar }: Placed) => bar.label,
      textAnchor: 'end',
      fontSize: labelSize,
      fill: theme.ink,
    }),
    Plot.text(placed, {
      // Right after the bar, unless the stroke of the baseline stands in the way.
      x: ({ bar }: Placed) => {
        const baseline = bar.baseline ?? 0;
        return xOf(baseline > bar.size && baseline - bar.size < greatest * 0.1 ? baseline : bar.size);
      },
      y: 'y',
      text: ({ bar }: Placed) => bar.value,
      textAnchor: 'start',
      dx: 7,
      fontSize: valueSize,
      fontWeight: 600,
      fontVariant: 'tabular-nums',
      fill: ({ bar }: Placed) => (bar.k === 0 ? theme.accent : theme.ink),
    }),
    ...legend.marks,
  ]);
  const several = new Set(bars.filter((bar) => stretches(bar.standings).length > 1));
  nameMarks(
    context,
    svg,
    'k-bars',
    parts.map(({ bar, standing, count }) => ({
      key: String(bar.k),
      label: several.has(bar)
        ? `${bar.label}: ${bar.value} (${standings[standing]}: ${format(count)})`
        : `${bar.label}: ${bar.value} (${standings[standing]})`,
    })),
  );
  return frame(context, svg);
}
