import type { Language } from './addresses.js';

/** What the headline figure says: how many states are in none of the initiatives. */
export interface HeadlineFigures {
  /** In the reader's digits. */
  readonly none: string;
  readonly all: string;
  /** How many initiatives. */
  readonly n: number;
  /** The same in the reader's digits. */
  readonly nInDigits: string;
  /** The name of the only initiative, where it is one. */
  readonly only: string | null;
  /** Whether some of those in none may take part. */
  readonly atMost: boolean;
}

const NUMBERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  zh: ['一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'],
};

/**
 * A small number as a word before a noun. Chinese has a space on either side of digits, and none beside a number that is
 * written as a word.
 */
export function numberWord(n: number, inDigits: string, language: Language): string {
  return NUMBERS[language][n - 1] ?? (language === 'zh' ? ` ${inDigits} ` : inDigits);
}

/** The headline of the participation figure, its number between `<strong>` and `</strong>`; of the page and of its head alike. */
export function headlineOf(figures: HeadlineFigures, language: Language): string {
  const { none, all, n, nInDigits, only, atMost } = figures;
  const number = `<strong>${none}</strong>`;
  const word = numberWord(n, nInDigits, language);
  if (language === 'zh') {
    const states = `联合国 ${all} 个会员国中，${atMost ? '至多 ' : ''}${number} 国`;
    return only === null ? `${states}未参与${word}项倡议中的任何一项` : `${states}未参与“${only}”`;
  }
  const states = `${atMost ? 'At most ' : ''}${number} of ${all} UN member states`;
  return only === null
    ? `${states} take part in none of the ${word} initiatives`
    : `${states} do not take part in ${only}`;
}

/** The same without its marks. */
export function plain(marked: string): string {
  return marked.replaceAll(/<\/?strong>/g, '');
}
