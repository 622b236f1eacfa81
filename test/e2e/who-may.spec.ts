import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { ACCESS_ROLES } from '../../src/config/access-role.js';
import type { AccessRole } from '../../src/generated/graphql.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/tokens.js';

/** Who may, by the contract; null: anyone. */
const LEAST: Readonly<Record<string, AccessRole | null>> = {
  propose: 'CONTRIBUTOR',
  amendProposal: 'CONTRIBUTOR',
  approveProposal: 'REVIEWER',
  rejectProposal: 'REVIEWER',
  withdrawProposal: 'CONTRIBUTOR',
  commentOnProposal: 'CONTRIBUTOR',
  reportError: null,
  cutRelease: 'ADMINISTRATOR',
};

let rollcall: TestApp;
let schema: GraphQLSchema;
const tokens = new Map<AccessRole | null, string | null>([[null, null]]);
beforeAll(async () => {
  rollcall = await startTestApp({ seeded: true });
  schema = rollcall.app.get(GraphQLSchemaHost, { strict: false }).schema;
  for (const role of ACCESS_ROLES) tokens.set(role, await tokenFor(rollcall, role));
});
afterAll(() => rollcall.close());

/** Some value that the type allows: what it names is nowhere, so that nothing is written. */
function someValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return someValue(type.ofType as GraphQLInputType);
  if (isListType(type)) return [someValue(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    if (type.isOneOf) return { retractParticipation: { id: 'Participation:0' } };
    const needed = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, someValue(field.type)]));
  }
  return type.name === 'Int' ? 1 : type.name === 'ID' ? 'Proposal:999999' : '!';
}

test('every mutation of the SDL is in the table', () => {
  expect(Object.keys(schema.getMutationType()!.getFields()).sort()).toEqual(Object.keys(LEAST).sort());
});

describe.each(Object.entries(LEAST))('%s', (name, least) => {
  test.each([null, ...ACCESS_ROLES])('asked as %s', async (role) => {
    const field = schema.getMutationType()!.getFields()[name]!;
    const needed = field.args.filter(({ type }) => isNonNullType(type));
    const variables = Object.fromEntries(needed.map((arg) => [arg.name, someValue(arg.type)]));
    const declared = needed.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
    const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const query = `mutation (${declared}) { ${name}(${given}) ${name === 'reportError' ? '' : '{ __typename }'} }`;
    const request = rollcall.http.post('/graphql');
    const token = tokens.get(role);
    if (token) request.set('authorization', `Bearer ${token}`);
    const { errors } = (await request.send({ query, variables })).body;
    const refused = ['UNAUTHENTICATED', 'FORBIDDEN'].find((code) => code === errors?.[0].extensions.code);
    const may = least === null || (role !== null && ACCESS_ROLES.indexOf(role) >= ACCESS_ROLES.indexOf(least));
    expect(refused).toBe(may ? undefined : role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    // Whoever may is told what is wrong with the question itself.
    if (may && name !== 'propose') expect(errors[0].extensions.code).toMatch(/^(NOT_FOUND|BAD_USER_INPUT)$/);
  });
});
