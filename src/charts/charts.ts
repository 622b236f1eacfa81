import { inSlices } from '../common/in-slices.js';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { type Day } from '../domain/day.js';
import { distributionInSteps, underBlocRulesInSteps } from '../domain/distribution.js';
import { gapsInSteps, statesAsked } from '../domain/gaps.js';
import { globalSouthRange } from '../domain/global-south.js';
import { incomplete } from '../domain/lists.js';
import { matrixInSteps, standingsInSteps } from '../domain/matrix.js';
import { nameIn } from '../domain/names.js';
import { partitionAt } from '../domain/partition.js';
import { coverageOfAllInSteps } from '../domain/presence.js';
import {
  ABSENCE_REASONS,
  type AbsenceReason,
  type Names,
  ROLE_TERMS,
  ROLES,
  type Role,
  type Scheme,
  STANDINGS,
  type Standing,
} from '../domain/roll.js';
import { blocRulesOf, type CountingRule, holdsRole, leadingRoles } from '../domain/rule.js';
import { sensitivityInSteps } from '../domain/sensitivity.js';
import { representationSeriesInSteps } from '../domain/series.js';
import { countStandings, standingOver } from '../domain/standing-over.js';
import type { Steps } from '../domain/steps.js';
import { notFound } from '../exports/not-found.js';
import type { FigureText, MatrixCell, YearChanges } from '../figures/index.js';
import { checkStates, yearsOf } from '../questions/checks.js';
import { type FieldName, namesAt } from '../questions/fields.js';
import { fieldsWith } from '../questions/from-query.js';
import { captionOf, dayInWords, type Locale, listNotes, noneNote } from '../questions/notes.js';
import { citeYears, provenance } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import { dataDay } from '../questions/standpoint.js';
import type { Figure } from './figure.js';
import { type Span, WORDS, type Words } from './words.js';

/** The scheme by which states are arranged where the question names none. */
const USUAL_SCHEME = 'un-regional-groups';
/** Cells that a matrix may have: every state by every initiative of today fits, with room. */
export const MOST_CELLS = 60_000;
/** Bars that one under the other can still be read: with room, every initiative of today. */
export const MOST_BARS = 500;
export const LEAST_WIDTH = 320;
export const MOST_WIDTH = 4000;

/** A chart with its data, ready to be drawn: plain values, so that another thread can draw it. */
export interface Chart {
  readonly text: FigureText;
  readonly figure: Figure;
  /** Of numbers, as BCP 47 has it. */
  readonly language: string;
  /** Width in CSS pixels where none is asked for. */
  readonly width: number;
}

interface Kind {
  /** What it shows, for whoever chooses among the charts. */
  readonly description: string;
  readonly parameters: readonly FieldName[];
  /** Parameters without which it can not be drawn. */
  readonly needs?: readonly FieldName[];
  readonly make: (asked: Asked) => Steps<Chart>;
}

/** A question with the language to answer in. */
interface Asked {
  readonly question: Question;
  readonly words: Words;
  readonly locale: Locale;
  readonly name: (names: Names) => string;
  readonly number: (value: number) => string;
  readonly day: (day: Day) => string;
}

/** Every chart that the server draws; CLI and HTTP read this list. */
export const CHARTS: Readonly<Record<string, Kind>> = {
  waffle: {
    description: 'Every state as a square, by group, shaded by how many of the initiatives it takes part in.',
    parameters: ['asOf', 'scheme'],
    make: waffle,
  },
  distribution: {
    description: 'How many states take part in how many of the initiatives.',
    parameters: ['asOf'],
    make: bars,
  },
  shares: {
    description: 'The representation ratio of each group of a scheme, year by year.',
    parameters: ['scheme', 'from', 'to', 'compositionAt'],
    needs: ['from', 'to'],
    make: shares,
  },
  matrix: {
    description: 'States by initiatives, with the roles of each.',
    parameters: ['asOf', 'scheme', 'group', 'countries'],
    make: matrixChart,
  },
  gaps: {
    description: 'How many states are absent from each initiative, and why.',
    parameters: ['asOf', 'group', 'countries'],
    make: gapBars,
  },
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
  const steps = CHARTS[name]!.make({
    question,
    words,
    locale,
    name: (names) => nameIn(names, locale),
    number: (value) => whole.format(value),
    day: (value) => dayInWords(value, locale),
  });
  return inSlices(steps);
}

