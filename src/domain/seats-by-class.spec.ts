import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { partitionAt } from './partition.js';
import { ROLES, type Role } from './roll.js';
import { type CountingRule, classOf, DEFAULT_RULE, roleSet } from './rule.js';
import { classCoverage, seatsByClass } from './seats-by-class.js';

type Told = Omit<WorldFact, 'valid'> & { valid?: WorldFact['valid'] };
const ask = (facts: readonly Told[], rule: Partial<CountingRule> = {}) => {
  const roll = makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }],
    organisations: [{ code: 'ORG', members: 'members' }],
    groups: { a: [['AAA', null]], members: [['BBB', null]] },
    schemes: { halves: { groups: ['a', 'b'] } },
    initiatives: [{ slug: 'pact' }, { slug: 'text', adoption: 'BY_ORGANISATION' }],
    facts: facts.map((fact) => ({ valid: ['2001-01-01'] as const, ...fact })),
  });
  const counted = { ...DEFAULT_RULE, universe: 'ALL_STATES', ...rule } as const;
  const day = dayOf('2002-01-01');
  const partition = partitionAt(roll, roll.schemes.get('halves')!, day, 'ALL_STATES');
  return seatsByClass(partition, classCoverage(roll, roll.initiatives, day, counted));
};
/** Seats by class of a group, those without any left out. */
const seats = (found: ReturnType<typeof ask>, place: number) =>
  Object.fromEntries(found[place]!.classes.filter((one) => one.seats > 0).map((one) => [one.class, one.seats]));

describe('seats by class', () => {
  const own = (role: Role): Told => ({ initiative: 'pact', participant: 'AAA', role });

  test('there are eight, in the order of the method, and a class without a seat has no shares', () => {
    const [group] = ask([]);
    const order = ['COMMITMENT', 'MEMBERSHIP', 'LEADERSHIP', 'ASSISTANCE', 'OBSERVATION', 'BENEFIT', 'POSITION'];
    expect(group!.classes.map((one) => one.class)).toEqual([...order, 'PERSONAL']);
    for (const { seats: none, share } of group!.classes) expect([none, share]).toEqual([0, null]);
  });

  test.each(ROLES)('a %s holds a seat of its class and of no other, though the question does not count it', (role) => {
    const found = ask([own(role)], { roles: roleSet(['CO_CHAIR']) });
    expect(seats(found, 0)).toEqual({ [classOf(ROLES.indexOf(role))]: 1 });
    expect(seats(found, 1)).toEqual({});
  });

  test('an initiative counts once in each class in which a state has roles', () => {
    expect(seats(ask([own('MEMBER'), own('PARTNER'), own('CHAIR'), own('HOST'), own('VOTED_FOR')]), 0)).toEqual({
      ...{ MEMBERSHIP: 1, LEADERSHIP: 1, POSITION: 1 },
    });
  });

  test('shares are of the seats of the class of all states', () => {
    const found = ask([own('MEMBER'), { initiative: 'pact', participant: 'BBB', role: 'DRAFTER' }, own('RECIPIENT')]);
    const share = (place: number, name: string) => found[place]!.classes.find((one) => one.class === name)!.share;
    expect([share(0, 'MEMBERSHIP'), share(1, 'MEMBERSHIP'), share(0, 'BENEFIT'), share(1, 'BENEFIT')]).toEqual([
      ...[0.5, 0.5, 1, 0],
    ]);
  });

  test('through an organisation only commitment and membership are held, where the bloc rule brings members along', () => {
    const roles: Role[] = ['PARTY', 'MEMBER', 'PARTNER', 'HOST', 'PROVIDER', 'OBSERVER', 'RECIPIENT', 'EXPERT'];
    const facts = ['pact', 'text'].flatMap((initiative) =>
      roles.map((role) => ({ initiative, participant: 'ORG', role })),
    );
    expect(seats(ask(facts), 1)).toEqual({ COMMITMENT: 1, MEMBERSHIP: 1 });
    expect(seats(ask(facts, { blocs: 'INHERIT' }), 1)).toEqual({ COMMITMENT: 2, MEMBERSHIP: 2 });
    expect(seats(ask(facts, { blocs: 'EXCLUDE' }), 1)).toEqual({});
    expect(seats(ask(facts, { blocs: 'INHERIT' }), 0)).toEqual({});
    const partner = [{ initiative: 'text', participant: 'ORG', role: 'PARTNER' } as const];
    expect(seats(ask(partner, { blocs: 'INHERIT' }), 1)).toEqual({});
  });

  test('presence and confidence are those of the question', () => {
    const ended = { ...own('MEMBER'), valid: ['2001-01-01', '2001-06-01'] } as const;
    expect(seats(ask([ended]), 0)).toEqual({});
    expect(seats(ask([ended], { presence: 'CUMULATIVE' }), 0)).toEqual({ MEMBERSHIP: 1 });
    expect(seats(ask([{ ...own('MEMBER'), confidence: 'UNVERIFIED' }], { confidenceLimit: 1 }), 0)).toEqual({});
  });
});
