import { makeRoll, type World, type WorldFact, type WorldInitiative } from '../../../test/support/make-roll.js';
import { dayOf, formatDay, sameDayLastYear } from '../day.js';
import { type CountingRule, DEFAULT_RULE } from '../rule.js';
import { type FindingKind, findingId } from './finding.js';
import { chosen, findings } from './findings.js';

/** Forty states in two halves: A01 to A20 and B01 to B20. */
const HALF = Array.from({ length: 20 }, (_, place) => String(place + 1).padStart(2, '0'));
const STATES = ['A', 'B'].flatMap((half) => HALF.map((number) => `${half}${number}`));
const half = (letter: string) => STATES.filter((code) => code.startsWith(letter)).map((code) => [code, null] as const);
const states = (letter: string, from: number, to: number) =>
  STATES.filter((code) => code.startsWith(letter) && Number(code.slice(1)) >= from && Number(code.slice(1)) <= to);
const joined = (initiative: string, codes: readonly string[], from = '2020-01-01', more: Partial<WorldFact> = {}) =>
  codes.map((participant): WorldFact => ({ initiative, participant, valid: [from], ...more }));

function found(
  initiatives: readonly WorldInitiative[],
  facts: readonly WorldFact[],
  more: Partial<World> = {},
  rule: Partial<CountingRule> = {},
) {
  const roll = makeRoll({
    countries: STATES.map((code) => ({ code })),
    groups: { a: half('A'), b: half('B') },
    schemes: { halves: { groups: ['a', 'b'] } },
    initiatives: initiatives.map((one) => ({ opened: '2020-01-01', ...one })),
    facts,
    ...more,
  });
  const day = dayOf('2026-06-30');
  const counted = { ...DEFAULT_RULE, ...rule };
  const { leftOut, ...rest } = findings(roll, roll.initiatives, roll.schemes.get('halves')!, day, counted);
  return { ...rest, leftOut: leftOut.map(({ slug }) => slug), ids: rest.findings.map(findingId) };
}

const ofKind = ({ findings: all }: ReturnType<typeof found>, kind: FindingKind) =>
  all.filter((one) => one.kind === kind);

