import * as Plot from '@observablehq/plot';
import { STANDINGS, type Standing } from '../domain/vocabulary.js';
import type { SvgElement } from './dom.js';
import { type FigureContext, innerWidth } from './frame.js';
import { type LegendPlace, legendText, placeLegend } from './legend.js';
import { definitions, hatch, type Sign, signPattern } from './patterns.js';
import { type FigureTheme, readableOn } from './theme.js';

/** What each way of standing is called, in the reader's language. */
export type StandingWords = Readonly<Record<Standing, string>>;
/** How many states stand in which way; one that is left out is none. */
export type StandingCounts = Readonly<Partial<Record<Standing, number>>>;

/** How a seat, cell or bar of a state is painted. */
export interface StandingPaint {
  readonly fill: string;
  readonly stroke: string;
  /** Colour of letters on it. */
  readonly letters: string;
  /** Signs all over an area, to be laid over the fill; null where there is none. */
  readonly cover: string | null;
}

/** The sign of a way of standing, where it has one besides its fill. */
export const SIGN_OF: Readonly<Record<Standing, Sign | null>> = {
  ITSELF: null,
  THROUGH_ORGANISATION: 'ring',
  ABSENT: null,
  DECLINED: 'cross',
  NOT_KNOWN: null,
};

/**
 * The five ways in which a state can stand to what is counted, told apart without colour: full (takes part itself), a
 * ring (through an organisation), empty (does not take part), empty with a cross (declined), hatched (not known). A
 * state that is counted, itself or through an organisation, has the colour of its k; `null` is for k = 0.
 */
export function standingPaints(context: FigureContext): {
  readonly defs: SvgElement;
  readonly paint: (standing: Standing, colour: string | null) => StandingPaint;
} {
  const { theme } = context;
  const hatched = hatch(context);
  const rings = signPattern(context, 'rings', 'ring', theme.ink, null);
  const crosses = signPattern(context, 'crosses', 'cross', theme.accent, null);
  const blue = theme.groups[0]!;
  const empty = (stroke: string, cover: string | null = null): StandingPaint => ({
    fill: theme.background,
    stroke,
    letters: stroke,
    cover,
  });
  const paint = (standing: Standing, colour: string | null): StandingPaint => {
    if (colour !== null) {
      const cover = standing === 'THROUGH_ORGANISATION' ? rings.paint : null;
      return { fill: colour, stroke: 'none', letters: readableOn(colour), cover };
    }
    switch (standing) {
      case 'NOT_KNOWN':
        return { fill: hatched.paint, stroke: theme.muted, letters: theme.ink, cover: null };
      case 'DECLINED':
        return empty(theme.accent, crosses.paint);
      case 'THROUGH_ORGANISATION':
        return empty(blue, rings.paint);
      default:
        return empty(theme.accent);
    }
  };
  return { defs: definitions(context, [hatched, rings, crosses]), paint };
}

/** A place for the sign of a state. */
export interface SignPlace {
  readonly x: number;
  readonly y: number;
  /** Radius in pixels. */
  readonly r: number;
  readonly standing: Standing;
  /** Colour of a ring on a colour; without it a ring is of ink, on the background. */
  readonly ink?: string | undefined;
}

/** Rings and crosses, one for each place whose way of standing has a sign. */
export function signMarks(theme: FigureTheme, places: readonly SignPlace[]): Plot.Markish[] {
  const of = (sign: Sign) => places.filter(({ standing }) => SIGN_OF[standing] === sign);
  return [
    Plot.dot(of('ring'), {
      x: 'x',
      y: 'y',
      r: 'r',
      fill: ({ ink }: SignPlace) => (ink === undefined ? theme.background : 'none'),
      stroke: ({ ink }: SignPlace) => ink ?? theme.ink,
      strokeWidth: 1.3,
      pointerEvents: 'none',
    }),
    ...crossMarks(theme, of('cross')),
  ];
}

