import { z } from 'zod';
import { badInput } from '../../common/rollcall-error.js';
import { dayOf } from '../../domain/day.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { didYouMean } from '../../domain/nearest.js';
import { type Code, type Named, paragraphs } from '../../questions/texts.js';
import { citeText, DATASET, type Dataset, PROVENANCE_SHAPE, provenanceOfData } from '../dataset.js';
import { pageInputs, several, text, wordOf } from '../inputs.js';
import { moreText, PAGE_SHAPE, type PageInfo, placeAfter, restOf } from '../page.js';
import { toolOf } from '../tool.js';

const SENSES = ['RECORDED', 'UPDATED', 'CORRECTED', 'RETRACTED'] as const;
type Sense = (typeof SENSES)[number];

interface Release {
  readonly name: string;
  readonly revision: string;
}
interface Found {
  readonly changes: {
    readonly pageInfo: PageInfo;
    readonly nodes: readonly {
      readonly sense: Sense;
      readonly description: string;
      readonly revision: { readonly id: string; readonly recordedAt: string; readonly reason: string };
      readonly initiative: Named | null;
      readonly participant: (Code & { readonly name: string }) | null;
      readonly group: Named | null;
    }[];
  };
}

const STATE = `query { ${DATASET.replace('{ ', '{ releases { name revision } ')} }`;
const QUERY = `query ($since: ID, $filter: RollChangeFilter, $first: Int, $after: String, $locale: Locale = EN) {
  changes(since: $since, filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { sense description(locale: $locale) revision { id recordedAt reason } initiative { slug name(locale: $locale) }
      participant { ... on Country { code } ... on Organisation { code } name(locale: $locale) }
      group { slug name(locale: $locale) } } } }`;

const USUAL_PAGE = 25;
const MOST_A_PAGE = 100;

interface Words {
  readonly title: (since: string, newest: string) => string;
  readonly none: string;
  readonly revision: (id: string, day: string, reason: string) => string;
  readonly note: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (since, newest) => `What was recorded after revision ${since}, up to revision ${newest}, oldest first`,
    none: 'Nothing was recorded that passes.',
    revision: (id, day, reason) => `Revision ${id}, recorded on ${day}: ${reason}`,
    note: 'These are changes of the record: what is newly on record may be long past, and a correction is no event. What an organisation does is not told of its members.',
  },
  ZH: {
    title: (since, newest) => `修订 ${since} 之后至修订 ${newest} 录入的变更（由旧到新）`,
    none: '没有符合条件的变更。',
    revision: (id, day, reason) => `修订 ${id}，${day}录入：${reason}`,
    note: '此处为记录的变更：新录入的事实可能早已发生，更正并非事件；组织的行为不计作其成员的变更。',
  },
};

export const changesTool = toolOf({
  name: 'changes',
  title: 'What changed in the record',
  description:
    'What was recorded after a revision or release, oldest first: RECORDED newly on record, UPDATED the world changed, CORRECTED we were wrong, RETRACTED it never was or is no longer stated. Without `since` after the release before the newest.',
  fields: ['initiatives', 'kinds', 'topics'],
  own: {
    since: text().optional().describe('number of a revision, or name of a release, for example 2026.11'),
    countries: several(text()).optional().describe('ISO 3166-1 alpha-3 codes: changes of these states alone'),
    senses: several(wordOf(SENSES)).optional().describe('changes in one of these senses'),
    ...pageInputs(USUAL_PAGE, MOST_A_PAGE),
  },
  output: {
    since: z.string().describe('The revision after which changes are told.'),
    changes: z.array(
      z.object({
        revision: z.string(),
        recordedAt: z.string(),
        reason: z.string().describe('Why it was recorded.'),
        sense: z.enum(SENSES),
        description: z.string(),
        initiative: z.string().nullable(),
        participant: z.string().nullable(),
        group: z.string().nullable(),
      }),
    ),
    notes: z.array(z.string()),
    ...PAGE_SHAPE,
    provenance: PROVENANCE_SHAPE,
  },
  answer: async ({ since: wanted, first = USUAL_PAGE, after, locale: _, ...filter }, ask, locale) => {
    const { dataset } = await ask<{ dataset: Dataset & { readonly releases: readonly Release[] } }>(STATE);
    const since = sinceOf(wanted, dataset.releases);
    const page = placeAfter(after);
    const { changes } = await ask<Found>(QUERY, { since, filter, first, after: page.cursor, locale });
    const words = WORDS[locale];
    const structured = {
      since,
      changes: changes.nodes.map(({ sense, description, revision, initiative, participant, group }) => ({
        ...{ revision: revision.id, recordedAt: revision.recordedAt, reason: revision.reason },
        ...{ sense, description },
        ...{ initiative: initiative?.slug ?? null, participant: participant?.code ?? null, group: group?.slug ?? null },
      })),
      notes: [words.note],
      ...restOf(changes.pageInfo, page.given + changes.nodes.length, null),
      provenance: provenanceOfData(dataset),
    };
    const revisions = [...new Set(structured.changes.map(({ revision }) => revision))];
    const answerText = paragraphs(
      words.title(since, dataset.revision),
      structured.changes.length === 0 ? words.none : '',
      revisions.map((id) => {
        const of = structured.changes.filter(({ revision }) => revision === id);
        const [{ recordedAt, reason }] = of as [(typeof of)[number]];
        return [
          words.revision(id, dayInWords(dayOf(recordedAt.slice(0, 10)), locale), reason),
          ...of.map(({ description }) => description),
        ].join('\n  ');
      }),
      words.note,
      moreText(structured, locale),
      citeText(dataset.citation, locale),
    );
    return { structured, text: answerText };
  },
});

/** Releases that an error names. */
const RELEASES_TOLD = 20;

/** The revision after which changes are told. Throws BAD_USER_INPUT for what is neither a revision nor a release. */
function sinceOf(wanted: string | undefined, releases: readonly Release[]): string {
  if (wanted === undefined) return releases[1]?.revision ?? '0';
  if (/^\d{1,9}$/.test(wanted)) return wanted;
  const release = releases.find(({ name }) => name === wanted);
  if (release) return release.revision;
  const names = releases.map(({ name }) => name);
  const more = names.length > RELEASES_TOLD ? ` and ${names.length - RELEASES_TOLD} more` : '';
  throw badInput(
    'since',
    `'${wanted}' is neither the number of a revision nor the name of a release${didYouMean(wanted, names)}; the releases are ${names.slice(0, RELEASES_TOLD).join(', ')}${more}`,
  );
}
