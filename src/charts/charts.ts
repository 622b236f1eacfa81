import { inSlices } from '../common/in-slices.js';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { type Day, formatDay } from '../domain/day.js';
import { distributionInSteps } from '../domain/distribution.js';
import { gapsInSteps, statesAsked } from '../domain/gaps.js';
import { globalSouthRange } from '../domain/global-south.js';
import { matrixInSteps } from '../domain/matrix.js';
import { partitionAt } from '../domain/partition.js';
import { coverageOfAllInSteps } from '../domain/presence.js';
import type { Names, Role, Scheme } from '../domain/roll.js';
import { incomplete } from '../domain/selection.js';
import { representationSeriesInSteps } from '../domain/series.js';
import type { Steps } from '../domain/steps.js';
import { notFound } from '../exports/not-found.js';
import { frame } from '../figures/frame.js';
import {
  drawAssembly,
  drawGapBars,
  drawKOfN,
  drawMatrix,
  drawShareLines,
  type FigureContext,
  type FigureText,
  lightTheme,
  type MatrixCell,
  type MatrixColumn,
  type MatrixLine,
  type SvgElement,
  svgElement,
} from '../figures/index.js';
import { nameIn } from '../graphql/views.js';
import { checkStates, yearsOf } from '../questions/checks.js';
import { type FieldName, namesAt } from '../questions/fields.js';
import { fieldsWith } from '../questions/from-query.js';
import { citeYears, provenance } from '../questions/provenance.js';
import { dataDay, type Question } from '../questions/question.js';
import { type Locale, WORDS, type Words } from './words.js';

/** The scheme by which states are arranged where the question names none. */
const USUAL_SCHEME = 'un-regional-groups';
/** Cells that a matrix may have: every state by every initiative of today fits, with room. */
export const MOST_CELLS = 60_000;
/** Bars that one under the other can still be read: with room, every initiative of today. */
export const MOST_BARS = 500;
export const LEAST_WIDTH = 320;
export const MOST_WIDTH = 4000;

/** A chart with its data, ready to be drawn. */
export interface Chart {
  readonly text: FigureText;
  readonly draw: (context: FigureContext) => SvgElement;
  /** Width in CSS pixels where none is asked for. */
  readonly width: number;
}

interface Kind {
  readonly parameters: readonly FieldName[];
  readonly make: (asked: Asked) => Steps<Chart>;
}

/** A question with the language to answer in. */
interface Asked {
  readonly question: Question;
  readonly words: Words;
  readonly name: (names: Names) => string;
  readonly number: (value: number) => string;
  readonly decimal: (value: number) => string;
  readonly day: (day: Day) => string;
}

/** Every chart that the server draws; CLI and HTTP read this list. */
export const CHARTS: Readonly<Record<string, Kind>> = {
  waffle: { parameters: ['asOf', 'scheme'], make: waffle },
  distribution: { parameters: ['asOf'], make: bars },
  shares: { parameters: ['scheme', 'from', 'to', 'compositionAt'], make: shares },
  matrix: { parameters: ['asOf', 'scheme', 'group'], make: matrixChart },
  gaps: { parameters: ['asOf', 'group'], make: gapBars },
};
export const CHART_NAMES = Object.keys(CHARTS);

/** The parameters that a chart understands. Throws NOT_FOUND for a chart that does not exist. */
export function chartParameters(name: string): FieldName[] {
  if (!Object.hasOwn(CHARTS, name)) throw notFound('chart', name, CHART_NAMES);
  return fieldsWith([...CHARTS[name]!.parameters, ...namesAt('picture')]);
}

/**
 * A chart of a question. Rejects with BAD_USER_INPUT for what can not be drawn, QUERY_TOO_COMPLEX for a matrix of more
 * than {@link MOST_CELLS} cells and for more than {@link MOST_BARS} bars.
 */
export async function chartOf(name: string, question: Question): Promise<Chart> {
  const { width } = question.input;
  const locale: Locale = question.input.locale ?? 'EN';
  if (width != null && (width < LEAST_WIDTH || width > MOST_WIDTH)) {
    throw badInput('width', `width: ${width} is not between ${LEAST_WIDTH} and ${MOST_WIDTH} pixels`);
  }
  checkStates(question);
  const words = WORDS[locale];
  const { language } = words;
  const whole = new Intl.NumberFormat(language);
  const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const steps = CHARTS[name]!.make({
    question,
    words,
    name: (names) => nameIn(names, locale),
    number: (value) => whole.format(value),
    decimal: (value) => decimals.format(value),
    day: (value) => date.format(new Date(`${formatDay(value)}T00:00:00Z`)),
  });
  return inSlices(steps);
}

