import { type Day, formatDay } from './day.js';

/** Languages in which sentences are made. */
export const LOCALES = ['EN', 'ZH'] as const;
export type Locale = (typeof LOCALES)[number];

const DATES: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  EN: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  ZH: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A day as a reader writes it. */
export function dayInWords(day: Day, locale: Locale): string {
  return DATES[locale].format(new Date(`${formatDay(day)}T00:00:00Z`));
}

/** A word as it stands within a sentence; an abbreviation keeps its capitals. */
export function withinSentence(word: string): string {
  return /^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
}
