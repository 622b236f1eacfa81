import { z } from 'zod';
import { dayOf } from '../../domain/day.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { fieldsWith } from '../../questions/from-query.js';
import { SENTENCES, yearsInWords } from '../../questions/notes.js';
import { citeYears } from '../../questions/provenance.js';
import type { Named } from '../../questions/texts.js';
import {
  BESIDE_SHAPE,
  besideOf,
  count,
  listedOf,
  listedShape,
  listedText,
  RESTS,
  type Rests,
  slugs,
  textWith,
} from '../beside.js';
import { figure, percent, withheldBy } from '../figures.js';
import { nameOf, variablesFor, whole } from '../inputs.js';
import { rowsText } from '../rows.js';
import { toolOf } from '../tool.js';

interface YearPoint {
  readonly year: number;
  readonly partial: boolean;
  readonly joined: number;
  readonly left: number;
  readonly joinedBounds: { readonly least: number; readonly greatest: number };
  readonly representation: Rests & {
    readonly initiatives: readonly Named[];
    readonly scheme: Named;
    readonly universeSize: number;
    readonly groups: readonly {
      readonly group: Named;
      readonly members: number;
      readonly participants: number;
      readonly seats: number;
      readonly seatShare: number | null;
      readonly membershipShare: number | null;
      readonly representationRatio: number | null;
    }[];
  };
}

const QUERY = `query ($selection: SelectionInput!, $scheme: ID!, $from: Int!, $to: Int!, $counting: CountingInput,
  $compositionAt: Date, $locale: Locale = EN) { representationSeries(selection: $selection, scheme: $scheme, from: $from,
  to: $to, counting: $counting, compositionAt: $compositionAt) { year partial joined left joinedBounds { least greatest }
    representation { ${RESTS} initiatives { slug name(locale: $locale) } scheme { slug name(locale: $locale) } universeSize
      groups { group { slug name(locale: $locale) } members participants seats seatShare membershipShare
        representationRatio } } } }`;

/** Years of one answer; a longer series is given in parts. */
const MOST_YEARS = 12;

interface Words {
  readonly title: (scheme: string, initiatives: number) => string;
  readonly year: string;
  readonly ratios: string;
  readonly shares: string;
  readonly seats: (open: boolean) => string;
  readonly began: string;
  readonly columns: readonly [string, string, string, string];
  readonly running: (day: string) => string;
  readonly initiatives: string;
  readonly more: (years: number, from: number) => string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (scheme, initiatives) => `${scheme} in ${initiatives} initiatives, at the end of each year`,
    year: 'year',
    ratios: 'Representation ratio (1 is parity)',
    shares: 'Share of seats',
    seats: (open) => (open ? 'Seats, at least' : 'Seats'),
    began: 'Presences that began and ended in the year',
    columns: ['began, as stated', 'surely', 'possibly', 'ended'],
    running: (day) => `* The year was still running: as of ${day}.`,
    initiatives: 'Initiatives',
    more: (years, from) => `${years} more years: ask again with from: ${from}`,
  },
  ZH: {
    title: (scheme, initiatives) => `${scheme}在 ${initiatives} 项倡议中的代表性（各年年末）`,
    year: '年份',
    ratios: '代表性比值（1 表示与按成员比例应占份额相等）',
    shares: '参与份额',
    seats: (open) => (open ? '参与项次（下限）' : '参与项次'),
    began: '当年开始与结束的参与',
    columns: ['开始（按在案日期）', '确定', '可能', '结束'],
    running: (day) => `* 当年尚未结束：截至${day}。`,
    initiatives: '倡议',
    more: (years, from) => `另有 ${years} 年：请以 from: ${from} 再次查询`,
  },
};

const number = z.number().nullable();