/** What every chart says of itself: title, what was counted, how, as of when, and where it comes from. */
function textOf(asked: Asked, title: string, note: string, when?: string): FigureText {
  const { question, words, number, day } = asked;
  const { initiatives } = question;
  const edition = provenance(question);
  const { presence, blocs, universe, roles, minConfidence } = edition;
  const separator = words.language === 'zh' ? '、' : ', ';
  const caption = words.caption(selectionName(asked), when ?? words.asOf(day(question.day)), [
    words.presence[presence],
    words.blocs[blocs],
    ...(roles ? [words.roles(roles.map(words.role).join(separator))] : []),
    ...(minConfidence && minConfidence !== 'UNVERIFIED' ? [words.minConfidence[minConfidence]] : []),
    ...(universe === 'UN_MEMBERS' ? [] : [words.universe[universe]]),
  ]);
  const open = incomplete(initiatives).length;
  const warning = open > 0 ? [words.incomplete(number(open), number(initiatives.length))] : [];
  const { cite } = edition;
  const join = words.language === 'zh' ? '' : ' ';
  return {
    title,
    subtitle: [note, caption, ...warning].join(join),
    description: [title, caption].join(words.language === 'zh' ? '。' : '. '),
    source: words.source(when === undefined ? cite : citeYears(cite, question), edition),
  };
}

/** What was counted in words: the set's or initiative's own name where there is one. */
function selectionName({ question, words, name, number }: Asked): string {
  const { input, roll, initiatives } = question;
  const set = input.set == null ? undefined : roll.sets.get(input.set);
  if (set && initiatives.length === set.initiatives.length) return name(set.names);
  if (initiatives.length === 1) return name(initiatives[0]!.names);
  return words.selectionOf(number(initiatives.length));
}

/** The one scheme of the question, or the usual one. Throws BAD_USER_INPUT for several, and where none is on record. */
function schemeOf({ schemes, roll }: Question): Scheme {
  if (schemes.length > 1) throw badInput('scheme', 'scheme: a chart takes one scheme');
  const scheme = schemes[0] ?? roll.schemes.get(USUAL_SCHEME);
  if (!scheme) throw badInput('scheme', `scheme: none is given, and '${USUAL_SCHEME}' is not on record`);
  return scheme;
}

function limitBars({ initiatives }: Question, figure: string): void {
  if (initiatives.length <= MOST_BARS) return;
  throw new RollcallError(
    'QUERY_TOO_COMPLEX',
    `the selection holds ${initiatives.length} initiatives; a chart takes at most ${MOST_BARS} bars: choose fewer initiatives, or export the ${figure}`,
    { argument: 'selection', limit: MOST_BARS },
  );
}

const schemeName = (asked: Asked, scheme: Scheme): string => asked.name(scheme.names);

/** The universe as one block a group, states with the greatest coverage first. */
function* waffle(asked: Asked): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, day, rule } = question;
  const n = initiatives.length;
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule);
  const { parts, universe } = partitionAt(roll, schemeOf(question), day, rule.universe);
  const collator = new Intl.Collator(words.language);
  const blocks = parts
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => {
      const seats = members
        .map((country) => {
          const k = coverage[country.index]!;
          const label = words.seat(name(country.names), number(k), number(n));
          return { code: country.code, coverage: k, label, sort: name(country.names) };
        })
        .sort((a, b) => b.coverage - a.coverage || collator.compare(a.sort, b.sort));
      const none = seats.filter((seat) => seat.coverage === 0).length;
      const note = words.blockNote(number(none), number(seats.length));
      return { key: group.slug, name: name(group.names), note, seats };
    });
  const none = universe.filter(({ index }) => coverage[index] === 0).length;
  const title = words.waffleTitle(number(none), number(universe.length), number(n), incomplete(initiatives).length > 0);
  const legend = Array.from({ length: n + 1 }, (_, k) => (k === 0 ? words.none : number(k)));
  return {
    text: textOf(asked, title, words.waffleNote),
    draw: (context) => drawAssembly({ n, blocks, ...(n <= 20 ? { legend } : {}) }, context),
    width: 1080,
  };
}

