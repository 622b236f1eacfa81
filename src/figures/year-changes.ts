import { type SvgElement, svgElement } from './dom.js';
import { type FigureContext, innerWidth } from './frame.js';
import { textWidth } from './text.js';

/** Presences that began and ended in a year. */
export interface YearChanges {
  readonly year: number;
  readonly joined: number;
  readonly left: number;
  /** How many surely, and how many possibly, began in it; printed in place of `joined` where they are not the same. */
  readonly joinedBounds?: { readonly least: number; readonly greatest: number };
}

/** The changes of each year, and how they are written. */
export interface YearChangesData {
  readonly changes?: readonly YearChanges[];
  readonly changesLabel?: string;
  /** A number of changes in the reader's format. */
  readonly formatCount?: (value: number) => string;
}

/** Joined above, left below a line: one pair of bars a year. */
export function drawChanges(
  data: YearChangesData,
  context: FigureContext,
  box: { xOf: (year: number) => number; top: number; height: number },
): SvgElement | null {
  if (!data.changes || data.changes.length === 0) return null;
  const { document, theme } = context;
  const group = svgElement(document, 'g');
  const count = data.formatCount ?? String;
  const most = ({ joined, joinedBounds }: YearChanges) => Math.max(joined, joinedBounds?.greatest ?? 0);
  const greatest = Math.max(1, ...data.changes.map((change) => Math.max(most(change), change.left)));
  const anyLeft = data.changes.some((change) => change.left > 0);
  const up = box.height * (anyLeft ? 0.62 : 0.8);
  const zero = box.top + up;
  const [first, second] = data.changes;
  const room = first && second ? box.xOf(second.year) - box.xOf(first.year) - 4 : innerWidth(context);
  const add = (name: string, attributes: Record<string, string | number>, text?: string) => {
    group.appendChild(svgElement(document, name, attributes, text));
  };
  if (data.changesLabel) {
    add(
      'text',
      { x: 0, y: box.top - 10, 'font-size': 11.5, 'text-anchor': 'start', fill: theme.muted },
      data.changesLabel,
    );
  }
  const heightOf = (value: number) => (value / greatest) * (up - 22);
  for (const change of data.changes) {
    const { year, joined, left, joinedBounds } = change;
    const x = box.xOf(year);
    const gone = (left / greatest) * (box.height - up);
    if (joined > 0) {
      add('rect', { x: x - 6, y: zero - heightOf(joined), width: 12, height: heightOf(joined), fill: theme.muted });
    }
    if (most(change) > 0) {
      const lines = joinedLines(joined, joinedBounds, count, room);
      const top = zero - heightOf(most(change)) - 3;
      lines.forEach((text, line) => {
        const at = {
          x: Math.min(x, innerWidth(context) - textWidth(text, 10.5) / 2),
          y: top - (lines.length - 1 - line) * 10,
        };
        add('text', { ...at, 'font-size': 10.5, 'text-anchor': 'middle', fill: theme.ink }, text);
      });
    }
    if (joinedBounds && joinedBounds.least < joinedBounds.greatest) {
      const [y1, y2] = [zero - heightOf(joinedBounds.least), zero - heightOf(joinedBounds.greatest)];
      add('line', { x1: x, x2: x, y1, y2, stroke: theme.background, 'stroke-width': 3.4 });
      add('line', { x1: x, x2: x, y1, y2, stroke: theme.ink, 'stroke-width': 1.4 });
    }
    if (left > 0) {
      const text = `−${count(left)}`;
      // Beside the bar; before it where the drawing ends.
      const before = x + 9 + textWidth(text, 10.5) > innerWidth(context);
      add('rect', { x: x - 6, y: zero, width: 12, height: Math.max(2, gone), fill: theme.accent });
      add(
        'text',
        {
          x: before ? x - 9 : x + 9,
          y: zero + 9,
          'font-size': 10.5,
          'text-anchor': before ? 'end' : 'start',
          fill: theme.accent,
        },
        text,
      );
    }
  }
  add('line', {
    x1: box.xOf(data.changes[0]!.year) - 8,
    x2: box.xOf(data.changes.at(-1)!.year) + 8,
    y1: zero,
    y2: zero,
    stroke: theme.rule,
  });
  return group;
}

/** How many began, in words: the range where there is one, on two lines where one is too narrow. */
function joinedLines(
  joined: number,
  bounds: YearChanges['joinedBounds'],
  count: (value: number) => string,
  room: number,
): string[] {
  if (!bounds || bounds.least === bounds.greatest) return [`+${count(joined)}`];
  const [least, greatest] = [count(bounds.least), count(bounds.greatest)];
  const whole = `+${least}–${greatest}`;
  return textWidth(whole, 10.5) <= room ? [whole] : [`+${least}–`, greatest];
}
