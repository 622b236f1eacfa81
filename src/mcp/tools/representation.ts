import { z } from 'zod';
import { dayOf } from '../../domain/day.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { BLOC_RULE_TERMS, type BlocRule } from '../../domain/vocabulary.js';
import { fieldsWith } from '../../questions/from-query.js';
import { ratioIn, SENTENCES } from '../../questions/notes.js';
import type { Code, Named } from '../../questions/texts.js';
import {
  BESIDE_SHAPE,
  besideOf,
  codes,
  count,
  listedOf,
  listedShape,
  listedText,
  RESTS,
  type Rests,
  slugs,
  textWith,
} from '../beside.js';
import { checkCounted, figure, percent, withheldBy } from '../figures.js';
import { namesOf, variablesFor } from '../inputs.js';
import { rowsText } from '../rows.js';
import { toolOf } from '../tool.js';

interface End {
  readonly scheme: Named;
  readonly blocs: BlocRule;
}
interface Range {
  readonly least: number | null;
  readonly leastUnder: End | null;
  readonly greatest: number | null;
  readonly greatestUnder: End | null;
}

interface Representation extends Rests {
  readonly initiatives: readonly Named[];
  readonly scheme: Named;
  readonly compositionAt: string;
  readonly universeSize: number;
  readonly groups: readonly {
    readonly group: Named;
    readonly members: number;
    readonly participants: number;
    readonly participationRate: number | null;
    readonly seats: number;
    readonly seatShare: number | null;
    readonly membershipShare: number | null;
    readonly representationRatio: number | null;
    readonly populationRatio: number | null;
    readonly meanCoverage: number | null;
    readonly leadingSeats: number;
    readonly absentMembers: readonly Code[];
  }[];
  readonly loosemoreHanby: number | null;
  readonly gallagher: number | null;
  readonly sensitivity: { readonly representationRatio: Range };
  readonly evidence: {
    readonly unverifiedSeats: number;
    readonly startDates: readonly { readonly seats: { readonly least: number; readonly greatest: number } }[];
  };
}

const QUERY = `query ($selection: SelectionInput!, $schemes: [ID!]!, $asOf: Date, $counting: CountingInput,
  $compositionAt: Date, $locale: Locale = EN) { compareSchemes(selection: $selection, schemes: $schemes, asOf: $asOf,
  counting: $counting, compositionAt: $compositionAt) { ${RESTS} initiatives { slug name(locale: $locale) }
    scheme { slug name(locale: $locale) } compositionAt universeSize groups { group { slug name(locale: $locale) } members
      participants participationRate seats seatShare membershipShare representationRatio populationRatio meanCoverage
      leadingSeats absentMembers { code } } loosemoreHanby gallagher
    sensitivity { representationRatio { least leastUnder { scheme { slug name(locale: $locale) } blocs }
      greatest greatestUnder { scheme { slug name(locale: $locale) } blocs } } }
    evidence { unverifiedSeats startDates { seats { least greatest } } } } }`;

const MOST_SCHEMES = 4;
/** Ratios that no participation enters into are never left out. */
const number = z.number().nullable();

const GROUP_SHAPE = z.object({
  slug: z.string(),
  name: z.string(),
  members: count().describe('States of the group that are counted.'),
  participants: count().describe(
    'Of these, those that take part in at least one initiative; at least, where lists are incomplete.',
  ),
  participationRate: number,
  seats: count().describe(
    'Pairs of a state and an initiative in which it takes part; at least, where lists are incomplete.',
  ),
  seatsLeast: count().describe('What inexact starts alone leave possible: the least.'),
  seatsGreatest: count().describe('The greatest.'),
  seatShare: number,
  membershipShare: number,
  representationRatio: number.describe('Share of seats over share of states; 1 is parity.'),
  populationRatio: number,
  meanCoverage: number,
  leadingSeats: count(),
  absentMembers: listedShape('Members on record in none; at most, where lists are incomplete'),
});

const END_SHAPE = z.object({ value: z.number(), scheme: z.string(), blocs: z.string() }).nullable();

