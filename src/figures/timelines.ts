import * as Plot from '@observablehq/plot';
import type { SvgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitName, fitText, textWidth } from './text.js';
import { greyTheme } from './theme.js';

const DAY = 86_400_000;

/** A day `YYYY-MM-DD` as a number on the axis (UTC). */
function time(day: string): number {
  const value = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(value)) throw new Error(`day ${JSON.stringify(day)}: not a day YYYY-MM-DD`);
  return value;
}

export interface TimelineEvent {
  readonly key: string;
  readonly name: string;
  readonly label: string;
  readonly day: string;
  /** Last day on which it may have been, where only the month or the year is known: a line leads there from the mark. */
  readonly latest?: string | undefined;
  /** Row: for example a kind of initiative. */
  readonly row: string;
  /** Drawn filled where true: for example what the United Nations did. */
  readonly marked: boolean;
  /** True where others are brought out. */
  readonly muted?: boolean;
}

export interface InitiativesTimelineData {
  readonly rows: readonly { readonly key: string; readonly name: string }[];
  readonly events: readonly TimelineEvent[];
  readonly markedLabel: string;
  readonly otherLabel: string;
  readonly formatYear: (year: number) => string;
}

/** Initiatives by the day on which they were opened, one row a kind; one mark is filled, the other hollow. */
export function drawInitiativesTimeline(data: InitiativesTimelineData, context: FigureContext): SvgElement {
  const layout = layOutEvents(data, context);
  const { width, height, left, right, from, to } = layout;
  const years = labelledYears(from, to, (right - left) / 56);
  const svg = plotInPixels(context, { width, height }, [
    ...yearLines(years, data, layout, context),
    ...rowNames(layout, context),
    ...events(layout, context),
    ...eventNames(layout, context),
    ...eventLegend(data, layout, context),
  ]);
  nameMarks(
    context,
    svg,
    'events',
    layout.marks.map(({ event }) => ({ key: event.key, label: event.label })),
  );
  return frame(context, svg);
}

/** A row, in pixels. */
interface Band {
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

/** An event, in pixels. */
interface Mark {
  readonly event: TimelineEvent;
  readonly x: number;
  readonly y: number;
  /** Its name as there is room for it. */
  readonly text: string;
  readonly room: number;
}

interface EventsLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly nameWidth: number;
  /** The ends of the axis, in pixels and as instants. */
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
  readonly xOf: (instant: number) => number;
  /** Where the second entry of the legend stands: beside the first, or below it, where all else moves down. */
  readonly secondEntry: { readonly x: number; readonly y: number };
  readonly shift: number;
  readonly bands: readonly Band[];
  readonly marks: readonly Mark[];
}

function layOutEvents(data: InitiativesTimelineData, context: FigureContext): EventsLayout {
  const width = innerWidth(context);
  const narrow = width < 620;
  const nameWidth = narrow ? 0 : Math.min(210, Math.max(60, ...data.rows.map((row) => textWidth(row.name, 12.5) + 16)));
  const times = data.events.map((event) => time(event.day));
  const from = Math.min(...times) - 60 * DAY;
  const to = Math.max(...times) + 120 * DAY;
  const left = nameWidth + 10;
  const right = width - 16;
  const xOf = (instant: number) => left + ((instant - from) / Math.max(DAY, to - from)) * (right - left);
  const besideFirst = textWidth(data.markedLabel, 12) + 40;
  const wraps = besideFirst + textWidth(data.otherLabel, 12) + 20 > width;
  const shift = wraps ? 20 : 0;
  let y = 56 + shift;
  const bands: Band[] = [];
  const marks: Mark[] = [];
  for (const row of data.rows) {
    const ofRow = data.events.filter((event) => event.row === row.key);
    const { placed, lanes } = inLanes(ofRow, xOf, width, narrow);
    const heading = narrow ? 20 : 0;
    const height = heading + lanes * 18 + 12;
    bands.push({ y, height, name: row.name });
    for (const { lane, ...mark } of placed) marks.push({ ...mark, y: y + heading + 6 + lane * 18 + 9 });
    y += height;
  }
  return {
    width,
    height: Math.ceil(y + 8),
    narrow,
    nameWidth,
    left,
    right,
    from,
    to,
    xOf,
    secondEntry: wraps ? { x: 0, y: 29 } : { x: besideFirst, y: 9 },
    shift,
    bands,
    marks,
  };
}