describe('two bodies apart', () => {
  const camps: WorldInitiative[] = [
    { slug: 'east', kind: 'PARTNERSHIP' },
    { slug: 'west', kind: 'NETWORK' },
  ];
  const facts = [...joined('east', states('A', 1, 15)), ...joined('west', [...states('B', 1, 14), 'A01'])];

  test('are told with who takes part in both, and what chance would give', () => {
    const [first] = ofKind(found(camps, facts), 'APART');
    expect(first).toMatchObject({
      chance: { population: 40, marked: 15, drawn: 15, counted: 1, tail: 'AT_MOST' },
      figures: { inFirst: 15, inSecond: 15, inBoth: 1 },
      initiatives: [{ slug: 'east' }, { slug: 'west' }],
      countries: [{ code: 'A01' }],
    });
  });

  test('are not told where they share as many as chance gives, are texts, belong to one process, or are small', () => {
    const asMany = [...joined('east', states('A', 1, 15)), ...joined('west', states('A', 10, 20))];
    expect(ofKind(found(camps, asMany), 'APART')).toEqual([]);
    const texts = camps.map((camp) => ({ ...camp, kind: 'DECLARATION' }) as const);
    expect(ofKind(found(texts, facts), 'APART')).toEqual([]);
    expect(ofKind(found([camps[0]!, { ...camps[1]!, parent: 'east' }], facts), 'APART')).toEqual([]);
    const few = [...joined('east', states('A', 1, 4)), ...joined('west', states('B', 1, 20))];
    expect(ofKind(found(camps, few), 'APART')).toEqual([]);
  });

  test('name the larger first, whichever comes first by name', () => {
    const larger = [...joined('east', states('A', 1, 15)), ...joined('west', [...states('B', 1, 17), 'A01'])];
    expect(ofKind(found(camps, larger), 'APART')).toMatchObject([
      {
        chance: { population: 40, marked: 18, drawn: 15, counted: 1 },
        figures: { inFirst: 18, inSecond: 15, inBoth: 1 },
        initiatives: [{ slug: 'west' }, { slug: 'east' }],
      },
    ]);
    const smaller = [...joined('east', [...states('A', 1, 17), 'B01']), ...joined('west', states('B', 1, 15))];
    expect(ofKind(found(camps, smaller), 'APART')).toMatchObject([
      { figures: { inFirst: 18, inSecond: 15, inBoth: 1 }, initiatives: [{ slug: 'east' }, { slug: 'west' }] },
    ]);
  });

  test('are told from five states on', () => {
    const five = [...joined('east', states('A', 1, 5)), ...joined('west', states('B', 1, 20))];
    // None of five in the other camp: C(20, 5) of the C(40, 5) draws, 15,504 of 658,008.
    const [first] = ofKind(found(camps, five), 'APART');
    expect(first!.bits).toBeCloseTo(Math.log2(658_008 / 15_504), 9);
  });

  test.each([
    ...(['TREATY', 'STANDARDS_BODY', 'CAPACITY_BUILDING', 'NETWORK'] as const),
    ...(['PARTNERSHIP', 'PANEL', 'REGIONAL_MECHANISM'] as const),
  ])('are told of a %s as of any body, and of no text beside it', (kind) => {
    expect(ofKind(found([{ ...camps[0]!, kind }, camps[1]!], facts), 'APART')).toHaveLength(1);
    expect(
      ofKind(
        found(
          [
            { ...camps[0]!, kind },
            { ...camps[1]!, kind: 'DECLARATION' },
          ],
          facts,
        ),
        'APART',
      ),
    ).toEqual([]);
    expect(
      ofKind(
        found(
          [
            { ...camps[0]!, kind: 'DECLARATION' },
            { ...camps[1]!, kind },
          ],
          facts,
        ),
        'APART',
      ),
    ).toEqual([]);
  });

  test('of one process are not told: the one may belong to the other at any distance, or both to a third', () => {
    const told = (east: string | undefined, west: string | undefined) =>
      ofKind(
        found(
          [
            ...[
              { ...camps[0]!, parent: east! },
              { ...camps[1]!, parent: west! },
            ],
            { slug: 'hub', complete: 'NOT_APPLICABLE' },
            { slug: 'spoke', complete: 'NOT_APPLICABLE', parent: 'hub' },
            { slug: 'other', complete: 'NOT_APPLICABLE' },
          ],
          facts,
        ),
        'APART',
      ).length;
    expect(told('west', undefined)).toBe(0);
    expect(told('hub', 'hub')).toBe(0);
    expect(told('spoke', 'hub')).toBe(0);
    expect([told('hub', 'other'), told('hub', undefined), told('spoke', 'other')]).toEqual([1, 1, 1]);
  });

  test('speak from the day on which they open, until they have ended; for ever where what has ended counts', () => {
    const leftOut = (how: Partial<WorldInitiative>, rule: Partial<CountingRule> = {}) =>
      found([camps[0]!, { ...camps[1]!, ...how }], facts, {}, rule).leftOut;
    expect(leftOut({ opened: '2026-06-30' })).toEqual([]);
    expect(leftOut({ ended: '2026-07-01' })).toEqual([]);
    expect(leftOut({ ended: '2026-06-30' }, { presence: 'CUMULATIVE' })).toEqual([]);
    expect(leftOut({ opened: '2026-07-01' }, { presence: 'CUMULATIVE' })).toEqual(['west']);
  });

  test.each([
    ['is not complete', { complete: 'PARTIAL' }],
    ['was checked too long ago', { checked: '2025-06-29' }],
    ['is adopted by an organisation', { adoption: 'BY_ORGANISATION' }],
    ['is not open yet', { opened: '2026-07-01' }],
    ['has ended', { ended: '2026-06-30' }],
    ['has no known opening', { opened: undefined }],
  ] as const)('nothing is said of a list that %s', (_, how) => {
    const all = found([camps[0]!, { ...camps[1]!, ...how }], facts);
    expect(all.leftOut).toEqual(['west']);
    expect(all.findings.flatMap(({ initiatives }) => initiatives.map(({ slug }) => slug))).not.toContain('west');
  });

  test('nothing is said of a list where of one state it is not known whether it has joined by the day', () => {
    const later = joined('west', ['B20'], '2026-09-01', { precision: 'NO_LATER_THAN' });
    expect(found(camps, [...facts, ...later]).leftOut).toEqual(['west']);
  });

  test('a state that declined takes no part', () => {
    const declined = joined('west', ['A02'], '2020-01-01', { role: 'DECLINED' });
    expect(ofKind(found(camps, [...facts, ...declined]), 'APART')[0]!.figures).toMatchObject({
      inBoth: 1,
      inSecond: 15,
    });
  });
});