interface Words {
  readonly title: (scheme: string, states: number, initiatives: number) => string;
  readonly columns: (open: boolean) => readonly string[];
  readonly composition: (day: string) => string;
  readonly indices: (loosemoreHanby: string, gallagher: string) => string;
  readonly unverified: (seats: number) => string;
  readonly between: (group: string, least: number, greatest: number) => string;
  readonly absent: (group: string, open: boolean) => string;
  readonly initiatives: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (scheme, states, initiatives) =>
      `${scheme}: how ${states} states are represented in ${initiatives} initiatives`,
    columns: (open) => [
      'group',
      'states',
      ...(open ? ['take part, at least', 'seats, at least'] : ['take part', 'seats']),
      'share of seats',
      'share of states',
      'ratio',
      'leading seats',
    ],
    composition: (day) => `Groups as composed on ${day}.`,
    indices: (loosemoreHanby, gallagher) => `Loosemore-Hanby ${loosemoreHanby}, Gallagher ${gallagher}`,
    unverified: (seats) => `${seats} seats rest on unverified facts alone.`,
    between: (group, least, greatest) =>
      `By starts that are known inexactly ${group} has at least ${least} and at most ${greatest} of the seats on record.`,
    absent: (group, open) => (open ? `${group}, on record in none` : `${group}, in none`),
    initiatives: 'Initiatives',
  },
  ZH: {
    title: (scheme, states, initiatives) => `${scheme}：${states} 国在 ${initiatives} 项倡议中的代表性`,
    columns: (open) => [
      '组别',
      '国家数',
      ...(open ? ['参与国数（下限）', '参与项次（下限）'] : ['参与国数', '参与项次']),
      '参与份额',
      '按成员比例应占份额',
      '代表性比值',
      '主导项次',
    ],
    composition: (day) => `各组成员以${day}为准。`,
    indices: (loosemoreHanby, gallagher) => `鲁斯莫尔–汉比指数 ${loosemoreHanby}，加拉格尔指数 ${gallagher}`,
    unverified: (seats) => `${seats} 项次参与仅以未经核实的事实为据。`,
    between: (group, least, greatest) =>
      `因部分起始日期不精确，${group}的在案参与至少 ${least} 项次、至多 ${greatest} 项次。`,
    absent: (group, open) => (open ? `${group}在案 0 项` : `${group}未参与其中任何一项`),
    initiatives: '倡议',
  },
};

