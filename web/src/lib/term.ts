import {
  ACT_TERMS,
  ADOPTION_TERMS,
  BLOC_RULE_TERMS,
  COMPLETENESS_TERMS,
  CONFIDENCE_TERMS,
  FAMILY_TERMS,
  FOCUS_TERMS,
  KIND_TERMS,
  MANNER_TERMS,
  OPENNESS_TERMS,
  ORGANISATION_KIND_TERMS,
  PRECISION_TERMS,
  PRESENCE_TERMS,
  REASON_TERMS,
  ROLE_CLASS_TERMS,
  ROLE_TERMS,
  SCOPE_TERMS,
  STANDING_TERMS,
  type Term,
  TOPIC_TERMS,
  UN_STATUS_TERMS,
} from '../../../src/domain/vocabulary.js';
import type { Language } from '../state/view-state.js';

/** The vocabularies of the roll that the pages speak: none of their words stands in the strings of a language. */
export const TERMS = {
  adoption: ADOPTION_TERMS,
  blocs: BLOC_RULE_TERMS,
  completeness: COMPLETENESS_TERMS,
  confidence: CONFIDENCE_TERMS,
  family: FAMILY_TERMS,
  focus: FOCUS_TERMS,
  kind: KIND_TERMS,
  manner: MANNER_TERMS,
  openness: OPENNESS_TERMS,
  organisationKind: ORGANISATION_KIND_TERMS,
  precision: PRECISION_TERMS,
  act: ACT_TERMS,
  presence: PRESENCE_TERMS,
  reason: REASON_TERMS,
  role: ROLE_TERMS,
  roleClass: ROLE_CLASS_TERMS,
  scope: SCOPE_TERMS,
  standing: STANDING_TERMS,
  topic: TOPIC_TERMS,
  unStatus: UN_STATUS_TERMS,
} as const;

export type Vocabulary = keyof typeof TERMS;
export type WordOf<V extends Vocabulary> = Extract<keyof (typeof TERMS)[V], string>;

/** A word of a vocabulary as a person reads it. */
export function term<V extends Vocabulary>(vocabulary: V, word: WordOf<V>, language: Language): string {
  const terms: Readonly<Record<string, Term>> = TERMS[vocabulary];
  return terms[word]![language];
}