describe('one list nested in another', () => {
  const two: WorldInitiative[] = [{ slug: 'inner' }, { slug: 'outer' }];
  test('is told where nine tenths are in both, with those that are not', () => {
    const facts = [...joined('inner', [...states('A', 1, 9), 'B20']), ...joined('outer', states('A', 1, 12))];
    expect(ofKind(found(two, facts), 'NESTED')).toMatchObject([
      { initiatives: [{ slug: 'inner' }, { slug: 'outer' }], countries: [{ code: 'B20' }], figures: { inBoth: 9 } },
    ]);
  });
  test('is not told below nine tenths, nor where nearly everybody is in the larger', () => {
    const facts = [...joined('inner', [...states('A', 1, 8), 'B19', 'B20']), ...joined('outer', states('A', 1, 12))];
    expect(ofKind(found(two, facts), 'NESTED')).toEqual([]);
    const everybody = [...joined('inner', states('A', 1, 10)), ...joined('outer', STATES.slice(0, 38))];
    expect(ofKind(found(two, everybody), 'NESTED')).toEqual([]);
  });
  test('names the smaller first, whichever comes first by name; of one process it is not told', () => {
    const turned: WorldInitiative[] = [{ slug: 'a-wide' }, { slug: 'b-narrow' }];
    const facts = [...joined('a-wide', states('A', 1, 12)), ...joined('b-narrow', [...states('A', 1, 9), 'B20'])];
    expect(ofKind(found(turned, facts), 'NESTED')).toMatchObject([
      {
        chance: { population: 40, marked: 12, drawn: 10, counted: 9, tail: 'AT_LEAST' },
        initiatives: [{ slug: 'b-narrow' }, { slug: 'a-wide' }],
        countries: [{ code: 'B20' }],
        figures: { inFirst: 10, inSecond: 12, inBoth: 9 },
      },
    ]);
    expect(ofKind(found([turned[0]!, { ...turned[1]!, parent: 'a-wide' }], facts), 'NESTED')).toEqual([]);
  });
  test('is told once of two that have the same states', () => {
    const same = states('A', 1, 10);
    expect(ofKind(found(two, [...joined('inner', same), ...joined('outer', same)]), 'NESTED')).toHaveLength(1);
  });
});

