import type { GraphQLEnumType, GraphQLLeafType } from 'graphql';
import { NotFaultless } from './not-faultless.js';

/** Strings up to so many characters are looked through by a loop; longer ones go to JSON.stringify at once. */
const SHORT = 80;

/** What the generated functions call; the names are short because they stand in generated code alone. */
export const HELPERS = {
  later: (value: unknown): value is PromiseLike<unknown> =>
    typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function',

  /** Null where the type allows it. */
  none: (nullable: boolean): string => {
    if (!nullable) throw new NotFaultless();
    return 'null';
  },

  fault: (): never => {
    throw new NotFaultless();
  },

  /** A string in quotes. Most are short and hold nothing that must be escaped, which a loop sees sooner than a pattern. */
  quoted: (text: string): string => {
    const { length } = text;
    if (length > SHORT) return JSON.stringify(text);
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      // A quotation mark, a backslash, a control character, or half of a surrogate pair.
      if (unit === 0x22 || unit === 0x5c || unit < 0x20 || (unit >= 0xd800 && unit <= 0xdfff)) {
        return JSON.stringify(text);
      }
    }
    return `"${text}"`;
  },

  /** A value of any leaf type, serialised by the type itself. */
  leaf: (type: GraphQLLeafType, nullable: boolean, value: unknown): string => {
    if (value instanceof Error) throw value;
    if (value === undefined || value === null) return HELPERS.none(nullable);
    const serialized = type.serialize(value);
    if (serialized === undefined || serialized === null) throw new NotFaultless();
    return JSON.stringify(serialized);
  },
};

/** What a text takes beside its characters, which may be of two bytes. */
const BYTES_A_TEXT = 100;

/** Texts of objects; they are counted as they come, and go with the objects or the writer. */
export class TextsKept extends WeakMap<object, string> {
  constructor(private readonly size: { bytes: number }) {
    super();
  }

  override set(value: object, text: string): this {
    this.size.bytes += 2 * text.length + BYTES_A_TEXT;
    return super.set(value, text);
  }
}

const enumTexts = new WeakMap<GraphQLEnumType, ReadonlyMap<unknown, string>>();

/** The texts of an enum's values. */
export function textsOf(type: GraphQLEnumType): ReadonlyMap<unknown, string> {
  let texts = enumTexts.get(type);
  if (!texts) {
    texts = new Map(type.getValues().map(({ value, name }) => [value, `"${name}"`]));
    enumTexts.set(type, texts);
  }
  return texts;
}
