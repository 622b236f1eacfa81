import { makeRoll } from '../../test/support/make-roll.js';
import { coParticipants, coParticipation, eigenvectorCentrality } from './co-participation.js';
import { DEFAULT_RULE_OF_1_0 } from './rule.js';

const matrix = (rows: number[][]) => Int32Array.from(rows.flat());

describe('eigenvector centrality', () => {
  test('in a star the middle has 1 and each of n ends 1 over the root of n', () => {
    const found = eigenvectorCentrality(
      matrix([
        [0, 1, 1, 1],
        [1, 0, 0, 0],
        [1, 0, 0, 0],
        [1, 0, 0, 0],
      ]),
      4,
    )!;
    [1, 1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)].forEach((entry, place) => {
      expect(found[place]).toBeCloseTo(entry, 9);
    });
  });

  test('a component with a smaller eigenvalue has 0, one with the same eigenvalue keeps its entries', () => {
    const pairOf = (weight: number) => [
      ...eigenvectorCentrality(
        matrix([
          [0, 2, 0, 0],
          [2, 0, 0, 0],
          [0, 0, 0, weight],
          [0, 0, weight, 0],
        ]),
        4,
      )!,
    ];
    expect(pairOf(1)).toEqual([1, 1, 0, 0]);
    expect(pairOf(2)).toEqual([1, 1, 1, 1]);
  });

  test('where nobody shares anything there is none', () => {
    expect(
      eigenvectorCentrality(
        matrix([
          [0, 0],
          [0, 0],
        ]),
        2,
      ),
    ).toBeNull();
  });
});

describe('pairs that sit together', () => {
  test('the most similar come first, of the equally similar those that share more, then by codes', () => {
    const present = { AAA: 'abcdef', BBB: 'abc', CCC: 'gh', DDD: 'gh', EEE: 'ij', FFF: 'ij', GGG: 'k', HHH: 'k' };
    const roll = makeRoll({
      countries: Object.keys(present).map((code) => ({ code })),
      initiatives: [...'abcdefghijk'].map((slug) => ({ slug })),
      facts: Object.entries(present).flatMap(([participant, slugs]) =>
        [...slugs].map((initiative) => ({ initiative, participant, valid: ['2020-01-01'] as const })),
      ),
    });
    const network = coParticipation(roll, roll.initiatives, 20_000, DEFAULT_RULE_OF_1_0);
    const pairs = (code: string | null) =>
      coParticipants(network, code === null ? null : roll.countryByCode.get(code)!).map(
        ({ first, second, shared, either }) => `${first.code} ${second.code} ${shared}/${either}`,
      );
    expect(pairs(null)).toEqual(['CCC DDD 2/2', 'EEE FFF 2/2', 'GGG HHH 1/1', 'AAA BBB 3/6']);
    expect(pairs('BBB')).toEqual(['BBB AAA 3/6']);
  });
});
