import { z } from 'zod';
import { badInput } from '../../common/rollcall-error.js';
import { type Locale } from '../../domain/locale.js';
import { didYouMean } from '../../domain/nearest.js';
import { defaultRoles, type Method, rolesIn } from '../../domain/rule.js';
import { stateAtStart } from '../../domain/state-names.js';
import { ABSENCE_REASONS, REASON_TERMS, UN_STATUS_TERMS, type UnStatus } from '../../domain/vocabulary.js';
import { allPages, type Page } from '../../graphql/all-pages.js';
import { fieldsWith } from '../../questions/from-query.js';
import { SENTENCES } from '../../questions/notes.js';
import type { Code, Named } from '../../questions/texts.js';
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
import { FACT, FACT_SHAPE, type Fact, factOf, surenessText } from '../facts.js';
import { inWords } from '../initiative-words.js';
import { pageInputs, text, variablesFor } from '../inputs.js';
import { moreText, PAGE_SHAPE, pageOf } from '../page.js';
import { rowsText } from '../rows.js';
import type { Ask } from '../tool.js';
import { toolOf } from '../tool.js';

interface Absence {
  readonly initiative: { readonly slug: string };
  readonly reason: (typeof ABSENCE_REASONS)[number];
  readonly withdrewOn: string | null;
  readonly through: readonly Code[];
}
type Row = Fact & { readonly initiative: Named };

interface Found {
  readonly country: {
    readonly code: string;
    readonly name: string;
    readonly unStatus: UnStatus;
    readonly groups: readonly Named[];
    readonly coverage: number;
  } | null;
  readonly distribution: Rests & { readonly initiatives: readonly Named[] };
}

const ARGUMENTS = 'selection: $selection, asOf: $asOf, counting: $counting';
const VARIABLES = '$code: ID!, $selection: SelectionInput!, $asOf: Date, $counting: CountingInput';
const QUERY = `query (${VARIABLES}, $locale: Locale = EN) {
  country(code: $code) { code name(locale: $locale) unStatus(asOf: $asOf) groups(asOf: $asOf) { slug name(locale: $locale) }
    coverage(${ARGUMENTS}) }
  distribution(${ARGUMENTS}) { ${RESTS} initiatives { slug name(locale: $locale) } } }`;
const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';
const ABSENCES = `query (${VARIABLES}, $first: Int, $after: String) { country(code: $code) {
  absences(${ARGUMENTS}, first: $first, after: $after) { ${PAGE} nodes { initiative { slug } reason withdrewOn
    through { code } } } } }`;
const ROWS = `query (${VARIABLES}, $first: Int, $after: String, $locale: Locale = EN) { country(code: $code) {
  participations(${ARGUMENTS}, first: $first, after: $after) { ${PAGE} nodes { ${FACT}
    initiative { slug name(locale: $locale) } } } } }`;
const CODES = 'query { countries(first: 500) { nodes { code name } } }';

const USUAL_PAGE = 50;
const MOST_A_PAGE = 200;
/** What is not known comes last. */
const REASONS = [...ABSENCE_REASONS.filter((reason) => reason !== 'UNKNOWN'), 'UNKNOWN'] as const;