describe('texts of a line', () => {
  const summits: WorldInitiative[] = [
    { slug: 'first-summit', kind: 'SUMMIT', complete: 'NOT_APPLICABLE' },
    { slug: 'second-summit', kind: 'SUMMIT', complete: 'NOT_APPLICABLE' },
  ];
  const line: WorldInitiative[] = [
    ...summits,
    { slug: 'first', parent: 'first-summit', topics: ['SAFETY'], opened: '2020-01-01' },
    { slug: 'second', parent: 'second-summit', topics: ['DEVELOPMENT', 'SAFETY'], opened: '2023-01-01' },
  ];

  test('that grew while a group stayed away are told with its ratio before and after', () => {
    const facts = [
      ...joined('first', [...states('A', 1, 9), 'B01']),
      ...joined('second', [...states('A', 1, 20), ...states('B', 1, 4)], '2023-01-01'),
    ];
    const [grew] = ofKind(found(line, facts), 'GREW_UNEVENLY');
    // One of ten, then four of 24, for a group that is half of all.
    expect(grew).toMatchObject({ groups: [{ slug: 'b' }], figures: { before: 10, after: 24, ratioBefore: 0.2 } });
    expect((grew!.figures as Record<string, number>).ratioAfter).toBeCloseTo(1 / 3, 12);
  });

  test('are told from half as many states again on, the later one once, beside the first of its line', () => {
    const half = [...joined('first', states('A', 1, 10)), ...joined('second', states('A', 1, 15), '2023-01-01')];
    expect(ofKind(found(line, half), 'GREW_UNEVENLY')).toMatchObject([{ figures: { before: 10, after: 15 } }]);
    const third: WorldInitiative[] = [
      { slug: 'third-summit', kind: 'SUMMIT', complete: 'NOT_APPLICABLE' },
      { slug: 'a-third', parent: 'third-summit', topics: ['SAFETY'], opened: '2025-01-01' },
    ];
    const facts = [
      ...joined('first', [...states('A', 1, 9), 'B01']),
      ...joined('second', [...states('A', 1, 20), ...states('B', 1, 4)], '2023-01-01'),
      ...joined('a-third', [...states('A', 1, 20), ...states('B', 1, 16)], '2025-01-01'),
    ];
    const grew = ofKind(found([...line, ...third], facts), 'GREW_UNEVENLY');
    expect(grew.map(({ initiatives, figures }) => [...initiatives.map(({ slug }) => slug), figures])).toMatchObject([
      ['first', 'second', { before: 10, after: 24 }],
      ['first', 'a-third', { before: 10, after: 36 }],
    ]);
  });

  test('that grew again after they had lost states are held against the first of the line, not against the least', () => {
    const third: WorldInitiative[] = [
      { slug: 'third-summit', kind: 'SUMMIT', complete: 'NOT_APPLICABLE' },
      { slug: 'third', parent: 'third-summit', topics: ['SAFETY'], opened: '2025-01-01' },
    ];
    // Twenty, then ten, then fifteen: half as many again as the second, fewer than the first.
    const grew = (last: number) =>
      ofKind(
        found(
          [...line, ...third],
          [
            ...joined('first', states('A', 1, 20)),
            ...joined('second', states('A', 1, 10), '2023-01-01'),
            ...joined('third', [...states('A', 1, 20), ...states('B', 1, 10)].slice(0, last), '2025-01-01'),
          ],
        ),
        'GREW_UNEVENLY',
      );
    expect(grew(15)).toEqual([]);
    expect(grew(29)).toEqual([]);
    expect(grew(30)).toMatchObject([{ figures: { before: 20, after: 30 }, groups: [{ slug: 'b' }] }]);
  });

  test('are told with the group whose share is the most unusual, in whatever order the groups stand', () => {
    const codes = (letter: string, from: number, to: number) =>
      states(letter, from, to).map((code) => [code, null] as const);
    const groups = { a: half('A'), b: codes('B', 1, 10), c: codes('B', 11, 20) };
    // Of 24 states four are of b, none is of c: of ten members each. Six of those missing later are of c, none of b.
    const grew = [
      ...joined('first', states('A', 1, 10)),
      ...joined('second', [...states('A', 1, 20), ...states('B', 1, 4)], '2023-01-01'),
    ];
    const lost = [
      ...joined('first', [...states('A', 1, 10), ...states('B', 1, 20)]),
      ...joined('second', [...states('A', 1, 9), ...states('B', 1, 14)], '2023-01-01'),
    ];
    for (const order of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ]) {
      const thirds = { groups, schemes: { halves: { groups: order } } };
      expect(ofKind(found(line, grew, thirds), 'GREW_UNEVENLY')).toMatchObject([
        { groups: [{ slug: 'c' }], chance: { population: 40, marked: 10, drawn: 24, counted: 0, tail: 'AT_MOST' } },
      ]);
      expect(ofKind(found(line, lost, thirds), 'NOT_CARRIED_OVER')).toMatchObject([
        { groups: [{ slug: 'c' }], figures: { missing: 7, ofGroup: 10, missingOfGroup: 6 } },
      ]);
    }
  });

  test('that grew by less than half, or evenly, are not told', () => {
    const less = [...joined('first', states('A', 1, 14)), ...joined('second', states('A', 1, 20), '2023-01-01')];
    expect(ofKind(found(line, less), 'GREW_UNEVENLY')).toEqual([]);
    const evenly = [
      ...joined('first', [...states('A', 1, 5), ...states('B', 1, 5)]),
      ...joined('second', [...states('A', 1, 12), ...states('B', 1, 12)], '2023-01-01'),
    ];
    expect(ofKind(found(line, evenly), 'GREW_UNEVENLY')).toEqual([]);
  });

  test('whose states are not all in the later one are told with the group that lacks most', () => {
    const facts = [
      ...joined('first', [...states('A', 1, 10), ...states('B', 1, 10)]),
      ...joined('second', [...states('A', 1, 10), ...states('B', 1, 4)], '2023-01-01'),
    ];
    expect(ofKind(found(line, facts), 'NOT_CARRIED_OVER')).toMatchObject([
      {
        groups: [{ slug: 'b' }],
        figures: { before: 20, after: 14, missing: 6, ofGroup: 10, missingOfGroup: 6 },
        countries: states('B', 5, 10).map((code) => ({ code })),
      },
    ]);
  });

  test('from which four are missing are not told, from which five are, they are', () => {
    const missing = (last: number) =>
      ofKind(
        found(line, [
          ...joined('first', [...states('A', 1, 10), ...states('B', 1, 10)]),
          ...joined('second', [...states('A', 1, 10), ...states('B', 1, last)], '2023-01-01'),
        ]),
        'NOT_CARRIED_OVER',
      );
    expect(missing(6)).toEqual([]);
    // All of five missing among the ten of twenty: C(10, 5) of C(20, 5) draws, 252 of 15,504.
    expect(missing(5)).toMatchObject([
      { chance: { population: 20, marked: 10, drawn: 5, counted: 5, tail: 'AT_LEAST' }, figures: { missing: 5 } },
    ]);
    expect(missing(5)[0]!.bits).toBeCloseTo(Math.log2(15_504 / 252), 9);
  });

  test('adopted at what is no summit they are of no line', () => {
    const facts = [
      ...joined('first', [...states('A', 1, 10), ...states('B', 1, 10)]),
      ...joined('second', states('A', 1, 10), '2023-01-01'),
    ];
    const conference = { ...summits[1]!, kind: 'NETWORK' } as const;
    expect(ofKind(found([summits[0]!, conference, ...line.slice(2)], facts), 'NOT_CARRIED_OVER')).toEqual([]);
  });

  test.each([
    ['of another kind', { kind: 'TREATY' }],
    ['on another topic', { topics: ['MILITARY'] }],
    ['of the same summit', { parent: 'first-summit' }],
    ['of no summit', { parent: undefined }],
    ['opened on the same day', { opened: '2020-01-01' }],
  ] as const)('%s they are of no line', (_, how) => {
    const facts = [
      ...joined('first', [...states('A', 1, 10), ...states('B', 1, 10)]),
      ...joined('second', states('A', 1, 10), '2023-01-01'),
    ];
    const last = { ...line[3]!, ...how } as WorldInitiative;
    expect(ofKind(found([...line.slice(0, 3), last], facts), 'NOT_CARRIED_OVER')).toEqual([]);
  });
});

