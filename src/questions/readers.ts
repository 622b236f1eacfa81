import { type Day, formatDay, parseDay } from '../domain/day.js';
import { didYouMean } from '../domain/nearest.js';

/** A text that can not be read as a value of its kind: the text and the rule that it breaks. The caller adds the parameter. */
export class Unreadable extends Error {
  constructor(shown: string, rule: string) {
    super(`${shown} ${rule}`);
    this.name = 'Unreadable';
  }
}

/** A kind of value: how it is read from a text, and written as one again. Reading throws Unreadable. */
export interface Kind<T> {
  read(text: string): T;
  write(value: T): string;
  /** The words that there are, where there is a list of them. */
  readonly words?: readonly string[];
  /** Several, separated by commas. */
  readonly many?: boolean;
}

export const NOT_A_DAY = 'is not a calendar day of the form YYYY-MM-DD';
export const NOT_AN_INSTANT = 'is not an instant of the form 2026-11-22T00:00:00Z';

/** RFC 3339, which asks for an offset: without one the same text would be another instant on another machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** A day that exists. */
export const DAY: Kind<Day> = {
  read: (text) => {
    const day = parseDay(text);
    if (day === null) throw new Unreadable(`'${text}'`, NOT_A_DAY);
    return day;
  },
  write: formatDay,
};

/** An instant with offset, of a day that exists: by itself a Date takes 30 February for 2 March. */
export const INSTANT_WITH_OFFSET: Kind<Date> = {
  read: (text) => {
    if (!INSTANT.test(text) || parseDay(text.slice(0, 10)) === null) throw new Unreadable(`'${text}'`, NOT_AN_INSTANT);
    return new Date(text.toUpperCase());
  },
  write: (instant) => instant.toISOString(),
};

export const WORD: Kind<string> = {
  read: (text) => {
    const word = text.trim();
    if (word === '') throw new Unreadable(`'${text}'`, 'is empty');
    return word;
  },
  write: (word) => word,
};

/** Characters of a name that a reader gives to a choice: it stands in titles. */
export const LONGEST_OWN_NAME = 80;
const NOT_PLAIN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** A name in plain text: one line, without marks that turn the direction of what follows or can not be seen. */
export const OWN_NAME: Kind<string> = {
  read: (text) => {
    const name = text.trim();
    if (name === '') throw new Unreadable(`'${text}'`, 'is empty');
    if ([...name].length > LONGEST_OWN_NAME)
      throw new Unreadable('it', `is longer than ${LONGEST_OWN_NAME} characters`);
    if (NOT_PLAIN.test(name)) throw new Unreadable('it', 'holds a character that can not be seen');
    return name;
  },
  write: (name) => name,
};

export const WHOLE_NUMBER: Kind<number> = {
  read: (text) => {
    if (!/^-?\d{1,9}$/.test(text)) throw new Unreadable(`'${text}'`, 'is not a whole number');
    return Number(text);
  },
  write: String,
};

export const FLAG: Kind<boolean> = {
  read: (text) => {
    if (text !== 'true' && text !== 'false') throw new Unreadable(`'${text}'`, 'is neither true nor false');
    return text === 'true';
  },
  write: String,
};

/** One of some words, in capitals or not; a hyphen may stand for an underscore. */
export function oneOf<T extends string>(words: readonly T[]): Kind<T> {
  return {
    read: (text) => {
      const wanted = text.trim().toUpperCase().replaceAll('-', '_');
      const word = words.find((candidate) => candidate === wanted);
      if (word === undefined) {
        throw new Unreadable(`'${text.trim()}'`, `is none of ${words.join(', ')}${didYouMean(wanted, words)}`);
      }
      return word;
    },
    write: (word) => word,
    words,
  };
}

/** Several of a kind, separated by commas. An empty item is refused as a slip. */
export function listOf<T>(each: Kind<T>): Kind<readonly T[]> {
  return {
    read: (text) =>
      text.split(',').map((part) => {
        if (part.trim() === '') throw new Unreadable(`'${text}'`, 'holds an empty word');
        return each.read(part);
      }),
    write: (values) => values.map((value) => each.write(value)).join(','),
    ...(each.words ? { words: each.words } : {}),
    many: true,
  };
}
