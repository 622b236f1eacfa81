import * as Plot from '@observablehq/plot';
import { fitName } from './text.js';

/** Headings above what stands under them, at the left of a figure. */
export function headingText(
  headings: readonly { readonly text: string; readonly y: number }[],
  ink: string,
  fontSize = 12.5,
): Plot.Markish {
  return Plot.text(headings, {
    ...{ x: 0, y: 'y', text: 'text' },
    ...{ textAnchor: 'start', fontSize, fontWeight: 700, fill: ink },
  });
}

/** Names of bars: beside them in a column of their own or, in a narrow figure, above them. */
export function barNames(
  bars: readonly { readonly name: string; readonly nameY: number }[],
  { narrow, width, nameWidth }: { readonly narrow: boolean; readonly width: number; readonly nameWidth: number },
  ink: string,
): Plot.Markish {
  return Plot.text(bars, {
    x: narrow ? 0 : nameWidth - 10,
    y: 'nameY',
    text: ({ name }: { name: string }) => fitName(name, 12.5, narrow ? width - 8 : nameWidth - 12),
    textAnchor: narrow ? 'start' : 'end',
    fontSize: 12.5,
    fill: ink,
  });
}

/** The figure at the end of a bar, which stands under `text` in what is drawn. */
export function barValues<Text extends string>(
  bars: readonly ({ readonly x: number; readonly y: number } & Readonly<Record<Text, string>>)[],
  text: Text,
  ink: string,
): Plot.Markish {
  return Plot.text(bars, {
    ...{ x: 'x', y: 'y', dx: 6, text },
    ...{ textAnchor: 'start', fontSize: 12.5, fontWeight: 600, fill: ink },
  });
}