function* bars(asked: Asked): Steps<Chart> {
  const { question, words, number } = asked;
  const { roll, initiatives, day, rule } = question;
  limitBars(question, 'distribution');
  const { buckets } = yield* distributionInSteps(roll, initiatives, day, rule);
  const n = number(initiatives.length);
  const data = buckets.map(({ k, size }) => ({
    k,
    size,
    label: k === 0 ? words.none : words.kOfN(number(k), n),
    value: number(size),
  }));
  return {
    text: textOf(asked, words.distributionTitle(n), ''),
    draw: (context) => drawKOfN(data, context),
    width: 800,
  };
}

/** Representation ratio of each group by year, parity marked, with the range over the Global South schemes. */
function* shares(asked: Asked): Steps<Chart> {
  const { question, words, name, number, decimal, day } = asked;
  const { snapshot, roll, initiatives, rule, input } = question;
  const { from, to } = yearsOf(question);
  const scheme = schemeOf(question);
  const fixed = input.compositionAt ?? null;
  const points = yield* representationSeriesInSteps(
    roll,
    initiatives,
    scheme,
    from,
    to,
    rule,
    dataDay(snapshot, roll),
    fixed,
  );
  const groups = new Map(
    points.flatMap(({ representation }) => representation.groups.map(({ group }) => [group.slug, group] as const)),
  );
  const series = [...groups.values()].map((group) => ({
    key: group.slug,
    name: shortName(name(group.names)),
    points: points.map(({ year, partial, representation }) => ({
      year,
      partial,
      value: representation.groups.find((one) => one.group.slug === group.slug)?.representationRatio ?? null,
    })),
  }));
  const band = points.flatMap(({ year, representation }) => {
    const { underSchemes, ranges } = globalSouthRange(representation);
    const { least: low, greatest: high } = ranges.representationRatio;
    const definitions = underSchemes.filter(({ figures }) => figures.members > 0).length;
    return low === null || high === null ? [] : [{ year, low, high, definitions }];
  });
  const when = words.years(String(from), String(to), fixed === null ? null : day(fixed));
  const definitions = band.map((point) => point.definitions);
  const bandLabel = words.band(number(Math.min(...definitions)), number(Math.max(...definitions)));
  const running = points.find(({ partial }) => partial);
  const note = [words.sharesNote, ...(running ? [words.runningYear(day(running.representation.asked.day))] : [])];
  return {
    text: textOf(
      asked,
      words.sharesTitle(schemeName(asked, scheme)),
      note.join(words.language === 'zh' ? '' : ' '),
      when,
    ),
    draw: (context) =>
      drawShareLines(
        {
          series,
          parity: { value: 1, label: words.parity },
          ...(band.length > 0 ? { band: { label: bandLabel, points: band } } : {}),
          changes: points.map(({ year, joined, left }) => ({ year, joined, left })),
          changesLabel: words.changes,
          formatCount: number,
          format: decimal,
        },
        context,
      ),
    width: 960,
  };
}

/** A name that fits beside a line: an acronym in brackets at its end stands for it, other words in brackets go. */
export function shortName(name: string): string {
  const [, before, inBrackets] = /^(.+?)\s*[(（](.+)[)）]$/.exec(name) ?? [];
  if (before === undefined || inBrackets === undefined) return name;
  return /^[A-Z]{2,8}$/.test(inBrackets) ? inBrackets : before;
}

const LEADING: ReadonlySet<Role> = new Set(['HOST', 'CHAIR', 'CO_CHAIR']);
const OBSERVING: ReadonlySet<Role> = new Set(['OBSERVER', 'O_MEMBER']);