export const seriesTool = toolOf({
  name: 'representation_series',
  title: 'Representation over the years',
  description: `How the groups of a scheme are represented at the end of each year, and how many participations began and ended in it. The running year stands at the date of the data. At most ${MOST_YEARS} years an answer.`,
  fields: fieldsWith(['compositionAt']),
  own: {
    scheme: nameOf('scheme'),
    from: whole(1945, 9999).describe('first year of a series'),
    to: whole(1945, 9999).describe('last year of a series'),
  },
  output: {
    ...BESIDE_SHAPE,
    scheme: z.string(),
    initiatives: listedShape('Slugs of the initiatives counted'),
    points: z.array(
      z.object({
        year: count(),
        asOf: z.string(),
        partial: z.boolean().describe('True: the year was still running.'),
        universeSize: count(),
        incompleteLists: count().describe(
          'Lists that do not say all on that day: where there are any, participants, seats and joinings are at least.',
        ),
        withheld: z.boolean().describe('True: ratios of the year are null, since some lists do not say all.'),
        joined: count().describe('Participations that began in the year by their stated days.'),
        joinedLeast: count().describe('Of these, surely in the year.'),
        joinedGreatest: count().describe('Possibly in it.'),
        left: count(),
        groups: z.array(
          z.object({
            slug: z.string(),
            name: z.string(),
            members: count(),
            participants: count(),
            seats: count(),
            seatShare: number,
            membershipShare: number,
            representationRatio: number,
          }),
        ),
      }),
    ),
    moreYears: count().describe('Years behind these; ask again with `from`: nextFrom.'),
    nextFrom: count().nullable(),
  },
  answer: async (args, ask, locale) => {
    const { from, to } = args;
    const until = Math.min(to, from + MOST_YEARS - 1);
    const { representationSeries: years } = await ask<{ representationSeries: readonly YearPoint[] }>(QUERY, {
      ...variablesFor(args),
      to: until,
    });
    const last = years.at(-1)!.representation;
    const words = WORDS[locale];
    const points = years.map(({ joinedBounds, representation, ...point }) => {
      const withheld = withheldBy(representation);
      const ratio = (value: number | null) => (withheld ? null : value);
      return {
        year: point.year,
        asOf: representation.asOf,
        partial: point.partial,
        universeSize: representation.universeSize,
        incompleteLists: representation.incompleteInitiatives.length,
        withheld,
        ...{ joined: point.joined, joinedLeast: joinedBounds.least, joinedGreatest: joinedBounds.greatest },
        left: point.left,
        groups: representation.groups.map(({ group, seatShare, representationRatio, ...figures }) => ({
          ...{ slug: group.slug, name: group.name, ...figures },
          seatShare: ratio(seatShare),
          representationRatio: ratio(representationRatio),
        })),
      };
    });
    const withheldIn = points.filter(({ withheld }) => withheld).map(({ year }) => year);
    const fixed = typeof args.compositionAt === 'string' ? dayInWords(dayOf(args.compositionAt), locale) : null;
    const beside = besideOf(
      { ...last, provenance: { ...last.provenance, cite: citeYears(last.provenance.cite, { from, to: until }) } },
      {
        ...{ locale, initiatives: last.initiatives },
        when: SENTENCES[locale].years(String(from), String(until), fixed),
        ranges: withheldIn.length > 0 ? [SENTENCES[locale].leftEmptyIn(yearsInWords(withheldIn))] : [],
      },
    );
    const structured = {
      ...beside,
      scheme: last.scheme.slug,
      initiatives: listedOf(slugs(last.initiatives)),
      points,
      moreYears: to - until,
      nextFrom: until < to ? until + 1 : null,
    };
    const shown = ({ year, partial }: { year: number; partial: boolean }) => (partial ? `${year}*` : String(year));
    const names = [...new Set(points.flatMap(({ groups }) => groups.map(({ name }) => name)))];
    const byGroup = (
      title: string,
      cell: (group: (typeof points)[number]['groups'][number]) => string | number | null,
    ) =>
      rowsText(title, [
        [words.year, ...names],
        ...points.map((point) => [
          shown(point),
          ...names.map((name) => {
            const group = point.groups.find((each) => each.name === name);
            return group ? cell(group) : null;
          }),
        ]),
      ]);
    const ratios = points.some(({ withheld }) => !withheld);
    const text = textWith(
      beside,
      locale,
      words.title(last.scheme.name, last.initiatives.length),
      ratios ? byGroup(words.ratios, ({ representationRatio }) => figure(representationRatio)) : '',
      ratios ? byGroup(words.shares, ({ seatShare }) => percent(seatShare)) : '',
      byGroup(words.seats(points.some(({ incompleteLists }) => incompleteLists > 0)), ({ seats }) => seats),
      rowsText(words.began, [
        [words.year, ...words.columns],
        ...points.map((point) => [shown(point), point.joined, point.joinedLeast, point.joinedGreatest, point.left]),
      ]),
      points.some(({ partial }) => partial) ? words.running(dayInWords(dayOf(last.asOf), locale)) : '',
      listedText(words.initiatives, structured.initiatives, locale),
      structured.nextFrom === null ? '' : words.more(structured.moreYears, structured.nextFrom),
    );
    return { structured, text };
  },
});
