import { z } from 'zod';
import { badInput } from '../../common/rollcall-error.js';
import { dayOf } from '../../domain/day.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { didYouMean } from '../../domain/nearest.js';
import { listSentences } from '../../questions/notes.js';
import { type Named, paragraphs } from '../../questions/texts.js';
import { count, listedOf, listedShape, RESTS, type Rests, slugs } from '../beside.js';
import { citeText, DATASET, type Dataset, PROVENANCE_SHAPE, provenanceOfData } from '../dataset.js';
import {
  INITIATIVE_LINE,
  type InitiativeLine,
  lifeText,
  listText,
  participantsText,
  whatText,
} from '../initiative-words.js';
import { pageInputs, text } from '../inputs.js';
import { moreText, PAGE_SHAPE, type PageInfo, placeAfter, restOf } from '../page.js';
import { rowsText } from '../rows.js';
import { toolOf } from '../tool.js';

const USUAL_PAGE = 25;
const MOST_A_PAGE = 100;

interface InitiativesPage {
  readonly dataset: Dataset;
  readonly initiatives: {
    readonly totalCount: number;
    readonly pageInfo: PageInfo;
    readonly nodes: readonly InitiativeLine[];
  };
}

const INITIATIVES = `query ($filter: InitiativeFilter, $first: Int, $after: String, $locale: Locale = EN, $asOf: Date,
  $counting: CountingInput) { ${DATASET} initiatives(filter: $filter, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } nodes { ${INITIATIVE_LINE} } } }`;
const LISTS_OF = `query ($selection: SelectionInput!) { distribution(selection: $selection) { ${RESTS} } }`;

const FILTER = ['set', 'kinds', 'scopes', 'binding', 'topics', 'leads', 'families', 'focus'] as const;

interface ListWords {
  readonly title: (shown: number, all: number, day: string) => string;
  readonly none: string;
  readonly columns: readonly string[];
}

const INITIATIVES_WORDS: Readonly<Record<Locale, ListWords>> = {
  EN: {
    title: (shown, all, day) => `Initiatives (${shown} of ${all}), participants as of ${day}`,
    none: 'No initiative on record passes: that says nothing of initiatives that are not on record.',
    columns: ['slug', 'name', 'what', 'opened', 'participants', 'list'],
  },
  ZH: {
    title: (shown, all, day) => `倡议（${all} 项中的 ${shown} 项），参与方截至${day}`,
    none: '没有符合条件的在案倡议；未收录的倡议不在此列。',
    columns: ['标识', '名称', '类型', '开放或通过', '参与方数', '名单'],
  },
};