/** What a chart says besides its title. */
interface Notes {
  readonly note: string;
  /** What stands for the day in the line on what was counted: the years of a series. */
  readonly when?: string;
  /** The day that the note on lists is about, where it is not the question's. */
  readonly listsOn?: Day;
  /** Sentences on what the choice of a rule leaves open. */
  readonly ranges?: readonly string[];
}

/** What every chart says of itself: title, what was counted, how, as of when, what is not known, and where it comes from. */
function textOf(
  { question, words, locale }: Asked,
  title: string,
  { note, when, listsOn, ranges = [] }: Notes,
): FigureText {
  const edition = provenance(question);
  const caption = captionOf(question, locale, when ?? null);
  const { cite } = edition;
  const sentences = [note, caption, ...ranges, ...listNotes(question, listsOn ?? question.day, locale)];
  return {
    title,
    subtitle: sentences.filter((sentence) => sentence !== '').join(words.language === 'zh' ? '' : ' '),
    description: [title, caption].join(words.language === 'zh' ? '。' : '. '),
    source: words.source(when === undefined ? cite : citeYears(cite, question.input), edition),
  };
}

/** The states at none under each bloc rule: as a sentence, and as a range where they are not the same. */
function* noneUnderRules({ question, number, locale }: Asked, atMost: boolean) {
  const { roll, initiatives, day, rule } = question;
  const underBlocRules = yield* underBlocRulesInSteps(roll, initiatives, day, rule);
  const counts = underBlocRules.map(({ atNone }) => atNone);
  const [least, greatest] = [Math.min(...counts), Math.max(...counts)];
  const span: Span | null = least === greatest ? null : { least: number(least), greatest: number(greatest) };
  return { sentence: noneNote({ underBlocRules, atMost }, locale), span };
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

/** Whether a state may take part in more than it is counted in. */
const mayTakePart = (standings: readonly Standing[]) => standings.includes('NOT_KNOWN');

/** The universe as one block a group, states with the greatest coverage first. */
function* waffle(asked: Asked): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, day, rule } = question;
  const n = initiatives.length;
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const { parts, universe } = partitionAt(roll, schemeOf(question), day, rule.universe);
  const collator = new Intl.Collator(words.language);
  const atMost = (count: number, unsure: boolean) => (unsure ? words.atMost(number(count)) : number(count));
  const seats = new Map(
    universe.map((country) => {
      const k = coverage[country.index]!;
      const toEach = standings.get(country.index)!;
      const standing = standingOver(toEach);
      const counted = mayTakePart(toEach) ? words.atLeast(number(k)) : number(k);
      const label = words.seat(name(country.names), words.kOfN(counted, number(n)), words.standings[standing]);
      const seat = { code: country.code, coverage: k, standing, label };
      return [country.index, { seat, sort: name(country.names), unsure: mayTakePart(toEach) }] as const;
    }),
  );
  const blocks = parts
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => {
      const own = members
        .map(({ index }) => seats.get(index)!)
        .sort(
          (a, b) =>
            b.seat.coverage - a.seat.coverage ||
            STANDINGS.indexOf(a.seat.standing) - STANDINGS.indexOf(b.seat.standing) ||
            collator.compare(a.sort, b.sort),
        );
      const none = own.filter(({ seat }) => seat.coverage === 0);
      const unsure = none.some((member) => member.unsure);
      const note = words.blockNote(atMost(none.length, unsure), number(own.length));
      return { key: group.slug, name: name(group.names), note, seats: own.map(({ seat }) => seat) };
    });
  const everyone = [...seats.values()];
  const none = everyone.filter(({ seat }) => seat.coverage === 0);
  const { sentence, span } = yield* noneUnderRules(
    asked,
    everyone.some(({ seat, unsure }) => unsure && seat.standing !== 'ITSELF'),
  );
  const title = words.waffleTitle(
    none.length,
    atMost(
      none.length,
      none.some(({ unsure }) => unsure),
    ),
    number(universe.length),
    number(n),
    n === 1 ? name(initiatives[0]!.names) : null,
    span,
  );
  const scale = Array.from({ length: n }, (_, place) =>
    place === 0 ? words.scaleStart(number(1)) : number(place + 1),
  );
  return {
    text: textOf(asked, title, { note: words.waffleNote, ranges: [sentence] }),
    figure: { of: 'assembly', data: { n, blocks, standings: words.standings, ...(n <= 20 ? { scale } : {}) } },
    language: words.language,
    width: 1080,
  };
}

