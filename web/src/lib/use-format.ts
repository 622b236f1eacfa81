import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

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
  /** The year, or year and month, of a day that is known no more exactly. */
  readonly yearOf: (day: string) => string;
  readonly monthOf: (day: string) => string;
  readonly year: (year: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly instant: (instant: string) => string;
  readonly compare: (one: string, other: string) => number;
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
      day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
      yearOf: (text) => yearOnly.format(new Date(`${text}T00:00:00Z`)),
      monthOf: (text) => month.format(new Date(`${text}T00:00:00Z`)),
      year: String,
      list: (items) => list.format(items),
      instant: (text) => `${instant.format(new Date(text))} UTC`,
      compare: collator.compare,
    };
  }, [language]);
}
