import type { Standing } from '../domain/vocabulary.js';
import type { SvgElement } from './dom.js';
import type { FigureContext } from './frame.js';
import { type StandingPaint, standingPaints } from './standings.js';
import { coverageColours, type FigureTheme, greyTheme } from './theme.js';

/** How states are drawn where others are brought out: by the same marks, in greys. */
export interface Greyed {
  readonly theme: FigureTheme;
  readonly defs: SvgElement;
  readonly look: (state: { readonly standing: Standing; readonly coverage: number }) => StandingPaint;
}

export function greyed(context: FigureContext, n: number): Greyed {
  const theme = greyTheme(context.theme);
  const { defs, paint } = standingPaints({ ...context, theme, id: `${context.id ?? 'rollcall'}-grey` });
  const colours = coverageColours(theme, n);
  return {
    theme,
    defs,
    look: ({ standing, coverage }) => paint(standing, coverage === 0 ? null : (colours[coverage - 1] ?? theme.many)),
  };
}
