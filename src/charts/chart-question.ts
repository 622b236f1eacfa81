import { badInput, RollcallError } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import type { Day } from '../domain/day.js';
import { incomplete } from '../domain/lists.js';
import type { Locale } from '../domain/locale.js';
import { nameIn } from '../domain/names.js';
import type { Names, Scheme, Standing } from '../domain/roll.js';
import type { FigureText } from '../figures/index.js';
import type { FieldName } from '../questions/fields.js';
import { highlightOf } from '../questions/highlight.js';
import { captionOf, listNotes } from '../questions/notes.js';
import { citeYears, provenance } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import type { Chart } from './figure.js';
import type { Words } from './words.js';

/** The scheme by which states are arranged where the question names none. */
const USUAL_SCHEME = 'un-regional-groups';
/** Bars that one under the other can still be read: with room, every initiative of today. */
export const MOST_BARS = 500;

/** A question with the language to answer in. */
export interface ChartQuestion {
  readonly question: Question;
  readonly words: Words;
  readonly locale: Locale;
  readonly name: (names: Names) => string;
  readonly number: (value: number) => string;
  readonly day: (day: Day) => string;
}

/** A chart that the server draws. */
export interface ChartKind {
  /** What it shows, for whoever chooses among the charts. */
  readonly description: string;
  readonly parameters: readonly FieldName[];
  /** Parameters without which it can not be drawn. */
  readonly needs?: readonly FieldName[];
  readonly make: (asked: ChartQuestion) => Steps<Chart>;
}

/** What a chart says besides its title. */
export interface Notes {
  readonly note: string;
  /** What stands for the day in the line on what was counted: the years of a series. */
  readonly when?: string;
  /** The day that the note on lists is about, where it is not the question's. */
  readonly listsOn?: Day;
  /** Whether facts are shown as they are on record, of which no rule on organisations has a part. */
  readonly facts?: boolean;
  /** Whether what lists do not say is beside the point, as of positions. */
  readonly withoutLists?: boolean;
  /** Sentences on what the choice of a rule leaves open. */
  readonly ranges?: readonly string[];
}

/** What every chart says of itself: title, what was counted, how, as of when, what is not known, and where it comes from. */
export function textOf(
  { question, words, locale }: ChartQuestion,
  title: string,
  { note, when, listsOn, facts = false, withoutLists = false, ranges = [] }: Notes,
): FigureText {
  const edition = provenance(question);
  const caption = captionOf(question, locale, when ?? null, facts);
  const { cite } = edition;
  const { name } = question.input;
  const highlight = highlightOf(question);
  const broughtOut = highlight === null ? '' : words.highlighted(nameIn(highlight.names, locale));
  const named = name == null ? title : words.named(name, title);
  const sentences = [
    note,
    broughtOut,
    caption,
    ...ranges,
    ...(withoutLists ? [] : listNotes(question, listsOn ?? question.day, locale, facts)),
  ];
  return {
    title: named,
    subtitle: sentences.filter((sentence) => sentence !== '').join(words.language === 'zh' ? '' : ' '),
    description: [named, caption].join(words.language === 'zh' ? '。' : '. '),
    source: words.source(when === undefined ? cite : citeYears(cite, question.input), edition),
  };
}

/** The one scheme of the question, or the usual one. Throws BAD_USER_INPUT for several, and where none is on record. */
export function schemeOf({ schemes, roll }: Question): Scheme {
  if (schemes.length > 1) throw badInput('scheme', 'scheme: a chart takes one scheme');
  const scheme = schemes[0] ?? roll.schemes.get(USUAL_SCHEME);
  if (!scheme) throw badInput('scheme', `scheme: none is given, and '${USUAL_SCHEME}' is not on record`);
  return scheme;
}

export function limitBars({ initiatives }: Question, figure: string): void {
  if (initiatives.length <= MOST_BARS) return;
  throw new RollcallError(
    'QUERY_TOO_COMPLEX',
    `the selection holds ${initiatives.length} initiatives; a chart takes at most ${MOST_BARS} bars: choose fewer initiatives, or export the ${figure}`,
    { argument: 'selection', limit: MOST_BARS },
  );
}

export const schemeName = (asked: ChartQuestion, scheme: Scheme): string => asked.name(scheme.names);

/** Whether a state may take part in more than it is counted in. */
export const mayTakePart = (standings: readonly Standing[]) => standings.includes('NOT_KNOWN');

/** Whether a list is not complete, so that what is on record is a least. */
export const isOpen = ({ question: { initiatives, day, rule } }: ChartQuestion) =>
  incomplete(initiatives, day, rule).length > 0;

/** Sentences one after the other, without those that are empty. */
export const joinSentences = (asked: ChartQuestion, ...sentences: string[]) =>
  sentences.filter((sentence) => sentence !== '').join(asked.words.language === 'zh' ? '' : ' ');
