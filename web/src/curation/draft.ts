import type { Confidence, Role } from '../../../src/domain/vocabulary.js';
import type { ChangeInput, CitationInput, FactToChangeQuery } from '../generated/graphql.js';
import { isoAsKnown } from '../lib/dates.js';

/** What is proposed about a fact. */
export const CHANGES = ['correct', 'end', 'retract', 'record'] as const;
export type Change = (typeof CHANGES)[number];

/** A participation on record, as the API gives it to the form. */
export type FactToChange = Extract<NonNullable<FactToChangeQuery['node']>, { readonly confidence: Confidence }>;

export function isFact(node: FactToChangeQuery['node']): node is FactToChange {
  return node !== null && 'confidence' in node;
}

/** A source as it stands in its fields; what is not given is empty. */
export interface DraftSource {
  readonly url: string;
  readonly title: string;
  readonly publisher: string;
  readonly accessedOn: string;
  readonly evidence: string;
}

/** A participation as it stands in the fields of the form. */
export interface Draft {
  readonly participant: string;
  readonly initiative: string;
  readonly role: Role | '';
  /** As exactly as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** It began on that day at the latest. */
  readonly noLaterThan: boolean;
  readonly validTo: string;
  readonly confidence: Confidence | '';
  readonly sources: readonly DraftSource[];
}

export const NO_SOURCE: DraftSource = { url: '', title: '', publisher: '', accessedOn: '', evidence: '' };

export const EMPTY_DRAFT: Draft = {
  participant: '',
  initiative: '',
  role: '',
  validFrom: '',
  noLaterThan: false,
  validTo: '',
  confidence: '',
  sources: [NO_SOURCE],
};

/** A fact on record as the fields show it. */
export function draftOf(fact: FactToChange): Draft {
  return {
    participant: fact.participant.code,
    initiative: fact.initiative.slug,
    role: fact.role,
    validFrom: isoAsKnown(fact.validFrom, fact.datePrecision) ?? '',
    noLaterThan: fact.datePrecision === 'NO_LATER_THAN',
    validTo: fact.validTo ?? '',
    confidence: fact.confidence,
    sources: fact.citations.map(({ url, title, publisher, accessedOn, evidence }) => ({
      url: url ?? '',
      title: title ?? '',
      publisher: publisher ?? '',
      accessedOn: accessedOn ?? '',
      evidence: evidence ?? '',
    })),
  };
}

/** What the form begins with: of a correction what is on record, of an end what is to be added to it. */
export function beginningOf(
  change: Change,
  fact: FactToChange | null,
  begun: Pick<Draft, 'participant' | 'initiative'>,
): Draft {
  if (fact === null) return { ...EMPTY_DRAFT, ...begun };
  if (change === 'correct') return draftOf(fact);
  return { ...EMPTY_DRAFT, participant: fact.participant.code, initiative: fact.initiative.slug };
}

/** The change as the API takes it. A correction names what is other than on record, and nothing else. */
export function changeOf(change: Change, draft: Draft, fact: FactToChange | null): ChangeInput {
  const citations = draft.sources.map(citationOf);
  if (fact === null || change === 'record') {
    const { participant, initiative, validFrom, validTo } = draft;
    return {
      recordParticipation: {
        participant: participant.trim(),
        initiative: initiative.trim(),
        role: draft.role as Role,
        validFrom: validFrom.trim(),
        confidence: draft.confidence as Confidence,
        citations,
        ...(validTo === '' ? {} : { validTo }),
        ...(draft.noLaterThan ? { datePrecision: 'NO_LATER_THAN' } : {}),
      },
    };
  }
  const { id } = fact;
  if (change === 'retract') return { retractParticipation: { id } };
  if (change === 'end') return { endParticipation: { id, validTo: draft.validTo, citations } };
  const recorded = draftOf(fact);
  const otherStart = draft.validFrom.trim() !== recorded.validFrom || draft.noLaterThan !== recorded.noLaterThan;
  const otherSources = JSON.stringify(draft.sources) !== JSON.stringify(recorded.sources);
  return {
    correctParticipation: {
      id,
      ...(draft.role === recorded.role ? {} : { role: draft.role as Role }),
      ...(otherStart ? { validFrom: draft.validFrom.trim() } : {}),
      ...(otherStart && draft.noLaterThan ? { datePrecision: 'NO_LATER_THAN' } : {}),
      ...(draft.validTo === recorded.validTo ? {} : draft.validTo === '' ? { open: true } : { validTo: draft.validTo }),
      ...(draft.confidence === recorded.confidence ? {} : { confidence: draft.confidence as Confidence }),
      ...(otherSources ? { citations } : {}),
    },
  };
}

/** A source without what is not given. */
export function citationOf(source: DraftSource): CitationInput {
  return Object.fromEntries(
    Object.entries(source)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  );
}

/** The field of a form that a problem is about, by the API's own name for it; null: the change as a whole. */
export function placeOf(field: string | null): string | null {
  return field?.split('.').slice(1).join('.') || null;
}