interface Words {
  readonly title: (name: string, code: string) => string;
  readonly coverage: (name: string, count: number, of: number, open: boolean) => string;
  readonly notCounted: (name: string) => string;
  readonly groups: (groups: string) => string;
  readonly none: string;
  readonly table: (shown: number, all: number) => string;
  readonly columns: readonly string[];
  readonly yes: string;
  readonly no: string;
  readonly through: string;
  readonly absent: (reason: string, count: number) => string;
  readonly notKnown: (count: number) => string;
  readonly withdrew: (slug: string, on: string) => string;
  readonly though: string;
  readonly between: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (name, code) => `${name} (${code})`,
    coverage: (name, count, of, open) =>
      `${name} is counted as taking part in ${open ? 'at least ' : ''}${count} of ${of} ${of === 1 ? 'initiative' : 'initiatives'}.`,
    notCounted: (name) =>
      `${name} is none of the states that are counted on this day: nothing is said of where it does not take part. universe: ALL_STATES counts it.`,
    groups: (groups) => `Groups: ${groups}`,
    none: 'No participation by its own name is on record. That alone does not say that there is none.',
    table: (shown, all) => `On record by its own name, in every role (${shown} of ${all})`,
    columns: ['initiative', 'role', 'when', 'how sure', 'counted', 'name'],
    yes: 'yes',
    no: 'no',
    through: 'Takes part through an organisation',
    absent: (reason, count) => `Does not take part: ${reason} (${count})`,
    notKnown: (count) => `Whether it takes part is not known (${count})`,
    withdrew: (slug, on) => `Withdrew from ${slug}: no longer from ${on} on`,
    though: 'Of the above, in an organisation that takes part for its members',
    between: ', ',
  },
  ZH: {
    title: (name, code) => `${name}（${code}）`,
    coverage: (name, count, of, open) => `在 ${of} 项倡议中，${name}计为参与${open ? '至少' : ''} ${count} 项。`,
    notCounted: (name) => `${name}当日不在计入范围内，因此不说明其未参与哪些倡议；universe: ALL_STATES 可将其计入。`,
    groups: (groups) => `所属组别：${groups}`,
    none: '无以本国名义的在案参与记录；仅此不足以断定未参与。',
    table: (shown, all) => `以本国名义的在案参与，含各种角色（${all} 条中的 ${shown} 条）`,
    columns: ['倡议', '角色', '期间', '可靠程度', '是否计入', '名称'],
    yes: '是',
    no: '否',
    through: '通过所属组织参与',
    absent: (reason, count) => `未参与：${reason}（${count}）`,
    notKnown: (count) => `是否参与不详（${count}）`,
    withdrew: (slug, on) => `已退出 ${slug}：自 ${on} 起不再参与`,
    though: '以上倡议中，所属组织代表成员参与者',
    between: '、',
  },
};

