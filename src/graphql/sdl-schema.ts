import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql';
import { DateScalar, DateTimeScalar, UrlScalar } from './scalars.js';
import { readSdl } from './sdl.js';

/** The types of the API without what resolves them, for whoever reads its inputs where no server is. */
export function sdlSchema(): GraphQLSchema {
  const schema = buildSchema(readSdl());
  for (const { name, parseValue, parseLiteral, serialize } of [DateScalar, DateTimeScalar, UrlScalar]) {
    const scalar = schema.getType(name);
    // From the SDL a scalar comes as one that takes everything.
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral, serialize });
  }
  return schema;
}
