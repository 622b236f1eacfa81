import { type SvgElement, svgElement } from './dom.js';
import type { FigureContext } from './frame.js';
import { wrapText } from './text.js';

/** What an area of a figure says. */
export interface Note {
  readonly text: string;
  readonly fill: string;
  readonly opacity: number;
}

export interface PlacedNote extends Note {
  readonly y: number;
  readonly lines: readonly string[];
}

const NOTE_LINE = 16;

/** Notes one under the other, each in as many lines as it needs. */
export function placeNotes(
  notes: readonly Note[],
  room: number,
  top: number,
): { places: PlacedNote[]; height: number } {
  let y = top;
  const places = notes.map((note): PlacedNote => {
    const placedNote = { ...note, y, lines: wrapText(note.text, 12, room) };
    y += placedNote.lines.length * NOTE_LINE + 4;
    return placedNote;
  });
  return { places, height: y - top };
}

/** The notes, each behind a piece of its area. */
export function noteLegend(places: readonly PlacedNote[], left: number, context: FigureContext): SvgElement {
  const { document, theme } = context;
  const group = svgElement(document, 'g');
  for (const { lines, fill, opacity, y } of places) {
    const swatch = { x: left, y, width: 15, height: 12, fill, 'fill-opacity': opacity, stroke: theme.muted };
    group.appendChild(svgElement(document, 'rect', { ...swatch, 'stroke-opacity': 0.6 }));
    lines.forEach((text, line) => {
      const at = { x: left + 21, y: y + 10 + line * NOTE_LINE, 'font-size': 12, 'text-anchor': 'start' };
      group.appendChild(svgElement(document, 'text', { ...at, fill: theme.muted }, text));
    });
  }
  return group;
}
