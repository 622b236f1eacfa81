import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { type Day, formatDay, parseDay } from '../domain/day.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const texts = new Map<Day, string>();
const TEXTS_KEPT = 100_000;

/** A day as text; the same few thousand days are asked for again and again, so their texts are kept. */
function textOf(day: Day): string {
  const known = texts.get(day);
  if (known) return known;
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

function readDay(value: unknown, node?: ValueNode): Day {
  const day = typeof value === 'string' ? parseDay(value) : null;
  return day ?? refuse(`${JSON.stringify(value)} is not a calendar day of the form YYYY-MM-DD`, node);
}

function readInstant(value: unknown, node?: ValueNode): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  const text = typeof value === 'string' ? value : '';
  if (!instant || Number.isNaN(instant.getTime()) || parseDay(text.slice(0, 10)) === null) {
    refuse(`${JSON.stringify(value)} is not an instant of the form 2026-11-22T00:00:00Z`, node);
  }
  return instant;
}

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
