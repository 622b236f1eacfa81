import { renderAsync } from '@resvg/resvg-js';
import { JSDOM } from 'jsdom';
import type { FigureContext } from '../figures/index.js';
import { type Chart, contextOf } from './charts.js';
import { FONT_FAMILY, withFonts } from './fonts.js';

/** Pixels of a PNG for each pixel of the drawing: 1080 become 2160, 18 cm at 300 dots an inch. */
const SCALE = 2;

let window: InstanceType<typeof JSDOM>['window'] | undefined;

/** The chart as SVG. Fonts are named, not embedded: a stack that has Chinese on every common system. */
export function renderSvg(chart: Chart, width: number | undefined): string {
  window ??= new JSDOM('').window;
  const svg = chart.draw(contextOf(chart, window.document as unknown as FigureContext['document'], width));
  const xml = new window.XMLSerializer().serializeToString(svg as never);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
}

/** The chart as PNG, in the shipped font alone, so that it looks the same on every machine. Drawn off the main thread. */
export async function renderPng(chart: Chart, width: number | undefined): Promise<Buffer> {
  const svg = renderSvg(chart, width);
  const image = await withFonts(svg, (fontFiles) =>
    renderAsync(svg, {
      fitTo: { mode: 'zoom', value: SCALE },
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
    }),
  );
  return image.asPng();
}
