// Rules for the SDL, for ESLint at the root of the project: `npm run schema:lint`. The packages stand here and not at the
// root, where they would more than double what it takes to lint, for a check of one folder.
import graphql from '@graphql-eslint/eslint-plugin';

const recommended = graphql.configs['flat/schema-recommended'].rules;
const relay = graphql.configs['flat/schema-relay'].rules;

export default [
  {
    files: ['schema/*.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...recommended,
      ...relay,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      // What is told oldest first goes one way.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // A description of one line stands in one line.
      '@graphql-eslint/description-style': 'off',
      // What has no identifier of its own (a figure, a version, a change) has no `id` to be cached under.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Lists that can not grow beyond a page are lists; edges of figures hold what is no Node.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
    },
  },
  {
    // The names are those of the specification of subgraphs, and only gateways look there.
    files: ['schema/federation.graphql'],
    rules: { '@graphql-eslint/naming-convention': 'off', '@graphql-eslint/no-unreachable-types': 'off' },
  },
];
