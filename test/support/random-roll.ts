import fc from 'fast-check';
import { dayOf, formatDay } from '../../src/domain/day.js';
import { CONFIDENCES, PRECISIONS, type Role } from '../../src/domain/roll.js';
import { COUNTED_ROLES, type CountingRule, EVERY_ROLE, ROLES_OF_1_0, roleSet } from '../../src/domain/rule.js';
import { type Period, type World, type WorldFact } from './make-roll.js';

/** Random worlds live in these years, so that their dates fall together often. */
export const FIRST = dayOf('2000-01-01');
export const LAST = dayOf('2005-12-31');
export const THROUGH = dayOf('2005-07-14');
export const REVISIONS = 3;

const COUNTRIES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];
const ORGANISATIONS = ['ORG', 'UNI'];
const INITIATIVES = ['charter', 'forum', 'pact'];
const SOME_ROLES: Role[] = [
  ...(['MEMBER', 'ENDORSER', 'PARTNER', 'OBSERVER', 'HOST', 'CHAIR'] as const),
  ...(['RECIPIENT', 'DISSOCIATED', 'DECLINED', 'VOTED_AGAINST'] as const),
];
const REFUSING: Role[] = ['DISSOCIATED', 'DECLINED'];

/** Few days, at the seams of years and months above all, so that spells often overlap, touch or meet a yearly point. */
export const anyDay: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.integer({ min: FIRST, max: LAST }).map(formatDay), weight: 1 },
  {
    arbitrary: fc.constantFrom(
      ...['2000-12-31', '2001-01-01', '2001-06-01', '2002-01-01', '2002-03-15', '2002-03-31', '2002-12-20'],
      ...[
        '2002-12-31',
        '2003-01-01',
        '2003-02-01',
        '2003-02-20',
        '2004-01-01',
        '2005-01-01',
        '2005-07-14',
        '2005-07-15',
      ],
    ),
    weight: 3,
  },
);

const period: fc.Arbitrary<readonly [string, string | null]> = fc
  .tuple(anyDay, fc.option(anyDay, { freq: 4 }))
  .filter(([from, to]) => to === null || from < to);

const membership = fc.tuple(fc.constantFrom(...COUNTRIES), period).map(([country, [from, to]]) => {
  const spell: readonly [string, ...Period] = [country, from, to];
  return spell;
});

const fact: fc.Arbitrary<WorldFact> = fc
  .record({
    initiative: fc.constantFrom(...INITIATIVES),
    participant: fc.constantFrom(...COUNTRIES, ...COUNTRIES, ...ORGANISATIONS),
    role: fc.constantFrom(...SOME_ROLES),
    valid: period,
    precision: fc.constantFrom(...PRECISIONS),
    confidence: fc.constantFrom(...CONFIDENCES),
    recorded: fc.constantFrom<readonly [number, number | null]>(
      [1, null],
      [1, null],
      [1, 2],
      [2, null],
      [2, 3],
      [3, null],
    ),
  })
  // Refusals are taken by their stated days, so that a roll with other days for inexact starts must not move them.
  .map((fact) => (REFUSING.includes(fact.role) ? { ...fact, precision: 'DAY' as const } : fact))
  .map((fact) => ({ ...fact, valid: [rounded(fact.valid[0], fact.precision), fact.valid[1]] as const }));

/** A start as it is stored: the first day of the month or year where no more is known. */
function rounded(from: string, precision: string): string {
  if (precision === 'YEAR') return `${from.slice(0, 4)}-01-01`;
  return precision === 'MONTH' ? `${from.slice(0, 7)}-01` : from;
}

/** The facts less those that the database would refuse: of the same role, at the same time, on record together. */
function withoutOverlap(facts: readonly WorldFact[]): WorldFact[] {
  const accepted: WorldFact[] = [];
  const meet = <T>([a, b]: readonly [T, (T | null)?], [c, d]: readonly [T, (T | null)?]) =>
    (d == null || a < d) && (b == null || c < b);
  for (const fact of facts) {
    const same = (other: WorldFact) =>
      (['initiative', 'participant', 'role'] as const).every((key) => other[key] === fact[key]) &&
      meet(other.valid, fact.valid) &&
      meet(other.recorded!, fact.recorded!);
    if (!accepted.some(same) && (fact.valid[1] == null || fact.valid[0] < fact.valid[1])) accepted.push(fact);
  }
  return accepted;
}

