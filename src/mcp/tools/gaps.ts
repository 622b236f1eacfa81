import { z } from 'zod';
import { type Locale } from '../../domain/locale.js';
import { ABSENCE_REASONS, type AbsenceReason, REASON_TERMS } from '../../domain/vocabulary.js';
import { fewerThanOf } from '../../questions/checks.js';
import { fieldsWith } from '../../questions/from-query.js';
import { SENTENCES } from '../../questions/notes.js';
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
  textWith,
} from '../beside.js';
import { checkCounted } from '../figures.js';
import { pageInputs, variablesFor } from '../inputs.js';
import { moreText, PAGE_SHAPE, pageOf } from '../page.js';
import { toolOf } from '../tool.js';

interface Absence {
  readonly country: Code;
  readonly reason: AbsenceReason;
  readonly withdrewOn: string | null;
  readonly through: readonly Code[];
}

interface Gaps extends Rests {
  readonly universeSize: number;
  readonly countries: readonly { readonly country: Code; readonly coverage: number }[];
  readonly initiatives: readonly { readonly initiative: Named; readonly missingCount: number }[];
}
interface Missing {
  readonly gaps: {
    readonly initiatives: readonly {
      readonly initiative: { readonly slug: string };
      readonly missing: readonly Absence[];
    }[];
  };
}

const QUERY = `query ($selection: SelectionInput!, $group: ID, $asOf: Date, $counting: CountingInput, $fewerThan: Int,
  $locale: Locale = EN) { gaps(selection: $selection, group: $group, asOf: $asOf, counting: $counting,
  fewerThan: $fewerThan) { ${RESTS} universeSize countries { country { code } coverage }
    initiatives { initiative { slug name(locale: $locale) } missingCount } } }`;
// Asked for the initiatives of the page only; there may be a hundred times as many in all.
const MISSING = `query ($selection: SelectionInput!, $group: ID, $asOf: Date, $counting: CountingInput) {
  gaps(selection: $selection, group: $group, asOf: $asOf, counting: $counting) { initiatives {
    initiative { slug } missing { country { code } reason withdrewOn through { code } } } } }`;

const INITIATIVES_A_PAGE = 20;
/** The most states that are listed by code for a reason: all of them where one initiative is asked about, else fewer. */
const MOST_STATES = 250;
const MOST_STATES_OF_MANY = 40;

/** What is not known comes last, wherever reasons are told. */
const REASONS = [...ABSENCE_REASONS.filter((reason) => reason !== 'UNKNOWN'), 'UNKNOWN'] as const;

interface Words {
  readonly title: (states: number, initiatives: number) => string;
  readonly fewer: (count: number, fewerThan: number, open: boolean) => string;
  readonly on: (k: number, open: boolean) => string;
  readonly notCounted: (count: number) => string;
  readonly everybody: string;
  readonly reason: (reason: string, count: number) => string;
  readonly withdrew: (country: string, on: string) => string;
  readonly through: string;
  readonly cut: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (states, initiatives) =>
      `Who of ${states} states is not counted as taking part in ${initiatives === 1 ? 'an initiative' : `${initiatives} initiatives`}, and why`,
    fewer: (count, fewerThan, open) =>
      `${open ? 'At most ' : ''}${count} ${count === 1 ? 'state takes' : 'states take'} part in fewer than ${fewerThan} of them.`,
    on: (k, open) => (open ? `On record in ${k}` : `In ${k}`),
    notCounted: (count) => `not counted as taking part: ${count}`,
    everybody: 'everybody is counted as taking part',
    reason: (reason, count) => `${reason} (${count})`,
    withdrew: (country, on) => `${country}, no longer from ${on} on`,
    through: 'Of all these, in an organisation that takes part for its members',
    cut: 'Long lists are cut: ask of one initiative alone for every state.',
  },
  ZH: {
    title: (states, initiatives) => `${states} 国中，${initiatives} 项倡议各有哪些国家未计为参与，原因为何`,
    fewer: (count, fewerThan, open) => `参与项数少于 ${fewerThan} 的国家${open ? '至多' : ''} ${count} 个。`,
    on: (k, open) => (open ? `在案 ${k} 项` : `参与 ${k} 项`),
    notCounted: (count) => `未计为参与的国家：${count}`,
    everybody: '全部计为参与',
    reason: (reason, count) => `${reason}（${count}）`,
    withdrew: (country, on) => `${country}，自 ${on} 起不再参与`,
    through: '以上各国中，所属组织代表成员参与者',
    cut: '较长的名单有省略：单独查询一项倡议可得全部国家。',
  },
};

