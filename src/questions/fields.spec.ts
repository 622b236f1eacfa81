import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLEnumType, type GraphQLInputObjectType, getNamedType, isEnumType } from 'graphql';
import { projectRoot } from '../config/project-root.js';
import { DEFAULT_RULE } from '../domain/rule.js';
import { FIELD_NAMES, FIELDS, type Field, type FieldName, namesAt } from './fields.js';

const folder = join(projectRoot(), 'schema');
const schema = buildSchema(
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n'),
);
const inputs = {
  selection: schema.getType('SelectionInput') as GraphQLInputObjectType,
  counting: schema.getType('CountingInput') as GraphQLInputObjectType,
};

describe('the fields of a question', () => {
  test.each(['selection', 'counting'] as const)('of %s are those of the SDL', (place) => {
    // A proposal is asked about through the API alone.
    const inWords = Object.keys(inputs[place].getFields()).filter((name) => name !== 'proposal');
    expect([...namesAt(place)].sort()).toEqual(inWords.sort());
  });

  test('are the arguments of the SDL beside selection and counting, but for lists that pages are cut from', () => {
    const fields = Object.values(schema.getQueryType()!.getFields());
    const asked = fields.filter(({ args }) => args.some(({ name }) => name === 'selection'));
    const names = new Set(asked.flatMap(({ args }) => args.map(({ name }) => name)));
    for (const name of namesAt('question')) expect([name, names.has(name)]).toEqual([name, true]);
  });

  test('know the words that the SDL knows', () => {
    for (const { getFields } of Object.values(inputs).map((input) => ({ getFields: () => input.getFields() }))) {
      for (const { name, type } of Object.values(getFields())) {
        const named = getNamedType(type);
        if (!isEnumType(named)) continue;
        const { kind }: Field = FIELDS[name as FieldName];
        const words = (named as GraphQLEnumType).getValues().map((value) => value.name);
        expect([name, [...kind.words!].sort()]).toEqual([name, words.sort()]);
      }
    }
  });

  test('have the defaults that the SDL says', () => {
    const stated = Object.values(inputs.counting.getFields()).filter(({ defaultValue }) => defaultValue !== undefined);
    expect(stated.map(({ name }) => name)).toContain('presence');
    for (const { name, defaultValue } of stated) {
      expect([name, DEFAULT_RULE[name as keyof typeof DEFAULT_RULE]]).toEqual([name, defaultValue]);
    }
  });

  test('say in the help of the command line what is meant where nothing is said', () => {
    const stated = FIELD_NAMES.filter((name) => name in DEFAULT_RULE && !['roles', 'method'].includes(name));
    expect(stated).toEqual(['presence', 'blocs', 'universe']);
    for (const name of stated) {
      expect(FIELDS[name].help).toContain(`(default: ${DEFAULT_RULE[name as 'presence']}`);
    }
  });
});
