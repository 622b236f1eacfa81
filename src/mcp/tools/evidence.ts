import { z } from 'zod';
import { dayOf } from '../../domain/day.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { ABSENCE_REASONS, type AbsenceReason, REASON_TERMS } from '../../domain/vocabulary.js';
import { SENTENCES } from '../../questions/notes.js';
import type { Code, Named } from '../../questions/texts.js';
import { BESIDE_SHAPE, besideOf, count, RESTS, type Rests, textWith } from '../beside.js';
import { FACT, FACT_SHAPE, type Fact, factOf, surenessText } from '../facts.js';
import { INITIATIVE_LINE, type InitiativeLine, listText } from '../initiative-words.js';
import { text, variablesFor } from '../inputs.js';
import { toolOf } from '../tool.js';

interface Participant extends Code {
  readonly __typename: string;
  readonly name: string;
}
type Row = Fact & {
  readonly recordedAt: string;
  readonly participant: Participant;
  readonly citations: readonly {
    readonly url: string | null;
    readonly title: string;
    readonly publisher: string | null;
    readonly accessedOn: string | null;
    readonly evidence: string | null;
  }[];
};
interface Found {
  readonly participations: { readonly totalCount: number; readonly nodes: readonly Row[] };
  readonly distribution: Rests & {
    readonly initiatives: readonly [
      InitiativeLine & { readonly listCheckedOn: string | null; readonly url: string | null },
    ];
  };
  readonly country: {
    readonly name: string;
    /** By its own name alone. */
    readonly coverage: number;
    readonly absences: {
      readonly nodes: readonly {
        readonly reason: AbsenceReason;
        readonly withdrewOn: string | null;
        readonly through: readonly Code[];
      }[];
    } | null;
  } | null;
  readonly organisation: Named | null;
}

const MOST_FACTS = 20;

// Facts include those that had ended by the day; whether the participant takes part is asked as of the day.
const QUERY = `query ($code: ID!, $slug: ID!, $selection: SelectionInput!, $asOf: Date, $counting: CountingInput,
  $everBegun: CountingInput, $byItself: CountingInput, $locale: Locale = EN) {
  participations(filter: { participants: [$code], initiatives: [$slug] }, asOf: $asOf, counting: $everBegun,
    first: ${MOST_FACTS}) { totalCount nodes { ${FACT} recordedAt participant { __typename ... on Country { code }
      ... on Organisation { code } name(locale: $locale) } citations { url title publisher(locale: $locale) accessedOn
      evidence(locale: $locale) } } }
  distribution(selection: $selection, asOf: $asOf, counting: $counting) { ${RESTS} initiatives { ${INITIATIVE_LINE}
    listCheckedOn url } }
  country(code: $code) { name(locale: $locale) coverage(selection: $selection, asOf: $asOf, counting: $byItself)
    absences(selection: $selection, asOf: $asOf, counting: $counting) { nodes { reason withdrewOn through { code } } } }
  organisation(code: $code) { slug: code name(locale: $locale) } }`;

const STANDINGS = ['TAKES_PART', 'THROUGH_ORGANISATION', 'NOT_TAKING_PART', 'NOT_KNOWN', 'NOT_COUNTED'] as const;
type EvidenceStanding = (typeof STANDINGS)[number];

interface Words {
  readonly title: (who: string, what: string) => string;
  readonly standing: Readonly<Record<EvidenceStanding, (reason: string) => string>>;
  readonly through: (codes: string) => string;
  readonly none: string;
  readonly fact: (role: string, period: string, sure: string) => string;
  readonly recorded: (day: string) => string;
  readonly source: (source: string) => string;
  readonly read: (day: string) => string;
  readonly more: (count: number) => string;
  readonly list: (list: string, checked: string | null) => string;
  readonly separator: string;
  readonly semicolon: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    title: (who, what) => `${who}: ${what}`,
    standing: {
      TAKES_PART: () => 'It is counted as taking part on this day.',
      THROUGH_ORGANISATION: () => 'It takes part on this day through an organisation, and not by its own name.',
      NOT_TAKING_PART: (reason) => `It is not counted as taking part on this day: ${reason}.`,
      NOT_KNOWN: () => 'Whether it takes part on this day is not known: the list on record does not say.',
      NOT_COUNTED: () =>
        'Of this participant only what is on record is told: it is none of the states that are counted.',
    },
    through: (codes) => `Organisations to which it belongs and that take part for their members: ${codes}`,
    none: 'No participation by its own name is on record.',
    fact: (role, period, sure) => `${role}, ${period}; ${sure}`,
    recorded: (day) => `recorded here on ${day}`,
    source: (source) => `Source: ${source}`,
    read: (day) => `read on ${day}`,
    more: (count) => `${count} more on record: narrow the question with asOf or a release.`,
    list: (list, checked) =>
      `List of those who take part: ${list}${checked === null ? '' : `; last checked on ${checked}`}`,
    separator: ', ',
    semicolon: '; ',
  },
  ZH: {
    title: (who, what) => `${who}：${what}`,
    standing: {
      TAKES_PART: () => '当日计为参与。',
      THROUGH_ORGANISATION: () => '当日通过所属组织参与，并非以本国名义。',
      NOT_TAKING_PART: (reason) => `当日未计为参与：${reason}。`,
      NOT_KNOWN: () => '当日是否参与不详：在案名单不足以断定。',
      NOT_COUNTED: () => '该参与方不在计入的国家之列，此处仅列在案记录。',
    },
    through: (codes) => `代表其成员参与的所属组织：${codes}`,
    none: '无以自身名义的在案参与记录。',
    fact: (role, period, sure) => `${role}，${period}；${sure}`,
    recorded: (day) => `于${day}录入`,
    source: (source) => `来源：${source}`,
    read: (day) => `查阅于${day}`,
    more: (count) => `另有 ${count} 条在案：请以 asOf 或 release 缩小范围。`,
    list: (list, checked) => `参与方名单：${list}${checked === null ? '' : `；最近一次核对于${checked}`}`,
    separator: '、',
    semicolon: '；',
  },
};

