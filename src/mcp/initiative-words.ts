import type { Term } from '../domain/vocabulary.js';
import {
  ADOPTION_TERMS,
  type Adoption,
  COMPLETENESS_TERMS,
  type Completeness,
  FOCUS_TERMS,
  type Focus,
  KIND_TERMS,
  type InitiativeKind,
  type Precision,
} from '../domain/vocabulary.js';
import { type Locale, numberIn, SENTENCES } from '../questions/notes.js';
import { PERIOD_WORDS, timeText } from '../record/period-text.js';
import type { Named } from './beside.js';

/** What a line about an initiative says. */
export interface InitiativeLine extends Named {
  readonly kind: InitiativeKind;
  readonly adoption: Adoption;
  readonly focus: Focus;
  readonly binding: boolean;
  readonly openedOn: string | null;
  readonly openedPrecision: Precision | null;
  readonly listCompleteness: Completeness;
  readonly participantCount: number;
}

/** Fields of the API for {@link InitiativeLine}; how many take part is asked for as of the question's day. */
export const INITIATIVE_LINE = `slug name(locale: $locale) kind adoption focus binding openedOn openedPrecision listCompleteness
  participantCount(asOf: $asOf, counting: $counting)`;

export function inWords<W extends string>(terms: Readonly<Record<W, Term>>, word: W, locale: Locale): string {
  return terms[word][SENTENCES[locale].language];
}

interface Words {
  readonly atLeast: (count: string) => string;
  readonly noneOnRecord: string;
  readonly noList: string;
  readonly notOnRecord: string;
  readonly binding: string;
  readonly notBinding: string;
  readonly separator: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    atLeast: (count) => `at least ${count}`,
    noneOnRecord: 'not known, none on record',
    noList: 'none on record; there can be no list',
    notOnRecord: 'not on record',
    binding: 'binding',
    notBinding: 'not binding',
    separator: ', ',
  },
  ZH: {
    atLeast: (count) => `至少 ${count}`,
    noneOnRecord: '不详，无在案参与方',
    noList: '无在案参与方，且不存在名单',
    notOnRecord: '无记录',
    binding: '有约束力',
    notBinding: '无约束力',
    separator: '，',
  },
};

/** How many take part, as the list on record allows it to be said. */
export function participantsText(
  { participantCount: count, listCompleteness }: InitiativeLine,
  open: boolean,
  locale: Locale,
): string {
  const words = WORDS[locale];
  if (count === 0 && listCompleteness === 'NOT_APPLICABLE') return words.noList;
  if (!open) return numberIn(count, locale);
  return count === 0 ? words.noneOnRecord : words.atLeast(numberIn(count, locale));
}

/** The day on which it was opened, no more exactly than it is known. */
export function openedText({ openedOn, openedPrecision }: InitiativeLine, locale: Locale): string {
  if (openedOn === null) return WORDS[locale].notOnRecord;
  return timeText(openedOn, openedPrecision?.toLowerCase(), PERIOD_WORDS[locale]);
}

/** What it is, in a line of words. */
export function whatText({ kind, adoption, focus, binding }: InitiativeLine, locale: Locale): string {
  const words = WORDS[locale];
  return [
    inWords(KIND_TERMS, kind, locale),
    inWords(ADOPTION_TERMS, adoption, locale),
    inWords(FOCUS_TERMS, focus, locale),
    binding ? words.binding : words.notBinding,
  ].join(words.separator);
}

export function listText({ listCompleteness }: InitiativeLine, locale: Locale): string {
  return inWords(COMPLETENESS_TERMS, listCompleteness, locale);
}