function* bars(asked: Asked): Steps<Chart> {
  const { question, words, number } = asked;
  const { roll, initiatives, day, rule } = question;
  limitBars(question, 'distribution');
  const { buckets } = yield* distributionInSteps(roll, initiatives, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const n = number(initiatives.length);
  const data = buckets.map(({ k, size, countries }) => {
    const toEach = countries.map(({ index }) => standings.get(index)!);
    const unsure = k === 0 && toEach.some(mayTakePart);
    return {
      k,
      size,
      standings: countStandings(toEach.map(standingOver)),
      label: k === 0 ? words.none : words.kOfN(number(k), n),
      value: unsure ? words.atMost(number(size)) : number(size),
    };
  });
  const { sentence } = yield* noneUnderRules(
    asked,
    [...standings.values()].some((toEach) => mayTakePart(toEach) && standingOver(toEach) !== 'ITSELF'),
  );
  return {
    text: textOf(asked, words.distributionTitle(n), { note: '', ranges: [sentence] }),
    figure: { of: 'k-of-n', data: { bars: data, standings: words.standings } },
    language: words.language,
    width: 800,
  };
}

/** Height of lines of which none can be drawn, in pixels. */
const WITHOUT_LINES = 150;

/** Representation ratio of each group by year, parity marked, with the range over the Global South schemes. */
function* shares(asked: Asked): Steps<Chart> {
  const { question, words, name, number, day } = asked;
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
  // A ratio over lists that do not say all would be one of what happens to be on record.
  const isWithheld = (asOf: Day) => incomplete(initiatives, asOf, rule).length > 0;
  const series = [...groups.values()].map((group) => ({
    key: group.slug,
    name: shortName(name(group.names)),
    points: points.map(({ year, partial, representation }) => {
      if (isWithheld(representation.asked.day)) return { year, partial, value: null, withheld: words.withheld };
      const figures = representation.groups.find((one) => one.group.slug === group.slug);
      return { year, partial, value: figures?.representationRatio ?? null };
    }),
  }));
  const band: { year: number; low: number; high: number; definitions: number }[] = [];
  for (const { year, representation } of points) {
    if (isWithheld(representation.asked.day)) continue;
    const { least: low, greatest: high } = (yield* sensitivityInSteps(representation)).representationRatio;
    if (low === null || high === null) continue;
    const { underSchemes } = globalSouthRange(representation);
    const definitions = underSchemes.filter(({ figures }) => figures.members > 0).length;
    band.push({ year, low, high, definitions });
  }
  const changes: Required<YearChanges>[] = [];
  for (const point of points) {
    const { year, joined, left } = point;
    changes.push({ year, joined, left, joinedBounds: yield* point.joinedBoundsInSteps() });
  }
  const unsureChanges = changes.some(({ joinedBounds: { least, greatest } }) => least < greatest);
  const when = words.years(String(from), String(to), fixed === null ? null : day(fixed));
  const definitions = band.map((point) => point.definitions);
  const bandLabel = words.band(
    number(Math.min(...definitions)),
    number(Math.max(...definitions)),
    number(blocRulesOf(rule).length),
  );
  const running = points.find(({ partial }) => partial);
  const withheld = points.filter(({ representation }) => isWithheld(representation.asked.day));
  const note = [
    words.sharesNote,
    ...(running && !withheld.includes(running) ? [words.runningYear(day(running.representation.asked.day))] : []),
    ...(withheld.length === points.length ? [words.withheldAll] : []),
  ];
  return {
    text: textOf(asked, words.sharesTitle(schemeName(asked, scheme)), {
      note: note.join(words.language === 'zh' ? '' : ' '),
      when,
      listsOn: (withheld.at(-1) ?? points.at(-1)!).representation.asked.day,
    }),
    figure: {
      of: 'share-lines',
      data: {
        series,
        parity: { value: 1, label: words.parity },
        ...(band.length > 0 ? { band: { label: bandLabel, points: band } } : {}),
        ...(withheld.length > 0 ? { withheldLabel: words.withheld } : {}),
        ...(withheld.length === points.length ? { height: WITHOUT_LINES } : {}),
        changes,
        changesLabel: unsureChanges ? words.changesBetween : words.changes,
      },
    },
    language: words.language,
    width: 960,
  };
}

/** A name that fits beside a line: an acronym in brackets at its end stands for it, other words in brackets go. */
export function shortName(name: string): string {
  const [, before, inBrackets] = /^(.+?)\s*[(（](.+)[)）]$/.exec(name) ?? [];
  if (before === undefined || inBrackets === undefined) return name;
  return /^[A-Z]{2,8}$/.test(inBrackets) ? inBrackets : before;
}

/** How a state takes part itself, by its roles: it leads in one, or only observes; undefined: neither. */
function weightOf(roles: readonly Role[], rule: CountingRule): MatrixCell['weight'] {
  const leads = leadingRoles(rule);
  if (roles.some((role) => holdsRole(leads, ROLES.indexOf(role)))) return 'leading';
  return roles.every((role) => ROLE_TERMS[role].class === 'OBSERVATION') ? 'observing' : undefined;
}

function* matrixChart(asked: Asked): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, among, day, rule } = question;
  const states = statesAsked(roll, among, day, rule).length;
  const cells = states * initiatives.length;
  if (cells > MOST_CELLS) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `a matrix of ${states} states by ${initiatives.length} initiatives has ${cells} cells; a chart takes at most ${MOST_CELLS}: choose fewer initiatives, a group or countries, or export the matrix`,
      { argument: 'selection', limit: MOST_CELLS },
    );
  }
  const rows = yield* matrixInSteps(roll, initiatives, among, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, among, day, rule);
  const separator = words.language === 'zh' ? '、' : ', ';
  const cellOf = (roles: readonly Role[], standing: Standing): MatrixCell => {
    const named = roles.map(words.role).join(separator);
    if (standing === 'ITSELF') return { standing, label: named, weight: weightOf(roles, rule) };
    return { standing, label: roles.length > 0 ? words.throughAs(named) : words.standings[standing] };
  };
  const groupOf = new Map(
    partitionAt(roll, schemeOf(question), day, rule.universe).parts.flatMap((part, place) =>
      part.members.map(({ index }) => [index, { place, name: name(part.group.names) }] as const),
    ),
  );
  const collator = new Intl.Collator(words.language);
  const lines = rows
    .map(({ country, coverage, roles }) => {
      const toEach = standings.get(country.index)!;
      return {
        key: country.code,
        name: name(country.names),
        coverage: mayTakePart(toEach) ? `≥${number(coverage)}` : number(coverage),
        k: coverage,
        place: groupOf.get(country.index)!.place,
        group: groupOf.get(country.index)!.name,
        cells: roles.map((rolesThere, place) => cellOf(rolesThere, toEach[place]!)),
      };
    })
    .sort((a, b) => a.place - b.place || b.k - a.k || collator.compare(a.name, b.name));
  const columns = initiatives.map(({ slug, names }) => ({ key: slug, name: shortName(name(names)) }));
  const cellWords = { standings: words.standings, leading: words.leading, observing: words.observing };
  return {
    text: textOf(asked, words.matrixTitle(number(rows.length), number(columns.length), among && name(among.names)), {
      note: words.matrixNote,
    }),
    figure: { of: 'matrix', data: { columns, lines, words: cellWords } },
    language: words.language,
    width: Math.min(2400, Math.max(1080, 320 + columns.length * 18)),
  };
}

function* gapBars(asked: Asked): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, among, day, rule } = question;
  limitBars(question, 'gaps');
  const found = yield* gapsInSteps(roll, initiatives, among, day, rule, 1);
  const counted = found.initiatives.map(({ initiative, missing }) => {
    const counts = Object.fromEntries(ABSENCE_REASONS.map((reason) => [reason, 0])) as Record<AbsenceReason, number>;
    for (const { reason } of missing) counts[reason]++;
    const total = number(missing.length);
    return {
      key: initiative.slug,
      name: name(initiative.names),
      counts,
      total: counts.UNKNOWN > 0 ? words.atMost(total) : total,
    };
  });
  const who = among ? name(among.names) : words.everyState;
  const unknown = counted.some(({ counts }) => counts.UNKNOWN > 0);
  return {
    text: textOf(asked, words.gapsTitle(who), { note: words.gapsNote(number(found.universeSize), unknown) }),
    figure: { of: 'gap-bars', data: { bars: counted, reasons: words.reasons, of: found.universeSize } },
    language: words.language,
    width: 1080,
  };
}
