import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { fewestJoinings, parity } from './parity.js';
import { DEFAULT_RULE_OF_1_0 } from './rule.js';

describe('fewest joinings to parity', () => {
  test.each([
    [0, 10, 0, 5, null, 'a group without members has no ratio'],
    [5, 10, 0, 0, 1, 'the first seat of all is the whole of them'],
    [10, 10, 7, 7, 0, 'the whole universe has all seats'],
    [5, 10, 4, 8, 0, 'a group with its due needs nothing'],
    [5, 10, 3, 8, 2, 'three of eight seats and two more are half of ten'],
    [133, 193, 47, 211, 317, 'the ceiling of (133 x 211 - 193 x 47) / 60'],
  ])('%i of %i members, %i of %i seats: %p, for %s', (members, universe, seats, allSeats, needed, _reason) => {
    expect(fewestJoinings(members, universe, seats, allSeats)).toBe(needed);
  });
});

describe('joinings open to a group', () => {
  test('an initiative can be joined from the day of its opening until the day on which it ends', () => {
    const roll = makeRoll({
      countries: [{ code: 'AAA' }, { code: 'BBB' }],
      groups: { a: [['AAA', null]] },
      initiatives: [{ slug: 'pact', opened: '2020-01-01', ended: '2020-02-01' }],
      facts: [],
    });
    const free = (date: string) => {
      const found = parity(roll, roll.initiatives, roll.groups.get('a')!, dayOf(date), DEFAULT_RULE_OF_1_0);
      return [found.free, found.barred];
    };
    expect(['2019-12-31', '2020-01-01', '2020-01-31', '2020-02-01'].map(free)).toEqual([
      [0, 1],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });
});
