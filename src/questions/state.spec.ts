import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, GraphQLInputObjectType } from 'graphql';
import { projectRoot } from '../config/project-root.js';
import { dayOf } from '../domain/day.js';
import { identifier, readIdentifier, STATE_KEYS, type State, stateText } from './state.js';

const READ: readonly (readonly [string, State])[] = [
  ['', {}],
  ['?release=2026.11', { release: '2026.11' }],
  ['?knownAt=2026-11-22T00:00:00.000Z', { knownAt: new Date('2026-11-22T00:00:00Z') }],
  ['?proposal=Proposal:12', { proposal: 'Proposal:12' }],
  ['?release=2026.11&asOf=2019-12-31', { release: '2026.11', asOf: dayOf('2019-12-31') }],
  [
    '?asOf=1950-01-01&presence=CUMULATIVE&blocs=INHERIT&roles=SIGNATORY,MEMBER&universe=ALL_STATES&minConfidence=VERIFIED&method=1.0',
    {
      method: '1.0',
      minConfidence: 'VERIFIED',
      universe: 'ALL_STATES',
      roles: ['SIGNATORY', 'MEMBER'],
      blocs: 'INHERIT',
      presence: 'CUMULATIVE',
      asOf: dayOf('1950-01-01'),
    },
  ],
];

test.each(READ)('an identifier with the state %j is read as it is written', (text, state) => {
  expect(stateText(state)).toBe(text);
  expect(readIdentifier(`Group:g77${text}`)).toEqual({ type: 'Group', key: 'g77', state });
});

test('the state names what the API does, in its order: the data, the day, then the counting', () => {
  const sdl = ['common', 'counting', 'vocabulary'].map((name) =>
    readFileSync(join(projectRoot(), 'schema', `${name}.graphql`), 'utf8'),
  );
  const text = /^input CountingInput \{.*?^\}/ms.exec(sdl.join('\n'))![0];
  const input = buildSchema(
    `${text} ${['Presence', 'BlocRule', 'ParticipationRole', 'RoleClass', 'Universe', 'Confidence', 'DateTime']
      .map((name) => `scalar ${name}`)
      .join(' ')}`,
  ).getType('CountingInput') as GraphQLInputObjectType;
  const counting = Object.keys(input.getFields()).filter((name) => !['release', 'knownAt', 'proposal'].includes(name));
  expect(STATE_KEYS).toEqual(['release', 'knownAt', 'proposal', 'asOf', ...counting]);
});

test('a key that holds what would end it is escaped, and nothing else is', () => {
  expect(identifier('Organisation', 'A?B 100%', '?release=2026.11')).toBe('Organisation:A%3FB 100%25?release=2026.11');
  expect(readIdentifier('Organisation:A%3FB 100%25?release=2026.11')).toMatchObject({ key: 'A?B 100%' });
  expect(readIdentifier('Group:not-classified@g77')).toEqual({ type: 'Group', key: 'not-classified@g77', state: {} });
  // What is no escape stands for itself: there is no such thing.
  expect(readIdentifier('%')).toMatchObject({ type: '', key: '%' });
});

test.each([
  ['Initiative:x?presense=CURRENT', 'id', "'presense'"],
  ['Initiative:x?presense=CURRENT', 'id', 'did you mean presence'],
  ['Initiative:x?release=a&release=b', 'id.release', 'twice'],
  ['Initiative:x?asOf=2023-02-30', 'id.asOf', '2023-02-30'],
  ['Initiative:x?knownAt=2026-11-22', 'id.knownAt', '2026-11-22'],
  ['Initiative:x?blocs=INHERITED', 'id.blocs', 'did you mean INHERIT'],
  ['Initiative:x?roles=SIGNATORY,', 'id.roles', 'empty'],
  ['Initiative:x?', 'id', 'key=value'],
  ['Initiative:x?release=%', 'id.release', '%'],
])('%s is refused: the value, the place and the rule are named', (id, argument, said) => {
  expect(() => readIdentifier(id)).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', details: { argument }, message: expect.stringContaining(said) }),
  );
});
