// Searches for the worst questions that are allowed: random valid documents within the cost limit, asked of a server of
// its own. By hand: `node test/abuse/start.mjs search --seconds 300 --seed 1`. The worst by time, by bytes and by how long
// the event loop was held are printed, with how far the cost was from what they took.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { startServer } from './server.js';

const { values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '120' }, seed: { type: 'string', default: '1' } },
});

/** A generator of its own, so that a seed gives the same documents everywhere (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Values that arguments take by name; all others are left out, or the first of their enum. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  selection: ['{}', '{kinds: [NATIONAL_MEASURE, DECLARATION, TREATY]}', '{set: "hlab7"}'],
  asOf: ['"2026-11-01"', '"2024-02-29"', '"2015-06-01"', '"1960-01-01"'],
  counting: [
    '{blocs: INHERIT, presence: CUMULATIVE}',
    '{universe: ALL_STATES}',
    '{release: "2026.11"}',
    '{method: "1.0"}',
  ],
  scheme: ['"un-regional-groups"', '"m49-regions"', '"wb-income-groups"'],
  schemes: ['["un-regional-groups", "wb-income-groups", "sids", "oecd", "g77"]'],
  from: ['1946', '2000'],
  to: ['2026'],
  fewerThan: ['999', '5'],
  first: ['500', '100', '20'],
  group: ['"un-african-group"', '"g77"'],
  indicator: ['"wb_gdp_pcap_ppp"'],
  code: ['"KEN"', '"EU"', '"CHN"'],
  slug: ['"oecd-ai-principles"', '"bletchley-declaration"', '"g77"', '"un-regional-groups"'],
  id: ['"Country:KEN"', '"Initiative:gpai"', '"Group:g77"'],
  locale: ['ZH', 'AR'],
  year: ['2020'],
};

class Documents {
  private left = 0;
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly next: () => number,
  ) {}

  make(): string {
    this.left = 20 + Math.floor(this.next() * 250);
    this.aliases = 0;
    return `{${this.fields(this.schema.getQueryType()!, 1 + Math.floor(this.next() * 8))}}`;
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }

  private fields(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields());
    const branches = all.filter((field) => !isLeafType(getNamedType(field.type)));
    const wanted = 1 + Math.floor(this.next() * 5);
    const parts: string[] = [];
    for (let at = 0; at < wanted && this.left > 0; at++) {
      const field = depth > 0 && branches.length > 0 && this.next() < 0.75 ? this.pick(branches) : this.pick(all);
      const part = this.field(field, depth, parts.length);
      if (part) parts.push(part);
    }
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, place: number): string | null {
    const type = getNamedType(field.type);
    if (!isLeafType(type) && depth <= 0) return null;
    this.left--;
    const args = this.arguments(field);
    // Names of their own, so that equal fields with other arguments stand beside each other.
    const named = this.aliases < 28 && this.next() < 0.3 ? `a${this.aliases++}: ` : place > 0 ? null : '';
    if (named === null && this.aliases >= 28) return null;
    const alias = named ?? `a${this.aliases++}: `;
    if (isLeafType(type)) return `${alias}${field.name}${args}`;
    const inside = isAbstractType(type)
      ? this.schema
          .getPossibleTypes(type)
          .slice(0, 2)
          .map((one) => `... on ${one.name}{${one.name}Id: __typename ${this.abstractFields(one, depth - 1)}}`)
          .join(' ')
      : isObjectType(type)
        ? this.fields(type, depth - 1)
        : '__typename';
    return `${alias}${field.name}${args}{${inside}}`;
  }

  /** Fields of several types must not differ under one name. */
  private abstractFields(type: GraphQLObjectType, depth: number): string {
    const key = `x${this.aliases++}`;
    const branches = Object.values(type.getFields()).filter((field) => !isLeafType(getNamedType(field.type)));
    if (depth <= 0 || branches.length === 0) return '__typename';
    const field = this.pick(branches);
    const of = getNamedType(field.type);
    if (!isObjectType(of)) return '__typename';
    return `${key}: ${field.name}${this.arguments(field)}{${this.fields(of, depth - 1)}}`;
  }

  private arguments({ args }: GraphQLField<unknown, unknown>): string {
    const given = args
      .filter(({ name, type }) => isNonNullType(type) || (name in VALUES && this.next() < 0.7))
      .map(({ name, type }) => `${name}: ${this.value(name, type)}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private value(name: string, type: GraphQLInputType): string {
    const known = VALUES[name];
    if (known) return this.pick(known);
    if (isNonNullType(type)) return this.value(name, type.ofType);
    if (isListType(type)) return '[]';
    if (isEnumType(type)) return type.getValues()[0]!.name;
    return isInputObjectType(type) ? '{}' : '1';
  }
}

interface Found {
  readonly query: string;
  readonly ms: number;
  readonly bytes: number;
  readonly heldMs: number;
}

const KEPT = 5;
const worst = {
  ms: [] as Found[],
  bytes: [] as Found[],
  heldMs: [] as Found[],
};

function remember(found: Found): void {
  for (const by of ['ms', 'bytes', 'heldMs'] as const) {
    worst[by].push(found);
    worst[by].sort((a, b) => b[by] - a[by]);
    worst[by].length = Math.min(worst[by].length, KEPT);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-search-'));
chmodSync(folder, 0o755);
const server = await startServer({ ROLLCALL_DATA_DIR: join(folder, 'postgres'), ROLLCALL_ANSWER_CACHE: 'off' });
const codes = new Map<string, number>();
try {
  const { data } = JSON.parse((await server.ask({ query: getIntrospectionQuery() })).text);
  const documents = new Documents(buildClientSchema(data), random(Number(values.seed)));
  const until = performance.now() + 1_000 * Number(values.seconds);
  while (performance.now() < until) {
    const query = documents.make();
    await server.measure();
    // The first time it is answered by graphql-js, then by the writer.
    for (let time = 0; time < 2; time++) {
      const { text, ms } = await server.ask({ query });
      const { heldMs } = await server.measure();
      const code = text.startsWith('{"data"') ? 'answered' : (/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? '?');
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (code === 'INTERNAL_SERVER_ERROR') process.stdout.write(`FAILED ${query}\n`);
      if (code === 'QUERY_TOO_COMPLEX' || code === 'GRAPHQL_VALIDATION_FAILED') break;
      remember({ query, ms, bytes: text.length, heldMs });
    }
    if (server.ended) throw new Error(`${server.ended} after ${query}`);
  }
} finally {
  for (const [by, found] of Object.entries(worst)) {
    process.stdout.write(`\nworst by ${by}\n`);
    for (const { query, ms, bytes, heldMs } of found) {
      process.stdout.write(
        `${ms.toFixed(0)} ms, ${bytes} bytes, held ${heldMs.toFixed(0)} ms: ${query.slice(0, 1_500)}\n`,
      );
    }
  }
  process.stdout.write(`\n${JSON.stringify(Object.fromEntries(codes))}\n`);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
