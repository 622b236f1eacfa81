import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { JSDOM } from 'jsdom';
import type { FigureContext } from '../figures/index.js';
import { type Chart, contextOf } from './charts.js';

/** Pixels of a PNG for each pixel of the drawing: 1080 become 2160, 18 cm at 300 dots an inch. */
const SCALE = 2;
/** Noto Sans SC (SIL Open Font License 1.1): Latin and Chinese in one design, in the weights that the figures use. */
const FONT_PACKAGE = '@expo-google-fonts/noto-sans-sc';
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold', '700Bold'];

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve(`${FONT_PACKAGE}/package.json`));
const fontFiles = WEIGHTS.map((weight) => join(folder, weight, `NotoSansSC_${weight}.ttf`));

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
  const image = await renderAsync(renderSvg(chart, width), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
  });
  return image.asPng();
}
