import { makeRoll } from '../../test/support/make-roll.js';
import {
  betweenGroups,
  centralities,
  coParticipants,
  coParticipation,
  eigenvectorCentrality,
  meanShared,
} from './co-participation.js';
import { dayOf } from './day.js';
import { partitionAt } from './partition.js';
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

describe('groups together', () => {
  test('the mean is over pairs of two different states; a group of one has none within itself', () => {
    // AAA and BBB share two, AAA and CCC one, BBB and CCC one; AAA and BBB are the one group, CCC the other.
    const roll = makeRoll({
      countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }],
      groups: {
        pair: [
          ['AAA', null],
          ['BBB', null],
        ],
        single: [['CCC', null]],
      },
      schemes: { two: { groups: ['pair', 'single'] } },
      initiatives: [{ slug: 'a' }, { slug: 'b' }],
      facts: ['a AAA', 'a BBB', 'a CCC', 'b AAA', 'b BBB'].map((fact) => {
        const [initiative, participant] = fact.split(' ') as [string, string];
        return { initiative, participant, valid: ['2020-01-01'] as const };
      }),
    });
    const day = dayOf('2021-01-01');
    const network = coParticipation(roll, roll.initiatives, day, DEFAULT_RULE_OF_1_0);
    const { parts } = partitionAt(roll, roll.schemes.get('two')!, day, 'UN_MEMBERS');
    expect(betweenGroups(network, parts).map(({ meanShared }) => meanShared)).toEqual([
      [2, 1],
      [1, null],
    ]);
  });
});

describe('the network of co-participation', () => {
  /**
   * Forty initiatives: AAA is in all, BBB in the first twenty, CCC in the last five, DDD in none; NON, in all, is no member of
   * the United Nations. AAA shares 20 with BBB and 5 with CCC, BBB and CCC nothing: a star.
   */
  const slugs = Array.from({ length: 40 }, (_, place) => `i${String(place).padStart(2, '0')}`);
  const present = { AAA: slugs, BBB: slugs.slice(0, 20), CCC: slugs.slice(35), NON: slugs };
  const roll = makeRoll({
    countries: [...['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })), { code: 'NON', unStatus: 'NON_MEMBER' }],
    initiatives: slugs.map((slug) => ({ slug })),
    facts: Object.entries(present).flatMap(([participant, among]) =>
      among.map((initiative) => ({ initiative, participant, valid: ['2020-01-01'] as const })),
    ),
  });
  const network = () => coParticipation(roll, roll.initiatives, dayOf('2021-01-01'), DEFAULT_RULE_OF_1_0);

  test('of each state: in how many it is, with whom it shares something and how much, and its place in the network', () => {
    const found = centralities(network());
    expect(
      found.map(({ country, coverage, partners, sharedSeats }) => [country.code, coverage, partners, sharedSeats]),
    ).toEqual([
      ['AAA', 40, 2, 25],
      ['BBB', 20, 1, 20],
      ['CCC', 5, 1, 5],
      ['DDD', 0, 0, 0],
    ]);
    // Of a star with weights 20 and 5 the ends have each weight over the root of 20 x 20 + 5 x 5.
    [1, 20 / Math.sqrt(425), 5 / Math.sqrt(425), 0].forEach((entry, place) => {
      expect(found[place]!.eigenvector).toBeCloseTo(entry, 9);
    });
  });

  test('of each pair that shares something how much, of how many, and the share; over all pairs the mean', () => {
    const pairs = coParticipants(network(), null);
    expect(
      pairs.map(({ first, second, shared, either, similarity }) => [
        first.code,
        second.code,
        shared,
        either,
        similarity,
      ]),
    ).toEqual([
      ['AAA', 'BBB', 20, 40, 0.5],
      ['AAA', 'CCC', 5, 40, 0.125],
    ]);
    expect(coParticipants(network(), roll.countryByCode.get('DDD')!)).toEqual([]);
    // 25 over six pairs.
    expect(meanShared(network())).toBe(25 / 6);
  });

  test('of states that are as central those that share more come first, then by code; where nobody shares there is no centrality', () => {
    const states = [2, 0, 1].map((index) => roll.countries[index]!);
    const alone = { states, coverage: Int32Array.of(1, 2, 3), shared: new Int32Array(9), eigenvector: null };
    expect(centralities(alone).map(({ country, eigenvector }) => [country.code, eigenvector])).toEqual([
      ['AAA', null],
      ['BBB', null],
      ['CCC', null],
    ]);
    const shared = Int32Array.from([0, 0, 0, 0, 0, 2, 0, 2, 0]);
    const order = centralities({ ...alone, shared, eigenvector: Float64Array.of(1, 1, 1) });
    expect(order.map(({ country }) => country.code)).toEqual(['AAA', 'BBB', 'CCC']);
    const other = Int32Array.from([0, 0, 1, 0, 0, 0, 1, 0, 0]);
    const more = centralities({ ...alone, shared: other, eigenvector: Float64Array.of(1, 1, 1) });
    expect(more.map(({ country }) => country.code)).toEqual(['BBB', 'CCC', 'AAA']);
    expect(meanShared({ ...alone, states: states.slice(0, 1), shared: new Int32Array(1) })).toBeNull();
  });

  test('of pairs that are as similar those that share more come first', () => {
    const of = { a: ['AAA', 'BBB'], b: ['CCC', 'DDD'], c: ['CCC', 'DDD'] };
    const small = makeRoll({
      countries: ['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })),
      initiatives: Object.keys(of).map((slug) => ({ slug })),
      facts: Object.entries(of).flatMap(([initiative, codes]) =>
        codes.map((participant) => ({ initiative, participant, valid: ['2020-01-01'] as const })),
      ),
    });
    const pairs = coParticipants(
      coParticipation(small, small.initiatives, dayOf('2021-01-01'), DEFAULT_RULE_OF_1_0),
      null,
    );
    expect(pairs.map(({ first, shared }) => [first.code, shared])).toEqual([
      ['CCC', 2],
      ['AAA', 1],
    ]);
  });
});
