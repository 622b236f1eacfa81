import { type SvgElement, svgElement } from './dom.js';
import type { FigureContext } from './frame.js';

/** A paint that is more than a colour: the pattern, which the drawing has to hold, and what refers to it. */
export interface Pattern {
  readonly pattern: SvgElement;
  readonly paint: string;
}

function emptyPattern(context: FigureContext, name: string, size: number, transform?: string): Pattern {
  const id = `${context.id ?? 'rollcall'}-${name}`;
  const pattern = svgElement(context.document, 'pattern', {
    id,
    width: size,
    height: size,
    patternUnits: 'userSpaceOnUse',
    patternTransform: transform,
  });
  return { pattern, paint: `url(#${id})` };
}

/** Hatching on the figure's background. It says "not known" and nothing else: no other paint has stripes. */
export function hatch(context: FigureContext): Pattern {
  const { document, theme } = context;
  const made = emptyPattern(context, 'not-known', 6, 'rotate(45)');
  made.pattern.appendChild(svgElement(document, 'rect', { width: 6, height: 6, fill: theme.background }));
  made.pattern.appendChild(svgElement(document, 'rect', { width: 1.8, height: 6, fill: theme.muted }));
  return made;
}

export type Sign = 'ring' | 'cross' | 'dot' | 'triangle';

/** Distance between two signs of a pattern, in pixels. */
export const PERIOD = 9;

/** The same sign over and over, on a colour or, where `on` is null, over whatever lies below. */
export function signPattern(
  context: FigureContext,
  name: string,
  sign: Sign,
  colour: string,
  on: string | null,
): Pattern {
  const { document, theme } = context;
  const made = emptyPattern(context, name, PERIOD);
  const add = (shape: string, attributes: Readonly<Record<string, string | number>>) => {
    made.pattern.appendChild(svgElement(document, shape, attributes));
  };
  if (on !== null) add('rect', { width: PERIOD, height: PERIOD, fill: on });
  const middle = PERIOD / 2;
  switch (sign) {
    case 'ring':
      // Filled with the background, so that it is seen on dark and on light.
      add('circle', { cx: middle, cy: middle, r: 2.3, fill: theme.background, stroke: colour, 'stroke-width': 1.2 });
      break;
    case 'cross':
      add('path', { d: 'M2.4 2.4 6.6 6.6M6.6 2.4 2.4 6.6', fill: 'none', stroke: colour, 'stroke-width': 1.3 });
      break;
    case 'dot':
      add('circle', { cx: middle, cy: middle, r: 1.5, fill: colour });
      break;
    case 'triangle':
      add('path', { d: 'M2 4.5 6.8 2V7Z', fill: colour });
      break;
  }
  return made;
}

/** The definitions of a drawing that hold its patterns. */
export function definitions(context: FigureContext, patterns: readonly Pattern[]): SvgElement {
  const defs = svgElement(context.document, 'defs');
  for (const { pattern } of patterns) defs.appendChild(pattern);
  return defs;
}
