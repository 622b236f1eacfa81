import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { legendText, placeLegend } from './legend.js';
import { definitions, hatch } from './patterns.js';

/** In how many initiatives a state is at the point of a year. */
export interface CoverageBarOfYear {
  readonly year: number;
  readonly coverage: number;
  /** `coverage`, and those of which it is not known whether the state takes part. */
  readonly possible: number;
  /** The count in the reader's digits, with "at least" where it is one. */
  readonly label: string;
}

export interface CoverageYearsData {
  readonly bars: readonly CoverageBarOfYear[];
  /** What the two parts of a bar are called; the second is named where it occurs. */
  readonly words: { readonly sure: string; readonly notKnown: string };
  readonly formatYear: (year: number) => string;
  readonly format: (count: number) => string;
  /** Height of the bars in pixels. */
  readonly height?: number;
}

const USUAL_HEIGHT = 130;
const SWATCH = 14;

/** One bar a year: solid for what a state takes part in, hatched for what it may take part in besides. */
export function drawCoverageYears(data: CoverageYearsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const { bars, words, formatYear, format, height = USUAL_HEIGHT } = data;
  const width = innerWidth(context);
  const hatched = hatch(context);
  const unsure = bars.some(({ coverage, possible }) => possible > coverage);
  const legend = placeLegend(
    [
      { entry: theme.groups[0]!, label: words.sure },
      ...(unsure ? [{ entry: hatched.paint, label: words.notKnown }] : []),
    ],
    width,
  );
  const top = legend.height + 20;
  const base = top + height;
  const step = width / Math.max(1, bars.length);
  const half = Math.min(step * 0.36, 26);
  const greatest = Math.max(1, ...bars.map(({ possible }) => possible));
  const yOf = (count: number) => base - (count / greatest) * height;
  const placed = bars.map((bar, index) => ({ bar, x: (index + 0.5) * step }));
  type Placed = (typeof placed)[number];
  const every = Math.max(1, Math.ceil(40 / step));
  const named = placed.filter((_, index) => (placed.length - 1 - index) % every === 0);
  const edge = { x1: ({ x }: Placed) => x - half, x2: ({ x }: Placed) => x + half };
  const svg = plotInPixels(context, { width, height: base + 24 }, [
    () => definitions(context, [hatched]) as never,
    Plot.rect(
      placed.filter(({ bar }) => bar.possible > bar.coverage),
      {
        ...edge,
        y1: ({ bar }: Placed) => yOf(bar.coverage),
        y2: ({ bar }: Placed) => yOf(bar.possible),
        fill: hatched.paint,
        stroke: theme.muted,
        strokeWidth: 0.8,
      },
    ),
    Plot.rect(placed, {
      ...edge,
      y1: base,
      y2: ({ bar }: Placed) => yOf(bar.coverage),
      fill: theme.groups[0]!,
      className: 'years',
    }),
    Plot.ruleY([base], { y: Number, x1: 0, x2: width, stroke: theme.rule }),
    Plot.text(step < 22 ? named : placed, {
      x: 'x',
      y: ({ bar }: Placed) => yOf(bar.possible) - 8,
      text: ({ bar }: Placed) =>
        bar.possible > bar.coverage ? `≥${step < 30 ? '' : ' '}${format(bar.coverage)}` : format(bar.coverage),
      fontSize: 12,
      fontWeight: 600,
      fill: theme.ink,
    }),
    Plot.text(named, {
      x: 'x',
      y: base + 14,
      text: ({ bar }: Placed) => formatYear(bar.year),
      fontSize: 11.5,
      fill: theme.muted,
    }),
    Plot.rect(legend.places, {
      x1: ({ x }) => x + 0.5,
      x2: ({ x }) => x + SWATCH,
      y1: ({ y }) => y + 2,
      y2: ({ y }) => y + 2 + SWATCH,
      rx: 2,
      fill: 'entry',
      stroke: theme.muted,
      strokeWidth: 0.6,
    }),
    legendText(legend.places, theme.ink),
  ]);
  nameMarks(
    context,
    svg,
    'years',
    placed.map(({ bar }) => ({ key: String(bar.year), label: bar.label })),
  );
  return frame(context, svg);
}