export const listInitiativesTool = toolOf({
  name: 'list_initiatives',
  title: 'Initiatives on record',
  description:
    'Lists initiatives with their slugs, by slug or, of a search, the nearest first; with how many take part by their own name, "at least" where the list is incomplete.',
  fields: FILTER,
  own: {
    search: text().optional().describe('words to find in names in any language, aliases, symbols, summaries and leads'),
    ...pageInputs(USUAL_PAGE, MOST_A_PAGE),
  },
  output: {
    asOf: z.string(),
    initiativeCount: count().describe('On all pages.'),
    initiatives: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        what: z.string(),
        opened: z.string().describe('When it was opened, and ended where it did, no more exactly than that is known.'),
        participantCount: count(),
        participants: z.string().describe('The same as it may be said: "at least" where the list is incomplete.'),
        list: z.string(),
      }),
    ),
    notes: z.array(z.string()),
    incompleteInitiatives: listedShape('Of these initiatives those from whose list absence can not be concluded'),
    ...PAGE_SHAPE,
    provenance: PROVENANCE_SHAPE,
  },
  answer: async ({ first = USUAL_PAGE, after, locale: _, ...filter }, ask, locale) => {
    const page = placeAfter(after);
    const variables = { filter, first, after: page.cursor, locale };
    const { dataset, initiatives } = await ask<InitiativesPage>(INITIATIVES, variables);
    const { nodes, totalCount, pageInfo } = initiatives;
    const rests =
      nodes.length === 0
        ? null
        : (await ask<{ distribution: Rests }>(LISTS_OF, { selection: { initiatives: slugs(nodes) } })).distribution;
    const open = new Set(slugs(rests?.incompleteInitiatives ?? []));
    const asOf = rests?.asOf ?? dataset.dataThrough;
    const checkedBefore = (rests?.listsCheckedBefore ?? []).map(({ listCheckedOn }) => dayOf(listCheckedOn));
    const structured = {
      asOf,
      initiativeCount: totalCount,
      initiatives: nodes.map((each) => ({
        ...{ slug: each.slug, name: each.name, what: whatText(each, locale), opened: lifeText(each, locale) },
        participantCount: each.participantCount,
        participants: participantsText(each, open.has(each.slug), locale),
        list: listText(each, open.has(each.slug), locale),
      })),
      notes: listSentences({ initiatives: nodes.length, incomplete: open.size, checkedBefore }, dayOf(asOf), locale),
      incompleteInitiatives: listedOf([...open]),
      ...restOf(pageInfo, page.given + nodes.length, totalCount),
      provenance: provenanceOfData(dataset),
    };
    const words = INITIATIVES_WORDS[locale];
    const answerText = paragraphs(
      nodes.length === 0
        ? words.none
        : rowsText(words.title(nodes.length, totalCount, dayInWords(dayOf(asOf), locale)), [
            words.columns,
            ...structured.initiatives.map(({ slug, name, what, opened, participants, list }) => [
              ...[slug, name, what, opened, participants, list],
            ]),
          ]),
      structured.notes.join('\n'),
      moreText(structured, locale),
      citeText(dataset.citation, locale),
    );
    return { structured, text: answerText };
  },
});

interface Scheme extends Named {
  readonly publisher: string | null;
  readonly globalSouthGroup: { readonly slug: string } | null;
  readonly groups: readonly (Named & { readonly members: readonly { readonly code: string }[] })[];
}
interface Groups {
  readonly dataset: Dataset;
  readonly schemes: readonly Scheme[];
  readonly initiativeSets: readonly (Named & {
    readonly publisher: string | null;
    readonly initiatives: readonly { readonly slug: string }[];
  })[];
}
interface Members {
  readonly group:
    | (Named & {
        readonly definition: string | null;
        readonly url: string | null;
        readonly members: readonly { readonly code: string; readonly name: string }[];
      })
    | null;
}

const DAY_OF_DATA = `query { ${DATASET} }`;
const SCHEMES = `query ($asOf: Date, $locale: Locale = EN) { ${DATASET}
  schemes { slug name(locale: $locale) publisher globalSouthGroup { slug }
    groups { slug name(locale: $locale) members(asOf: $asOf) { code } } }
  initiativeSets { slug name(locale: $locale) publisher initiatives { slug } } }`;
const MEMBERS = `query ($group: ID!, $asOf: Date, $locale: Locale = EN) { group(slug: $group) { slug name(locale: $locale)
  definition(locale: $locale) url members(asOf: $asOf) { code name(locale: $locale) } } }`;

interface GroupWords {
  readonly schemes: (day: string) => string;
  readonly sets: string;
  readonly schemeColumns: readonly string[];
  readonly setColumns: readonly string[];
  readonly members: (name: string, count: number, day: string) => string;
  readonly group: (name: string, slug: string, states: number) => string;
  readonly separator: string;
}

const GROUP_WORDS: Readonly<Record<Locale, GroupWords>> = {
  EN: {
    schemes: (day) => `Schemes that split states into groups, with the states of each group on ${day}`,
    sets: 'Named sets of initiatives',
    schemeColumns: ['scheme', 'name', 'groups'],
    setColumns: ['set', 'name', 'initiatives'],
    members: (name, count, day) => `${name}: ${count} states on ${day}`,
    group: (_, slug, states) => `${slug} (${states})`,
    separator: ', ',
  },
  ZH: {
    schemes: (day) => `国家分组方案，括号内为${day}的国家数`,
    sets: '倡议集合',
    schemeColumns: ['方案', '名称', '组别'],
    setColumns: ['倡议集合', '名称', '倡议数'],
    members: (name, count, day) => `${name}：${day}共 ${count} 国`,
    group: (name, slug, states) => `${name} ${slug}（${states}）`,
    separator: '、',
  },
};

