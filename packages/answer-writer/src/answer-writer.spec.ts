import {
  buildSchema,
  execute,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { type AnswerWriter, answerWriter, NotFaultless, type Pace, switchesOf, type WriterOptions } from './index.js';

const SDL = `
  scalar Day
  enum Colour { RED GREEN }
  interface Named { name: String }
  type Ship implements Named { name: String  length: Float  crew: [Person!] }
  type Person implements Named { name: String  age: Int  likes: Colour  born: Day  ship: Ship  friends: [Person] }
  union Thing = Ship | Person
  type Query {
    text: String  id: ID  whole: Int  part: Float  yes: Boolean  day: Day  colour: Colour
    needed: String!  list: [Int]  table: [[Int!]]  names: [String!]!
    person(name: String = "Ada", age: Int): Person
    people: [Person!]  named: [Named]  things: [Thing!]
    sum(of: [Int!]!): Int
  }
  type Mutation { change: Int }
`;

const NO_HURRY: Pace = { over: () => false, turn: async () => undefined, checkBytes: () => undefined };

/** A schema whose root fields give these values, or what these functions give. */
function schemaOf(root: Readonly<Record<string, unknown>>): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const [name, value] of Object.entries(root)) {
    const field = schema.getQueryType()!.getFields()[name]!;
    field.resolve = typeof value === 'function' ? (value as never) : () => value;
  }
  // Days are kept as numbers and shown as text.
  (schema.getType('Day') as GraphQLScalarType).serialize = (day) => (day === 0 ? null : `day ${day}`);
  return schema;
}

interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly context?: unknown;
  readonly pace?: Pace;
  readonly options?: WriterOptions;
}

function writerOf(
  schema: GraphQLSchema,
  query: string,
  { variables = {}, options }: Asked = {},
): AnswerWriter<unknown> {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return answerWriter(schema, document, null, variables, options)!;
}

function written(schema: GraphQLSchema, query: string, asked: Asked = {}): Promise<string> {
  const { variables = {}, context = {}, pace = NO_HURRY } = asked;
  return writerOf(schema, query, asked)(variables, context, pace);
}

async function executed(schema: GraphQLSchema, query: string, { variables = {}, context = {} }: Asked = {}) {
  return JSON.stringify(
    await execute({ schema, document: parse(query), variableValues: variables, contextValue: context }),
  );
}

class Ada {
  readonly __typename = 'Person';
  readonly born = 7;
  constructor(readonly name: string | null = 'Ada') {}
  get age() {
    return 36;
  }
  async likes() {
    return 'RED';
  }
  ship(_: unknown, { ship }: { ship?: unknown }) {
    return ship;
  }
  get friends() {
    return [Promise.resolve(new Ada('Eve')), null];
  }
}
const SHIP = { __typename: 'Ship', name: 'Beagle', length: 27.5, crew: [new Ada()] };

