import { GraphQLSchemaHost } from '@nestjs/graphql';
import fc from 'fast-check';
import {
  execute,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isNonNullType,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { Reads } from '../../src/database/reads.js';
import { formatDay } from '../../src/domain/day.js';
import { Bounds } from '../../src/graphql/bounds.js';
import { questionContext } from '../../src/graphql/context.js';
import { writerFor } from '../../src/graphql/writer.js';
import { Snapshot } from '../../src/roll/snapshot.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeRoll } from '../support/make-roll.js';
import { anyDay, randomWorld, THROUGH } from '../support/random-roll.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);

/** A question need not use every variable that is given to all of them. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
const DEEPEST = 4;
/** Fields that need a database or the data's indicators, which the contract's documents ask for, and introspection. */
const NOT_ASKED = new Set([
  'citations',
  'citationCount',
  'dataset',
  '__schema',
  '__type',
  'node',
  'proposal',
  'proposals',
  'errorReports',
  'indicators',
  'indicator',
  'indicatorByGroup',
  'rankCorrelation',
  'release',
  'releases',
  'releaseDiff',
  'search',
  'resolveNames',
  '_service',
]);

const slugs = (...names: string[]) => fc.constantFrom(...names).map((name) => JSON.stringify(name));
const initiative = slugs('charter', 'forum', 'pact', 'pact', 'accord');
const group = slugs('north', 'south', 'united', 'org-members');
const scheme = slugs('halves', 'inside', 'united');
const country = slugs('AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'ZZZ');
const date = fc.oneof(
  anyDay.map((day) => `"${day}"`),
  fc.constant('$day'),
);
/** As a gateway names objects; `list` makes one or two of them. */
const representation = fc.oneof(
  country.map((code) => `{ __typename: "Country", code: ${code} }`),
  initiative.map((slug) => `{ __typename: "Initiative", slug: ${slug} }`),
);
const list = (one: fc.Arbitrary<string>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 2 }).map((all) => `[${all.join(', ')}]`);
const year = fc.integer({ min: 2000, max: 2005 }).map(String);
const counting = fc
  .record({
    presence: fc.constantFrom('CURRENT', 'CUMULATIVE', '$presence'),
    blocs: fc.constantFrom('EXCLUDE', 'INHERIT'),
    universe: fc.constantFrom('UN_MEMBERS', 'UN_MEMBERS_AND_OBSERVERS', 'ALL_STATES'),
    minConfidence: fc.constantFrom('VERIFIED', 'CORROBORATED', 'UNVERIFIED'),
  })
  .map((rule) => `{ ${Object.entries(rule).map((entry) => entry.join(': '))} }`);

/** Optional for whoever asks about a group of their own: without either the answer is a refusal. */
const WANTED = new Set(['representation.scheme', 'representationSeries.scheme']);

/** What an argument may hold, by the field and its name, or by its name. */
const VALUES: Record<string, fc.Arbitrary<string>> = {
  'country.code': country,
  'organisation.code': slugs('ORG', 'UNI', 'NIL'),
  'initiative.slug': initiative,
  'group.slug': group,
  'scheme.slug': scheme,
  'representationSeries.from': fc.constant('1999'),
  'representationSeries.to': year,
  '_entities.representations': list(representation),
  'coverageByYear.from': fc.constant('1999'),
  'coverageByYear.to': year,
  'presenceChanges.from': fc.constant('1999'),
  'presenceChanges.to': year,
  'gaps.countries': list(slugs('AAA', 'BBB', 'CCC')),
  'matrix.countries': list(slugs('AAA', 'BBB', 'CCC')),
  selection: fc.oneof(
    list(initiative).map((all) => `{ initiatives: ${all} }`),
    fc.constantFrom('{}', '{ completeOnly: true }', '{ binding: false }'),
  ),
  counting,
  'rankChanges.since': fc.constant('"1999-12-31"'),
  'overlap.initiative': slugs('charter', 'forum', 'pact'),
  'overlap.other': slugs('charter', 'pact', 'accord'),
  asOf: date,
  compositionAt: date,
  group,
  scheme,
  schemes: list(scheme),
  country,
  countries: list(country),
  first: fc.constantFrom('0', '1', '3', '500', '$few'),
  locale: fc.constantFrom('ZH', 'EN', 'AR'),
  fewerThan: fc.constantFrom('1', '2', '0'),
};

type Given = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** A random selection of fields of a type, which graphql-js finds valid. */
class Question {
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly given: Given,
  ) {}

  text(): string {
    return `query($day: Date, $few: Int, $presence: Presence, $yes: Boolean = true, $no: Boolean!) ${this.fields(this.schema.getQueryType()!, 1)}`;
  }

  private chance(percent: number): boolean {
    return this.given(fc.integer({ min: 1, max: 100 })) <= percent;
  }

  private selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return '';
    if (!isAbstractType(named)) return this.fields(named as GraphQLObjectType, depth);
    const parts = this.schema
      .getPossibleTypes(named)
      .filter(() => this.chance(70))
      .map((one) => `... on ${one.name} ${this.fields(one, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }

  private fields(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields()).filter(
      (field) => !NOT_ASKED.has(field.name) && (depth < DEEPEST || isLeafType(getNamedType(field.type))),
    );
    if (all.length === 0) return '{ __typename }';
    const chosen = this.given(
      fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: depth === 1 ? 2 : 5 }),
    );
    const parts = chosen.map((field) => this.field(type, field, depth));
    // Asked twice, within a fragment too: the same answer once, with the fields of both.
    if (this.chance(20)) parts.push(parts[0]!, `... on ${type.name} { ${parts[0]} __typename }`);
    if (this.chance(15)) parts.push('... @include(if: $no) { __typename }', '... @skip(if: $no) { here: __typename }');
    return `{ ${parts.join(' ')} }`;
  }

  private field(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap(({ name, type: argType, defaultValue }) => {
      const values = VALUES[`${field.name}.${name}`] ?? VALUES[name];
      const needed = (isNonNullType(argType) && defaultValue === undefined) || WANTED.has(`${field.name}.${name}`);
      if (!values) {
        if (needed) throw new Error(`no value is known for ${type.name}.${field.name}(${name})`);
        return [];
      }
      return needed || this.chance(40) ? [`${name}: ${this.given(values)}`] : [];
    });
    const alias = args.length > 0 || this.chance(10) ? `a${this.aliases++}: ` : '';
    const directive = this.chance(10) ? ' @include(if: $yes)' : '';
    const own = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${alias}${field.name}${own}${directive} ${this.selection(field.type, depth + 1)}`;
  }
}