describe('groups', () => {
  test('none of which takes part in what is open to all are told; by invitation it is none of their doing', () => {
    const facts = joined('open', states('A', 1, 10));
    expect(ofKind(found([{ slug: 'open' }], facts), 'GROUP_ABSENT')).toMatchObject([
      { groups: [{ slug: 'b' }], figures: { members: 20, participants: 10 } },
    ]);
    expect(ofKind(found([{ slug: 'open', openness: 'BY_INVITATION' }], facts), 'GROUP_ABSENT')).toEqual([]);
    expect(ofKind(found([{ slug: 'open', closed: '2026-01-01' }], facts), 'GROUP_ABSENT')).toEqual([]);
    expect(ofKind(found([{ slug: 'open' }], [...facts, ...joined('open', ['B07'])]), 'GROUP_ABSENT')).toEqual([]);
  });

  test('are absent from what can still be joined on the day, and are no group of a scheme if not classified', () => {
    const facts = joined('open', states('A', 1, 10));
    const told = (how: Partial<WorldInitiative>, more: Partial<World> = {}) =>
      ofKind(found([{ slug: 'open', ...how }], facts, more), 'GROUP_ABSENT').length;
    expect([told({ closed: '2026-06-30' }), told({ closed: '2026-07-01' }), told({ ended: '2026-07-01' })]).toEqual([
      ...[0, 1, 1],
    ]);
    expect(told({}, { schemes: { halves: { groups: ['a'] } } })).toBe(0);
  });

  test('of five have a state that stands out, of four none', () => {
    const slugs = ['one', 'two', 'three', 'four', 'five'];
    const facts = slugs.flatMap((slug) => joined(slug, ['A01']));
    const told = (size: number) => {
      const few = states('A', 1, size).map((code) => [code, null] as const);
      const world = { groups: { a: few, b: half('B') } };
      return ofKind(
        found(
          slugs.map((slug) => ({ slug })),
          facts,
          world,
        ),
        'STANDS_OUT',
      );
    };
    // Five of five seats of a draw of five from 25 places: once in C(25, 5) = 53,130.
    expect(told(5)).toMatchObject([{ countries: [{ code: 'A01' }], figures: { coverage: 5, mean: 1 } }]);
    expect(told(5)[0]!.bits).toBeCloseTo(Math.log2(53_130), 9);
    expect(told(4)).toEqual([]);
  });

  test('have a state that stands out, if it alone takes part in the most', () => {
    const slugs = ['one', 'two', 'three', 'four', 'five'];
    const initiatives = slugs.map((slug) => ({ slug }));
    const facts = slugs.flatMap((slug) => joined(slug, ['A01']));
    const more = joined('one', ['A02', 'A03']);
    expect(ofKind(found(initiatives, [...facts, ...more]), 'STANDS_OUT')).toMatchObject([
      {
        countries: [{ code: 'A01' }],
        groups: [{ slug: 'a' }],
        chance: { population: 100, marked: 5, drawn: 7, counted: 5 },
        figures: { coverage: 5, initiatives: 5, mean: 0.35 },
      },
    ]);
    const equals = slugs.flatMap((slug) => joined(slug, ['A01', 'A02']));
    expect(ofKind(found(initiatives, equals), 'STANDS_OUT')).toEqual([]);
  });
});