describe('what is written is what graphql-js answers, to the letter', () => {
  const everything = schemaOf({
    ...{ text: 'a', id: 7, whole: -0, part: 1e21, yes: true, day: 3, colour: 'GREEN', needed: '', names: [] },
    list: [1, null, Promise.resolve(3)],
    table: [[1, 2], [], null],
    person: (_: unknown, { name, age }: { name: string; age?: number }) => new Ada(`${name} ${age}`),
    people: async () => [new Ada(), new Ada('Eve')],
    named: [SHIP, null, new Ada()],
    things: [new Ada(null), SHIP],
    sum: (_: unknown, { of }: { of: number[] }) => of.reduce((sum, next) => sum + next, 0),
  });
  const CONTEXT = { ship: SHIP };

  test.each([
    ['leaves of every kind', '{ text id whole part yes day colour needed names }'],
    ['lists, of lists too, with nulls and promises in them', '{ list table }'],
    ['objects, promises, getters and methods', '{ person { name age likes born ship { name length crew { name } } } }'],
    ['fields under other names', '{ one: person { a: age } two: person(name: "Bo") { b: name } }'],
    ['items that are promises or null', '{ people { friends { name friends { name } } } }'],
    ['interfaces and unions', '{ named { __typename name } things { ... on Ship { length } ... on Named { name } } }'],
    [
      'fields that are asked twice',
      '{ person { age } ...F person { name age } } fragment F on Query { person { born } }',
    ],
    ['the names of types', '{ __typename person { __typename } }'],
  ])('%s', async (_, query) => {
    const text = await executed(everything, query, { context: CONTEXT });
    expect(text).not.toMatch(/"errors"/);
    expect(await written(everything, query, { context: CONTEXT })).toBe(text);
  });

  test.each([
    '',
    'plain',
    '"quoted"',
    'a\\b',
    'line\nline',
    '\u0000',
    '\u2028',
    '中文 😀',
    '\ud800',
    `long ${'x'.repeat(80)}`,
    `long\t${'x'.repeat(80)}`,
  ])('the text %j', async (text) => {
    const schema = schemaOf({ text, names: [text, text] });
    expect(await written(schema, '{ text names }')).toBe(await executed(schema, '{ text names }'));
    expect(JSON.parse(await written(schema, '{ text }'))).toEqual({ data: { text } });
  });

  test.each([
    ['whole', 2 ** 31 - 1],
    ['whole', -(2 ** 31)],
    ['whole', true],
    ['whole', '12'],
    ['part', -0],
    ['part', 5e-324],
    ['part', 0.1 + 0.2],
    ['yes', 0],
    ['id', 'a"b'],
    ['text', 12],
    ['text', undefined],
    ['text', null],
  ])('%s of the value %p', async (field, value) => {
    const schema = schemaOf({ [field]: value });
    expect(await written(schema, `{ ${field} }`)).toBe(await executed(schema, `{ ${field} }`));
  });

  test('one writer serves every value of the variables', async () => {
    const query =
      'query($name: String, $age: Int, $of: [Int!] = [1]) { person(name: $name, age: $age) { name friends { name } } sum(of: $of) }';
    const write = writerOf(everything, query);
    for (const variables of [{}, { name: 'Bo' }, { name: null, age: 3 }, { of: [2, 3] }, { of: 5 }]) {
      expect(await write(variables, {}, NO_HURRY)).toBe(await executed(everything, query, { variables }));
    }
  });

  test('fields come and go with the switches for which the writer was made', async () => {
    const query =
      'query($with: Boolean = true, $without: Boolean!) { text @include(if: $with) id @skip(if: $without) yes }';
    expect([...switchesOf(parse(query))]).toEqual(['with', 'without']);
    for (const variables of [{ without: false }, { without: true }, { with: false, without: true }]) {
      expect(await written(everything, query, { variables })).toBe(await executed(everything, query, { variables }));
    }
    expect(await written(everything, query, { variables: { with: false, without: true } })).toBe(
      '{"data":{"yes":true}}',
    );
  });

  test('of several operations the one that is named', async () => {
    const document = parse('query A { text } query B { id }');
    expect(await answerWriter(everything, document, 'B', {})!({}, {}, NO_HURRY)).toBe('{"data":{"id":"7"}}');
  });
});

describe('what is left to graphql-js', () => {
  test.each(['mutation { change }', '{ __schema { queryType { name } } }', '{ text __type(name: "Ship") { name } }'])(
    'the operation %s',
    (query) => expect(answerWriter(schemaOf({}), parse(query), null, {})).toBeNull(),
  );

  const thrown = () => {
    throw new Error('no');
  };
  test.each<[string, unknown, string]>([
    ['needed', null, '{ needed }'],
    ['needed', Promise.resolve(null), '{ needed }'],
    ['whole', 1.5, '{ whole }'],
    ['whole', 2 ** 31, '{ whole }'],
    ['part', Number.NaN, '{ part }'],
    ['colour', 'BLUE', '{ colour }'],
    ['day', 0, '{ day }'],
    ['list', 'no list', '{ list }'],
    ['table', [[null]], '{ table }'],
    ['named', [{ __typename: 'Boat' }], '{ named { name } }'],
    ['people', [null], '{ people { name } }'],
    ['text', new Error('no'), '{ text }'],
    ['person', new Error('no'), '{ person { name } }'],
    ['text', thrown, '{ text }'],
    ['text', () => Promise.reject(new Error('no')), '{ text }'],
    ['person', { name: thrown }, '{ person { name } }'],
  ])('an answer in which %s is %p', async (field, value, query) => {
    const schema = schemaOf({ [field]: value });
    expect(await executed(schema, query)).toMatch(/"errors"/);
    await expect(written(schema, query)).rejects.toThrow();
  });

  test('variables that do not fit', async () => {
    const query = 'query($age: Int) { person(age: $age) { name } }';
    const schema = schemaOf({ person: new Ada() });
    await expect(writerOf(schema, query)({ age: 'old' }, {}, NO_HURRY)).rejects.toThrow(NotFaultless);
    expect(() => writerOf(schema, query, { variables: { age: 'old' } })).toThrow(NotFaultless);
  });

  test('a resolver that looks at where it stands', async () => {
    const schema = schemaOf({
      text: (_: unknown, __: unknown, ___: unknown, info: { fieldName: string }) => info.fieldName,
    });
    expect(await executed(schema, '{ text }')).toBe('{"data":{"text":"text"}}');
    await expect(written(schema, '{ text }')).rejects.toThrow(TypeError);
  });
});