describe(`answers that are written (PROPERTY_SEED=${SEED})`, () => {
  let rollcall: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: false });
    schema = rollcall.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => rollcall.close());

  test('are to the letter what graphql-js answers, on random rolls and random questions', async () => {
    let [written, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(randomWorld, fc.gen(), anyDay, async (world, given, day) => {
        const roll = makeRoll({ ...world, revision: 1 });
        const revision = {
          id: 1,
          recordedAt: new Date(0),
          reason: 'random',
          dataThrough: formatDay(THROUGH),
          method: '2.0' as const,
          author: null,
          approvedBy: null,
        };
        const snapshot = new Snapshot([revision], [], roll.facts, {} as never, {} as never, { roll } as Snapshot);
        const context = () =>
          questionContext(
            { current: snapshot } as never,
            rollcall.app.get(Reads),
            new Bounds({ deadlineSeconds: 60, maxAnswerBytes: 1e9 }),
          );
        const text = new Question(schema, (arbitrary) => given(() => arbitrary)).text();
        const document = parse(text);
        // Fields that cannot be merged with one another are a fault of the question.
        fc.pre(validate(schema, document, RULES).length === 0);
        const variables = { day, few: 2, presence: 'CUMULATIVE', no: false };
        const expected = await execute({
          schema,
          document,
          variableValues: variables,
          contextValue: context(),
        });
        const writer = writerFor(schema, document, null, variables)!;
        const write = () => {
          const asked = context();
          return writer(variables, asked, asked.bounds);
        };
        if (expected.errors) {
          refused++;
          await expect(write()).rejects.toThrow();
        } else {
          written++;
          expect(await write()).toBe(JSON.stringify(expected));
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    // Most of the questions must have an answer, and some must not, or little was compared.
    expect(written).toBeGreaterThan(RUNS / 3);
    expect(refused).toBeGreaterThan(0);
  });
});
