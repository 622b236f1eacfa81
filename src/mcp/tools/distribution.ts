import { z } from 'zod';
import { type Locale } from '../../domain/locale.js';
import type { BlocRule } from '../../domain/vocabulary.js';
import { fieldsWith } from '../../questions/from-query.js';
import { noneNote, SENTENCES } from '../../questions/notes.js';
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
import { variablesFor } from '../inputs.js';
import { rowsText } from '../rows.js';
import { toolOf } from '../tool.js';

interface Distribution extends Rests {
  readonly initiatives: readonly Named[];
  readonly universeSize: number;
  readonly buckets: readonly {
    readonly k: number;
    readonly size: number;
    readonly share: number;
    readonly countries: readonly Code[];
  }[];
  readonly gini: number | null;
  readonly excludedPopulationShare: number | null;
  readonly withoutPopulation: readonly Code[];
  readonly sensitivity: { readonly underBlocRules: readonly { readonly blocs: BlocRule; readonly atNone: number }[] };
}

const QUERY = `query ($selection: SelectionInput!, $asOf: Date, $counting: CountingInput, $locale: Locale = EN) {
  distribution(selection: $selection, asOf: $asOf, counting: $counting) { ${RESTS} initiatives { slug name(locale: $locale) }
    universeSize buckets { k size share countries { code } } gini excludedPopulationShare withoutPopulation { code }
    sensitivity { underBlocRules { blocs atNone } } } }`;

interface Words {
  readonly title: (states: string, initiatives: string) => string;
  readonly columns: (open: boolean) => readonly string[];
  readonly atMost: (size: number) => string;
  readonly indices: (gini: string, excluded: string) => string;
  /** Where lists do not say all, a state may take part in more. */
  readonly in: (k: number, open: boolean) => string;
  readonly initiatives: string;
  readonly withoutPopulation: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (states, initiatives) => `${states} states by how many of ${initiatives} initiatives they take part in`,
    columns: (open) => [open ? 'on record in' : 'initiatives', 'states', 'share'],
    atMost: (size) => `at most ${size}`,
    indices: (gini, excluded) => `Gini ${gini}; share of the population that lives in states with none: ${excluded}`,
    in: (k, open) => (open ? (k === 0 ? 'On record in none' : `In at least ${k}`) : `In ${k}`),
    initiatives: 'Initiatives',
    withoutPopulation: 'States without a population figure, left out of shares of the population',
  },
  ZH: {
    title: (states, initiatives) => `${states} 国参与 ${initiatives} 项倡议的项数分布`,
    columns: (open) => [open ? '在案项数' : '参与项数', '国家数', '占比'],
    atMost: (size) => `至多 ${size}`,
    indices: (gini, excluded) => `基尼系数 ${gini}；未参与其中任何一项的国家所占人口比例：${excluded}`,
    in: (k, open) => (open ? (k === 0 ? '在案 0 项' : `至少参与 ${k} 项`) : `参与 ${k} 项`),
    initiatives: '倡议',
    withoutPopulation: '无人口数据、未计入人口占比的国家',
  },
};

export const distributionTool = toolOf({
  name: 'distribution',
  title: 'How many states take part in how many initiatives',
  description:
    'Counts states by how many of the selected initiatives they take part in (0, 1, 2, ...), and lists which states they are. The published figure on seven initiatives is set: hlab7, asOf: 2024-09-30, presence: CUMULATIVE. Select initiatives by set, by slug or by conditions; none given counts all.',
  fields: fieldsWith(['asOf']),
  own: {},
  output: {
    ...BESIDE_SHAPE,
    universeSize: count().describe('States counted.'),
    initiatives: listedShape('Slugs of the initiatives counted'),
    withheld: z.boolean().describe('True: shares and indices are null, since some lists do not say all.'),
    buckets: z
      .array(
        z.object({
          k: count().describe('Number of initiatives.'),
          size: count().describe(
            'States that take part in exactly k, as far as the lists say; with k = 0 at most, where lists are incomplete.',
          ),
          share: z.number().nullable().describe('Of the states counted, 0..1.'),
          countries: z.array(z.string()).describe('ISO 3166-1 alpha-3.'),
        }),
      )
      .describe('By k; those without a state are left out.'),
    gini: z.number().nullable(),
    excludedPopulationShare: z.number().nullable().describe('Of the population, that in states with k = 0, 0..1.'),
    withoutPopulation: z.array(z.string()).describe('States left out of excludedPopulationShare.'),
    underBlocRules: z
      .array(z.object({ blocs: z.string(), atNone: count() }))
      .describe('States with k = 0 under each rule on whether organisations count for their members.'),
  },
  answer: async (args, ask, locale) => {
    const { distribution } = await ask<{ distribution: Distribution }>(QUERY, variablesFor(args));
    const { initiatives, universeSize } = distribution;
    checkCounted(universeSize, distribution.asOf);
    const { underBlocRules } = distribution.sensitivity;
    const open = distribution.incompleteInitiatives.length > 0;
    const withheld = withheldBy(distribution);
    const ratio = (value: number | null) => (withheld ? null : value);
    const ranges = [
      noneNote({ underBlocRules, atMost: open }, locale),
      ...(withheld ? [SENTENCES[locale].leftEmpty] : []),
    ];
    const beside = besideOf(distribution, { locale, initiatives, ranges });
    const structured = {
      ...beside,
      universeSize,
      initiatives: listedOf(slugs(initiatives)),
      withheld,
      buckets: distribution.buckets
        .filter(({ size }) => size > 0)
        .map(({ k, size, share, countries }) => ({ k, size, share: ratio(share), countries: codes(countries) })),
      gini: ratio(distribution.gini),
      excludedPopulationShare: ratio(distribution.excludedPopulationShare),
      withoutPopulation: codes(distribution.withoutPopulation),
      underBlocRules,
    };
    const words = WORDS[locale];
    const { buckets, gini, excludedPopulationShare } = structured;
    const text = textWith(
      beside,
      locale,
      rowsText(words.title(String(universeSize), String(initiatives.length)), [
        words.columns(open),
        ...buckets.map(({ k, size, share }) => [k, open && k === 0 ? words.atMost(size) : size, percent(share)]),
      ]),
      withheld ? '' : words.indices(figure(gini, 4), percent(excludedPopulationShare) ?? '–'),
      buckets
        .map(({ k, countries }) => listedText(words.in(k, open), listedOf(countries, countries.length), locale))
        .join('\n'),
      listedText(words.withoutPopulation, listedOf(structured.withoutPopulation), locale),
      listedText(words.initiatives, structured.initiatives, locale),
    );
    return { structured, text };
  },
});
