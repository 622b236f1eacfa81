import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf } from './day.js';
import { fewestJoinings, joiningsByInitiative, joiningsOfCountryInSteps, parity } from './parity.js';
import { DEFAULT_RULE, DEFAULT_RULE_OF_1_0 } from './rule.js';

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

describe('joinings by initiative', () => {
  test('an initiative has those that it offers, and those of them that parity needs; the most needed first', () => {
    const initiatives = ['a', 'b', 'c'].map((slug, index) => ({ slug, index })) as never[];
    const joinings = [1, 0, 1, 2, 2, 2].map((place) => ({ initiative: initiatives[place] })) as never[];
    const counted = (needed: number | null) =>
      joiningsByInitiative({ joinings, needed }).map(({ initiative, joinings: all, needed: first }) => [
        initiative.slug,
        all,
        first,
      ]);
    expect(counted(3)).toEqual([
      ['b', 2, 2],
      ['a', 1, 1],
      ['c', 3, 0],
    ]);
    expect(counted(null)).toEqual([
      ['c', 3, 0],
      ['b', 2, 0],
      ['a', 1, 0],
    ]);
  });
});

/**
 * Four states, of which AAA and BBB are the group. Who is in what, on 1 June 2020:
 *
 *     a-open      AAA CCC DDD
 *     b-invited   CCC DDD         by invitation
 *     c-open      CCC
 *     d-closed    CCC             membership is fixed
 *     e-regional  -               of AAA and CCC alone
 *     f-partial   -               absence can not be concluded
 *     g-over      DDD             ended
 *     h-listed    -               its list closed, 2.0 alone asks for that
 *     i-issued    -               joined by nobody, 2.0 alone asks for that
 *
 * Seats: the group 1 (AAA), all 7. Parity is (1 + x) / (7 + x) >= 2 / 4, so x = 5.
 */
