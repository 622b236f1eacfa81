import { CHARTS, chartParameters } from '../charts/charts.js';
import type { Steps } from '../common/steps.js';
import { yearOf } from '../domain/day.js';
import { distributionInSteps, underBlocRulesInSteps } from '../domain/distribution.js';
import { absencesOfCountryInSteps } from '../domain/gaps.js';
import { memberCountries, unStatusAt } from '../domain/groups.js';
import { dayInWords, type Locale } from '../domain/locale.js';
import { standingsInSteps } from '../domain/matrix.js';
import { nameIn } from '../domain/names.js';
import { LISTED_CLASSES, ruleOfWords } from '../domain/rule.js';
import { stateAlone, stateAtStart } from '../domain/state-names.js';
import { EXPORTS } from '../exports/exports.js';
import { coverageOfEachInSteps } from '../questions/coverage.js';
import { captionOf, listNotes, noneNote, numberIn, selectionInWords } from '../questions/notes.js';
import { participantCount } from '../questions/participation-rows.js';
import type { Question } from '../questions/question.js';
import { dataDay } from '../questions/standpoint.js';
import type { Language, PageAddress } from './addresses.js';
import { type HeadlineFigures, headlineOf, plain } from './headline.js';
import { PUBLISHED } from './openings.js';
import { pictureQuery } from './page-question.js';
import type { Thing } from './resolve.js';
import { titleInWords } from './titles.js';
import { PAGE_WORDS } from './words.js';

/** What a page says before anything of it is drawn: in its head, and to whoever runs no scripts. */
export interface PageText {
  /** As windows and lists of results show it. */
  readonly title: string;
  /** The heading; what is to stand out in it is between `<strong>` and `</strong>`. */
  readonly heading: string;
  /** For the head: whole sentences, each true by itself, the weightiest first. */
  readonly description: readonly string[];
  /** What stands below the heading. */
  readonly sentences: readonly string[];
  readonly picture: PagePicture | null;
  /** Files of the same question, below the root. */
  readonly files: readonly { readonly path: string; readonly label: string }[];
}

/** A picture of the chart server, without its file's ending. */
export interface PagePicture {
  readonly chart: string;
  readonly query: URLSearchParams;
  readonly alt: string;
  /** In CSS pixels: the width that it is drawn for. */
  readonly width: number;
}

export interface PageQuestion {
  readonly page: PageAddress;
  readonly thing: Thing | null;
  readonly question: Question;
  readonly language: Language;
  /** What of the day and the release the address itself names: it then stands in the title. */
  readonly named: { readonly asOf: boolean; readonly release: string | null };
}

const localeOf = (language: Language): Locale => (language === 'zh' ? 'ZH' : 'EN');

/** What the page of an address says of a question that could be resolved. */
export function* describeInSteps(asked: PageQuestion): Steps<PageText> {
  const { thing, page } = asked;
  switch (thing?.kind) {
    case 'country':
      return yield* country(asked, thing.country);
    case 'initiative':
      return initiative(asked, thing.initiative);
    case 'organisation':
      return organisation(asked, thing.organisation);
    default:
      return page.counts ? yield* figures(asked) : textPage(asked);
  }
}

/** The name of a page, or of what it is about, with what was counted. */
function titleOf({ page, thing, question, language, named }: PageQuestion, name: string): string {
  const locale = localeOf(language);
  return titleInWords(page, language, {
    name,
    selection: thing === null ? selectionInWords(question, locale) : null,
    day: named.asOf ? dayInWords(question.day, locale) : null,
    release: named.release,
  });
}

function textPage(asked: PageQuestion): PageText {
  const { page, language } = asked;
  return {
    title: titleOf(asked, page.name[language]),
    heading: page.name[language],
    description: [page.about[language]],
    sentences: [page.about[language]],
    picture: pictureOf(asked, page.about[language]),
    files: [],
  };
}

