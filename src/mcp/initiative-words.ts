import { type Locale } from '../domain/locale.js';
import type { Term } from '../domain/vocabulary.js';
import {
  ADOPTION_TERMS,
  type Adoption,
  COMPLETENESS_TERMS,
  type Completeness,
  FOCUS_TERMS,
  type Focus,
  type InitiativeKind,
  KIND_TERMS,
  type Precision,
} from '../domain/vocabulary.js';
import { numberIn, SENTENCES } from '../questions/notes.js';
import type { Named } from '../questions/texts.js';
import { PERIOD_WORDS, timeText } from '../record/period-text.js';

/** What a line about an initiative says. */
export interface InitiativeLine extends Named {
  readonly kind: InitiativeKind;
  readonly adoption: Adoption;
  readonly focus: Focus;
  readonly binding: boolean;
  readonly openedOn: string | null;
  readonly openedPrecision: Precision | null;
  readonly endedOn: string | null;
  readonly listCompleteness: Completeness;
  readonly participantCount: number;
}

/** Fields of the API for {@link InitiativeLine}; how many take part is asked for as of the question's day. */
export const INITIATIVE_LINE = `slug name(locale: $locale) kind adoption focus binding openedOn openedPrecision endedOn
  listCompleteness
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
  readonly tooOld: string;
  readonly ended: (when: string, end: string) => string;
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
    tooOld: 'complete when it was last checked, too long ago to conclude absence',
    ended: (when, end) => `${when}, ended ${end}`,
  },
  ZH: {
    atLeast: (count) => `至少 ${count}`,
    noneOnRecord: '不详，无在案参与方',
    noList: '无在案参与方，且不存在名单',
    notOnRecord: '无记录',
    binding: '有约束力',
    notBinding: '无约束力',
    separator: '，',
    tooOld: '最近一次核对时完整，但核对已久，不能据此断定未参与',
    ended: (when, end) => `${when}，终止于${end}`,
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

/** The same, and when it ended where it did: who takes part in it on a day depends on that. */
export function lifeText(initiative: InitiativeLine, locale: Locale): string {
  const opened = openedText(initiative, locale);
  if (initiative.endedOn === null) return opened;
  return WORDS[locale].ended(opened, PERIOD_WORDS[locale].time(initiative.endedOn));
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

/** How complete its list on record is; one that was complete when it was read may be too old to conclude anything. */
export function listText({ listCompleteness }: InitiativeLine, open: boolean, locale: Locale): string {
  if (open && listCompleteness === 'COMPLETE') return WORDS[locale].tooOld;
  return inWords(COMPLETENESS_TERMS, listCompleteness, locale);
}
