import { z } from 'zod';
import { dayOf } from '../../domain/day.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { TOPIC_TERMS, type Topic } from '../../domain/vocabulary.js';
import { allPages, type Page } from '../../graphql/all-pages.js';
import { namesAt } from '../../questions/fields.js';
import { BESIDE_SHAPE, besideOf, count, RESTS, type Rests, textWith } from '../beside.js';
import { FACT, FACT_SHAPE, type Fact, factOf, surenessText } from '../facts.js';
import {
  INITIATIVE_LINE,
  type InitiativeLine,
  inWords,
  listText,
  openedText,
  participantsText,
  whatText,
} from '../initiative-words.js';
import { pageInputs, text, variablesFor } from '../inputs.js';
import { moreText, PAGE_SHAPE, pageOf } from '../page.js';
import { rowsText } from '../rows.js';
import { toolOf } from '../tool.js';

interface Participant {
  readonly code: string;
  readonly name: string;
}
interface Initiative extends InitiativeLine {
  readonly summary: string | null;
  readonly topics: readonly Topic[];
  readonly leads: readonly Participant[];
  readonly listCheckedOn: string | null;
  readonly listClosedOn: string | null;
  readonly publishedTotal: number | null;
  readonly inForceOn: string | null;
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number } | null;
  readonly parent: { readonly slug: string } | null;
  readonly url: string | null;
}
type Row = Fact & { readonly participant: Participant };

const PARTICIPANT = '... on Country { code } ... on Organisation { code } name(locale: $locale)';
const USUAL_PAGE = 60;
const MOST_A_PAGE = 200;

// Asked for by way of a figure: its initiatives are those of the release or instant asked.
const QUERY = `query ($selection: SelectionInput!, $asOf: Date, $counting: CountingInput, $locale: Locale = EN) {
  distribution(selection: $selection, asOf: $asOf, counting: $counting) { ${RESTS}
    initiatives { ${INITIATIVE_LINE} summary(locale: $locale) topics leads { ${PARTICIPANT} } listCheckedOn listClosedOn
      publishedTotal inForceOn votes { for against abstained } parent { slug } url } } }`;
const ROWS = `query ($selection: SelectionInput!, $asOf: Date, $counting: CountingInput, $first: Int, $after: String,
  $locale: Locale = EN) { distribution(selection: $selection, asOf: $asOf, counting: $counting) { initiatives {
    participations(asOf: $asOf, counting: $counting, first: $first, after: $after) { totalCount
      pageInfo { hasNextPage endCursor } nodes { ${FACT} participant { ${PARTICIPANT} } } } } } }`;

interface Words {
  readonly counted: (count: string) => string;
  readonly list: (list: string) => string;
  readonly checked: (day: string) => string;
  readonly closed: (day: string) => string;
  readonly total: (total: number) => string;
  readonly mayTakePart: string;
  readonly opened: (when: string) => string;
  readonly inForce: (day: string) => string;
  readonly ended: (day: string) => string;
  readonly topics: (topics: string) => string;
  readonly leads: (leads: string) => string;
  readonly parent: (slug: string) => string;
  readonly votes: (votes: NonNullable<Initiative['votes']>) => string;
  readonly none: string;
  readonly table: (shown: number, all: number) => string;
  readonly columns: readonly string[];
  readonly between: string;
  readonly semicolon: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    counted: (count) =>
      `States and organisations that take part by their own name in a role that is counted: ${count}.`,
    list: (list) => `List of those who take part: ${list}`,
    checked: (day) => `last checked on ${day}`,
    closed: (day) => `closed on ${day}`,
    total: (total) => `a source states ${total} in all`,
    mayTakePart: 'who is not on it may take part all the same',
    opened: (when) => `Opened: ${when}`,
    inForce: (day) => `In force: ${day}`,
    ended: (day) => `Ended: ${day}`,
    topics: (topics) => `Topics: ${topics}`,
    leads: (leads) => `Led by: ${leads}`,
    parent: (slug) => `Part of: ${slug}`,
    votes: (votes) => `Vote: ${votes.for} for, ${votes.against} against, ${votes.abstained} abstained`,
    none: 'No participation is on record.',
    table: (shown, all) => `On record, in every role (${shown} of ${all})`,
    columns: ['code', 'participant', 'role', 'when', 'how sure'],
    between: ', ',
    semicolon: '; ',
  },
  ZH: {
    counted: (count) => `以自身名义、以计入的角色参与的国家和组织数：${count}。`,
    list: (list) => `参与方名单：${list}`,
    checked: (day) => `最近一次核对于${day}`,
    closed: (day) => `于${day}截止`,
    total: (total) => `有来源称共 ${total} 个`,
    mayTakePart: '未列入者也可能参与',
    opened: (when) => `开放或通过：${when}`,
    inForce: (day) => `生效：${day}`,
    ended: (day) => `终止：${day}`,
    topics: (topics) => `议题：${topics}`,
    leads: (leads) => `牵头方：${leads}`,
    parent: (slug) => `所属：${slug}`,
    votes: (votes) => `表决：${votes.for} 票赞成、${votes.against} 票反对、${votes.abstained} 票弃权`,
    none: '无在案参与记录。',
    table: (shown, all) => `在案参与，含各种角色（${all} 条中的 ${shown} 条）`,
    columns: ['代码', '参与方', '角色', '期间', '可靠程度'],
    between: '、',
    semicolon: '；',
  },
};

