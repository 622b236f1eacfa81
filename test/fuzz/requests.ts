import { EXPORT_NAMES } from '../../src/exports/exports.js';
import { type Random, STRANGE_TEXTS } from './random.js';

/** A request as it is sent, and as the corpus keeps it. */
export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Each parameter with values that it may take. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  asOf: ['2024-09-30', '2019-01-01', '2026-11-01'],
  set: ['hlab7', 'south-led', 'complete-lists'],
  kinds: ['TREATY', 'DECLARATION', 'TREATY,RESOLUTION'],
  scheme: ['g77-and-china', 'un-regional-groups'],
  group: ['un-african-group', 'g77'],
  presence: ['CURRENT', 'CUMULATIVE'],
  blocs: ['EXCLUDE', 'INHERIT', 'AS_ADOPTED'],
  universe: ['UN_MEMBERS', 'ALL_STATES'],
  release: ['2026.11', '2026.12'],
  knownAt: ['2026-11-01T00:00:00Z', '2030-01-01T00:00:00Z'],
  from: ['2015', '2020'],
  to: ['2024', '2026'],
  locale: ['EN', 'ZH'],
  method: ['1.0', '2.0'],
  width: ['640', '1600', '99999'],
  height: ['400', '0'],
  theme: ['light', 'dark'],
};
const FILES = ['csv', 'json', 'xlsx', 'parquet', 'sdmx-csv', 'csv.metadata.json', 'exe'];
const PICTURES = ['svg', 'png', 'gif'];
const FIGURES = ['assembly', 'distribution', 'shares', 'matrix', 'gaps'];
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  accept: ['*/*', 'text/html', 'application/graphql-response+json', ';;;', 'a'.repeat(2000)],
  'accept-encoding': ['br', 'gzip', 'zstd', '*;q=0', 'identity;q=9'],
  'content-type': ['application/json', 'text/plain', 'application/json; charset=utf-16', 'multipart/form-data', 'x'],
  'if-none-match': ['*', '"abc"', 'W/"x"', ','],
  'apollo-require-preflight': ['true'],
  'x-apollo-operation-name': ['x', '\t'],
  'rollcall-at-least': ['1.1', '0.0', 'x', '-1.0', '1e3.1'],
  authorization: ['Bearer x', 'Bearer ', 'Basic OjA=', 'x'.repeat(4000)],
  'x-request-id': ['1', 'a b', '"'.repeat(50)],
  'x-forwarded-for': ['127.0.0.1', '::1, 10.0.0.1', 'nobody'],
  range: ['bytes=0-1', 'bytes=-1', 'rows=1'],
};

/** A document as one of the ways in which a client may send it, now and then a broken one. */
export function asRequest(random: Random, document: string): Sent {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (random.chance(25)) for (const [name, value] of strangeHeaders(random)) headers[name] = value;
  if (random.chance(10)) {
    const path = `/graphql?query=${encodeURIComponent(document)}`;
    return { method: 'GET', path, headers: { ...headers, 'apollo-require-preflight': 'true' } };
  }
  const body = JSON.stringify({
    query: document,
    ...(random.chance(20) ? { variables: strangeVariables(random) } : {}),
    ...(random.chance(5) ? { operationName: random.pick(STRANGE_TEXTS) } : {}),
    ...(random.chance(5)
      ? { extensions: { persistedQuery: { version: random.pick([1, 2, 'x']), sha256Hash: 'abc' } } }
      : {}),
  });
  return { method: 'POST', path: '/graphql', headers, body: random.chance(10) ? broken(random, body) : body };
}

/** A download or a picture with parameters that may be anything. */
export function download(random: Random, known: readonly string[]): Sent {
  const where = random.chance(60)
    ? `/exports/${random.pick(EXPORT_NAMES)}.${random.pick(FILES)}`
    : `/charts/${random.pick(FIGURES)}.${random.pick(PICTURES)}`;
  const given = new URLSearchParams();
  for (const name of random.some(Object.keys(PARAMETERS), 3)) {
    if (random.chance(40)) continue;
    const likely = random.chance(80) ? PARAMETERS[name]! : random.chance(50) ? known : STRANGE_TEXTS;
    given.append(wellFormed(random.chance(97) ? name : random.pick(STRANGE_TEXTS)), wellFormed(random.pick(likely)));
  }
  const headers = random.chance(25) ? Object.fromEntries(strangeHeaders(random)) : {};
  return { method: 'GET', path: `${where}?${given}`, headers };
}

/** Other paths, encodings and methods than there are. */
export function stray(random: Random): Sent {
  const paths = [
    '/',
    '/graphql',
    '/graphiql',
    '/embed',
    '/country/',
    '/exports',
    '/charts/',
    '/readyz',
    '/assets/',
    '/%',
    '/..%2f',
  ];
  const path = `${random.pick(paths)}${encodeURIComponent(wellFormed(random.pick(STRANGE_TEXTS)))}`;
  const body = random.chance(50)
    ? { method: 'POST' as const, body: broken(random, '{"query":"{__typename}"}') }
    : { method: 'GET' as const };
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    headers: Object.fromEntries(strangeHeaders(random)),
    ...body,
  };
}

/** A half of a surrogate pair cannot stand in an address. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, '\ufffd');
}

function strangeHeaders(random: Random): [string, string][] {
  return random.some(Object.keys(HEADERS), 3).map((name) => [name, random.pick(HEADERS[name]!)]);
}

function strangeVariables(random: Random): unknown {
  return random.pick<unknown>([
    {},
    [],
    'x',
    { first: { deep: { deep: [1, 2, null] } } },
    { ['x'.repeat(500)]: 1 },
    { asOf: 5, counting: 'x', selection: [[]] },
    null,
  ]);
}

/** A text with some of its bytes changed, doubled or cut off. */
export function broken(random: Random, text: string): string {
  const at = random.int(0, text.length);
  const way = random.int(1, 4);
  if (way === 1) return text.slice(0, at);
  if (way === 2) return text.slice(0, at) + random.pick(STRANGE_TEXTS) + text.slice(at);
  if (way === 3) return text.slice(0, at) + text.slice(at + random.int(1, 5));
  return text.slice(0, at) + text.slice(Math.max(0, at - random.int(1, 200)), at) + text.slice(at);
}
