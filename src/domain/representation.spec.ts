import { makeRoll, type World } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf } from './day.js';
import { gallagher, loosemoreHanby, over, representation, underScheme } from './representation.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0, roleSet } from './rule.js';
import type { Starts } from './spells.js';

/**
 * Five states, counted on 1 June 2020 over `first` and `second`:
 *
 *             group            inhabitants   first              second     k
 *     AAA     north                 100      member and host    member     2
 *     BBB     north since 2020      100      -                  -          0
 *     CCC     south, and north      300      member             -          1
 *     DDD     south                 300      -                  -          0
 *     EEE     in none               200      -                  chair      1
 *
 * `third` is adopted by ORG, of which DDD is a member.
 */
const WORLD: World = {
  countries: [
    { code: 'AAA', population: { 2020: 100 } },
    { code: 'BBB', population: { 2020: 100 } },
    { code: 'CCC', population: { 2020: 300 } },
    { code: 'DDD', population: { 2020: 300 } },
    { code: 'EEE', population: { 2020: 200 } },
  ],
  organisations: [{ code: 'ORG', members: 'bloc' }],
  groups: {
    south: [
      ['BBB', null, '2020-01-01'],
      ['CCC', null],
      ['DDD', null],
    ],
    north: [
      ['AAA', null],
      ['BBB', '2020-01-01'],
      ['CCC', null],
    ],
    empty: [['AAA', '2030-01-01']],
    bloc: [['DDD', null]],
  },
  schemes: {
    halves: { groups: ['south', 'north'] },
    more: { groups: ['empty', 'south'] },
  },
  initiatives: [{ slug: 'first' }, { slug: 'second' }, { slug: 'third', adoption: 'BY_ORGANISATION' }],
  facts: [
    { initiative: 'first', participant: 'AAA', valid: ['2019-01-01'] },
    { initiative: 'first', participant: 'AAA', role: 'HOST', valid: ['2019-01-01'] },
    // Some day of the year in which it is counted: the first stands for it.
    { initiative: 'first', participant: 'CCC', valid: ['2020-01-01'], precision: 'YEAR' },
    { initiative: 'second', participant: 'AAA', valid: ['2019-01-01'] },
    { initiative: 'second', participant: 'EEE', role: 'CHAIR', valid: ['2019-01-01'] },
    { initiative: 'third', participant: 'ORG', role: 'MEMBER', valid: ['2019-01-01'] },
    { initiative: 'third', participant: 'ORG', role: 'HOST', valid: ['2019-01-01'] },
  ],
};
const roll = makeRoll(WORLD);
const DAY = dayOf('2020-06-01');
const ask = (slugs = ['first', 'second'], rule: Partial<CountingRule> = {}, scheme = 'halves', composition = DAY) => {
  const initiatives = slugs.map((slug) => roll.initiativeBySlug.get(slug)!);
  return representation(
    roll,
    initiatives,
    roll.schemes.get(scheme)!,
    DAY,
    { ...DEFAULT_RULE, ...rule },
    [],
    composition,
  );
};
const group = (of: ReturnType<typeof ask>, slug: string) => of.groups.find((figures) => figures.group.slug === slug)!;