describe('the pace', () => {
  const people = Array.from({ length: 100 }, (_, at) => new Ada(`P${at}`));
  const schema = schemaOf({ people });
  const QUERY = '{ people { name friends { name } } }';

  test('of an answer that is always late is a few items a turn, and the answer is the same', async () => {
    let turns = 0;
    const turn = async () => void turns++;
    const text = await written(schema, QUERY, { pace: { ...NO_HURRY, over: () => true, turn } });
    expect(text).toBe(await executed(schema, QUERY));
    expect(turns).toBeGreaterThan(20);
  });

  test('that is never over asks for no turn', async () => {
    const turn = () => Promise.reject(new Error('not asked for'));
    expect(await written(schema, QUERY, { pace: { ...NO_HURRY, turn } })).toBe(await executed(schema, QUERY));
  });

  test('ends the answer with what it throws', async () => {
    class Gone extends Error {}
    const gone = () => Promise.reject(new Gone());
    await expect(written(schema, QUERY, { pace: { ...NO_HURRY, over: () => true, turn: gone } })).rejects.toThrow(Gone);
    const most = (bytes: number) => {
      if (bytes > 1_000) throw new Gone();
    };
    await expect(written(schema, QUERY, { pace: { ...NO_HURRY, checkBytes: most } })).rejects.toThrow(Gone);
    await written(schema, '{ people { name } }', { pace: { ...NO_HURRY, checkBytes: (bytes) => most(bytes / 10) } });
  });

  test('is told of every character', async () => {
    const told: number[] = [];
    const text = await written(schema, QUERY, { pace: { ...NO_HURRY, checkBytes: (bytes) => told.push(bytes) } });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    // Places that were awaited are counted beside what came into them.
    expect(told.at(-1)).toBeGreaterThanOrEqual(text.length);
  });
});

describe('options', () => {
  test('a field has the resolver that is named, and otherwise its own', async () => {
    const schema = schemaOf({ text: 'own', id: 'own' });
    const { text } = schema.getQueryType()!.getFields();
    const resolverOf: WriterOptions['resolverOf'] = (field) => (field === text ? () => 'named' : field.resolve);
    expect(await written(schema, '{ text id }', { options: { resolverOf } })).toBe(
      '{"data":{"text":"named","id":"own"}}',
    );
  });

  test('the text of an object that never changes is written once, and counted', async () => {
    let read = 0;
    const ship = {
      __typename: 'Ship',
      get name() {
        return `read ${++read} times`;
      },
    };
    const schema = schemaOf({ things: [ship, ship] });
    const query = '{ things { ... on Ship { name } } }';
    const twice = async (options: WriterOptions) => {
      const write = writerOf(schema, query, { options });
      const empty = write.size.bytes;
      read = 0;
      for (let time = 0; time < 2; time++) await write({}, {}, NO_HURRY);
      return { read, grew: write.size.bytes > empty };
    };
    expect(await twice({})).toEqual({ read: 4, grew: false });
    expect(await twice({ unchanging: new Set(['Person']) })).toEqual({ read: 4, grew: false });
    expect(await twice({ unchanging: new Set(['Ship']) })).toEqual({ read: 1, grew: true });
  });

  test('what is not a plain leaf, or was awaited, is not kept', async () => {
    let read = 0;
    const ada = {
      __typename: 'Person',
      get name() {
        return Promise.resolve(`read ${++read} times`);
      },
    };
    const schema = schemaOf({ people: [ada, ada] });
    const unchanging = new Set(['Person']);
    expect(await written(schema, '{ people { name } }', { options: { unchanging } })).toMatch(/read 2 times/);
    (schema.getType('Person') as GraphQLObjectType).getFields().age!.resolve = () => ++read;
    expect(await written(schema, '{ people { age } }', { options: { unchanging } })).toBe(
      '{"data":{"people":[{"age":3},{"age":4}]}}',
    );
  });
});
