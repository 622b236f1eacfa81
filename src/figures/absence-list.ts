import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { PERIOD } from './patterns.js';
import { REASONS, type Reason, type ReasonWords, reasonPaints, reasonRects } from './reasons.js';
import { fitName, textWidth } from './text.js';
import { headingText } from './text-marks.js';

/** An initiative from which a country is absent. */
export interface AbsenceRow {
  readonly key: string;
  readonly name: string;
  readonly reason: Reason;
  /** Printed after the name: for example the day of withdrawal. */
  readonly note?: string;
}

export interface AbsenceListData {
  readonly absences: readonly AbsenceRow[];
  /** A reason with the number of absences for it, printed above them. */
  readonly heading: (reason: Reason, count: number) => string;
  readonly reasons: ReasonWords;
}

/** Multiples of the distance between the signs of a paint, so that each mark shows whole ones. */
const ROW = 3 * PERIOD;
const HEADING = 3 * PERIOD;
const SIGN = 2 * PERIOD;
const BEFORE_NAME = 28;

/** What a country is absent from: one mark an initiative, by reason. */
export function drawAbsenceList(data: AbsenceListData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const { defs, paints } = reasonPaints(context);
  const headings: { text: string; y: number }[] = [];
  const rows: (AbsenceRow & { readonly y: number; readonly text: string; readonly noteX: number })[] = [];
  let y = 0;
  for (const reason of REASONS) {
    const absences = data.absences.filter((absence) => absence.reason === reason);
    if (absences.length === 0) continue;
    headings.push({ text: data.heading(reason, absences.length), y: y + 12 });
    y += HEADING;
    for (const absence of absences) {
      const noteWidth = absence.note === undefined ? 0 : textWidth(absence.note, 12.5) + 12;
      const text = fitName(absence.name, 13.5, width - BEFORE_NAME - noteWidth);
      rows.push({ ...absence, y, text, noteX: BEFORE_NAME + textWidth(text, 13.5) + 12 });
      y += ROW;
    }
    y += PERIOD;
  }
  type Row = (typeof rows)[number];
  const middle = (row: Row) => row.y + SIGN / 2;
  const svg = plotInPixels(context, { width, height: Math.max(1, y) }, [
    () => defs as never,
    headingText(headings, theme.ink, 13.5),
    ...reasonRects(rows, paints, {
      x1: 0,
      x2: SIGN,
      inset: 0.6,
      y1: 'y',
      y2: (row: Row) => row.y + SIGN,
      rx: 2,
      className: 'absences',
    }),
    Plot.text(rows, {
      x: BEFORE_NAME,
      y: middle,
      text: 'text',
      textAnchor: 'start',
      fontSize: 13.5,
      fill: theme.ink,
    }),
    Plot.text(
      rows.filter((row) => row.note !== undefined),
      { x: 'noteX', y: middle, text: 'note', textAnchor: 'start', fontSize: 12.5, fill: theme.muted },
    ),
  ]);
  nameMarks(
    context,
    svg,
    'absences',
    rows.map((row) => ({ key: `${row.key}:${row.reason}`, label: `${row.name}: ${data.reasons[row.reason]}` })),
  );
  return frame(context, svg);
}