describe('how the groups of a scheme are represented', () => {
  test('each state in the first group of the scheme that lists it, those in none last', () => {
    expect(
      ask().groups.map(({ group: { slug }, members, participants, seats }) => [slug, members, participants, seats]),
    ).toEqual([
      ['south', 2, 1, 1],
      ['north', 2, 1, 2],
      ['not-classified', 1, 1, 1],
    ]);
  });

  test('shares of seats, states and inhabitants, and what they are of each other', () => {
    // Of four seats, five states and a thousand inhabitants.
    const figures = (slug: string) => {
      const of = group(ask(), slug);
      const { participationRate, seatShare, membershipShare, populationShare, meanCoverage } = of;
      return { participationRate, seatShare, membershipShare, populationShare, meanCoverage };
    };
    expect(figures('south')).toEqual({
      ...{ participationRate: 0.5, seatShare: 0.25, membershipShare: 0.4, populationShare: 0.6, meanCoverage: 0.5 },
    });
    expect(figures('north')).toEqual({
      ...{ participationRate: 0.5, seatShare: 0.5, membershipShare: 0.4, populationShare: 0.2, meanCoverage: 1 },
    });
    const ratios = (slug: string) => [group(ask(), slug).representationRatio, group(ask(), slug).populationRatio];
    expect(ratios('south')).toEqual([0.25 / 0.4, 0.25 / 0.6]);
    expect(ratios('north')).toEqual([0.5 / 0.4, 0.5 / 0.2]);
    expect(ratios('not-classified')).toEqual([0.25 / 0.2, 0.25 / 0.2]);
  });

  test('members in none, by code', () => {
    const absent = (of: ReturnType<typeof ask>, slug: string) => group(of, slug).absentMembers.map(({ code }) => code);
    expect([absent(ask(), 'south'), absent(ask(), 'north')]).toEqual([['DDD'], ['BBB']]);
    expect(absent(ask(['second']), 'south')).toEqual(['CCC', 'DDD']);
  });

  test('seats in a role of leadership of its own that is counted', () => {
    const leading = (...asked: Parameters<typeof ask>) =>
      ask(...asked).groups.map(({ leadingSeats, leadingSeatShare }) => [leadingSeats, leadingSeatShare]);
    expect(leading()).toEqual([
      [0, 0],
      [1, 0.5],
      [1, 0.5],
    ]);
    expect(leading(undefined, { roles: roleSet(['HOST', 'MEMBER']) })).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(leading(undefined, { roles: roleSet(['MEMBER']) })[0]).toEqual([0, null]);
    // ORG hosts: that is passed on by method 1.0 alone.
    expect(leading(['third'])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(group(ask(['third']), 'south').seats).toBe(1);
    expect(leading(['third'], { ...DEFAULT_RULE_OF_1_0, blocs: 'INHERIT' })[0]).toEqual([1, 1]);
  });

  test('a seat is led once, in however many roles, and in each initiative', () => {
    const also = ['first', 'second'].map((initiative) => ({
      ...({ initiative, participant: 'AAA', role: 'CHAIR', valid: ['2019-01-01'] } as const),
    }));
    const led = (facts: World['facts']) => {
      const other = makeRoll({ ...WORLD, facts: [...WORLD.facts, ...facts] });
      const asked = [other, other.initiatives.slice(0, 2), other.schemes.get('halves')!] as const;
      return representation(...asked, DAY, DEFAULT_RULE).groups.map(({ leadingSeats }) => leadingSeats);
    };
    expect(led([])).toEqual([0, 1, 1]);
    // AAA hosts the first already.
    expect(led(also.slice(0, 1))).toEqual([0, 1, 1]);
    expect(led(also)).toEqual([0, 2, 1]);
  });

  test('is counted again with inexact starts at the bounds of what is possible', () => {
    const { asked } = ask();
    const coverage = (starts: Starts) => [...allAtOnce(asked.recount(asked.rule, starts)).all].slice(0, 5);
    // CCC joined on some day of 2020, at the latest on the last.
    expect(coverage('STATED')).toEqual([2, 0, 1, 0, 1]);
    expect(coverage('EARLIEST')).toEqual([2, 0, 1, 0, 1]);
    expect(coverage('LATEST')).toEqual([2, 0, 0, 0, 1]);
  });

  test('how far the shares are from those that would be due', () => {
    // Differences to the states .15, .1 and .05, to the inhabitants .35, .3 and .05.
    const found = ask();
    expect(found.loosemoreHanby).toBeCloseTo(0.15, 12);
    expect(found.gallagher).toBeCloseTo(Math.sqrt((15 ** 2 + 10 ** 2 + 5 ** 2) / 2), 9);
    expect(found.populationLoosemoreHanby).toBeCloseTo(0.35, 12);
    expect(found.populationGallagher).toBeCloseTo(Math.sqrt((35 ** 2 + 30 ** 2 + 5 ** 2) / 2), 9);
  });

  test('over the states: the Gini coefficient, and the share of inhabitants whose state is in none', () => {
    // 0 0 1 1 2: all differences of two sum to 20 both ways, over 25 pairs a mean of .8, and the mean of all is .8.
    expect(ask().gini).toBeCloseTo(0.5, 12);
    expect(ask().excludedPopulationShare).toBe(0.4);
  });

  test('a figure over nothing is null, never 0', () => {
    const nobody = ask([]);
    expect(nobody).toMatchObject({ loosemoreHanby: null, gallagher: null, gini: null, excludedPopulationShare: 1 });
    expect(group(nobody, 'south')).toMatchObject({
      ...{ participants: 0, participationRate: 0, seatShare: null, representationRatio: null, meanCoverage: 0 },
    });
    const empty = group(ask(undefined, {}, 'more'), 'empty');
    expect(empty).toMatchObject({ members: 0, seats: 0, participationRate: null, meanCoverage: null });
    expect(empty).toMatchObject({ seatShare: 0, membershipShare: 0, representationRatio: null, populationRatio: null });
  });

  test('groups are those of the day, or of the day of composition; the universe is always that of the day', () => {
    const members = (date: string) =>
      ask(undefined, {}, 'halves', dayOf(date)).groups.map(({ members: count, seats }) => [count, seats]);
    // BBB was in the south until 2020.
    expect(members('2019-12-31')).toEqual([
      [3, 1],
      [1, 2],
      [1, 1],
    ]);
    expect(members('2020-01-01')).toEqual(ask().groups.map(({ members: count, seats }) => [count, seats]));
  });

  test('is the same under another scheme as if that had been asked', () => {
    const text = ({ groups, loosemoreHanby: index }: ReturnType<typeof ask>) => [
      index,
      ...groups.map(({ group: { slug }, seats, members }) => [slug, seats, members]),
    ];
    expect(text(underScheme(ask(), roll.schemes.get('more')!))).toEqual(text(ask(undefined, {}, 'more')));
  });

  test('with what is supposed: one more initiative for a state, once, and a leading seat where it leads', () => {
    const supposed = [
      { initiative: 1, participant: 3, role: 0, from: DAY },
      { initiative: 1, participant: 3, role: 0, from: DAY },
    ];
    const found = representation(
      roll,
      roll.initiatives.slice(0, 2),
      roll.schemes.get('halves')!,
      DAY,
      DEFAULT_RULE,
      supposed,
    );
    expect(found.groups.map(({ seats }) => seats)).toEqual([2, 2, 1]);
  });
});

describe('indices of disproportionality', () => {
  const shares = (...pairs: [seatShare: number | null, due: number | null][]) =>
    pairs.map(([seatShare, due]) => ({ seatShare, membershipShare: due, populationShare: null }));

  test('are 0 at parity, and the greatest where all seats are with whom none would be due', () => {
    const parity = shares([0.5, 0.5], [0.5, 0.5]);
    expect([loosemoreHanby(parity, 'membershipShare'), gallagher(parity, 'membershipShare')]).toEqual([0, 0]);
    const opposite = shares([1, 0], [0, 1]);
    expect([loosemoreHanby(opposite, 'membershipShare'), gallagher(opposite, 'membershipShare')]).toEqual([1, 100]);
  });

  test('are null without groups, or where a share is', () => {
    for (const index of [loosemoreHanby, gallagher]) {
      expect(index([], 'membershipShare')).toBeNull();
      expect(index(shares([null, 0.5]), 'membershipShare')).toBeNull();
      expect(index(shares([0.5, null]), 'membershipShare')).toBeNull();
      expect(index(shares([0.5, 0.5]), 'populationShare')).toBeNull();
    }
  });

  test('one share over another is null where there is none, or nothing to divide by', () => {
    expect([over(0.5, 0.25), over(0, 0.25), over(0.5, 0), over(null, 0.5), over(0.5, null)]).toEqual([
      2,
      0,
      null,
      null,
      null,
    ]);
  });
});