/** The events of a row, those that would cover one another in lanes of their own. */
function inLanes(
  ofRow: readonly TimelineEvent[],
  xOf: (instant: number) => number,
  width: number,
  narrow: boolean,
): { readonly placed: readonly (Omit<Mark, 'y'> & { readonly lane: number })[]; readonly lanes: number } {
  const nameRoom = width >= 1000 ? 270 : 250;
  const inOrder = [...ofRow].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : 1));
  const ends: number[] = [];
  const placed = inOrder.map((event) => {
    const x = xOf(time(event.day));
    const text = narrow ? '' : fitName(event.name, 11, nameRoom);
    const room = text === '' ? 14 : Math.min(textWidth(text, 11) + 24, nameRoom + 25);
    const start = isNameBefore({ x, room }, { width, narrow }) ? x - room + 12 : x - 6;
    let lane = ends.findIndex((end) => end <= start);
    if (lane < 0) lane = ends.length;
    ends[lane] = start + room;
    return { event, x, lane, text, room };
  });
  return { placed, lanes: Math.max(1, ends.length) };
}

/** Near the right edge the name is written before its mark. */
function isNameBefore(
  { x, room }: Pick<Mark, 'x' | 'room'>,
  { width, narrow }: Pick<EventsLayout, 'width' | 'narrow'>,
): boolean {
  return !narrow && x + room > width;
}

/** The years from the first that begins between two instants to that of the last, as many as have room for a label. */
function labelledYears(from: number, to: number, room: number): number[] {
  const first = new Date(from).getUTCFullYear() + 1;
  const last = new Date(to).getUTCFullYear();
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor(room))));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => (last - year) % every === 0,
  );
}

function yearLines(
  years: readonly number[],
  { formatYear }: InitiativesTimelineData,
  { xOf, shift, height }: EventsLayout,
  { theme }: FigureContext,
): Plot.Markish[] {
  const x = (year: number) => xOf(Date.UTC(year, 0, 1));
  return [
    Plot.ruleX(years, { x, y1: 44 + shift, y2: height, stroke: theme.rule, strokeWidth: 0.7 }),
    Plot.text(years, {
      x,
      y: 34 + shift,
      text: (year: number) => formatYear(year),
      fontSize: 11.5,
      fill: theme.muted,
    }),
  ];
}

/** A line above each row, and its name. */
function rowNames({ bands, width, nameWidth, narrow }: EventsLayout, { theme }: FigureContext): Plot.Markish[] {
  return [
    Plot.ruleY(bands, { y: (band: Band) => band.y, x1: 0, x2: width, stroke: theme.rule, strokeWidth: 0.7 }),
    Plot.text(bands, {
      x: 0,
      y: (band: Band) => band.y + 15,
      text: (band: Band) => fitText(band.name, 12.5, narrow ? width : nameWidth),
      textAnchor: 'start',
      fontSize: 12.5,
      fontWeight: 600,
      fill: theme.ink,
    }),
  ];
}

function colourOf({ theme }: FigureContext, marked: boolean, muted = false): string {
  const { accent, groups } = muted ? greyTheme(theme) : theme;
  return marked ? accent : groups[0]!;
}

/** The marks, and from those that may have been later the lines to the last day. */
function events({ marks, width, xOf }: EventsLayout, context: FigureContext): Plot.Markish[] {
  const { theme } = context;
  const stroke = ({ event }: Mark) => colourOf(context, event.marked, event.muted);
  return [
    Plot.ruleY(
      marks.filter(({ event }) => event.latest !== undefined),
      {
        // Below the name that stands beside the mark.
        y: (mark: Mark) => mark.y + 7,
        x1: 'x',
        x2: (mark: Mark) => Math.min(width, xOf(time(mark.event.latest!))),
        stroke,
        strokeWidth: 1.4,
      },
    ),
    Plot.dot(marks, {
      x: 'x',
      y: 'y',
      r: 4.6,
      symbol: ({ event }: Mark) => (event.marked ? 'square' : 'circle'),
      fill: (mark: Mark) => (mark.event.marked ? stroke(mark) : theme.background),
      stroke,
      strokeWidth: 1.8,
      className: 'events',
    } as Plot.DotOptions),
  ];
}

function eventNames(layout: EventsLayout, { theme }: FigureContext): Plot.Markish[] {
  if (layout.narrow) return [];
  const fill = ({ event }: Mark) => (event.muted ? theme.muted : theme.ink);
  const common = { x: 'x', y: 'y', text: 'text', fontSize: 11, fill } as const;
  const before = layout.marks.filter((mark) => isNameBefore(mark, layout));
  const after = layout.marks.filter((mark) => !isNameBefore(mark, layout));
  return [
    Plot.text(after, { ...common, dx: 9, textAnchor: 'start' }),
    Plot.text(before, { ...common, dx: -9, textAnchor: 'end' }),
  ];
}

