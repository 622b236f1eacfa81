import { renderAsync } from '@resvg/resvg-js';
import { JSDOM } from 'jsdom';
import { RollcallError } from '../common/rollcall-error.js';
import type { FigureContext } from '../figures/index.js';
import type { Chart } from './figure.js';
import { drawChart } from './figure.js';
import { FONT_FAMILY, withFonts } from './fonts.js';

/** Pixels of a PNG for each pixel of the drawing: 1080 become 2160, 18 cm at 300 dots an inch. */
const SCALE = 2;

let window: InstanceType<typeof JSDOM>['window'] | undefined;

/** Pixels of a PNG: while it is drawn, each takes four bytes. The widest matrix that may be drawn has 45 million. */
const MOST_PIXELS = 64_000_000;

interface Drawn {
  readonly svg: string;
  /** Of the drawing, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The chart as SVG. Fonts are named, not embedded: a stack that has Chinese on every common system. */
function renderSvg(chart: Chart, width: number | undefined): Drawn {
  window ??= new JSDOM('').window;
  const svg = drawChart(chart, window.document as unknown as FigureContext['document'], width);
  const xml = new window.XMLSerializer().serializeToString(svg as never);
  return {
    svg: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`,
    width: Number(svg.getAttribute('width')),
    height: Number(svg.getAttribute('height')),
  };
}

/** The chart as PNG, in the shipped font alone, so that it looks the same on every machine. */
async function renderPng(chart: Chart, asked: number | undefined): Promise<Buffer> {
  const { svg, width, height } = renderSvg(chart, asked);
  const [across, down] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
  if (across * down > MOST_PIXELS) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `the picture would have ${across} by ${down} pixels, more than the ${MOST_PIXELS} allowed: choose fewer initiatives, a smaller width, or SVG`,
      { argument: 'width', limit: MOST_PIXELS },
    );
  }
  const image = await withFonts(svg, (fontFiles) =>
    renderAsync(svg, {
      fitTo: { mode: 'zoom', value: SCALE },
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
    }),
  );
  return image.asPng();
}

/** The formats of pictures. */
export type PictureFormat = 'svg' | 'png';

/** A picture as it goes out. */
export async function render(chart: Chart, width: number | undefined, format: PictureFormat): Promise<Buffer> {
  return format === 'svg' ? Buffer.from(renderSvg(chart, width).svg) : renderPng(chart, width);
}
