import * as Plot from '@observablehq/plot';
import type { Standing } from '../domain/vocabulary.js';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { greyed } from './greyed.js';
import { coverageLegend } from './legend.js';
import { SIGN_OF, type StandingWords, standingPaints, standingsLegend, standingsThatOccur } from './standings.js';
import { coverageColours } from './theme.js';

/** GeoJSON, as far as the map reads it. */
export interface Outline {
  readonly type: 'Feature';
  readonly geometry: object;
}

export interface MapState {
  readonly code: string;
  readonly label: string;
  readonly coverage: number;
  /** How it stands to all of the initiatives together. */
  readonly standing: Standing;
  /** True where others are brought out. */
  readonly muted?: boolean;
  readonly outline: Outline | null;
  /** Longitude and latitude of a marker, for states too small to see and states without an outline. */
  readonly marker: readonly [number, number] | null;
}

export interface WorldMapData {
  readonly n: number;
  readonly states: readonly MapState[];
  /** Land for which the roll has no row: never drawn like a state at none. */
  readonly otherLand: readonly Outline[];
  /** A projection of d3-geo, or the name of one of Plot's. */
  readonly projection: unknown;
  /** Labels of k = 1 .. n; printed as a legend where given. */
  readonly scale?: readonly string[] | undefined;
  /** Named in the legend where they occur. */
  readonly standings: StandingWords;
}

/**
 * The geographic reading: equal-area outlines coloured by k, markers for the smallest states. Each state has the mark of
 * how it stands: signs lie all over an outline, and a marker has one in its middle.
 */
export function drawWorldMap(data: WorldMapData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const colours = coverageColours(theme, data.n);
  const { defs, paint } = standingPaints(context);
  const others = greyed(context, data.n);
  const occurring = standingsThatOccur(data.states.map(({ standing }) => standing));
  const scale = data.scale && coverageLegend(context, data.scale, colours);
  const legend = standingsLegend(context, occurring, data.standings, paint, scale?.height ?? 0);
  const top = (scale?.height ?? 0) + legend.height + 10;
  const height = Math.round(width * 0.5) + top;
  const outlined = data.states.filter((state) => state.outline !== null);
  const marked = data.states.filter((state) => state.marker !== null);
  const look = (state: MapState) =>
    state.muted
      ? others.look(state)
      : paint(state.standing, state.coverage === 0 ? null : (colours[state.coverage - 1] ?? theme.many));
  const radius = width < 560 ? 2.6 : 4;
  const at = {
    x: (state: MapState) => state.marker![0],
    y: (state: MapState) => state.marker![1],
  };
  const signed = (sign: 'ring' | 'cross') => marked.filter(({ standing }) => SIGN_OF[standing] === sign);
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height,
    margin: 2,
    marginTop: top + 2,
    projection: data.projection as never,
    color: { type: 'identity' },
    symbol: { type: 'identity' } as never,
    marks: [
      () => defs as never,
      () => (data.states.some(({ muted }) => muted) ? others.defs : null) as never,
      // The sea has a tint: an empty state has the colour of the page.
      Plot.sphere({ fill: theme.rule, fillOpacity: 0.3, stroke: theme.rule, strokeWidth: 0.8 }),
      Plot.geo(data.otherLand as never, {
        fill: theme.rule,
        fillOpacity: 0.9,
        stroke: theme.background,
        strokeWidth: 0.5,
      }),
      Plot.geo(outlined, {
        geometry: (state: MapState) => state.outline,
        fill: (state: MapState) => look(state).fill,
        stroke: (state: MapState) => (state.coverage === 0 ? look(state).stroke : theme.background),
        strokeWidth: 0.6,
        className: 'outlines',
      } as Plot.GeoOptions),
      Plot.geo(
        outlined.filter((state) => look(state).cover !== null),
        {
          geometry: (state: MapState) => state.outline,
          fill: (state: MapState) => look(state).cover!,
          stroke: 'none',
          pointerEvents: 'none',
        } as Plot.GeoOptions,
      ),
      Plot.dot(marked, {
        ...at,
        r: radius,
        fill: (state: MapState) => look(state).fill,
        stroke: (state: MapState) =>
          state.coverage === 0 ? look(state).stroke : state.muted ? others.theme.muted : theme.ink,
        strokeWidth: 1.2,
        className: 'markers',
      }),
      Plot.dot(signed('ring'), {
        ...at,
        r: radius * 0.5,
        fill: theme.background,
        stroke: (state: MapState) => (state.muted ? others.theme.muted : theme.ink),
        strokeWidth: 1,
        pointerEvents: 'none',
      }),
      Plot.dot(signed('cross'), {
        ...at,
        r: radius * 0.9,
        symbol: 'times',
        stroke: (state: MapState) => (state.muted ? others.theme.accent : theme.accent),
        strokeWidth: 1.2,
        pointerEvents: 'none',
      } as Plot.DotOptions),
      () => plotInPixels(context, { width, height: top }, [...(scale?.marks ?? []), ...legend.marks]) as never,
    ],
  }) as unknown as SvgElement;
  const names = (states: readonly MapState[]) => states.map(({ code, label }) => ({ key: code, label }));
  nameMarks(context, svg, 'outlines', names(outlined));
  nameMarks(context, svg, 'markers', names(marked));
  return frame(context, svg);
}
