import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { participantKey, participationKey, readParticipationKey, rowStating } from './participation-key.js';

const roll = makeRoll({
  revision: 4,
  countries: [{ code: 'AAA' }, { code: 'BBB' }],
  // An acronym may be the code of a state.
  organisations: [{ code: 'AAA' }, { code: 'JTC 1/SC 42' }],
  initiatives: [{ slug: 'accord' }, { slug: 'forum' }],
  facts: [
    { initiative: 'accord', participant: 'BBB', role: 'HOST', valid: ['2001-01-01'] },
    { initiative: 'forum', participant: 'BBB', role: 'HOST', valid: ['2001-01-01', '2002-01-01'], recorded: [1, 2] },
    { initiative: 'forum', participant: 'BBB', role: 'HOST', valid: ['2001-01-01', '2003-01-01'], recorded: [2, 3] },
    { initiative: 'forum', participant: 'BBB', role: 'CHAIR', valid: ['2001-01-01'], recorded: [1, 3] },
    { initiative: 'forum', participant: 'BBB', role: 'CHAIR', valid: ['2001-01-01', '2009-01-01'], recorded: [3] },
  ],
});
const state = roll.countryByCode.get('AAA')!;
const [body] = ['AAA', 'JTC 1/SC 42'].map((code) => roll.organisationByCode.get(code)!);

test('a participant stands by its code, and an organisation by its kind as well where a state has that code', () => {
  const keys = [state, ...roll.organisations].map((participant) => participantKey(roll, participant));
  expect(keys.sort()).toEqual(['AAA', 'JTC 1/SC 42', 'organisation:AAA']);
});

test.each([
  [participationKey(participantKey(roll, body!), 'forum', 'HOST', '2001-01-01'), ['organisation'], 'AAA'],
  ['AAA@forum/HOST/2001-01-01', ['state', 'organisation'], 'AAA'],
  // Of hand: the role as files of before wrote it.
  ['JTC 1/SC 42@forum/host/2001-01-01', ['state', 'organisation'], 'JTC 1/SC 42'],
])('%s says who, where, as what and since when', (key, kinds, code) => {
  expect(readParticipationKey(key)).toEqual({
    kinds,
    code,
    initiative: 'forum',
    role: 'HOST',
    from: dayOf('2001-01-01'),
  });
});

test.each([
  ['1234', 'a number'],
  ['AAA@forum/HOST', 'without a day'],
  ['AAA@forum/HOST/2001-02-30', 'with a day that there is not'],
  ['AAA@forum/HOSTS/2001-01-01', 'with a role that there is not'],
  ['@forum/HOST/2001-01-01', 'with nobody'],
])('%s is no key: %s', (key) => {
  expect(readParticipationKey(key)).toBeNull();
});

test('of several rows that stated it the one on record is found, else the last', () => {
  const recordedFrom = (role: 'HOST' | 'CHAIR', from = '2001-01-01') => {
    const row = rowStating(roll, 1, roll.countryByCode.get('BBB')!.index, { role, from: dayOf(from) });
    return row === null ? null : roll.facts.recordedFrom[row];
  };
  expect([recordedFrom('HOST'), recordedFrom('CHAIR'), recordedFrom('CHAIR', '2001-01-02')]).toEqual([2, 3, null]);
});
