import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { definitions, hatch, type Pattern, PERIOD, signPattern } from './patterns.js';
import { textWidth } from './text.js';
import { barNames, barValues } from './text-marks.js';
import { readableOn } from './theme.js';

/**
 * How the stretches of a part are painted, told apart in grey print too: three steps from dark to light, a warning colour,
 * an outline, or a sign each; hatching says "not known" and nothing else.
 */
export type PartLook = 'dark' | 'middle' | 'light' | 'accent' | 'outline' | 'dots' | 'rings' | 'crosses' | 'hatched';

/** What every bar is divided by. */
export interface BarPart {
  readonly key: string;
  readonly name: string;
  readonly look: PartLook;
}

export interface StackedBar {
  readonly key: string;
  readonly name: string;
  /** How many of each part, in the order of the parts. */
  readonly counts: readonly number[];
  /** The whole in words, printed after the bar. */
  readonly value: string;
}

export interface StackedBarsData {
  readonly parts: readonly BarPart[];
  readonly bars: readonly StackedBar[];
  /** Full length of a bar; none: that of the longest. */
  readonly of?: number;
  readonly format: (value: number) => string;
}

interface Paint {
  readonly fill: string;
  readonly stroke: string;
  /** Colour of a number on it; null where it could not be read. */
  readonly letters: string | null;
}

function partPaints(context: FigureContext): { defs: SvgElement; paints: Readonly<Record<PartLook, Paint>> } {
  const { theme } = context;
  const blue = theme.groups[0]!;
  const signs = {
    dots: signPattern(context, 'part-dots', 'dot', blue, theme.background),
    rings: signPattern(context, 'part-rings', 'ring', theme.ink, theme.background),
    crosses: signPattern(context, 'part-crosses', 'cross', theme.accent, theme.background),
    hatched: hatch(context),
  } satisfies Record<string, Pattern>;
  const solid = (colour: string): Paint => ({ fill: colour, stroke: colour, letters: readableOn(colour) });
  const sign = (pattern: Pattern, stroke: string): Paint => ({ fill: pattern.paint, stroke, letters: null });
  return {
    defs: definitions(context, Object.values(signs)),
    paints: {
      dark: solid(theme.many),
      middle: solid(blue),
      light: solid(theme.few),
      accent: solid(theme.accent),
      outline: { fill: theme.background, stroke: theme.muted, letters: theme.ink },
      dots: sign(signs.dots, blue),
      rings: sign(signs.rings, theme.ink),
      crosses: sign(signs.crosses, theme.accent),
      hatched: sign(signs.hatched, theme.muted),
    },
  };
}

const SIGN = 2 * PERIOD + 6;

/** Counts of several things, one bar each, divided by the same parts. */
export function drawStackedBars({ parts, bars, of, format }: StackedBarsData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 560;
  const { defs, paints } = partPaints(context);
  const occurring = parts.filter((_, partIndex) => bars.some(({ counts }) => counts[partIndex]! > 0));
  const legend = placeLegend(
    occurring.map((entry) => ({ entry, label: entry.name })),
    width,
    SIGN,
    PERIOD,
  );
  const nameWidth = narrow
    ? 0
    : Math.min(width >= 1000 ? 380 : 270, Math.max(60, ...bars.map(({ name }) => textWidth(name, 12.5) + 14)));
  const valueWidth = Math.max(30, ...bars.map(({ value }) => textWidth(value, 12.5) + 12));
  const row = narrow ? 5 * PERIOD : 3 * PERIOD;
  const above = narrow ? 19 : 4;
  const top = Math.ceil((legend.height + 4 + above) / PERIOD) * PERIOD - above;
  const sum = ({ counts }: StackedBar) => counts.reduce((total, count) => total + count, 0);
  const greatest = Math.max(1, of ?? 0, ...bars.map(sum));
  const scale = (width - nameWidth - valueWidth) / greatest;
  const segments = bars.flatMap((bar, index) => {
    let before = 0;
    return parts.flatMap((part, partIndex) => {
      const count = bar.counts[partIndex]!;
      if (count === 0) return [];
      const x1 = nameWidth + before * scale;
      before += count;
      const y1 = top + index * row + above;
      const text = format(count);
      const room = count * scale - 6;
      return [
        {
          key: `${bar.key}:${part.key}`,
          label: `${bar.name}: ${part.name}, ${text}`,
          look: paints[part.look],
          text: textWidth(text, 11.5) <= room ? text : '',
          x1,
          x2: nameWidth + before * scale,
          y1,
          y2: y1 + 2 * PERIOD,
        },
      ];
    });
  });
  type Segment = (typeof segments)[number];
  const ends = bars.map((bar, index) => ({
    ...bar,
    x: nameWidth + sum(bar) * scale,
    y: top + index * row + above + PERIOD,
    nameY: top + index * row + (narrow ? 9 : above + PERIOD),
  }));
  type Place = LegendPlace<BarPart>;
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', inset: 0.5 } as const;
  const svg = plotInPixels(context, { width, height: top + bars.length * row + 6 }, [
    () => defs as never,
    Plot.rect(segments, {
      ...box,
      fill: ({ look }: Segment) => look.fill,
      stroke: ({ look }: Segment) => look.stroke,
      strokeWidth: 1.1,
      className: 'parts',
    }),
    Plot.text(
      segments.filter(({ look, text }) => look.letters !== null && text !== ''),
      {
        x: ({ x1, x2 }: Segment) => (x1 + x2) / 2,
        y: ({ y1 }: Segment) => y1 + PERIOD,
        text: 'text',
        fontSize: 11.5,
        fill: ({ look }: Segment) => look.letters!,
        pointerEvents: 'none',
      },
    ),
    barNames(ends, { narrow, width, nameWidth }, theme.ink),
    barValues(ends, 'value', theme.ink),
    Plot.rect(legend.places, {
      x1: 'x',
      x2: ({ x }: Place) => x + 2 * PERIOD,
      y1: 'y',
      y2: ({ y }: Place) => y + 2 * PERIOD,
      inset: 0.6,
      rx: 2,
      fill: ({ entry }: Place) => paints[entry.look].fill,
      stroke: ({ entry }: Place) => paints[entry.look].stroke,
      strokeWidth: 1.1,
    }),
    legendText(legend.places, theme.ink, SIGN),
  ]);
  nameMarks(context, svg, 'parts', segments);
  return frame(context, svg);
}
