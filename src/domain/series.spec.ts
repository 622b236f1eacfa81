import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { DEFAULT_RULE_OF_1_0 } from './rule.js';
import { checkYears, representationSeries } from './series.js';

const THROUGH = dayOf('2026-11-22');
const roll = makeRoll({
  countries: [{ code: 'AAA', member: ['1945-10-24'] }],
  groups: { a: [['AAA', '2001-01-01']] },
  schemes: { only: { groups: ['a'] }, split: { groups: ['a', 'rest'] } },
  initiatives: [{ slug: 'pact' }],
  facts: [
    { initiative: 'pact', participant: 'AAA', role: 'MEMBER', valid: ['1930-01-01', '1944-12-31'] },
    { initiative: 'pact', participant: 'AAA', role: 'MEMBER', valid: ['1945-01-01', '1946-01-01'] },
    { initiative: 'pact', participant: 'AAA', role: 'MEMBER', valid: ['2027-01-01'] },
  ],
});
const series = (from: number, to: number, through = THROUGH, composition: number | null = null, scheme = 'split') =>
  representationSeries(
    roll,
    roll.initiatives,
    roll.schemes.get(scheme)!,
    from,
    to,
    DEFAULT_RULE_OF_1_0,
    through,
    composition,
  );

describe('yearly points', () => {
  test.each([
    [1944, 2020, 'from', '1944'],
    [2000, 2027, 'to', '2026 is the last'],
    [2027, 2000, 'from', '2026 is the last'],
    [2001, 2000, 'from', 'comes after to: 2000'],
    [-2147483648, 2147483647, 'from', '-2147483648'],
  ])('from %i to %i is refused, naming the argument', (from, to, argument, words) => {
    expect(() => checkYears(from, to, THROUGH)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { argument },
        message: expect.stringContaining(words),
      }),
    );
  });

  test('more than 200 years are refused, 200 are not', () => {
    expect(() => checkYears(1945, 2145, dayOf('2200-01-01'))).toThrow('more than 200 years');
    expect(() => checkYears(1945, 2144, dayOf('2200-01-01'))).not.toThrow();
  });

  test("the running year stands at the data's own date, and on 31 December it is whole", () => {
    const at = (through: string) =>
      series(2026, 2026, dayOf(through)).map(({ partial, representation }) => [partial, representation.asked.day]);
    expect(at('2026-11-22')).toEqual([[true, THROUGH]]);
    expect(at('2026-12-31')).toEqual([[false, dayOf('2026-12-31')]]);
  });

  test('the first year counts what began and ended in it, not what did before', () => {
    expect(series(1945, 1946).map(({ joined, left }) => [joined, left])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test("what begins after the data's own date is not counted in the running year", () => {
    expect(series(2026, 2026)[0]).toMatchObject({ joined: 0, left: 0 });
  });

  test('a composition fixed at a day when nobody was in any group is refused', () => {
    const refused = () => series(2001, 2002, THROUGH, dayOf('2000-12-31'));
    expect(refused).toThrow('no state of the universe was in a group');
    expect(refused).toThrow(expect.objectContaining({ details: { argument: 'compositionAt' } }));
    expect(series(2001, 2002, THROUGH, dayOf('2001-01-01'))).toHaveLength(2);
  });

  test('who is in no group of a scheme without complement is not classified, last', () => {
    const slugs = series(2000, 2001, THROUGH, null, 'only').map(({ representation }) =>
      representation.groups.map(({ group, members }) => `${group.slug} ${members}`),
    );
    expect(slugs).toEqual([['a 0', 'not-classified 1'], ['a 1']]);
  });
});