function eventLegend(
  { markedLabel, otherLabel }: InitiativesTimelineData,
  { secondEntry }: EventsLayout,
  context: FigureContext,
): Plot.Markish[] {
  const { theme } = context;
  const entries = [
    { label: markedLabel, marked: true, x: 0, y: 9 },
    { label: otherLabel, marked: false, ...secondEntry },
  ];
  type Entry = (typeof entries)[number];
  return [
    Plot.dot(entries, {
      x: (entry: Entry) => entry.x + 7,
      y: 'y',
      r: 4.6,
      symbol: (entry: Entry) => (entry.marked ? 'square' : 'circle'),
      fill: (entry: Entry) => (entry.marked ? theme.accent : theme.background),
      stroke: (entry: Entry) => colourOf(context, entry.marked),
      strokeWidth: 1.8,
    } as Plot.DotOptions),
    Plot.text(entries, {
      x: (entry: Entry) => entry.x + 18,
      y: 'y',
      text: 'label',
      textAnchor: 'start',
      fontSize: 12,
      fill: theme.ink,
    }),
  ];
}

export interface ParticipationSpan {
  readonly key: string;
  readonly name: string;
  readonly label: string;
  /** First day, `YYYY-MM-DD`; null where it is not known. */
  readonly from: string | null;
  /** First day on which it no longer held; null: still in effect. */
  readonly to: string | null;
  /** The day is known exactly. Otherwise the start is drawn open. */
  readonly exact: boolean;
  readonly leading: boolean;
}

export interface ParticipationTimelineData {
  readonly spans: readonly ParticipationSpan[];
  /** Right end of the axis. */
  readonly until: string;
  readonly formatYear: (year: number) => string;
}

/** What a country takes part in, one bar a participation, half-open `[from, to)`. */
export function drawParticipationTimeline(data: ParticipationTimelineData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 620;
  const nameWidth = narrow
    ? 0
    : Math.min(width >= 1000 ? 420 : 300, Math.max(80, ...data.spans.map((span) => textWidth(span.name, 12.5) + 18)));
  const left = nameWidth + 6;
  const right = width - 10;
  const starts = data.spans.flatMap((span) => (span.from === null ? [] : [time(span.from)]));
  const until = time(data.until);
  // Memberships of standards bodies are much older than the rest: drawn in full, they would leave no room for it.
  const earliest = starts.length > 0 ? Math.min(...starts) : until - 365 * DAY;
  const from = Math.max(earliest, Date.UTC(2010, 0, 1)) - 30 * DAY;
  const cut = earliest < from;
  const xOf = (value: number) => left + ((Math.max(from, value) - from) / Math.max(DAY, until - from)) * (right - left);
  const row = narrow ? 36 : 22;
  const top = 30;
  const height = top + data.spans.length * row + 8;
  const years = labelledYears(from, until, (right - left) / 50);
  const placed = data.spans.map((span, index) => ({
    ...span,
    x1: span.from === null ? left : xOf(time(span.from)),
    x2: span.to === null ? right : Math.max(xOf(time(span.to)), (span.from === null ? left : xOf(time(span.from))) + 3),
    y: top + index * row + (narrow ? 26 : row / 2),
    nameY: top + index * row + (narrow ? 10 : row / 2),
  }));
  type Placed = (typeof placed)[number];
  const svg = plotInPixels(context, { width, height }, [
    Plot.ruleX(years, {
      x: (year: number) => xOf(Date.UTC(year, 0, 1)),
      y1: 20,
      y2: height,
      stroke: theme.rule,
      strokeWidth: 0.7,
    }),
    Plot.text(years, {
      x: (year: number) => xOf(Date.UTC(year, 0, 1)),
      y: 10,
      text: (year: number) => (cut && year === years[0] ? `< ${data.formatYear(year)}` : data.formatYear(year)),
      fontSize: 11.5,
      fill: theme.muted,
    }),
    Plot.rect(placed, {
      x1: 'x1',
      x2: 'x2',
      y1: (span: Placed) => span.y - 6,
      y2: (span: Placed) => span.y + 6,
      rx: 2,
      fill: (span: Placed) => (span.leading ? theme.many : theme.groups[0]!),
      fillOpacity: (span: Placed) => (span.exact ? 1 : 0.55),
      // Only inexact starts are outlined, with dashes.
      stroke: (span: Placed) => (span.exact ? 'none' : span.leading ? theme.many : theme.groups[0]!),
      strokeDasharray: '3 2',
      className: 'spans',
    }),
    Plot.text(placed, {
      x: narrow ? 0 : nameWidth - 8,
      y: 'nameY',
      text: (span: Placed) => fitName(span.name, 12.5, narrow ? width - 8 : nameWidth - 10),
      textAnchor: narrow ? 'start' : 'end',
      fontSize: 12.5,
      fill: theme.ink,
    }),
  ]);
  nameMarks(context, svg, 'spans', placed);
  return frame(context, svg);
}
