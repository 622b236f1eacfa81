import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { type Day, formatDay } from '../domain/day.js';
import { DAY, INSTANT_WITH_OFFSET, NOT_A_DAY, NOT_AN_INSTANT, Unreadable } from '../questions/readers.js';

const texts = new Map<Day, string>();
const TEXTS_KEPT = 100_000;

/** A day as text; the same few thousand days are asked for again and again, so their texts are kept. */
function textOf(day: Day): string {
  const keptText = texts.get(day);
  if (keptText) return keptText;
  if (texts.size >= TEXTS_KEPT) texts.clear();
  const text = formatDay(day);
  texts.set(day, text);
  return text;
}

function refuse(message: string, node?: ValueNode): never {
  throw new GraphQLError(message, {
    ...(node ? { nodes: [node] } : {}),
    extensions: { code: 'BAD_USER_INPUT', ...(node ? { argument: argumentOf(node) } : {}) },
  });
}

/** The name of the argument or input field in which a literal stands: the word before the colon before it. */
export function argumentOf(node: ValueNode): string | undefined {
  let token = node.loc?.startToken.prev;
  while (token && token.kind !== ':') token = token.prev;
  return token?.prev?.value;
}

/** Reads a value or literal as a text of a kind; a text that can not be read is refused in the words of `read`. */
function readAs<T>(read: (text: string) => T, rule: string, value: unknown, node?: ValueNode): T {
  if (typeof value !== 'string') return refuse(`${node ? print(node) : JSON.stringify(value)} ${rule}`, node);
  try {
    return read(value);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.message, node);
    throw error;
  }
}

const readDay = (value: unknown, node?: ValueNode): Day => readAs(DAY.read, NOT_A_DAY, value, node);
const readInstant = (value: unknown, node?: ValueNode): Date =>
  readAs(INSTANT_WITH_OFFSET.read, NOT_AN_INSTANT, value, node);

const literal = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

/** Days are whole numbers within the server and `YYYY-MM-DD` outside. */
export const DateScalar = new GraphQLScalarType<Day, string>({
  name: 'Date',
  serialize: (value) => (typeof value === 'number' ? textOf(value) : String(value)),
  parseValue: (value) => readDay(value),
  parseLiteral: (node) => readDay(literal(node), node),
});

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => readInstant(value),
  parseLiteral: (node) => readInstant(literal(node), node),
});

export const UrlScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  serialize: (value) => String(value),
  parseValue: (value) => readUrl(value),
  parseLiteral: (node) => readUrl(literal(node), node),
});

function readUrl(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && URL.canParse(value)) return value;
  return refuse(`${JSON.stringify(value)} is not an absolute address`, node);
}