export const countryCardTool = toolOf({
  name: 'country_card',
  title: 'Where a country takes part, and where not',
  description:
    'For one state: the initiatives in which it is on record, in which role since when and how sure; those in which it takes part through an organisation; and those in which it is not counted, by reason. "Not known" is no absence: the list on record does not say.',
  fields: fieldsWith(['asOf']),
  own: {
    country: text().describe('ISO 3166-1 alpha-3, for example KEN'),
    ...pageInputs(USUAL_PAGE, MOST_A_PAGE),
  },
  output: {
    ...BESIDE_SHAPE,
    code: z.string(),
    name: z.string(),
    unStatus: z.string(),
    groups: z.array(z.object({ slug: z.string(), name: z.string() })),
    isCounted: z.boolean().describe('False: it is none of the states counted, and nothing is said of absences.'),
    coverage: count().describe('In how many of the initiatives it is counted; at least, where notKnownCount is not 0.'),
    initiativeCount: count(),
    notKnownCount: count().describe('Initiatives of which it is not known whether it takes part.'),
    recordCount: count().describe('Participations on record by its own name in every role, on all pages.'),
    records: z.array(z.object({ slug: z.string(), name: z.string(), ...FACT_SHAPE, counted: z.boolean() })),
    throughOrganisation: listedShape('Slugs of initiatives in which it takes part through an organisation alone'),
    notTakingPart: z.array(
      z.object({
        reason: z.enum(ABSENCE_REASONS),
        inWords: z.string(),
        initiatives: listedShape('Slugs of these initiatives'),
      }),
    ),
    withdrew: z.array(z.object({ slug: z.string(), on: z.string() })),
    inOrganisationThatTakesPart: listedShape(
      'Slugs of initiatives among notTakingPart in which an organisation to which it belongs takes part for its members',
    ),
    ...PAGE_SHAPE,
  },
  answer: async ({ country: code, first = USUAL_PAGE, after, ...args }, ask, locale) => {
    const variables = { ...variablesFor(args), code: code.toUpperCase() };
    const { country, distribution } = await ask<Found>(QUERY, variables);
    if (!country) throw await unknownCountry(code, ask);
    const rows = await allPages<Row>(async (page) => {
      const next = await ask<{ country: { participations: Page<Row> } }>(ROWS, { ...variables, ...page });
      return next.country.participations;
    });
    const absences = await absencesOf(ask, variables);
    const isCounted = absences !== null;
    const missing = absences ?? [];
    const { initiatives, provenance } = distribution;
    const countedRoles = provenance.roles ?? rolesIn(defaultRoles({ method: provenance.method as Method }));
    const counts = ({ role }: Row) => countedRoles.includes(role);
    const itself = new Set(slugs(rows.nodes.filter(counts).map(({ initiative }) => initiative)));
    const absent = new Set(slugs(missing.map(({ initiative }) => initiative)));
    const through = isCounted ? slugs(initiatives).filter((slug) => !absent.has(slug) && !itself.has(slug)) : [];
    const notKnownCount = missing.filter(({ reason }) => reason === 'UNKNOWN').length;
    const beside = besideOf(distribution, { locale, initiatives });
    const { items, more, next } = pageOf(rows.nodes, first, after);
    const { language } = SENTENCES[locale];
    const structured = {
      ...beside,
      ...{ code: country.code, name: country.name },
      unStatus: inWords(UN_STATUS_TERMS, country.unStatus, locale),
      groups: country.groups.map(({ slug, name }) => ({ slug, name })),
      isCounted,
      coverage: country.coverage,
      initiativeCount: initiatives.length,
      notKnownCount,
      recordCount: rows.totalCount,
      records: items.map((row) => ({
        ...{ slug: row.initiative.slug, name: row.initiative.name },
        ...factOf(row, locale),
        counted: counts(row),
      })),
      throughOrganisation: listedOf(through),
      notTakingPart: REASONS.flatMap((reason) => {
        const of = missing.filter((absence) => absence.reason === reason).map(({ initiative }) => initiative.slug);
        const words = REASON_TERMS[reason][language];
        return of.length === 0 ? [] : [{ reason, inWords: words, initiatives: listedOf(of) }];
      }),
      withdrew: missing.flatMap(({ initiative, withdrewOn }) =>
        withdrewOn === null ? [] : [{ slug: initiative.slug, on: withdrewOn }],
      ),
      inOrganisationThatTakesPart: listedOf(
        missing.filter(({ through: by }) => by.length > 0).map(({ initiative }) => initiative.slug),
      ),
      ...{ more, next },
    };
    const words = WORDS[locale];
    const called = stateAtStart(country.code, country.name, language);
    const answerText = textWith(
      beside,
      locale,
      words.title(country.name, country.code),
      [
        structured.unStatus,
        ...(structured.groups.length > 0
          ? [words.groups(structured.groups.map(({ name, slug }) => `${name} (${slug})`).join(words.between))]
          : []),
      ].join('\n'),
      isCounted
        ? words.coverage(called, country.coverage, initiatives.length, notKnownCount > 0)
        : words.notCounted(called),
      structured.records.length === 0
        ? words.none
        : rowsText(words.table(structured.records.length, structured.recordCount), [
            words.columns,
            ...structured.records.map(({ slug, name, roleInWords, period, confidence, counted }) => [
              ...[slug, roleInWords, period, surenessText(confidence, locale), counted ? words.yes : words.no, name],
            ]),
          ]),
      moreText({ more, next }, locale),
      listedText(words.through, structured.throughOrganisation, locale),
      structured.notTakingPart.map(({ reason, inWords: why, initiatives: of }) =>
        listedText(reason === 'UNKNOWN' ? words.notKnown(of.count) : words.absent(why, of.count), of, locale),
      ),
      structured.withdrew.map(({ slug, on }) => words.withdrew(slug, on)).join('\n'),
      listedText(words.though, structured.inOrganisationThatTakesPart, locale),
    );
    return { structured, text: answerText };
  },
});

/** What it is missing from; null where it is none of the states that are counted. */
async function absencesOf(ask: Ask, variables: object): Promise<readonly Absence[] | null> {
  let counted = true;
  const { nodes } = await allPages<Absence>(async (page) => {
    const { country } = await ask<{ country: { absences: Page<Absence> | null } }>(ABSENCES, { ...variables, ...page });
    counted = country.absences !== null;
    return country.absences ?? { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  });
  return counted ? nodes : null;
}

async function unknownCountry(code: string, ask: Ask): Promise<Error> {
  const { countries } = await ask<{ countries: { nodes: readonly { code: string; name: string }[] } }>(CODES);
  const codes = countries.nodes.flatMap((each) => [each.code, `${each.code} (${each.name})`]);
  return badInput('country', `there is no country '${code}'${didYouMean(code, codes)}`);
}
