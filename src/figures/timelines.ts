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
  const { theme } = context;
  const width = innerWidth(context);
  const narrow = width < 620;
  const nameWidth = narrow ? 0 : Math.min(210, Math.max(60, ...data.rows.map((row) => textWidth(row.name, 12.5) + 16)));
  const times = data.events.map((event) => time(event.day));
  const from = Math.min(...times) - 60 * DAY;
  const to = Math.max(...times) + 120 * DAY;
  const left = nameWidth + 10;
  const right = width - 16;
  const nameRoom = width >= 1000 ? 270 : 250;
  const xOf = (value: number) => left + ((value - from) / Math.max(DAY, to - from)) * (right - left);

  // Marks of a row that would cover one another are stacked.
  const secondLegend = textWidth(data.markedLabel, 12) + 40;
  const legendWraps = secondLegend + textWidth(data.otherLabel, 12) + 20 > width;
  const shift = legendWraps ? 20 : 0;
  let y = 56 + shift;
  const bands: { y: number; height: number; name: string }[] = [];
  const marks: { event: TimelineEvent; x: number; y: number; text: string; room: number }[] = [];
  for (const row of data.rows) {
    const events = data.events
      .filter((event) => event.row === row.key)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : 1));
    const ends: number[] = [];
    const placed = events.map((event) => {
      const x = xOf(time(event.day));
      const text = narrow ? '' : fitName(event.name, 11, nameRoom);
      const room = text === '' ? 14 : Math.min(textWidth(text, 11) + 24, nameRoom + 25);
      // Near the right edge the name is written before its mark.
      const start = !narrow && x + room > width ? x - room + 12 : x - 6;
      let lane = ends.findIndex((end) => end <= start);
      if (lane < 0) lane = ends.length;
      ends[lane] = start + room;
      return { event, x, lane, text, room };
    });
    const lanes = Math.max(1, ends.length);
    const heading = narrow ? 20 : 0;
    const height = heading + lanes * 18 + 12;
    bands.push({ y, height, name: row.name });
    for (const item of placed) marks.push({ ...item, y: y + heading + 6 + item.lane * 18 + 9 });
    y += height;
  }
  const height = Math.ceil(y + 8);
  const firstYear = new Date(from).getUTCFullYear() + 1;
  const lastYear = new Date(to).getUTCFullYear();
  const every = Math.max(1, Math.ceil((lastYear - firstYear + 1) / Math.max(2, Math.floor((right - left) / 56))));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).filter(
    (year) => (lastYear - year) % every === 0,
  );
  type Mark = (typeof marks)[number];
  type Band = (typeof bands)[number];
  const ink = ({ event }: Mark) => (event.muted ? theme.muted : theme.ink);
  const flipped = (mark: Mark) => !narrow && mark.x + mark.room > width;
  const legend = [
    { label: data.markedLabel, marked: true, x: 0, y: 9 },
    { label: data.otherLabel, marked: false, x: legendWraps ? 0 : secondLegend, y: legendWraps ? 29 : 9 },
  ];
  const grey = greyTheme(theme);
  const paint = (marked: boolean, muted = false) => {
    const { accent, groups } = muted ? grey : theme;
    return marked ? accent : groups[0]!;
  };
  const svg = plotInPixels(context, { width, height }, [
    Plot.ruleX(years, {
      x: (year: number) => xOf(Date.UTC(year, 0, 1)),
      y1: 44 + shift,
      y2: height,
      stroke: theme.rule,
      strokeWidth: 0.7,
    }),
    Plot.text(years, {
      x: (year: number) => xOf(Date.UTC(year, 0, 1)),
      y: 34 + shift,
      text: (year: number) => data.formatYear(year),
      fontSize: 11.5,
      fill: theme.muted,
    }),
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
    Plot.ruleY(
      marks.filter(({ event }) => event.latest !== undefined),
      {
        // Below the name that stands beside the mark.
        y: (mark: Mark) => mark.y + 7,
        x1: 'x',
        x2: (mark: Mark) => Math.min(width, xOf(time(mark.event.latest!))),
        stroke: (mark: Mark) => paint(mark.event.marked, mark.event.muted),
        strokeWidth: 1.4,
      },
    ),
    Plot.dot(marks, {
      x: 'x',
      y: 'y',
      r: 4.6,
      symbol: (mark: Mark) => (mark.event.marked ? 'square' : 'circle'),
      fill: (mark: Mark) => (mark.event.marked ? paint(true, mark.event.muted) : theme.background),
      stroke: (mark: Mark) => paint(mark.event.marked, mark.event.muted),
      strokeWidth: 1.8,
      className: 'events',
    } as Plot.DotOptions),
    ...(narrow
      ? []
      : [
          Plot.text(
            marks.filter((mark) => !flipped(mark)),
            { x: 'x', y: 'y', dx: 9, text: 'text', textAnchor: 'start', fontSize: 11, fill: ink },
          ),
          Plot.text(
            marks.filter((mark) => flipped(mark)),
            { x: 'x', y: 'y', dx: -9, text: 'text', textAnchor: 'end', fontSize: 11, fill: ink },
          ),
        ]),
    Plot.dot(legend, {
      x: (entry: { x: number }) => entry.x + 7,
      y: 'y',
      r: 4.6,
      symbol: (entry: { marked: boolean }) => (entry.marked ? 'square' : 'circle'),
      fill: (entry: { marked: boolean }) => (entry.marked ? theme.accent : theme.background),
      stroke: (entry: { marked: boolean }) => paint(entry.marked),
      strokeWidth: 1.8,
    } as Plot.DotOptions),
    Plot.text(legend, {
      x: (entry: { x: number }) => entry.x + 18,
      y: 'y',
      text: 'label',
      textAnchor: 'start',
      fontSize: 12,
      fill: theme.ink,
    }),
  ]);
  nameMarks(
    context,
    svg,
    'events',
    marks.map(({ event }) => ({ key: event.key, label: event.label })),
  );
  return frame(context, svg);
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
  const firstYear = new Date(from).getUTCFullYear() + 1;
  const lastYear = new Date(until).getUTCFullYear();
  const every = Math.max(1, Math.ceil((lastYear - firstYear + 1) / Math.max(2, Math.floor((right - left) / 50))));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).filter(
    (year) => (lastYear - year) % every === 0,
  );
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