function* matrixChart(asked: Asked): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, group, day, rule } = question;
  const states = statesAsked(roll, group, day, rule).length;
  const cells = states * initiatives.length;
  if (cells > MOST_CELLS) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `a matrix of ${states} states by ${initiatives.length} initiatives has ${cells} cells; a chart takes at most ${MOST_CELLS}: choose fewer initiatives or a group, or export the matrix`,
      { argument: 'selection', limit: MOST_CELLS },
    );
  }
  const rows = yield* matrixInSteps(roll, initiatives, group, day, rule);
  const groupOf = new Map(
    partitionAt(roll, schemeOf(question), day, rule.universe).parts.flatMap((part, place) =>
      part.members.map(({ index }) => [index, { place, name: name(part.group.names) }] as const),
    ),
  );
  const collator = new Intl.Collator(words.language);
  const lines = rows
    .map(({ country, coverage, roles }) => ({
      key: country.code,
      name: name(country.names),
      coverage: number(coverage),
      k: coverage,
      place: groupOf.get(country.index)!.place,
      group: groupOf.get(country.index)!.name,
      cells: roles.map((own): MatrixCell | null =>
        own.length === 0
          ? null
          : {
              label: own.map(words.role).join(', '),
              weight: own.some((role) => LEADING.has(role))
                ? 'leading'
                : own.every((role) => OBSERVING.has(role))
                  ? 'observing'
                  : 'full',
            },
      ),
    }))
    .sort((a, b) => a.place - b.place || b.k - a.k || collator.compare(a.name, b.name));
  const columns = initiatives.map(({ slug, names }) => ({ key: slug, name: shortName(name(names)) }));
  return {
    text: textOf(
      asked,
      words.matrixTitle(number(rows.length), number(columns.length), group && name(group.names)),
      words.matrixNote,
    ),
    draw: (context) => drawPanels(columns, lines, context),
    width: Math.min(2400, Math.max(1080, 320 + columns.length * 18)),
  };
}

function* gapBars(asked: Asked): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, group, day, rule } = question;
  limitBars(question, 'gaps');
  const found = yield* gapsInSteps(roll, initiatives, group, day, rule, 1);
  const counted = found.initiatives.map(({ initiative, missing }) => {
    const counts = { NEVER_JOINED: 0, NOT_INVITED_OR_DECLINED: 0, NOT_ELIGIBLE: 0, WITHDREW: 0, UNKNOWN: 0 };
    for (const { reason } of missing) counts[reason]++;
    return { key: initiative.slug, name: name(initiative.names), counts, total: number(missing.length) };
  });
  const who = group ? name(group.names) : words.everyState;
  return {
    text: textOf(asked, words.gapsTitle(who), words.gapsNote(number(found.universeSize))),
    draw: (context) =>
      drawGapBars({ bars: counted, reasons: words.reasons, of: found.universeSize, format: number }, context),
    width: 1080,
  };
}

/** Lines of a panel at which a matrix of few columns is broken into several, side by side: a page is not a ribbon. */
const PANEL_LINES = 40;
const PANEL_GAP = 28;
/** Width that a panel takes besides its columns, and for each of them. */
const PANEL_NAMES = 250;
const PANEL_COLUMN = 16;
const MARGINS = 48;

/** Room at the right, into which the slanted names of the last columns reach. */
const OVERHANG = 90;

/** A matrix that fits a page: as many panels side by side as the width takes, each with its columns named. */
function drawPanels(
  columns: readonly MatrixColumn[],
  lines: readonly MatrixLine[],
  context: FigureContext,
): SvgElement {
  const page = context.width - MARGINS;
  const room = page - OVERHANG + PANEL_GAP;
  const fitting = Math.floor(room / (PANEL_NAMES + columns.length * PANEL_COLUMN + PANEL_GAP));
  const panels = Math.max(1, Math.min(fitting, Math.ceil(lines.length / PANEL_LINES)));
  const width = Math.floor(room / panels) - PANEL_GAP;
  const size = Math.ceil(lines.length / panels);
  const drawn = Array.from({ length: panels }, (_, place) => {
    const own = lines.slice(place * size, (place + 1) * size);
    return drawMatrix(columns, own, { ...context, standalone: false, width });
  });
  const height = Math.max(...drawn.map((panel) => Number(panel.getAttribute('height'))));
  const whole = svgElement(context.document, 'svg', { width: page, height, overflow: 'visible' });
  drawn.forEach((panel, place) => {
    panel.setAttribute('x', String(place * (width + PANEL_GAP)));
    panel.setAttribute('overflow', 'visible');
    panel.removeAttribute('role');
    panel.removeAttribute('aria-label');
    whole.appendChild(panel);
  });
  return frame(context, whole);
}

/** What the figure functions need besides the data, for a picture to keep. */
export function contextOf(chart: Chart, document: FigureContext['document'], width: number | undefined): FigureContext {
  return {
    document,
    theme: lightTheme,
    text: chart.text,
    width: width ?? chart.width,
    standalone: true,
    id: 'rollcall',
  };
}