/** A world with everything that counting has to cope with: blocs, roles, revisions, schemes of every kind. */
export const randomWorld: fc.Arbitrary<World> = fc.record({
  revision: fc.integer({ min: 1, max: REVISIONS }),
  countries: fc.tuple(
    ...COUNTRIES.map((code) =>
      fc.record({
        code: fc.constant(code),
        unStatus: fc.constantFrom('MEMBER' as const, 'MEMBER' as const, 'MEMBER' as const, 'OBSERVER' as const),
        member: fc.oneof(
          fc.constant<Period>(['1945-10-24', null]),
          anyDay.map((from): Period => [from, null]),
        ),
        population: fc.oneof(
          fc.constant({}),
          fc.record({ 2001: fc.integer({ min: 1, max: 9 }), 2003: fc.integer({ min: 1, max: 9 }) }),
        ),
      }),
    ),
  ),
  organisations: fc.constant([
    { code: 'ORG', members: 'org-members' },
    { code: 'UNI', members: 'united' },
  ]),
  groups: fc.record({
    'org-members': fc.array(membership, { maxLength: 6 }),
    north: fc.array(membership, { maxLength: 6 }),
    south: fc.array(membership, { maxLength: 6 }),
    united: fc.constant({ union: ['north', 'org-members'] }),
  }),
  schemes: fc.constant({
    halves: { groups: ['north', 'south'], globalSouth: 'south' },
    inside: { groups: ['south', 'not-south'], globalSouth: 'south' },
    united: { groups: ['united', 'south', 'other'] },
  }),
  initiatives: fc.tuple(
    ...INITIATIVES.map((slug) =>
      fc.record({
        slug: fc.constant(slug),
        openness: fc.constantFrom('OPEN' as const, 'BY_INVITATION' as const, 'CLOSED' as const, 'REGIONAL' as const),
        eligibleGroup: fc.constant('south'),
        opened: fc.option(anyDay, { nil: undefined }),
        ended: fc.option(anyDay, { nil: undefined, freq: 1 }),
        complete: fc.constantFrom(
          'COMPLETE' as const,
          'COMPLETE' as const,
          'PARTIAL' as const,
          'NOT_APPLICABLE' as const,
        ),
        checked: fc.option(anyDay, { nil: undefined }),
        closed: fc.option(anyDay, { nil: undefined, freq: 1 }),
        adoption: fc.constantFrom('BY_STATES' as const, 'BY_ORGANISATION' as const, 'ISSUED' as const),
      }),
    ),
  ),
  facts: fc.array(fact, { maxLength: 60, size: 'max' }).map(withoutOverlap),
});

const anyRule = {
  presence: fc.constantFrom('CURRENT' as const, 'CUMULATIVE' as const),
  universe: fc.constantFrom('UN_MEMBERS' as const, 'UN_MEMBERS_AND_OBSERVERS' as const, 'ALL_STATES' as const),
  confidenceLimit: fc.integer({ min: 0, max: CONFIDENCES.length - 1 }),
};
const SOME_COUNTED = [roleSet(['MEMBER', 'CHAIR']), roleSet(['OBSERVER'])];

export const randomRule: fc.Arbitrary<CountingRule> = fc.oneof(
  fc.record({
    ...anyRule,
    method: fc.constant('1.0' as const),
    blocs: fc.constantFrom('EXCLUDE' as const, 'INHERIT' as const),
    roles: fc.constantFrom(ROLES_OF_1_0, ...SOME_COUNTED),
  }),
  fc.record({
    ...anyRule,
    method: fc.constant('2.0' as const),
    blocs: fc.constantFrom('EXCLUDE' as const, 'AS_ADOPTED' as const, 'INHERIT' as const),
    roles: fc.constantFrom(COUNTED_ROLES, EVERY_ROLE, ...SOME_COUNTED),
  }),
);
