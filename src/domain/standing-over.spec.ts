import { countStandings, standingOver } from './standing-over.js';
import { STANDINGS, type Standing } from './vocabulary.js';

describe('how a state stands to several initiatives together', () => {
  test.each<[string, Standing, Standing[]]>([
    [
      'itself, where it takes part itself in one',
      'ITSELF',
      ['ABSENT', 'NOT_KNOWN', 'THROUGH_ORGANISATION', 'ITSELF', 'DECLINED'],
    ],
    [
      'through an organisation, where it takes part so in one and itself in none',
      'THROUGH_ORGANISATION',
      ['DECLINED', 'NOT_KNOWN', 'THROUGH_ORGANISATION', 'ABSENT'],
    ],
    [
      'not known, where that is not known of one, though it declined another',
      'NOT_KNOWN',
      ['DECLINED', 'NOT_KNOWN', 'ABSENT'],
    ],
    ['declined, where it declined one and the rest are known', 'DECLINED', ['ABSENT', 'DECLINED', 'ABSENT']],
    ['absent, where it is absent from each', 'ABSENT', ['ABSENT', 'ABSENT']],
    ['absent from none', 'ABSENT', []],
  ])('%s', (_rule, expected, standings) => {
    expect(standingOver(standings)).toBe(expected);
  });

  test('to one initiative as it stands to that one', () => {
    for (const standing of STANDINGS) expect(standingOver([standing])).toBe(standing);
  });

  test('does not depend on the order of the initiatives', () => {
    for (const one of STANDINGS) {
      for (const other of STANDINGS) expect(standingOver([one, other])).toBe(standingOver([other, one]));
    }
  });
});

test('states are counted by how they stand, and no way is named in which none does', () => {
  expect(countStandings(['ITSELF', 'ABSENT', 'ITSELF'])).toEqual({ ITSELF: 2, ABSENT: 1 });
});
