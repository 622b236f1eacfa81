import { type Act, rolesOfActs } from './acts.js';

const act = (kind: Act['kind'], actedOn: string, effectiveOn: string | null = null): Act => ({
  kind,
  actedOn,
  precision: 'DAY',
  effectiveOn,
});
const told = (...acts: Act[]) =>
  rolesOfActs(acts).roles.map(({ role, from, to }) => `${role} ${from} to ${to ?? 'now'}`);

describe('the roles that follow from acts', () => {
  test('who signs and ratifies is a signatory, and a party from the entry into force for it', () => {
    expect(told(act('RATIFICATION', '1998-04-06', '1998-07-05'), act('SIGNATURE', '1996-09-24'))).toEqual([
      'SIGNATORY 1996-09-24 to now',
      'PARTY 1998-07-05 to now',
    ]);
  });

  test('without a day of effect the day of the act stands', () => {
    expect(told(act('ACCESSION', '1994-05-11'))).toEqual(['PARTY 1994-05-11 to now']);
  });

  test('a withdrawal ends being a party on the day on which it has effect, and not having signed', () => {
    expect(
      told(
        act('SIGNATURE', '1996-09-24'),
        act('RATIFICATION', '2000-06-30'),
        act('WITHDRAWAL', '2023-11-03', '2023-11-10'),
      ),
    ).toEqual(['SIGNATORY 1996-09-24 to now', 'PARTY 2000-06-30 to 2023-11-10']);
  });

  test('who only signed and takes that back is no signatory from then on; who comes again is one again', () => {
    expect(
      told(act('SIGNATURE', '2000-01-01'), act('WITHDRAWAL', '2002-05-06'), act('ACCESSION', '2010-01-01')),
    ).toEqual(['SIGNATORY 2000-01-01 to 2002-05-06', 'PARTY 2010-01-01 to now']);
  });

  test('provisional application and reservations give no role, a second act of consent no second one', () => {
    expect(
      told(
        act('PROVISIONAL_APPLICATION', '1994-01-01'),
        act('RESERVATION', '1994-05-11'),
        act('ACCEPTANCE', '1994-05-11'),
        act('APPROVAL', '1995-01-01'),
      ),
    ).toEqual(['PARTY 1994-05-11 to now']);
  });

  test('a withdrawal of nobody, or before the beginning, ends nothing and is told', () => {
    expect(rolesOfActs([act('WITHDRAWAL', '2002-05-06')]).withoutRole).toHaveLength(1);
    const early = rolesOfActs([act('ACCESSION', '2000-01-01', '2001-01-01'), act('WITHDRAWAL', '2000-06-01')]);
    expect(early.roles[0]!.to).toBeNull();
    expect(early.withoutRole).toHaveLength(1);
  });

  test('two signatures make one signatory, from the first', () => {
    expect(told(act('SIGNATURE', '2001-01-01'), act('SIGNATURE', '2000-01-01'))).toEqual([
      'SIGNATORY 2000-01-01 to now',
    ]);
  });

  test('a signature that comes beside being a party makes a signatory, too', () => {
    expect(told(act('ACCESSION', '2000-01-01'), act('SIGNATURE', '2001-01-01'))).toEqual([
      'PARTY 2000-01-01 to now',
      'SIGNATORY 2001-01-01 to now',
    ]);
  });

  test('of one day consent comes before a withdrawal, whichever was told first', () => {
    // Bound by the accession, the withdrawal takes effect a year later.
    const both = [act('WITHDRAWAL', '2000-01-01', '2001-01-01'), act('ACCESSION', '2000-01-01')];
    for (const acts of [both, [...both].reverse()]) {
      expect(told(...acts)).toEqual(['PARTY 2000-01-01 to 2001-01-01']);
      expect(rolesOfActs(acts).withoutRole).toEqual([]);
    }
    const signed = [act('WITHDRAWAL', '2000-01-01', '2001-01-01'), act('SIGNATURE', '2000-01-01')];
    expect(told(...signed)).toEqual(['SIGNATORY 2000-01-01 to 2001-01-01']);
    const succeeded = [act('WITHDRAWAL', '2000-01-01', '2001-01-01'), act('SUCCESSION', '2000-01-01')];
    expect(told(...succeeded)).toEqual(['PARTY 2000-01-01 to 2001-01-01']);
  });

  test('of several withdrawals each ends what is left, and one that finds nothing is told', () => {
    const acts = [
      act('SIGNATURE', '1999-01-01'),
      act('RATIFICATION', '2000-01-01'),
      act('WITHDRAWAL', '2001-01-01'),
      act('WITHDRAWAL', '2002-01-01'),
      act('WITHDRAWAL', '2003-01-01'),
    ];
    expect(told(...acts)).toEqual(['SIGNATORY 1999-01-01 to 2002-01-01', 'PARTY 2000-01-01 to 2001-01-01']);
    expect(rolesOfActs(acts).withoutRole).toEqual([acts[4]]);
  });

  test('a withdrawal with effect from the day of the beginning leaves no day, and ends nothing', () => {
    const { roles, withoutRole } = rolesOfActs([act('ACCESSION', '2000-01-01'), act('WITHDRAWAL', '2000-01-01')]);
    expect([roles[0]!.to, withoutRole.length]).toEqual([null, 1]);
  });

  test('a day of effect is known to the day; without one the day is known as that of the act', () => {
    const year = { precision: 'YEAR' } as const;
    const { roles } = rolesOfActs([
      { ...act('SIGNATURE', '1996-01-01'), ...year },
      { ...act('RATIFICATION', '1998-01-01', '1999-07-05'), ...year },
      { ...act('WITHDRAWAL', '2005-01-01'), ...year },
      { ...act('ACCESSION', '2010-01-01'), ...year },
      { ...act('WITHDRAWAL', '2012-01-01', '2013-02-03'), ...year },
    ]);
    expect(roles.map(({ role, precision, toPrecision }) => [role, precision, toPrecision])).toEqual([
      ['SIGNATORY', 'YEAR', null],
      ['PARTY', 'DAY', 'YEAR'],
      ['PARTY', 'YEAR', 'DAY'],
    ]);
  });

  test('provisional application ends nothing, whatever stands before it', () => {
    const before = [act('SIGNATURE', '1990-01-01'), act('PROVISIONAL_APPLICATION', '1994-01-01')];
    expect(told(...before, act('RESERVATION', '1995-01-01'))).toEqual(['SIGNATORY 1990-01-01 to now']);
    expect(rolesOfActs(before).withoutRole).toEqual([]);
  });

  test('the first act of consent is the one whose source began it, of one day by the name of the act', () => {
    const [ratification, approval] = [act('RATIFICATION', '2000-01-01'), act('APPROVAL', '2000-01-01')];
    expect(rolesOfActs([ratification, approval]).roles.map(({ act: by }) => by)).toEqual([approval]);
    expect(rolesOfActs([approval, ratification]).roles.map(({ act: by }) => by)).toEqual([approval]);
  });
});
