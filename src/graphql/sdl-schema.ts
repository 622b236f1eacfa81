import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql';
import { projectRoot } from '../config/project-root.js';
import { DateScalar, DateTimeScalar, UrlScalar } from './scalars.js';

/** The types of the API without what resolves them, for whoever reads its inputs where no server is. */
export function sdlSchema(): GraphQLSchema {
  const folder = join(projectRoot(), 'schema');
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const schema = buildSchema(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));
  for (const { name, parseValue, parseLiteral, serialize } of [DateScalar, DateTimeScalar, UrlScalar]) {
    const scalar = schema.getType(name);
    // From the SDL a scalar comes as one that takes everything.
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral, serialize });
  }
  return schema;
}