describe('the year up to the day', () => {
  test('begins on the same calendar day, of 29 February on the 28th', () => {
    expect(formatDay(sameDayLastYear(dayOf('2026-06-30')))).toBe('2025-06-30');
    expect(formatDay(sameDayLastYear(dayOf('2024-02-29')))).toBe('2023-02-28');
    expect(formatDay(sameDayLastYear(dayOf('2025-02-28')))).toBe('2024-02-28');
  });

  const two: WorldInitiative[] = [{ slug: 'pact' }, { slug: 'forum' }];
  const before = [...joined('pact', states('A', 1, 15)), ...joined('forum', states('A', 1, 5))];

  test('moves the share of a group to which most of what began fell', () => {
    const facts = [...before, ...joined('forum', states('B', 1, 10), '2026-01-01')];
    const [moved] = ofKind(found(two, facts), 'SHARE_MOVED');
    // Ten of thirty participations are those of the group, all ten of the ten that began.
    expect(moved).toMatchObject({
      groups: [{ slug: 'b' }],
      chance: { population: 30, marked: 10, drawn: 10, counted: 10 },
      figures: { begun: 10, begunOfGroup: 10, ratioBefore: 0, initiatives: 2 },
    });
    expect((moved!.figures as Record<string, number>).ratioAfter).toBeCloseTo(2 / 3, 12);
  });

  test('tells how few of those that joined had been in none', () => {
    const facts = [...before, ...joined('forum', [...states('A', 6, 14), 'B01'], '2026-01-01')];
    expect(ofKind(found(two, facts), 'NEWCOMERS')).toMatchObject([
      {
        chance: { population: 40, marked: 25, drawn: 10, counted: 1, tail: 'AT_MOST' },
        countries: [{ code: 'B01' }],
        figures: { joined: 10, newcomers: 1 },
      },
    ]);
  });

  test('begins and ends within what it counts: a participation of its first day has begun before, and what ended is gone', () => {
    const told = (from: string, rule: Partial<CountingRule> = {}) =>
      ofKind(found(two, [...before, ...joined('forum', states('B', 1, 10), from)], {}, rule), 'SHARE_MOVED').length;
    expect([told('2025-06-30'), told('2025-07-01'), told('2026-06-30'), told('2026-07-01')]).toEqual([0, 1, 1, 0]);
    // Ten that were in the forum until the day a year before, and are in it again.
    const again = (ended: string, rule: Partial<CountingRule> = {}) => {
      const first = states('B', 1, 10).map(
        (participant): WorldFact => ({
          ...{ initiative: 'forum', participant, valid: ['2020-01-01', ended] },
        }),
      );
      const facts = [...before, ...first, ...joined('forum', states('B', 1, 10), '2026-01-01')];
      return ofKind(found(two, facts, {}, rule), 'SHARE_MOVED').length;
    };
    expect([again('2025-06-30'), again('2025-07-01')]).toEqual([1, 0]);
    expect(again('2025-06-30', { presence: 'CUMULATIVE' })).toBe(0);
  });

  test('moves no share of a group that lost some of it, or where nothing began', () => {
    const facts = [...before, ...joined('forum', states('B', 1, 10), '2026-01-01')];
    const moved = ofKind(found(two, facts), 'SHARE_MOVED');
    expect(moved.flatMap(({ groups }) => groups.map(({ slug }) => slug))).toEqual(['b']);
    expect(moved[0]).toMatchObject({ initiatives: [], countries: [], bits: expect.closeTo(Math.log2(30_045_015), 6) });
    expect(ofKind(found(two, before), 'SHARE_MOVED')).toEqual([]);
  });

  test('knows nobody outside the universe, before or since', () => {
    const facts = [
      ...before,
      ...joined('forum', [...states('A', 6, 9), ...states('B', 1, 10)], '2026-01-01'),
      ...joined('pact', ['OBS']),
      ...joined('forum', ['OBS'], '2026-01-01'),
    ];
    const observer = { code: 'OBS', unStatus: 'OBSERVER' } as const;
    const all = found(two, facts, { countries: [...STATES.map((code) => ({ code })), observer] });
    expect(ofKind(all, 'SHARE_MOVED')).toMatchObject([
      {
        chance: { population: 34, marked: 10, drawn: 14, counted: 10 },
        figures: { ratioBefore: 0, ratioAfter: 20 / 34 },
      },
    ]);
  });

  test('tells how many of those that joined had been in none, where they are many', () => {
    const most = joined('pact', [...states('A', 1, 20), ...states('B', 1, 5)]);
    const facts = [...most, ...joined('forum', states('B', 6, 9), '2026-01-01')];
    // All four of those that joined were among the fifteen in none: C(15, 4) of C(40, 4), 1,365 of 91,390.
    const [told] = ofKind(found(two, facts), 'NEWCOMERS');
    expect(told).toMatchObject({
      chance: { population: 40, marked: 15, drawn: 4, counted: 4, tail: 'AT_LEAST' },
      figures: { joined: 4, newcomers: 4, initiatives: 2 },
    });
    expect(told!.bits).toBeCloseTo(Math.log2(91_390 / 1_365), 9);
  });

  test('leaves out an initiative of which it is open who took part a year before', () => {
    const inexact = joined('forum', [...states('A', 6, 14), 'B01'], '2026-01-01', { precision: 'NO_LATER_THAN' });
    const all = found(two, [...before, ...inexact]);
    expect(ofKind(all, 'NEWCOMERS')).toEqual([]);
    expect(ofKind(all, 'SHARE_MOVED')).toEqual([]);
    // What does not speak of a year speaks of it all the same.
    expect(all.leftOut).toEqual([]);
  });
});

