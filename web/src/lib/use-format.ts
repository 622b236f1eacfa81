import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Precision } from './dates.js';

export interface Format {
  readonly number: (value: number) => string;
  /** At most this many digits after the point. */
  readonly decimal: (value: number, digits?: number) => string;
  /** With exactly this many digits after the point. */
  readonly fixed: (value: number, digits: number) => string;
  /** A large number in short: 1.2M. */
  readonly compact: (value: number) => string;
  readonly percent: (fraction: number, digits?: number) => string;
  /** A day `YYYY-MM-DD` in words. */
  readonly day: (day: string) => string;
  readonly year: (year: number) => string;
  /** A day no more exactly than it is known; "no later than" is for the sentence around it to say. */
  readonly dayAsKnown: (day: string, precision: Precision | null) => string;
  readonly list: (items: readonly string[]) => string;
  readonly instant: (instant: string) => string;
  readonly compare: (text: string, other: string) => number;
}

/** Numbers, days and lists in the reader's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh' ? 'zh-Hans-CN' : 'en-GB';
  return useMemo(() => {
    const number = new Intl.NumberFormat(language);
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    const yearOnly = new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' });
    const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
    const instant = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    const compact = new Intl.NumberFormat(language, { notation: 'compact' });
    const list = new Intl.ListFormat(language, { type: 'conjunction' });
    const collator = new Intl.Collator(language);
    const at = (text: string) => new Date(`${text}T00:00:00Z`);
    return {
      number: (value) => number.format(value),
      decimal: (value, digits = 2) => value.toLocaleString(language, { maximumFractionDigits: digits }),
      fixed: (value, digits) =>
        value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
      compact: (value) => compact.format(value),
      percent: (fraction, digits = 0) =>
        fraction.toLocaleString(language, {
          style: 'percent',
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }),
      day: (text) => day.format(at(text)),
      dayAsKnown: (text, precision) =>
        (precision === 'YEAR' ? yearOnly : precision === 'MONTH' ? month : day).format(at(text)),
      year: String,
      list: (items) => list.format(items),
      instant: (text) => `${instant.format(new Date(text))} UTC`,
      compare: collator.compare,
    };
  }, [language]);
}
