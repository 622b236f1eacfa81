import * as Plot from '@observablehq/plot';
import { type SvgDocument, type SvgElement, svgElement } from './dom.js';
import { type FigureText, wrapText } from './text.js';
import type { FigureTheme } from './theme.js';

/** What every figure takes besides its data. */
export interface FigureContext {
  readonly document: SvgDocument;
  readonly theme: FigureTheme;
  readonly text: FigureText;
  /** Width of the whole figure in CSS pixels. */
  readonly width: number;
  /** True: a picture to keep (own background, names on the marks). False: part of a page. */
  readonly standalone?: boolean;
  /** Prefix of the ids inside the SVG; two figures on one page need two. */
  readonly id?: string;
}

const MARGIN = 24;

/** Width left for the drawing itself. */
export function innerWidth(context: FigureContext): number {
  return context.standalone ? context.width - 2 * MARGIN : context.width;
}

/** A drawing whose marks are placed in pixels and painted in colours as given: nothing is scaled, there is no axis. */
export function plotInPixels(
  context: FigureContext,
  size: { readonly width: number; readonly height: number },
  marks: Plot.Markish[],
): SvgElement {
  return Plot.plot({
    document: context.document as never,
    ...size,
    margin: 0,
    axis: null,
    x: { type: 'identity' },
    y: { type: 'identity' },
    color: { type: 'identity' },
    symbol: { type: 'identity' } as never,
    marks,
  }) as unknown as SvgElement;
}

function paragraph(
  context: FigureContext,
  text: string | undefined,
  style: { size: number; weight: number; fill: string; leading: number },
  top: number,
): { nodes: SvgElement[]; bottom: number } {
  if (!text) return { nodes: [], bottom: top };
  const lines = wrapText(text, style.size, innerWidth(context));
  const nodes = lines.map((line, index) =>
    svgElement(
      context.document,
      'text',
      {
        x: MARGIN,
        y: top + style.size + index * style.leading,
        'font-size': style.size,
        'font-weight': style.weight,
        fill: style.fill,
      },
      line,
    ),
  );
  return { nodes, bottom: top + lines.length * style.leading };
}

/**
 * Finishes a drawing. On a page: the drawing with its description. Standalone: title, subtitle, drawing and source on
 * the theme's background in one SVG that needs no style sheet.
 */
export function frame(context: FigureContext, drawing: SvgElement): SvgElement {
  const { document, theme, text } = context;
  // Plot names its layers ("bar", "rule"): of no use to who hears them, and not allowed on a plain group.
  for (const layer of Array.from(drawing.querySelectorAll('[aria-label], [aria-description]'))) {
    layer.removeAttribute('aria-label');
    layer.removeAttribute('aria-description');
  }
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', text.description);
  drawing.setAttribute('font-family', theme.font);
  drawing.removeAttribute('class');
  for (const nested of Array.from(drawing.querySelectorAll('svg'))) {
    nested.removeAttribute('class');
    nested.setAttribute('font-family', theme.font);
  }
  // Plot's own style elements are not needed, and a strict Content-Security-Policy would refuse them.
  for (const style of Array.from(drawing.querySelectorAll('style'))) style.parentNode?.removeChild(style);
  if (!context.standalone) return drawing;

  const drawingHeight = Number(drawing.getAttribute('height'));
  const title = paragraph(context, text.title, { size: 20, weight: 700, fill: theme.ink, leading: 26 }, MARGIN - 4);
  const subtitle = paragraph(
    context,
    text.subtitle,
    { size: 14, weight: 400, fill: theme.muted, leading: 20 },
    title.bottom + (text.title ? 4 : 0),
  );
  const drawingTop = subtitle.bottom + 12;
  const source = paragraph(
    context,
    text.source,
    { size: 11, weight: 400, fill: theme.muted, leading: 15 },
    drawingTop + drawingHeight + 12,
  );
  const height = Math.ceil(source.bottom + MARGIN - 6);
  const whole = svgElement(document, 'svg', {
    width: context.width,
    height,
    viewBox: `0 0 ${context.width} ${height}`,
    role: 'img',
    'aria-label': text.description,
    'font-family': theme.font,
  });
  whole.appendChild(svgElement(document, 'title', {}, text.title ?? text.description));
  whole.appendChild(svgElement(document, 'rect', { width: '100%', height: '100%', fill: theme.background }));
  for (const node of [...title.nodes, ...subtitle.nodes, ...source.nodes]) whole.appendChild(node);
  drawing.setAttribute('x', String(MARGIN));
  drawing.setAttribute('y', String(drawingTop));
  drawing.removeAttribute('role');
  drawing.removeAttribute('aria-label');
  whole.appendChild(drawing);
  return whole;
}

/** One thing that a mark stands for. */
export interface MarkName {
  /** Identifies it to the page: a country's code, an initiative's slug. */
  readonly key: string;
  readonly label: string;
}

/**
 * Names the marks of a layer (the children of the group with that class, in the order of `names`), so that the page can
 * answer to them, and a kept picture says what they are.
 */
export function nameMarks(context: FigureContext, svg: SvgElement, layer: string, names: readonly MarkName[]): void {
  // Plot draws no layer for no marks.
  if (names.length === 0) return;
  const group = svg.querySelector(`g.${layer}`);
  if (!group) throw new Error(`figure layer ${layer}: not drawn`);
  const marks = Array.from(group.children);
  if (marks.length !== names.length) {
    throw new Error(`figure layer ${layer}: ${marks.length} marks for ${names.length} names`);
  }
  marks.forEach((mark, index) => {
    const name = names[index]!;
    mark.setAttribute('data-key', name.key);
    if (context.standalone) mark.appendChild(svgElement(context.document, 'title', {}, name.label));
    else mark.setAttribute('data-label', name.label);
  });
}
