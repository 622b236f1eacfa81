import { z } from 'zod';
import type { Locale } from '../../domain/locale.js';
import { SEARCH_RANKS, SEARCH_TYPES, type SearchRank, type SearchType } from '../../domain/search.js';
import { paragraphs } from '../../questions/texts.js';
import { count } from '../beside.js';
import { citeText, DATASET, type Dataset, PROVENANCE_SHAPE, provenanceOfData } from '../dataset.js';
import { pageInputs, several, text, wordOf } from '../inputs.js';
import { moreText, PAGE_SHAPE, type PageInfo, placeAfter, restOf } from '../page.js';
import { rowsText } from '../rows.js';
import { toolOf } from '../tool.js';

/** What some tool takes the code or slug of. */
const TYPES = SEARCH_TYPES.filter((type) => type !== 'INDICATOR');
const TYPE_NAMES: Readonly<Record<string, SearchType>> = {
  Country: 'COUNTRY',
  Organisation: 'ORGANISATION',
  Group: 'GROUP',
  Initiative: 'INITIATIVE',
  InitiativeSet: 'INITIATIVE_SET',
  Scheme: 'SCHEME',
};

interface Found {
  readonly dataset: Dataset;
  readonly search: {
    readonly totalCount: number;
    readonly pageInfo: PageInfo;
    readonly nodes: readonly {
      readonly rank: SearchRank;
      readonly matched: string;
      readonly node: { readonly __typename: string; readonly key: string; readonly name: string };
    }[];
  };
}

const NAMED = [
  ...['Country', 'Organisation'].map((type) => `... on ${type} { key: code name(locale: $locale) }`),
  ...['Group', 'Initiative', 'InitiativeSet', 'Scheme'].map(
    (type) => `... on ${type} { key: slug name(locale: $locale) }`,
  ),
].join(' ');
const QUERY = `query ($text: String!, $types: [SearchType!], $first: Int, $after: String, $locale: Locale = EN) { ${DATASET}
  search(text: $text, types: $types, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { rank matched node { __typename ${NAMED} } } } }`;

const USUAL_PAGE = 10;
const MOST_A_PAGE = 50;

interface Words {
  readonly title: (shown: number, all: number) => string;
  readonly columns: readonly string[];
  readonly none: string;
  readonly spelling: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (shown, all) => `Found, the nearest first (${shown} of ${all})`,
    columns: ['type', 'code or slug', 'name', 'found by'],
    none: 'Nothing on record is called so. That does not say that there is no such thing: it may not be on record.',
    spelling: 'Nothing is called so; these are spelled nearly so, and nothing says that one of them was meant.',
  },
  ZH: {
    title: (shown, all) => `检索结果，按匹配程度排列（${all} 项中的 ${shown} 项）`,
    columns: ['类别', '代码或标识', '名称', '匹配'],
    none: '没有同名的在案条目；这并不说明其不存在，可能只是未收录。',
    spelling: '没有同名者；以下仅拼写相近，不能断定即为所指。',
  },
};

export const searchTool = toolOf({
  name: 'search',
  title: 'Find a name',
  description:
    'Finds countries, organisations, groups, initiatives, sets and schemes by name, short name, code or symbol in any language (UK, 科特迪瓦, A/RES/78/265), and gives the codes and slugs that the other tools take.',
  fields: [],
  own: {
    text: text().describe('what to look for'),
    types: several(wordOf(TYPES)).optional().describe('what to look among (default: everything)'),
    ...pageInputs(USUAL_PAGE, MOST_A_PAGE),
  },
  output: {
    hitCount: count().describe('On all pages.'),
    hits: z.array(
      z.object({
        type: z.string(),
        key: z.string().describe('Code of a country or organisation, slug of all else.'),
        name: z.string(),
        rank: z.enum(SEARCH_RANKS).describe('How it was found; SPELLING: nothing says that it was meant.'),
        matched: z.string(),
      }),
    ),
    notes: z.array(z.string()),
    ...PAGE_SHAPE,
    provenance: PROVENANCE_SHAPE,
  },
  answer: async ({ text: wanted, types = TYPES, first = USUAL_PAGE, after }, ask, locale) => {
    const page = placeAfter(after);
    const { dataset, search } = await ask<Found>(QUERY, {
      ...{ text: wanted, types, first, after: page.cursor, locale },
    });
    const { nodes, totalCount, pageInfo } = search;
    const words = WORDS[locale];
    const structured = {
      hitCount: totalCount,
      hits: nodes.map(({ rank, matched, node: { __typename, key, name } }) => ({
        ...{ type: TYPE_NAMES[__typename]!, key, name, rank, matched },
      })),
      notes: [
        ...(totalCount === 0 ? [words.none] : []),
        ...(nodes.some(({ rank }) => rank === 'SPELLING') ? [words.spelling] : []),
      ],
      ...restOf(pageInfo, page.given + nodes.length, totalCount),
      provenance: provenanceOfData(dataset),
    };
    const answerText = paragraphs(
      structured.notes.join('\n'),
      nodes.length === 0
        ? ''
        : rowsText(words.title(nodes.length, totalCount), [
            words.columns,
            ...structured.hits.map(({ type, key, name, matched }) => [type, key, name, matched]),
          ]),
      moreText(structured, locale),
      citeText(dataset.citation, locale),
    );
    return { structured, text: answerText };
  },
});
