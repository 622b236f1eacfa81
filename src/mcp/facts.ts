import { z } from 'zod';
import { type Locale, withinSentence } from '../domain/locale.js';
import { CONFIDENCE_TERMS, type Confidence, type Precision, ROLE_TERMS, type Role } from '../domain/vocabulary.js';
import { SENTENCES } from '../questions/notes.js';
import { PERIOD_WORDS, periodText } from '../record/period-text.js';

/** A participation as the API gives it. */
export interface Fact {
  readonly role: Role;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly datePrecision: Precision;
  readonly validToPrecision: Precision | null;
  readonly confidence: Confidence;
}

/** Fields of the API for {@link Fact}. */
export const FACT = 'role validFrom validTo datePrecision validToPrecision confidence';

export const FACT_SHAPE = {
  role: z.string(),
  roleInWords: z.string(),
  period: z.string().describe('From when until when, no more exactly than it is known.'),
  confidence: z.string(),
};

export function factOf({ role, confidence, ...period }: Fact, locale: Locale) {
  const { language } = SENTENCES[locale];
  return {
    role,
    roleInWords: ROLE_TERMS[role][language],
    period: periodText(
      {
        valid_from: period.validFrom,
        valid_to: period.validTo,
        date_precision: period.datePrecision.toLowerCase(),
        valid_to_precision: period.validToPrecision?.toLowerCase() ?? null,
      },
      PERIOD_WORDS[locale],
    ),
    confidence,
  };
}

/** How sure a fact is, within a sentence. */
export function surenessText(confidence: string, locale: Locale): string {
  return withinSentence(CONFIDENCE_TERMS[confidence as Confidence][SENTENCES[locale].language]);
}