export const evidenceTool = toolOf({
  name: 'evidence',
  title: 'What a fact rests on',
  description:
    'For one state or organisation and one initiative: every participation on record, ended ones too, with role, days as exactly as they are known, how sure it is, and the source it was read in; and whether the state takes part on the day, does not and why, or whether that is not known.',
  fields: ['asOf', 'blocs', 'release', 'knownAt', 'method'],
  own: {
    participant: text().describe('code of a state (KEN) or organisation (EU)'),
    initiative: text().describe('slug, for example bletchley-declaration'),
  },
  output: {
    ...BESIDE_SHAPE,
    participant: z.object({ code: z.string(), name: z.string() }),
    initiative: z.object({ slug: z.string(), name: z.string(), url: z.string().nullable() }),
    standing: z.enum(STANDINGS).describe('How the state stands to the initiative on the day; NOT_KNOWN is no absence.'),
    reason: z
      .enum(ABSENCE_REASONS)
      .nullable()
      .describe('Why it is not counted; null where it is, or where nothing is said.'),
    withdrewOn: z.string().nullable(),
    through: z.array(z.string()).describe('Organisations to which it belongs and that take part for their members.'),
    list: z.string().describe('How complete the list of participants on record is.'),
    listCheckedOn: z.string().nullable(),
    factCount: count(),
    facts: z.array(
      z.object({
        ...FACT_SHAPE,
        recordedAt: z.string(),
        sources: z.array(
          z.object({
            title: z.string(),
            publisher: z.string().nullable(),
            url: z.string().nullable(),
            accessedOn: z.string().nullable(),
            says: z.string().nullable(),
          }),
        ),
      }),
    ),
  },
  answer: async ({ participant, initiative: slug, ...args }, ask, locale) => {
    const { counting, ...variables } = variablesFor(args);
    const { blocs: _, ...data } = counting;
    const answer = await ask<Found>(QUERY, {
      ...{ ...variables, counting, code: participant, slug },
      selection: { initiatives: [slug] },
      everBegun: { ...data, presence: 'CUMULATIVE' },
      byItself: { ...data, blocs: 'EXCLUDE' },
    });
    const { participations, distribution, country, organisation } = answer;
    const [initiative] = distribution.initiatives;
    const absence = country?.absences?.nodes[0] ?? null;
    const { language } = SENTENCES[locale];
    const named = country ?? organisation ?? participations.nodes[0]?.participant;
    const beside = besideOf(distribution, { locale, initiatives: [initiative], facts: country === null });
    const standing = standingOf(answer);
    const structured = {
      ...beside,
      participant: { code: participant, name: named?.name ?? participant },
      initiative: { slug: initiative.slug, name: initiative.name, url: initiative.url },
      standing,
      reason: absence?.reason ?? null,
      withdrewOn: absence?.withdrewOn ?? null,
      through: (absence?.through ?? []).map(({ code }) => code),
      list: listText(initiative, distribution.incompleteInitiatives.length > 0, locale),
      listCheckedOn: initiative.listCheckedOn,
      factCount: participations.totalCount,
      facts: participations.nodes.map((row) => ({
        ...factOf(row, locale),
        recordedAt: row.recordedAt,
        sources: row.citations.map(({ title, publisher, url, accessedOn, evidence }) => ({
          ...{ title, publisher, url, accessedOn, says: evidence },
        })),
      })),
    };
    const words = WORDS[locale];
    const on = (day: string) => dayInWords(dayOf(day), locale);
    const reason = absence ? REASON_TERMS[absence.reason][language] : '';
    const text = textWith(
      beside,
      locale,
      words.title(`${structured.participant.name} (${structured.participant.code})`, `${initiative.name} (${slug})`),
      words.standing[standing](reason),
      structured.through.length > 0 ? words.through(structured.through.join(words.separator)) : '',
      structured.facts.length === 0
        ? words.none
        : structured.facts.map((fact) =>
            [
              `${words.fact(fact.roleInWords, fact.period, surenessText(fact.confidence, locale))}${words.semicolon}${words.recorded(on(fact.recordedAt.slice(0, 10)))}`,
              ...fact.sources.map(({ title, publisher, url, accessedOn, says }) =>
                [
                  words.source([title, publisher, url].filter((part) => part !== null).join(words.separator)),
                  ...(accessedOn === null ? [] : [words.read(on(accessedOn))]),
                  ...(says === null ? [] : [says]),
                ].join(words.semicolon),
              ),
            ].join('\n  '),
          ),
      structured.factCount > structured.facts.length ? words.more(structured.factCount - structured.facts.length) : '',
      words.list(structured.list, structured.listCheckedOn === null ? null : on(structured.listCheckedOn)),
    );
    return { structured, text };

    function standingOf({ country: state }: Found): EvidenceStanding {
      if (!state?.absences) return 'NOT_COUNTED';
      if (absence) return absence.reason === 'UNKNOWN' ? 'NOT_KNOWN' : 'NOT_TAKING_PART';
      return state.coverage === 0 ? 'THROUGH_ORGANISATION' : 'TAKES_PART';
    }
  },
});
