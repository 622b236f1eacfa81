import { z } from 'zod';
import { paragraphs, titled } from '../../cli/ask/texts.js';
import { badInput } from '../../common/rollcall-error.js';
import { dayOf } from '../../domain/day.js';
import { didYouMean } from '../../domain/nearest.js';
import { dayInWords, type Locale, listSentences } from '../../questions/notes.js';
import { listedOf, listedShape, type Named, PROVENANCE_SHAPE, RESTS, type Rests, slugs } from '../beside.js';
import { citeText, DATASET, type Dataset, provenanceOfData } from '../dataset.js';
import { INITIATIVE_LINE, type InitiativeLine, listText, openedText, participantsText, whatText } from '../initiative-words.js';
import { pageInputs, text } from '../inputs.js';
import { moreText, PAGE_SHAPE } from '../page.js';
import { toolOf } from '../tool.js';

const USUAL_PAGE = 25;
const MOST_A_PAGE = 100;

interface InitiativesPage {
  readonly dataset: Dataset;
  readonly initiatives: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly InitiativeLine[];
  };
  /** Of what stands before the page. */
  readonly before: { readonly totalCount: number };
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
    columns: ['标识', '名称', '性质', '开放或通过', '参与方数', '名单'],
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
    initiativeCount: z.int().describe('On all pages.'),
    initiatives: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        what: z.string(),
        opened: z.string(),
        participantCount: z.int(),
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
    const { dataset, initiatives } = await ask<InitiativesPage>(INITIATIVES, { filter, first, after, locale });
    const { nodes, totalCount, pageInfo } = initiatives;
    const rests =
      nodes.length === 0
        ? null
        : (await ask<{ distribution: Rests }>(LISTS_OF, { selection: { initiatives: slugs(nodes) } })).distribution;
    const open = new Set(slugs(rests?.incompleteInitiatives ?? []));
    const asOf = rests?.asOf ?? dataset.dataThrough;
    const checkedBefore = (rests?.listsCheckedBefore ?? []).map(({ listCheckedOn }) => dayOf(listCheckedOn));
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    const structured = {
      asOf,
      initiativeCount: totalCount,
      initiatives: nodes.map((each) => ({
        ...{ slug: each.slug, name: each.name, what: whatText(each, locale), opened: openedText(each, locale) },
        participantCount: each.participantCount,
        participants: participantsText(each, open.has(each.slug), locale),
        list: listText(each, locale),
      })),
      notes: listSentences(
        { initiatives: nodes.length, incomplete: open.size, checkedBefore },
        dayOf(asOf),
        locale,
      ),
      incompleteInitiatives: listedOf([...open]),
      next,
      provenance: provenanceOfData(dataset),
    };
    const words = INITIATIVES_WORDS[locale];
    const found = paragraphs(
      nodes.length === 0
        ? words.none
        : titled(words.title(nodes.length, totalCount, dayInWords(dayOf(asOf), locale)), [
            words.columns,
            ...structured.initiatives.map(({ slug, name, what, opened, participants, list }) => [
              ...[slug, name, what, opened, participants, list],
            ]),
          ]),
      structured.notes.join('\n'),
      moreText(structured, locale),
      citeText(dataset.citation, locale),
    );
    return { structured, text: found };
  },
});