export const listGroupsTool = toolOf({
  name: 'list_groups',
  title: 'Groups of states, schemes and sets of initiatives',
  description:
    'Lists the schemes that split states into groups (for `scheme`), their groups (for `group`) and the named sets of initiatives (for `set`); of a group that is named its member states on a day, and the schemes that have it.',
  fields: ['group', 'asOf'],
  own: {},
  output: {
    asOf: z.string(),
    schemes: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        publisher: z.string().nullable(),
        globalSouthGroup: z.string().nullable().describe('The group that the scheme takes for the Global South.'),
        groups: z.array(z.object({ slug: z.string(), name: z.string(), memberCount: count() })),
      }),
    ),
    sets: z.array(
      z.object({ slug: z.string(), name: z.string(), publisher: z.string().nullable(), initiativeCount: count() }),
    ),
    group: z
      .object({
        slug: z.string(),
        name: z.string(),
        definition: z.string().nullable(),
        url: z.string().nullable(),
        members: z.array(z.object({ code: z.string(), name: z.string() })),
      })
      .nullable(),
    provenance: PROVENANCE_SHAPE,
  },
  answer: async ({ group: wanted, ...asked }, ask, locale) => {
    const { dataset } = await ask<{ dataset: Dataset }>(DAY_OF_DATA);
    const asOf = (asked.asOf as string | undefined) ?? dataset.dataThrough;
    const { schemes, initiativeSets } = await ask<Groups>(SCHEMES, { asOf, locale });
    const group = wanted === undefined ? null : await membersOf(wanted as string, schemes);
    async function membersOf(slug: string, among: readonly Scheme[]) {
      const { group } = await ask<Members>(MEMBERS, { group: slug, asOf, locale });
      if (group) return group;
      const names = among.flatMap(({ groups }) => slugs(groups));
      throw badInput('group', `there is no group '${slug}'${didYouMean(slug, new Set(names))}`);
    }
    const structured = {
      asOf,
      schemes: (group === null ? schemes : schemes.filter(({ groups }) => slugs(groups).includes(group.slug))).map(
        ({ slug, name, publisher, globalSouthGroup, groups }) => ({
          ...{ slug, name, publisher, globalSouthGroup: globalSouthGroup?.slug ?? null },
          groups: groups.map(({ members, ...each }) => ({
            ...{ slug: each.slug, name: each.name },
            memberCount: members.length,
          })),
        }),
      ),
      sets: (group === null ? initiativeSets : []).map(({ slug, name, publisher, initiatives }) => ({
        ...{ slug, name, publisher },
        initiativeCount: initiatives.length,
      })),
      group: group && {
        ...{ slug: group.slug, name: group.name, definition: group.definition, url: group.url },
        members: group.members.map(({ code, name }) => ({ code, name })),
      },
      provenance: provenanceOfData(dataset),
    };
    const words = GROUP_WORDS[locale];
    const day = dayInWords(dayOf(asOf), locale);
    const answerText = group
      ? paragraphs(
          words.members(`${group.name} (${group.slug})`, group.members.length, day),
          group.definition ?? '',
          group.members.map(({ code, name }) => `${name} (${code})`).join(words.separator),
          group.url ?? '',
        )
      : paragraphs(
          rowsText(words.schemes(day), [
            words.schemeColumns,
            ...structured.schemes.map(({ slug, name, groups }) => [
              ...[slug, name],
              groups.map((each) => words.group(each.name, each.slug, each.memberCount)).join(words.separator),
            ]),
          ]),
          rowsText(words.sets, [
            words.setColumns,
            ...structured.sets.map(({ slug, name, initiativeCount }) => [slug, name, initiativeCount]),
          ]),
        );
    return { structured, text: paragraphs(answerText, citeText(dataset.citation, locale)) };
  },
});