export const representationTool = toolOf({
  name: 'representation',
  title: 'How groups of states are represented',
  description:
    'For each group of a scheme (regions, income groups, the Group of 77 and the rest): how many of its states take part, how many seats they hold, and its share of seats over its share of states (1 is parity). Name several schemes to see whether the definition of the Global South matters. list_groups gives the schemes.',
  fields: fieldsWith(['asOf', 'compositionAt']),
  own: { scheme: namesOf('scheme', MOST_SCHEMES) },
  output: {
    ...BESIDE_SHAPE,
    universeSize: count(),
    initiatives: listedShape('Slugs of the initiatives counted'),
    compositionAt: z.string().describe('The day on which membership of the groups was read.'),
    withheld: z.boolean().describe('True: ratios over participation are null, since some lists do not say all.'),
    schemes: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        groups: z.array(GROUP_SHAPE),
        loosemoreHanby: number,
        gallagher: number,
      }),
    ),
    globalSouthRatio: z
      .object({ least: END_SHAPE, greatest: END_SHAPE })
      .nullable()
      .describe(
        'The representation ratio of the Global South over all definitions of it and rules on organisations, with what gives the ends; null where withheld.',
      ),
    unverifiedSeats: count(),
  },
  answer: async ({ scheme, ...args }, ask, locale) => {
    const { compareSchemes } = await ask<{ compareSchemes: readonly Representation[] }>(QUERY, {
      ...variablesFor(args),
      schemes: scheme,
    });
    const [first] = compareSchemes as [Representation];
    const { initiatives, universeSize, compositionAt, asOf, evidence } = first;
    checkCounted(universeSize, asOf);
    const open = first.incompleteInitiatives.length > 0;
    const withheld = withheldBy(first);
    const ratio = (value: number | null) => (withheld ? null : value);
    const range = withheld ? null : first.sensitivity.representationRatio;
    const beside = besideOf(first, {
      ...{ locale, initiatives },
      ranges: withheld ? [SENTENCES[locale].leftEmpty] : rangeSentence(range, asOf, locale),
    });
    const schemes = compareSchemes.map((each) => ({
      slug: each.scheme.slug,
      name: each.scheme.name,
      groups: each.groups.map(({ group, absentMembers, ...figures }, groupIndex) => {
        const { members, participants, seats, leadingSeats, membershipShare } = figures;
        const { least, greatest } = each.evidence.startDates[groupIndex]!.seats;
        return {
          ...{ slug: group.slug, name: group.name, members, participants },
          participationRate: ratio(figures.participationRate),
          ...{ seats, seatsLeast: least, seatsGreatest: greatest },
          seatShare: ratio(figures.seatShare),
          membershipShare,
          representationRatio: ratio(figures.representationRatio),
          populationRatio: ratio(figures.populationRatio),
          meanCoverage: ratio(figures.meanCoverage),
          leadingSeats,
          absentMembers: listedOf(codes(absentMembers)),
        };
      }),
      loosemoreHanby: ratio(each.loosemoreHanby),
      gallagher: ratio(each.gallagher),
    }));
    const end = (value: number | null, under: End | null) =>
      value === null || under === null ? null : { value, scheme: under.scheme.slug, blocs: under.blocs };
    const structured = {
      ...beside,
      universeSize,
      initiatives: listedOf(slugs(initiatives)),
      compositionAt,
      withheld,
      schemes,
      globalSouthRatio: range && {
        least: end(range.least, range.leastUnder),
        greatest: end(range.greatest, range.greatestUnder),
      },
      unverifiedSeats: evidence.unverifiedSeats,
    };
    const words = WORDS[locale];
    const text = textWith(
      beside,
      locale,
      schemes.flatMap(({ name, groups, loosemoreHanby, gallagher }) => [
        rowsText(words.title(name, universeSize, initiatives.length), [
          words.columns(open),
          ...groups.map((group) => [
            ...[group.name, group.members, group.participants, group.seats],
            ...[percent(group.seatShare), percent(group.membershipShare), figure(group.representationRatio)],
            group.leadingSeats,
          ]),
        ]),
        withheld ? '' : words.indices(figure(loosemoreHanby, 4), figure(gallagher)),
        groups
          .filter(({ seatsLeast, seatsGreatest }) => seatsLeast !== seatsGreatest)
          .map((group) => words.between(group.name, group.seatsLeast, group.seatsGreatest))
          .join('\n'),
        groups
          .map((group) => listedText(words.absent(group.name, open), group.absentMembers, locale))
          .filter((line) => line !== '')
          .join('\n'),
      ]),
      compositionAt === asOf ? '' : words.composition(dayInWords(dayOf(compositionAt), locale)),
      words.unverified(evidence.unverifiedSeats),
      listedText(words.initiatives, structured.initiatives, locale),
    );
    return { structured, text };
  },
});

/** What the choice of a definition and of a rule leaves open, where the figure exists. */
function rangeSentence(range: Range | null, asOf: string, locale: Locale): string[] {
  if (range?.least == null || range.greatest == null || !range.leastUnder || !range.greatestUnder) return [];
  const words = SENTENCES[locale];
  const end = (value: number, { scheme, blocs }: End) =>
    words.ratioUnder(ratioIn(value, locale), scheme.name, BLOC_RULE_TERMS[blocs][words.language]);
  const { least, leastUnder, greatest, greatestUnder } = range;
  return [words.ratioRange(dayInWords(dayOf(asOf), locale), end(least, leastUnder), end(greatest, greatestUnder))];
}