const made = makeRoll({
  countries: ['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })),
  groups: {
    group: [
      ['AAA', null],
      ['BBB', null],
    ],
    region: [
      ['AAA', null],
      ['CCC', null],
    ],
    none: [],
    all: ['AAA', 'BBB', 'CCC', 'DDD'].map((code) => [code, null] as const),
  },
  initiatives: [
    { slug: 'a-open' },
    { slug: 'b-invited', openness: 'BY_INVITATION' },
    { slug: 'c-open' },
    { slug: 'd-closed', openness: 'CLOSED' },
    { slug: 'e-regional', openness: 'REGIONAL', eligibleGroup: 'region' },
    { slug: 'f-partial', complete: 'PARTIAL' },
    { slug: 'g-over', ended: '2020-05-01' },
    { slug: 'h-listed', closed: '2020-05-01' },
    { slug: 'i-issued', adoption: 'ISSUED', complete: 'NOT_APPLICABLE' },
  ],
  facts: [
    ...['AAA', 'CCC', 'DDD'].map((participant) => ['a-open', participant]),
    ...['CCC', 'DDD'].map((participant) => ['b-invited', participant]),
    ...[
      ['c-open', 'CCC'],
      ['d-closed', 'CCC'],
      ['g-over', 'DDD'],
    ],
  ].map(([initiative, participant]) => ({
    initiative: initiative!,
    participant: participant!,
    valid: ['2019-01-01', initiative === 'g-over' ? '2020-05-01' : null] as const,
  })),
});
const DAY = dayOf('2020-06-01');

describe('how far a group is from parity', () => {
  const of = (slug: string, rule = DEFAULT_RULE, only = (_: string) => true) => {
    const initiatives = made.initiatives.filter((initiative) => only(initiative.slug));
    return parity(made, initiatives, made.groups.get(slug)!, DAY, rule);
  };
  const texts = ({ joinings }: ReturnType<typeof of>) =>
    joinings.map(({ country, initiative }) => `${country.code} ${initiative.slug}`);

  test('its ratio now, the joinings that it needs, and where they lead', () => {
    // AAA may join b, c and e; BBB a, b and c: six.
    expect(of('group')).toMatchObject({
      ...{ members: 2, seats: 1, allSeats: 7, needed: 5, withinReach: true },
      // (1 / 7) / (2 / 4), and (6 / 12) / (2 / 4).
      representationRatio: 1 / 7 / 0.5,
      representationRatioAfter: 1,
    });
  });

  test('absences by what stands in their way', () => {
    // Free: AAA c e, BBB a c. By invitation: AAA b, BBB b. Barred: d, g, h of both, e of BBB. Not known: f of both.
    const { free, byInvitation, barred, unknown, notByStates } = of('group');
    expect({ free, byInvitation, barred, unknown }).toEqual({ free: 4, byInvitation: 2, barred: 7, unknown: 2 });
    expect(notByStates.map(({ slug }) => slug)).toEqual(['i-issued']);
  });

  test('method 1.0 knows no closed list and lets one join what was issued, but reads its list as none', () => {
    const { free, unknown, notByStates } = of('group', DEFAULT_RULE_OF_1_0);
    expect([free, unknown, notByStates.length]).toEqual([6, 4, 0]);
  });

  test('joinings: whoever is in least first, each joining counted, then by code; what needs no leave first', () => {
    // BBB is in nothing, AAA in one: BBB's first; then AAA's first and BBB's second; then AAA's second, BBB's third; AAA's third.
    expect(texts(of('group'))).toEqual([
      ...['BBB a-open', 'AAA c-open', 'BBB c-open', 'AAA e-regional', 'BBB b-invited', 'AAA b-invited'],
    ]);
  });

  test('what is needed and not to be had is out of reach', () => {
    // Over b alone: none of the two seats, and 2 joinings; (0 + x) / (2 + x) >= 1 / 2 is x = 2.
    expect(of('group', DEFAULT_RULE, (slug) => slug === 'b-invited')).toMatchObject({
      ...{ seats: 0, allSeats: 2, needed: 2, withinReach: true, representationRatioAfter: 1 },
    });
    // Over b and d: (0 + x) / (3 + x) >= 1 / 2 is x = 3, and there are two.
    expect(of('group', DEFAULT_RULE, (slug) => /^[bd]/.test(slug))).toMatchObject({
      ...{ seats: 0, allSeats: 3, needed: 3, withinReach: false, representationRatioAfter: null },
    });
  });

  test('a group without members has no ratio; one of all states is at parity; where nobody has a seat one joining does', () => {
    expect(of('none')).toMatchObject({ needed: null, withinReach: false, representationRatio: null, joinings: [] });
    expect(of('none').representationRatioAfter).toBeNull();
    expect(of('all')).toMatchObject({
      needed: 0,
      withinReach: true,
      representationRatio: 1,
      representationRatioAfter: 1,
    });
    const nobody = of('group', DEFAULT_RULE, (slug) => slug === 'e-regional');
    // One seat of one, held by half of the states.
    expect(nobody).toMatchObject({
      needed: 1,
      withinReach: true,
      representationRatio: null,
      representationRatioAfter: 2,
    });
  });
});

describe('what one state could still join', () => {
  test('names each initiative from which it is absent, with its access, in the order of the selection', () => {
    const found = allAtOnce(joiningsOfCountryInSteps(made, made.initiatives, made.countries[1]!, DAY, DEFAULT_RULE));
    expect(found.absences.map(({ initiative, access }) => `${initiative.slug} ${access}`)).toEqual([
      'a-open FREE',
      'b-invited BY_INVITATION',
      'c-open FREE',
      'd-closed BARRED',
      'e-regional BARRED',
      'f-partial NOT_KNOWN',
      'g-over BARRED',
      'h-listed BARRED',
    ]);
    expect(found).toMatchObject({ free: 2, byInvitation: 1, barred: 4, unknown: 1 });
    expect(found.notByStates.map(({ slug }) => slug)).toEqual(['i-issued']);
  });
});
