import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { coveragePaint, type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { coverageLegend } from './legend.js';

/** GeoJSON, as far as the map reads it. */
export interface Outline {
  readonly type: 'Feature';
  readonly geometry: object;
}

export interface MapState {
  readonly code: string;
  readonly label: string;
  readonly coverage: number;
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
  /** Labels of k = 0 .. n; printed as a legend where given. */
  readonly legend?: readonly string[];
}

/** The geographic reading: equal-area outlines coloured by k, markers for the smallest states. */
export function drawWorldMap(data: WorldMapData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const { defs, fill } = coveragePaint(context, data.n);
  const legend = data.legend && coverageLegend(context, data.legend, fill);
  const top = legend?.height ?? 0;
  const height = Math.round(width * 0.5) + top;
  const outlined = data.states.filter((state) => state.outline !== null);
  const marked = data.states.filter((state) => state.marker !== null);
  const svg = Plot.plot({
    document: context.document as never,
    width,
    height,
    margin: 2,
    marginTop: top + 2,
    projection: data.projection as never,
    color: { type: 'identity' },
    marks: [
      () => defs as never,
      Plot.sphere({ stroke: theme.rule, strokeWidth: 0.8 }),
      Plot.geo(data.otherLand as never, {
        fill: theme.rule,
        fillOpacity: 0.55,
        stroke: theme.background,
        strokeWidth: 0.5,
      }),
      Plot.geo(outlined, {
        geometry: (state: MapState) => state.outline,
        fill: (state: MapState) => fill(state.coverage),
        stroke: (state: MapState) => (state.coverage === 0 ? theme.accent : theme.background),
        strokeWidth: 0.5,
        className: 'outlines',
      } as Plot.GeoOptions),
      Plot.dot(marked, {
        x: (state: MapState) => state.marker![0],
        y: (state: MapState) => state.marker![1],
        r: width < 560 ? 2.6 : 4,
        fill: (state: MapState) => (state.coverage === 0 ? theme.background : fill(state.coverage)),
        stroke: (state: MapState) => (state.coverage === 0 ? theme.accent : theme.ink),
        strokeWidth: 1.2,
        className: 'markers',
      }),
      () => (legend ? plotInPixels(context, { width, height: top }, legend.marks) : null) as never,
    ],
  }) as unknown as SvgElement;
  const names = (states: readonly MapState[]) => states.map(({ code, label }) => ({ key: code, label }));
  nameMarks(context, svg, 'outlines', names(outlined));
  nameMarks(context, svg, 'markers', names(marked));
  return frame(context, svg);
}