/** Two strokes each, as long as a ring of the same radius is wide. */
function crossMarks(theme: FigureTheme, places: readonly SignPlace[]): Plot.Markish[] {
  return [1, -1].map((slope) =>
    Plot.link(places, {
      x1: ({ x, r }: SignPlace) => x - r * 0.9,
      y1: ({ y, r }: SignPlace) => y - slope * r * 0.9,
      x2: ({ x, r }: SignPlace) => x + r * 0.9,
      y2: ({ y, r }: SignPlace) => y + slope * r * 0.9,
      stroke: theme.accent,
      strokeWidth: 1.6,
      pointerEvents: 'none',
    } as Plot.LinkOptions),
  );
}

/** Distance between two signs along a bar, in pixels. */
const SIGN_STEP = 10;

/** Signs in a row along a stretch of a bar: at least one, and smaller where there is little room. */
export function signsAlong(x1: number, x2: number, y: number, standing: Standing, ink?: string): SignPlace[] {
  if (SIGN_OF[standing] === null) return [];
  const count = Math.max(1, Math.floor((x2 - x1) / SIGN_STEP));
  const step = (x2 - x1) / count;
  const r = Math.min(2.6, Math.max(0.6, step / 2 - 1));
  return Array.from({ length: count }, (_, index) => ({ x: x1 + (index + 0.5) * step, y, r, standing, ink }));
}

/** Those of the ways of standing that occur, in the order of the legend. */
export function standingsThatOccur(occurring: Iterable<Standing>): Standing[] {
  const present = new Set(occurring);
  return STANDINGS.filter((standing) => present.has(standing));
}

/** Those of which some states are counted. */
export function standingsCounted(counts: readonly StandingCounts[]): Standing[] {
  return STANDINGS.filter((standing) => counts.some((count) => (count[standing] ?? 0) > 0));
}

const SWATCH = 14;

/** A legend that names each way of standing that occurs; `top` is its distance from the top of the drawing. */
export function standingsLegend(
  context: FigureContext,
  occurring: readonly Standing[],
  words: StandingWords,
  paint: (standing: Standing, colour: string | null) => StandingPaint,
  top = 0,
): { readonly marks: Plot.Markish[]; readonly height: number } {
  const { theme } = context;
  const { places, height } = placeLegend(
    occurring.map((entry) => ({ entry, label: words[entry] })),
    innerWidth(context),
  );
  type Place = LegendPlace<Standing>;
  const moved = places.map((place) => ({ ...place, y: place.y + top }));
  const look = ({ entry }: Place) => paint(entry, entry === 'ITSELF' ? theme.groups[0]! : null);
  return {
    height,
    marks: [
      Plot.rect(moved, {
        x1: (place: Place) => place.x + 0.5,
        x2: (place: Place) => place.x + SWATCH,
        y1: (place: Place) => place.y + 2,
        y2: (place: Place) => place.y + 2 + SWATCH,
        rx: 2,
        fill: (place: Place) => look(place).fill,
        stroke: (place: Place) => look(place).stroke,
        strokeWidth: 1.1,
      }),
      ...signMarks(
        theme,
        moved.map(({ entry, x, y }) => ({ x: x + SWATCH / 2, y: y + 2 + SWATCH / 2, r: 3.4, standing: entry })),
      ),
      legendText(moved, theme.ink),
    ],
  };
}

/** A stretch of a bar whose states all stand in one way. */
export interface StandingStretch {
  readonly standing: Standing;
  readonly count: number;
  /** How many lie before it. */
  readonly before: number;
}

/** The stretches of a bar, one a way of standing that occurs. */
export function stretches(counts: StandingCounts): StandingStretch[] {
  let before = 0;
  return STANDINGS.flatMap((standing) => {
    const count = counts[standing] ?? 0;
    if (count === 0) return [];
    const stretch = { standing, count, before };
    before += count;
    return [stretch];
  });
}
