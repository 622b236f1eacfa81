import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  buildSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { costTree } from '../../src/graphql/cost.js';
import { LIST_SIZES, pageFieldSize, sizesOf } from '../../src/graphql/sizes.js';
import { FIELDS_WITH_WORK } from '../../src/graphql/work.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { knownDocuments } from '../support/known-documents.js';

const LIMIT = 10_000_000;

/** The fields of a schema's own objects that are lists, or have pages. */
function listFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && (isObjectType(type) || isInterfaceType(type)))
    .flatMap((type) =>
      Object.values((isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}) as object).map((field) => ({
        type: type.name,
        field,
      })),
    )
    .filter(({ type, field }) => !pageFieldSize(type, field.name))
    .filter(
      ({ field }) =>
        isListType(getNullableType(field.type)) || field.args.some(({ name }: { name: string }) => name === 'first'),
    )
    .map(({ type, field }) => `${type}.${field.name}`);
}

describe('what an operation may cost', () => {
  let rollcall: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    rollcall = await startTestApp();
    schema = rollcall.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => rollcall.close());

  const treeOf = (query: string, variables: Record<string, unknown> = {}) =>
    costTree(schema, parse(query), null, variables, sizesOf(rollcall.store.current));
  const costOf = (query: string, variables: Record<string, unknown> = {}) => treeOf(query, variables).cost;
  const refusal = async (query: string, variables: Record<string, unknown> = {}) => {
    const { status, body } = await rollcall.http.post('/graphql').send({ query, variables });
    return { status, error: (body as Answer).errors?.[0] };
  };

  test('every list of the schema has a size, and every size a list', () => {
    expect(Object.keys(LIST_SIZES).sort()).toEqual(listFields(schema).sort());
    expect(listFields(buildSchema('type Query { a: [Int!]!, b(first: Int): Query }'))).toEqual(['Query.a', 'Query.b']);
  });

  test('work is told of fields that there are', () => {
    const known = (name: string) => {
      const [type, field] = name.split('.') as [string, string];
      const found = schema.getType(type);
      return isObjectType(found) && field in found.getFields();
    };
    expect(FIELDS_WITH_WORK.filter((name) => !known(name))).toEqual([]);
  });

  test('what clients ask costs at most half the limit, and no less than the bytes of its answer', async () => {
    const found = [];
    for (const { name, query, variables } of knownDocuments(schema)) {
      const cost = Math.round(costOf(query, variables));
      const { text, body } = await rollcall.http.post('/graphql').send({ query, variables });
      found.push({ name, cost, bytes: text.length, error: (body as Answer).errors?.[0]?.message });
    }
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ cost, bytes, error }) => error || cost > LIMIT / 2 || cost < bytes)).toEqual([]);
  }, 600_000);

  test('introspection as tools ask it is answered, and what goes around in it is refused', async () => {
    expect((await refusal(getIntrospectionQuery())).error).toBeUndefined();
    const around =
      '{ __schema { types { fields { type { fields { name description args { name description } } } } } } }';
    expect((await refusal(around)).error?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limited: 'cost' });
  });
});
