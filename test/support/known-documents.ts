import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  separateOperations,
  validate,
} from 'graphql';
import { projectRoot } from '../../src/config/project-root.js';

/** An operation that Rollcall or its clients ask, with variables as wide as they ask it with. */
export interface KnownDocument {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const read = (...path: string[]) => readFileSync(join(projectRoot(), ...path), 'utf8');
const listed = (folder: string, ending: string) =>
  readdirSync(join(projectRoot(), folder)).filter((name) => name.endsWith(ending));

/** Of each variable that the dashboard sends: the whole roll, wherever it lets readers choose. */
const WIDEST: Readonly<Record<string, unknown>> = {
  selection: {},
  otherSelection: {},
  asOf: '2026-11-01',
  dataThrough: '2026-11-29',
  otherAsOf: '2024-01-01',
  d0: '2023-01-01',
  d1: '2024-01-01',
  d2: '2025-01-01',
  d3: '2026-01-01',
  counting: {},
  otherCounting: {},
  names: {},
  ownName: { blocs: 'EXCLUDE' },
  group: 'un-african-group',
  facts: {},
  scheme: 'un-regional-groups',
  schemes: ['un-regional-groups', 'unctad-development-status'],
  locale: 'ZH',
  from: 1990,
  to: 2026,
  year: 2024,
  fewerThan: 999,
  code: 'CHN',
  id: 'Participation:1',
  slug: 'bletchley-declaration',
  indicator: 'wb_gdp_pcap_ppp',
  text: 'a',
  first: 500,
  set: 'hlab7',
  since: '2020-01-01',
  earlier: '2026.11',
  later: '2026.12',
  filter: {},
  countries: ['KEN'],
  country: 'KEN',
  initiative: 'bletchley-declaration',
  initiatives: ['bletchley-declaration'],
  other: 'gpai',
  ofClass: { roleClasses: ['LEADERSHIP'] },
  suppose: [{ initiative: 'bletchley-declaration', countries: ['FJI'] }],
};

/** Behind a token. */
const NOT_FOR_ALL = ['ErrorReports'];

/** Those of the contract, the dashboard, GraphiQL's examples, the README and the bench that anybody may ask. */
export function knownDocuments(schema: GraphQLSchema): KnownDocument[] {
  const contract = listed('test/contract/queries', '.graphql').map((name) => ({
    name: `contract ${name}`,
    query: read('test/contract/queries', name),
    variables: JSON.parse(read('test/contract/queries', name.replace('.graphql', '.variables.json'))),
  }));
  const pages = listed('web/src/queries', '.graphql')
    .map((name) => read('web/src/queries', name))
    .join('\n');
  const dashboard = Object.entries(separateOperations(parse(pages))).flatMap(([name, document]) => {
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const { operation: sort, variableDefinitions } = operation as OperationDefinitionNode;
    if (sort !== OperationTypeNode.QUERY || NOT_FOR_ALL.includes(name)) return [];
    const names = variableDefinitions!.map(({ variable }) => variable.name.value);
    const organisation = name === 'OrganisationPage' ? { code: 'EU' } : {};
    // A group must be named there; elsewhere none is wider.
    const group = name === 'ParityView' ? { group: 'g77' } : {};
    const variables = Object.fromEntries(names.map((variable) => [variable, WIDEST[variable]]));
    return [
      { name: `dashboard ${name}`, query: print(document), variables: { ...variables, ...organisation, ...group } },
    ];
  });
  const examples = listed('web/src/graphiql/examples', '.graphql').map((name) => ({
    name: `example ${name}`,
    query: read('web/src/graphiql/examples', name),
    variables: {
      ...WIDEST,
      code: 'KEN',
      group: 'un-african-group',
      suppose: [{ initiative: 'oecd-ai-principles', group: 'african-union', role: 'ADHERENT' }],
    },
  }));
  const readme = ['README.md', 'README.zh.md'].flatMap((name) =>
    [...read(name).matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query], place) => ({
      name: `${name} ${place + 1}`,
      query: query!,
      variables: {},
    })),
  );
  // Those for the other server do not fit this schema.
  const bench = [...read('bench', 'workloads.ts').matchAll(/`(query W\d[^`]*)`/g)]
    .map(([, query]) => query!.replace(/\$\{\w+\}/g, '20'))
    .filter((query) => validate(schema, parse(query)).length === 0)
    .map((query) => ({
      name: `bench ${/W\d/.exec(query)![0]}`,
      query,
      variables: {
        ...WIDEST,
        slugs: ['bletchley-declaration', 'gpai'],
        kind: 'DECLARATION',
        presence: 'CUMULATIVE',
        group: 'g77',
      },
    }));
  return [...contract, ...dashboard, ...examples, ...readme, ...bench];
}