export const initiativeCardTool = toolOf({
  name: 'initiative_card',
  title: 'An initiative and who takes part in it',
  description:
    'What an initiative is, who is on record in it in which role since when, and how far its list can be relied on: where it is incomplete, those on record are at least the participants.',
  fields: [...namesAt('counting'), 'asOf'],
  own: {
    initiative: text().describe('slug, for example bletchley-declaration; search finds it'),
    ...pageInputs(USUAL_PAGE, MOST_A_PAGE),
  },
  output: {
    ...BESIDE_SHAPE,
    slug: z.string(),
    name: z.string(),
    summary: z.string().nullable(),
    what: z.string().describe('Kind, how it comes about, focus, whether it binds.'),
    opened: z.string().describe('No more exactly than it is known.'),
    inForceOn: z.string().nullable(),
    endedOn: z.string().nullable(),
    topics: z.array(z.string()),
    leads: z.array(z.object({ code: z.string(), name: z.string() })),
    votes: z.object({ for: count(), against: count(), abstained: count() }).nullable(),
    partOf: z.string().nullable(),
    listCompleteness: z.string(),
    listCheckedOn: z.string().nullable(),
    listClosedOn: z.string().nullable(),
    concludesAbsence: z.boolean().describe('Whether it can be said that who is not on record does not take part.'),
    publishedTotal: count().nullable(),
    participantCount: count().describe(
      'By their own name in a counted role; at least, where concludesAbsence is false.',
    ),
    url: z.string().nullable(),
    recordCount: count().describe('Participations on record in every role, on all pages.'),
    records: z.array(z.object({ code: z.string(), name: z.string(), ...FACT_SHAPE })),
    ...PAGE_SHAPE,
  },
  answer: async ({ initiative: slug, first = USUAL_PAGE, after, ...args }, ask, locale) => {
    const variables = { ...variablesFor(args), selection: { initiatives: [slug] } };
    const { distribution } = await ask<{ distribution: Rests & { readonly initiatives: readonly [Initiative] } }>(
      QUERY,
      variables,
    );
    const [initiative] = distribution.initiatives;
    const rows = await allPages<Row>(async (page) => {
      const next = await ask<{
        distribution: { readonly initiatives: readonly [{ readonly participations: Page<Row> }] };
      }>(ROWS, { ...variables, ...page });
      return next.distribution.initiatives[0].participations;
    });
    const { items, more, next } = pageOf(rows.nodes, first, after);
    const { listCompleteness, listCheckedOn, listClosedOn, publishedTotal, votes, leads } = initiative;
    const open = distribution.incompleteInitiatives.length > 0;
    const beside = besideOf(distribution, { locale, initiatives: [initiative], facts: true });
    const structured = {
      ...beside,
      ...{ slug: initiative.slug, name: initiative.name, summary: initiative.summary },
      what: whatText(initiative, locale),
      opened: openedText(initiative, locale),
      ...{ inForceOn: initiative.inForceOn, endedOn: initiative.endedOn },
      topics: initiative.topics.map((topic) => inWords(TOPIC_TERMS, topic, locale)),
      leads: leads.map(({ code, name }) => ({ code, name })),
      votes,
      partOf: initiative.parent?.slug ?? null,
      ...{ listCompleteness, listCheckedOn, listClosedOn },
      concludesAbsence: !open && listCompleteness !== 'NOT_APPLICABLE',
      ...{ publishedTotal, participantCount: initiative.participantCount, url: initiative.url },
      recordCount: rows.totalCount,
      records: items.map(({ participant: { code, name }, ...fact }) => ({
        ...{ code, name },
        ...factOf(fact, locale),
      })),
      ...{ more, next },
    };
    const words = WORDS[locale];
    const on = (day: string) => dayInWords(dayOf(day), locale);
    const answerText = textWith(
      beside,
      locale,
      `${initiative.name} (${slug})`,
      initiative.summary ?? '',
      [
        structured.what,
        words.opened(structured.opened),
        ...(initiative.inForceOn === null ? [] : [words.inForce(on(initiative.inForceOn))]),
        ...(initiative.endedOn === null ? [] : [words.ended(on(initiative.endedOn))]),
        ...(structured.topics.length > 0 ? [words.topics(structured.topics.join(words.between))] : []),
        ...(leads.length > 0
          ? [words.leads(leads.map(({ code, name }) => `${name} (${code})`).join(words.between))]
          : []),
        ...(votes === null ? [] : [words.votes(votes)]),
        ...(structured.partOf === null ? [] : [words.parent(structured.partOf)]),
      ].join('\n'),
      [
        words.list(listText(initiative, open, locale)),
        ...(listCheckedOn === null ? [] : [words.checked(on(listCheckedOn))]),
        ...(listClosedOn === null ? [] : [words.closed(on(listClosedOn))]),
        ...(publishedTotal === null ? [] : [words.total(publishedTotal)]),
        ...(open ? [words.mayTakePart] : []),
      ].join(words.semicolon),
      words.counted(participantsText(initiative, open, locale)),
      structured.records.length === 0
        ? words.none
        : rowsText(words.table(structured.records.length, structured.recordCount), [
            words.columns,
            ...structured.records.map(({ code, name, roleInWords, period, confidence }) => [
              ...[code, name, roleInWords, period, surenessText(confidence, locale)],
            ]),
          ]),
      moreText({ more, next }, locale),
      initiative.url ?? '',
    );
    return { structured, text: answerText };
  },
});
