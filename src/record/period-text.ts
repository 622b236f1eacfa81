import { dayOf } from '../domain/day.js';
import { dayInWords, type Locale } from '../domain/locale.js';
import type { FactImage } from './change.js';

/** How a period is put into words. `latest`: that it was so by that day is all that is known. */
export interface PeriodWords {
  /** A day, month or year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly time: (text: string) => string;
  readonly from: (time: string, latest: boolean) => string;
  readonly until: (time: string, latest: boolean) => string;
  /** That something ended, as a sentence of which the subject is known. */
  readonly ended: (time: string, latest: boolean, isDay: boolean) => string;
  readonly separator: string;
}

const MONTHS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  EN: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  ZH: new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
};

function timeIn(locale: Locale): (text: string) => string {
  return (text) => {
    if (text.length === 4) return locale === 'ZH' ? `${text}年` : text;
    return text.length === 7
      ? MONTHS[locale].format(new Date(`${text}-01T00:00:00Z`))
      : dayInWords(dayOf(text), locale);
  };
}

const ENGLISH = {
  from: (time: string, latest: boolean) => `from ${time}${latest ? ' at the latest' : ''}`,
  until: (time: string, latest: boolean) => `until ${time}${latest ? ' at the latest' : ''}`,
  ended: (time: string, latest: boolean, isDay: boolean) => `ended ${latest ? 'by' : isDay ? 'on' : 'in'} ${time}`,
  separator: ', ',
};

/** As tables and differences of releases have it: ISO 8601. */
export const TERSE: PeriodWords = { ...ENGLISH, time: (text) => text };

/** As sentences have it. */
export const PERIOD_WORDS: Readonly<Record<Locale, PeriodWords>> = {
  EN: { ...ENGLISH, time: timeIn('EN') },
  ZH: {
    time: timeIn('ZH'),
    from: (time, latest) => `${latest ? '最晚' : ''}自${time}起`,
    until: (time, latest) => `${latest ? '最晚' : ''}至${time}`,
    ended: (time, latest) => `${latest ? '不晚于' : '于'}${time}终止`,
    separator: '，',
  },
};

interface Known {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly text: string;
  readonly latest: boolean;
  readonly isDay: boolean;
}

/** A day as exactly as it is known; one of which no precision is recorded stands as it is. */
function knownTime(day: string, precision: unknown): Known {
  const length = precision === 'year' ? 4 : precision === 'month' ? 7 : 10;
  return { text: day.slice(0, length), latest: precision === 'no_later_than', isDay: length === 10 };
}

/** A day, month or year in words, no more exactly than it is known. */
export function timeText(day: string, precision: unknown, words: PeriodWords): string {
  return words.time(knownTime(day, precision).text);
}

/** From when until when a fact holds, no more exactly than it is known. */
export function periodText(image: FactImage, words: PeriodWords): string {
  const start = knownTime(String(image.valid_from ?? ''), image.date_precision);
  const from = words.from(words.time(start.text), start.latest);
  if (image.valid_to == null) return from;
  const end = knownTime(String(image.valid_to), image.valid_to_precision);
  return [from, words.until(words.time(end.text), end.latest)].join(words.separator);
}

/** That a fact which has an end ended then. */
export function endText(image: FactImage, words: PeriodWords): string {
  const end = knownTime(String(image.valid_to), image.valid_to_precision);
  return words.ended(words.time(end.text), end.latest, end.isDay);
}