export const gapsTool = toolOf({
  name: 'gaps',
  title: 'Who does not take part, and why',
  description:
    'For each selected initiative the states that are not counted as taking part, by reason: not open, withdrew, declined, only through an organisation, not eligible, not invited or did not join, could have joined and did not, or NOT KNOWN where the list on record does not say. Not known is no absence. Name a group to look at its states alone.',
  fields: fieldsWith(['group', 'asOf', 'fewerThan']),
  own: pageInputs(INITIATIVES_A_PAGE, INITIATIVES_A_PAGE),
  output: {
    ...BESIDE_SHAPE,
    universeSize: count().describe('States looked at.'),
    fewerThan: count(),
    countryCount: count().describe(
      'States that take part in fewer initiatives than fewerThan; at most, where lists are incomplete.',
    ),
    byCoverage: z.array(z.object({ coverage: count(), countries: listedShape('Codes of these states') })),
    initiativeCount: count(),
    initiatives: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        missingCount: count().describe(
          'States that are not counted as taking part, those of which it is not known among them.',
        ),
        notKnownCount: count().describe('Of these, those of which it is not known.'),
        reasons: z.array(
          z.object({
            reason: z.enum(ABSENCE_REASONS),
            inWords: z.string(),
            countries: listedShape('Codes of these states'),
          }),
        ),
        withdrew: z.array(z.object({ country: z.string(), on: z.string() })),
        throughOrganisation: listedShape(
          'Codes of states that, whatever the reason, belong to an organisation that takes part for its members',
        ),
      }),
    ),
    ...PAGE_SHAPE,
  },
  answer: async (args, ask, locale) => {
    const { first = INITIATIVES_A_PAGE, after, ...asked } = args;
    const fewerThan = fewerThanOf({ fewerThan: asked.fewerThan as number | undefined });
    const { gaps } = await ask<{ gaps: Gaps }>(QUERY, { ...variablesFor(asked), fewerThan });
    const { universeSize } = gaps;
    checkCounted(universeSize, gaps.asOf, asked.group);
    const open = gaps.incompleteInitiatives.length > 0;
    const { language } = SENTENCES[locale];
    const words = WORDS[locale];
    const beside = besideOf(gaps, { locale, initiatives: gaps.initiatives.map(({ initiative }) => initiative) });
    const { items, more, next } = pageOf(gaps.initiatives, first, after);
    const selection = { initiatives: items.map(({ initiative }) => initiative.slug) };
    const ofPage =
      items.length === 0
        ? []
        : (await ask<Missing>(MISSING, { ...variablesFor(asked), selection, asOf: gaps.asOf })).gaps.initiatives;
    const bySlug = new Map(ofPage.map(({ initiative, missing }) => [initiative.slug, missing]));
    const mostStates = items.length === 1 ? MOST_STATES : MOST_STATES_OF_MANY;
    const coverages = [...new Set(gaps.countries.map(({ coverage }) => coverage))].sort((a, b) => a - b);
    const structured = {
      ...beside,
      universeSize,
      fewerThan,
      countryCount: gaps.countries.length,
      byCoverage: coverages.map((coverage) => ({
        coverage,
        countries: listedOf(
          codes(gaps.countries.filter((each) => each.coverage === coverage).map(({ country }) => country)),
          MOST_STATES,
        ),
      })),
      initiativeCount: gaps.initiatives.length,
      initiatives: items.map(({ initiative: { slug, name }, missingCount }) => {
        const missing = bySlug.get(slug)!;
        return {
          slug,
          name,
          missingCount,
          notKnownCount: missing.filter(({ reason }) => reason === 'UNKNOWN').length,
          reasons: REASONS.flatMap((reason) => {
            const states = missing.filter((absence) => absence.reason === reason).map(({ country }) => country.code);
            const inWords = REASON_TERMS[reason][language];
            return states.length === 0 ? [] : [{ reason, inWords, countries: listedOf(states, mostStates) }];
          }),
          withdrew: missing.flatMap(({ country, withdrewOn }) =>
            withdrewOn === null ? [] : [{ country: country.code, on: withdrewOn }],
          ),
          throughOrganisation: listedOf(
            missing.filter(({ through }) => through.length > 0).map(({ country }) => country.code),
            mostStates,
          ),
        };
      }),
      more,
      next,
    };
    const cut = structured.initiatives.some(({ reasons }) =>
      reasons.some(({ countries }) => countries.count > countries.first.length),
    );
    const text = textWith(
      beside,
      locale,
      words.title(universeSize, structured.initiativeCount),
      [
        words.fewer(structured.countryCount, fewerThan, open),
        ...structured.byCoverage.map(({ coverage, countries }) =>
          listedText(words.on(coverage, open), countries, locale),
        ),
      ].join('\n'),
      structured.initiatives.map(({ slug, name, missingCount, reasons, withdrew, throughOrganisation }) =>
        [
          `${name} (${slug}): ${missingCount === 0 ? words.everybody : words.notCounted(missingCount)}`,
          ...reasons.map(({ inWords, countries }) =>
            listedText(words.reason(inWords, countries.count), countries, locale),
          ),
          ...withdrew.map(({ country, on }) => words.withdrew(country, on)),
          listedText(words.through, throughOrganisation, locale),
        ]
          .filter((line) => line !== '')
          .join('\n  '),
      ),
      cut ? words.cut : '',
      moreText({ more, next }, locale),
    );
    return { structured, text };
  },
});
