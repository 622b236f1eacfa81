import { MOST_SHOWN, movesOf, yearBefore } from '../../web/src/more-views/moves.js';

const place = (number: number) => ({ coverage: 1, possibleCoverage: 1, place: number, tiedCount: 0 });
const state = (code: string, before: number | null, now: number) => ({
  country: { code },
  now: place(now),
  before: before === null ? null : place(before),
});
const codes = (states: readonly { country: { code: string } }[]) => states.map(({ country }) => country.code);

describe('moves between places', () => {
  const states = [
    state('AAA', 5, 1),
    state('BBB', 6, 2),
    state('CCC', 3, 3),
    state('DDD', null, 4),
    state('EEE', 1, 5),
    state('FFF', 5, 6),
  ];

  test('the greatest come first each way; who stayed or was not there is in neither', () => {
    const { up, down, most, risen } = movesOf(states, null);
    expect(codes(up)).toEqual(['AAA', 'BBB']);
    expect(codes(down)).toEqual(['EEE', 'FFF']);
    // Both rose by four places: neither rose most alone.
    expect(codes(most)).toEqual(['AAA', 'BBB']);
    expect(risen).toBe(2);
  });

  test('the state brought out is shown apart unless it is among those shown', () => {
    expect(codes(movesOf(states, 'CCC').marked)).toEqual(['CCC']);
    expect(codes(movesOf(states, 'AAA').marked)).toEqual([]);
    // It was not counted on the earlier day: there is no move to show.
    expect(codes(movesOf(states, 'DDD').marked)).toEqual([]);
  });

  test('no more are shown each way than can be read, and all are counted', () => {
    const many = Array.from({ length: MOST_SHOWN + 3 }, (_, index) => state(`S${index}`, 50 + index, 1));
    const { up, risen, most } = movesOf(many, 'S0');
    expect(up).toHaveLength(MOST_SHOWN);
    expect(risen).toBe(MOST_SHOWN + 3);
    expect(codes(most)).toEqual([`S${MOST_SHOWN + 2}`]);
    expect(codes(movesOf(many, 'S0').marked)).toEqual(['S0']);
  });

  test('where nobody moved there is nobody that rose most', () => {
    expect(movesOf([state('AAA', 1, 1)], null).most).toEqual([]);
  });
});

test.each([
  ['2026-11-22', '2025-11-22'],
  ['2024-02-29', '2023-02-28'],
  ['2024-03-01', '2023-03-01'],
])('a year before %s is %s', (day, before) => {
  expect(yearBefore(day)).toBe(before);
});