/** A page of figures: the headline of what is counted, and by which rule. */
function* figures(asked: PageQuestion): Steps<PageText> {
  const { page, language, question } = asked;
  const words = PAGE_WORDS[language];
  const locale = localeOf(language);
  const { figures, range } = yield* headlineInSteps(question, locale);
  const day = dayInWords(question.day, locale);
  const headline = headlineOf(figures, language);
  const isFirst = page.path === '/' || page.path === '/distribution';
  const name = page.name[language];
  const told = words.onDay(plain(headline), day);
  const caption = captionOf(question, locale, null);
  return {
    title: titleOf(asked, name),
    heading: isFirst ? headline : name,
    description: [...(isFirst ? [] : [page.about[language]]), told, caption, range],
    sentences: [
      ...(isFirst ? [] : [page.about[language], told]),
      caption,
      range,
      ...listNotes(question, question.day, locale),
    ],
    picture: pictureOf(asked, plain(headline)),
    files: filesOf(asked),
  };
}

/** The headline figure of a question, as the page counts it. */
function* headlineInSteps(
  question: Question,
  locale: Locale,
): Steps<{ readonly figures: HeadlineFigures; readonly range: string }> {
  const { roll, initiatives, day, rule } = question;
  const { buckets, universeSize } = yield* distributionInSteps(roll, initiatives, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const underBlocRules = yield* underBlocRulesInSteps(roll, initiatives, day, rule);
  const isUnsure = (index: number) => standings.get(index)?.includes('NOT_KNOWN') ?? true;
  const none = buckets[0]?.countries ?? [];
  const n = initiatives.length;
  return {
    figures: {
      none: numberIn(none.length, locale),
      all: numberIn(universeSize, locale),
      n,
      nInDigits: numberIn(n, locale),
      only: n === 1 ? nameIn(initiatives[0]!.names, locale) : null,
      atMost: none.some(({ index }) => isUnsure(index)),
    },
    range: noneNote(
      { underBlocRules, atMost: buckets.some(({ countries }) => countries.some(({ index }) => isUnsure(index))) },
      locale,
    ),
  };
}

function* country(
  asked: PageQuestion,
  { index, code, names }: Extract<Thing, { kind: 'country' }>['country'],
): Steps<PageText> {
  const { question, language } = asked;
  const { roll, initiatives, day, rule } = question;
  const words = PAGE_WORDS[language];
  const locale = localeOf(language);
  const name = nameIn(names, locale);
  const inText = stateAtStart(code, name, language);
  const country = roll.countryByCode.get(code)!;
  const isMember = unStatusAt(country, day) === 'MEMBER';
  const coverage = (yield* coverageOfEachInSteps(roll, initiatives, day, rule))[index] ?? 0;
  const missed = isMember ? yield* absencesOfCountryInSteps(roll, initiatives, country, day, rule) : [];
  const atLeast = missed.some(({ reason }) => reason === 'UNKNOWN');
  const sentence = isMember
    ? words.country(inText, numberIn(coverage, locale), numberIn(initiatives.length, locale), atLeast)
    : words.notCounted(inText);
  return {
    title: titleOf(asked, stateAlone(code, name, language)),
    heading: name,
    ...told([sentence, ...(isMember ? [captionOf(question, locale, null)] : [])]),
    picture: isMember ? pictureOf(asked, sentence, new URLSearchParams({ countries: code })) : null,
    files: isMember ? filesOf(asked, new URLSearchParams({ countries: code })) : [],
  };
}

function initiative(
  asked: PageQuestion,
  { names, summaries, publishedTotal, slug, index }: Extract<Thing, { kind: 'initiative' }>['initiative'],
): PageText {
  const { question, language } = asked;
  const { roll, day, rule } = question;
  const words = PAGE_WORDS[language];
  const locale = localeOf(language);
  const name = nameIn(names, locale);
  const summary = (locale === 'ZH' ? summaries.zh : null) ?? summaries.en;
  // Counted as on the page of the initiative: everybody on its list.
  const listed = ruleOfWords(
    { presence: 'CUMULATIVE', roleClasses: rule.method === '1.0' ? null : [...LISTED_CLASSES] },
    rule.method,
    'counting',
  );
  const count = participantCount(roll, index, day, listed);
  const sentence = words.initiative(
    name,
    numberIn(count, locale),
    publishedTotal === null ? null : numberIn(publishedTotal, locale),
    publishedTotal !== null && count <= publishedTotal,
    dayInWords(day, locale),
  );
  const only = new URLSearchParams({ initiatives: slug });
  return {
    title: titleOf(asked, name),
    heading: name,
    ...told([...(summary === null ? [] : [summary]), sentence]),
    picture: pictureOf(asked, sentence, only),
    files: filesOf(asked, only),
  };
}

function organisation(
  asked: PageQuestion,
  { index, names, membersGroup, organisationKind }: Extract<Thing, { kind: 'organisation' }>['organisation'],
): PageText {
  const { question, language } = asked;
  const { day } = question;
  const words = PAGE_WORDS[language];
  const locale = localeOf(language);
  const name = nameIn(names, locale);
  // What an organisation leads is told of the newest data, as its page does.
  const { roll: newest } = question.snapshot;
  const leads = newest.initiatives.filter((item) => newest.leads.get(item.index)?.includes(index)).length;
  const ofStates = organisationKind === 'INTERGOVERNMENTAL' || organisationKind === 'REGIONAL';
  const { roll } = question;
  const members = membersGroup === null ? 0 : memberCountries(roll, roll.groups.get(membersGroup)!, day).length;
  return {
    title: titleOf(asked, name),
    heading: name,
    ...told([
      words.organisation(name, numberIn(leads, locale)),
      ...(ofStates && members > 0 ? [words.members(numberIn(members, locale), dayInWords(day, locale))] : []),
    ]),
    picture: null,
    files: [],
  };
}

/** The same sentences in the head and below the heading. */
const told = (sentences: readonly string[]) => ({ description: sentences, sentences });

/** Width for which pictures are drawn in heads: a PNG has twice as many pixels, which is what networks ask for. */
const WIDTH = 600;

/** The picture of a page's chart; `instead` names the states or the initiative that it is about. */
function pictureOf(
  { page, question, language, named }: PageQuestion,
  alt: string,
  instead?: URLSearchParams,
): PagePicture | null {
  const { chart } = page;
  if (chart === null) return null;
  const { input, snapshot, roll } = question;
  const fields = chartParameters(chart);
  // Pages that do not open with the published set show every initiative where the address selects none.
  const isOfAll = instead?.has('initiatives') || (!page.counts && input.set === PUBLISHED.set);
  const day = page.counts || named.asOf ? question.day : dataDay(snapshot, roll);
  const query = pictureQuery(isOfAll ? { ...input, ...NO_SELECTION } : input, fields, day);
  for (const [name, value] of instead ?? []) query.set(name, value);
  if (CHARTS[chart]!.needs?.includes('from')) {
    const years = yearsShown(question);
    query.set('from', String(years.from));
    query.set('to', String(years.to));
  }
  if (chart === 'shares' && !query.has('scheme')) query.set('scheme', USUAL_SCHEME);
  if (language === 'zh') query.set('locale', 'ZH');
  return { chart, query, alt, width: WIDTH };
}

const USUAL_SCHEME = 'un-regional-groups';
const NO_SELECTION = {
  ...{ set: null, kinds: null, topics: null, leads: null, families: null, focus: null },
  ...{ completeOnly: null, openedFrom: null, openedTo: null, name: null },
} as const;
const FIRST_YEAR = 2015;
const FEWEST_YEARS = 5;

/** The years of a series, as the page has them: from the first initiative, five at least, to the last of the data. */
function yearsShown({ initiatives, snapshot }: Question): { from: number; to: number } {
  const to = Number(snapshot.newest.dataThrough.slice(0, 4));
  const opened = initiatives.flatMap(({ openedOn }) => (openedOn === null ? [] : [yearOf(openedOn)]));
  return { from: Math.max(FIRST_YEAR, Math.min(to - FEWEST_YEARS, ...opened)), to };
}

const FILES = [
  ['distribution', 'distributionCsv'],
  ['gaps', 'gapsCsv'],
  ['participations', 'participationsCsv'],
] as const;

function filesOf({ question, language, page }: PageQuestion, instead?: URLSearchParams): PageText['files'] {
  const { input, day } = question;
  const words = PAGE_WORDS[language];
  const selection = instead?.has('initiatives') ? { ...input, ...NO_SELECTION } : input;
  return FILES.filter(([name]) => page.of !== 'country' || name !== 'distribution').map(([name, label]) => {
    const query = pictureQuery({ ...selection, scheme: null }, EXPORTS[name]!.parameters, day);
    for (const [parameter, value] of instead ?? []) query.set(parameter, value);
    return { path: `/exports/${name}.csv?${query}`, label: words[label] };
  });
}
