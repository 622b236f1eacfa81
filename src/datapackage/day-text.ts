import { parseDay } from '../domain/day.js';

export type PartOfDay = 'month' | 'year';

/** A day that is known to its month or year only: the first of it, as the roll writes it. */
export class InexactDay {
  constructor(
    readonly day: string,
    readonly precision: PartOfDay,
  ) {}
}

/** What a text says of a day, or why it says none. */
export type DayText = string | InexactDay | { readonly reason: string } | null;

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

/** What people write for an end that there is not. */
const OPEN =
  /^(9999(-12-31)?|present|current|currently|ongoing|today|to date|open|none|null|n\/?a|n\.a\.|-+|\.\.+|…)$/i;

/** Day numbers of spreadsheet programs from 1927 to 2063: other numbers of so many digits are no dates that people keep. */
const SERIAL = /^[1-5]\d{4}(\.0+)?$/;

/**
 * Reads a day as people write it, with what they leave out: `2024-05-01`, also with a time, `2024/5/1`, `1 May 2024`,
 * `May 1, 2024`, `2024年5月1日`, `25/05/2024`, `May 2024`, `2024-05`, `2024`. Null for what says that there is no day
 * ({@link OPEN}). Where a text can be read in two ways, or is a spreadsheet's number, the reason says what to write.
 */
export function readDayText(text: string): DayText {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (OPEN.test(plain)) return null;
  const iso =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      plain,
    );
  if (iso) return ofParts(iso[1]!, iso[3]!, iso[4]!);
  const basic = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (basic) return ofParts(basic[1]!, basic[2]!, basic[3]!);
  const han = /^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?$/.exec(plain);
  if (han) return ofParts(han[1]!, han[2], han[3]);
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(plain);
  if (month) return ofParts(month[1]!, month[2]!);
  if (/^\d{4}$/.test(plain)) return ofParts(plain);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -.]? ?(?:of )?([a-z]{3,9})\.?[ ,-]{1,2}(\d{4})$/i.exec(plain);
  if (dayFirst) return ofWords(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(plain);
  if (monthFirst) return ofWords(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!);
  const monthAlone = /^([a-z]{3,9})\.?[ ,-]{1,2}(\d{4})$/i.exec(plain);
  if (monthAlone) return ofWords(monthAlone[2]!, monthAlone[1]!);
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(plain);
  if (numbers) return inEitherOrder(Number(numbers[1]), Number(numbers[3]), numbers[4]!);
  if (SERIAL.test(plain)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Number(plain) * 86_400_000).toISOString().slice(0, 10);
    return { reason: `is the number by which a spreadsheet keeps a day: if ${day} is meant, write that` };
  }
  return { reason: 'is no date: write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known' };
}

/** Day and month in the order that only one of them allows; the same number twice is no question. */
function inEitherOrder(first: number, second: number, year: string): DayText {
  const dayFirst = dayOf(year, second, first);
  const monthFirst = dayOf(year, first, second);
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
    return { reason: `may be ${dayFirst} or ${monthFirst}: write the one that is meant` };
  }
  return dayFirst ?? monthFirst ?? { reason: 'is not a day of the calendar' };
}

function ofWords(year: string, word: string, day?: string): DayText {
  const short = word.toLowerCase();
  const month = MONTHS.findIndex((name) => name === short || (short.length <= 4 && name.startsWith(short)));
  return month < 0
    ? { reason: `has ${JSON.stringify(word)}, which is no month` }
    : ofParts(year, String(month + 1), day);
}

function ofParts(year: string, month?: string, day?: string): DayText {
  const first = dayOf(year, Number(month ?? 1), Number(day ?? 1));
  if (first === null) return { reason: 'is not a day of the calendar' };
  if (day !== undefined) return first;
  return new InexactDay(first, month === undefined ? 'year' : 'month');
}

function dayOf(year: string, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return parseDay(text) === null ? null : text;
}
