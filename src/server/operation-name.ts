import type { FastifyRequest } from 'fastify';

/** The most names of operations that metrics tell apart; limited because clients choose the names. */
const NAMES_KEPT = 100;
/** A name stands at the beginning; more of a long query is not searched. */
const SEARCHED = 4_000;
const NAMED = /"operationName":\s*"([_A-Za-z]\w{0,63})"/;
const WRITTEN = /query\s+([_A-Za-z]\w{0,63})\s*(?:[({@]|\\n)/;
const NAME = /^[_A-Za-z]\w{0,63}$/;

const ofBody = new WeakMap<object, string | null>();

/** The name of the operation that a request to `/graphql` asks for; null where it has none, or none of a usable form. */
export function operationOf(request: FastifyRequest): string | null {
  const { body } = request;
  if (typeof body !== 'object' || body === null) return nameIn(request.query as NamedRequest);
  // The body of a question whose answer was kept is that answer, the same object each time.
  let name = ofBody.get(body);
  if (name === undefined) {
    name = 'query' in body || 'operationName' in body ? nameIn(body) : nameInText(request.asked?.key ?? '');
    ofBody.set(body, name);
  }
  return name;
}

interface NamedRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
}

function nameIn({ query, operationName }: NamedRequest): string | null {
  if (typeof operationName === 'string') return NAME.test(operationName) ? operationName : null;
  return typeof query === 'string' ? (WRITTEN.exec(query.slice(0, SEARCHED))?.[1] ?? null) : null;
}

function nameInText(text: string): string | null {
  const start = text.slice(0, SEARCHED);
  return (NAMED.exec(start) ?? WRITTEN.exec(start))?.[1] ?? null;
}

/** The names that metrics tell apart: of operations that were answered without a fault, the first hundred. */
export class KnownOperations {
  private readonly names = new Set<string>();

  /** A label for metrics: the name if it is known, else `other`; `unnamed` for none. */
  label(name: string | null, faultless: boolean): string {
    if (name === null) return 'unnamed';
    if (this.names.has(name)) return name;
    if (!faultless || this.names.size >= NAMES_KEPT) return 'other';
    this.names.add(name);
    return name;
  }
}
