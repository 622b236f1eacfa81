import { type SvgDocument, type SvgElement, svgElement } from './dom.js';
import { textWidth } from './text.js';
import type { FigureTheme } from './theme.js';

/** A count and what a blind draw would give in its place. */
export interface FindingBars {
  readonly counted: number;
  readonly expected: number;
  /** The figures in the reader's digits, behind what they are called. */
  readonly countedText: string;
  readonly expectedText: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
}

const WIDTH = 320;
const ROW = 24;
const BAR = 10;
const SIZE = 13;
const GAP = 8;

/**
 * Two bars on one scale: what there is, full, and what chance would give, hollow. Small enough for a card, and drawn without
 * any library, for it stands on the first page.
 */
export function drawFindingBars(
  { counted, expected, countedText, expectedText, description }: FindingBars,
  { document, theme }: { readonly document: SvgDocument; readonly theme: FigureTheme },
): SvgElement {
  const room = WIDTH - GAP - Math.max(textWidth(countedText, SIZE), textWidth(expectedText, SIZE));
  const length = (value: number) => (room * value) / Math.max(counted, expected, 1);
  const svg = svgElement(document, 'svg', {
    role: 'img',
    'aria-label': description,
    viewBox: `0 0 ${WIDTH} ${2 * ROW}`,
    width: WIDTH,
    height: 2 * ROW,
    'font-family': theme.font,
    'font-size': SIZE,
  });
  const row = (rowIndex: number, value: number, text: string, paint: Readonly<Record<string, string | number>>) => {
    const middle = rowIndex * ROW + ROW / 2;
    // A count of none has a line to stand on, so that it is seen to be none.
    const width = Math.max(1, length(value));
    svg.appendChild(svgElement(document, 'rect', { x: 0.75, y: middle - BAR / 2, width, height: BAR, ...paint }));
    svg.appendChild(
      svgElement(
        document,
        'text',
        { x: width + GAP, y: middle, 'dominant-baseline': 'central', fill: rowIndex === 0 ? theme.ink : theme.muted },
        text,
      ),
    );
  };
  row(0, counted, countedText, { fill: theme.groups[0]! });
  row(1, expected, expectedText, { fill: 'none', stroke: theme.muted, 'stroke-width': 1.5 });
  return svg;
}