describe('the order of findings', () => {
  const slugs = ['one', 'two', 'three'];
  const facts = slugs.flatMap((slug, place) => joined(slug, states('A', 1, 10 + place)));
  const all = found(
    slugs.map((slug) => ({ slug })),
    facts,
  );

  test('lets the kinds take turns, and the more unusual come first in each', () => {
    const kinds = all.findings.map(({ kind }) => kind);
    const turns = kinds.map((kind, place) => kinds.slice(0, place).filter((other) => other === kind).length);
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
    expect(new Set(kinds.filter((_, place) => turns[place] === 0))).toEqual(new Set(['NESTED', 'GROUP_ABSENT']));
    for (const turn of new Set(turns)) {
      const bits = all.findings.filter((_, place) => turns[place] === turn).map((one) => one.bits);
      expect(bits).toEqual([...bits].sort((a, b) => b - a));
    }
    expect(new Set(all.ids).size).toBe(all.ids.length);
  });

  test('begins at three bits: once in eight draws', () => {
    // One state takes part, and none of a group of `members`: by chance that is as likely as one of the others.
    const told = (population: number, members: number) => {
      const codes = Array.from({ length: population }, (_, place) => `A${String(place).padStart(2, '0')}`);
      const world = {
        countries: codes.map((code) => ({ code })),
        groups: { a: codes.slice(-members).map((code) => [code, null] as const) },
        schemes: { halves: { groups: ['a'] } },
      };
      return found([{ slug: 'open' }], joined('open', ['A00']), world).findings.map(({ kind }) => kind);
    };
    expect([told(7, 6), told(8, 7), told(9, 8)]).toEqual([[], ['GROUP_ABSENT'], ['GROUP_ABSENT']]);
    // Four of 32 and five of 40 are once in eight too.
    expect([told(32, 28), told(32, 27), told(40, 35), told(40, 34)]).toEqual([
      ...[['GROUP_ABSENT'], [], ['GROUP_ABSENT'], []],
    ]);
  });

  test('tells of equals by the order of the kinds, then by name', () => {
    // Two open texts of the same ten states: each is nested in the other, and half of all is absent from both.
    const same = ['one', 'two'].flatMap((slug) => joined(slug, states('A', 1, 10)));
    expect(found([{ slug: 'two' }, { slug: 'one' }], same).ids).toEqual([
      ...['NESTED:one:two', 'GROUP_ABSENT:one:b', 'GROUP_ABSENT:two:b'],
    ]);
  });

  test('some of each kind are the first of it', () => {
    const one = chosen(all.findings, null, 1);
    expect(one.map(({ kind }) => kind)).toEqual([...new Set(all.findings.map(({ kind }) => kind))]);
    expect(chosen(all.findings, ['NESTED'], 2).map(({ kind }) => kind)).toEqual(['NESTED', 'NESTED']);
    expect(chosen(all.findings, [], 2)).toEqual([]);
  });
});
