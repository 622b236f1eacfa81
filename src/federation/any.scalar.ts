import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** What a gateway knows of an object: taken as it comes, and checked where it is read. */
export const AnyScalar = new GraphQLScalarType({
  name: '_Any',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  serialize: (value) => value,
});
