import { type Attestation, type Claim, settle } from './claims.js';

const read = (source: string, readOn: string | null = null, attestedOn = readOn ?? '2026-01-01'): Attestation => ({
  ...{ source, citation: `${source} ${readOn}`, readOn, attestedOn, hasEvidence: false },
});

let order = 0;
const claim = (more: Partial<Claim> & { readonly by?: Attestation } = {}): Claim => ({
  ...{ role: 'MEMBER', from: '2020-03-05', to: null, precision: 'DAY', endPrecision: null, confidence: 'UNVERIFIED' },
  ...{ attestations: [more.by ?? read('list')], stand: 'recorded', order: ++order, isDecided: false, isOwn: false },
  ...more,
});
const stated = (more: Parameters<typeof claim>[0] = {}) => claim({ stand: 'stated', by: read('blog'), ...more });

/** What stands, by its first day, and the sources of each. */
const standing = (claims: readonly Claim[]) =>
  settle(claims).standing.map(({ claim: { from }, attestations }) => [
    from,
    ...attestations.map(({ source }) => source),
  ]);
const beside = (claims: readonly Claim[]) => settle(claims).beside.map(({ claim: { from } }) => from);

describe('claims about one participation', () => {
  test('a second source for the same days adds its citation', () => {
    const claims = [claim(), stated()];
    expect(standing(claims)).toEqual([['2020-03-05', 'list', 'blog']]);
    expect(beside(claims)).toEqual([]);
  });

  test('a year that holds the day says the same less exactly: its source is added', () => {
    const claims = [claim({ confidence: 'VERIFIED' }), stated({ from: '2020-01-01', precision: 'YEAR' })];
    expect(standing(claims)).toEqual([['2020-03-05', 'list', 'blog']]);
  });

  test('a day in the year takes the place of the year, and the source of the year stays', () => {
    const claims = [claim({ from: '2020-01-01', precision: 'YEAR' }), stated()];
    expect(standing(claims)).toEqual([['2020-03-05', 'blog', 'list']]);
    expect(beside(claims)).toEqual([]);
  });

  test('a more exact day that is less sure is kept beside', () => {
    const claims = [claim({ from: '2020-01-01', precision: 'YEAR', confidence: 'VERIFIED' }), stated()];
    expect(standing(claims)).toEqual([['2020-01-01', 'list']]);
    expect(beside(claims)).toEqual(['2020-03-05']);
  });

  test.each([
    ['the surer', { confidence: 'VERIFIED', precision: 'YEAR', from: '2019-01-01' }, true],
    ['the less sure', { confidence: 'UNVERIFIED' }, false],
    ['as sure and more exact', { confidence: 'CORROBORATED' }, true],
    ['as sure and less exact', { confidence: 'CORROBORATED', precision: 'YEAR', from: '2019-01-01' }, false],
  ] as const)('%s claim of another day', (_, more, isStanding) => {
    const recorded = claim({ from: '2021-05-01', precision: 'MONTH', confidence: 'CORROBORATED' });
    const other = stated({ from: '2018-01-01', ...more });
    expect(standing([recorded, other])).toHaveLength(1);
    expect(standing([recorded, other])[0]![0]).toBe(isStanding ? other.from : '2021-05-01');
    expect(beside([recorded, other])).toEqual([isStanding ? '2021-05-01' : other.from]);
  });

  test('of equals the older-attested one stands, and of those as old the recorded one', () => {
    const recorded = claim({ by: read('list', '2024-05-01') });
    expect(standing([recorded, stated({ from: '2020-04-01', by: read('blog', '2023-01-01') })])[0]![0]).toBe(
      '2020-04-01',
    );
    expect(standing([recorded, stated({ from: '2020-04-01', by: read('blog', '2024-05-01') })])[0]![0]).toBe(
      '2020-03-05',
    );
  });

  test('of two list days "no later than" the earlier is more exact', () => {
    const recorded = claim({ from: '2026-11-01', precision: 'NO_LATER_THAN' });
    const earlier = stated({ from: '2022-01-24', precision: 'NO_LATER_THAN' });
    expect(standing([recorded, earlier])).toEqual([['2022-01-24', 'blog', 'list']]);
    expect(
      standing([
        { ...earlier, stand: 'recorded' },
        { ...recorded, stand: 'stated' },
      ]),
    ).toEqual([['2022-01-24', 'blog', 'list']]);
  });

  test('an end is more than none; a source read before the end does not contradict it', () => {
    const ended = { to: '2024-01-01', endPrecision: 'DAY' } as const;
    expect(standing([claim(), stated(ended)])).toEqual([['2020-03-05', 'blog']]);
    expect(beside([claim(), stated(ended)])).toEqual(['2020-03-05']);
    expect(beside([claim({ by: read('list', '2022-01-01') }), stated(ended)])).toEqual([]);
    expect(standing([claim({ by: read('list', '2022-01-01') }), stated(ended)])).toEqual([
      ['2020-03-05', 'blog', 'list'],
    ]);
  });

  describe('a history of several spells', () => {
    const spells = (more: Partial<Claim> = {}) => [
      claim({ from: '1990-01-01', to: '1995-01-01', endPrecision: 'DAY', ...more }),
      claim({ from: '2003-10-01', to: '2018-12-31', endPrecision: 'DAY', ...more }),
      claim({ from: '2023-07-10', ...more }),
    ];
    test('is never closed by one coarse row, however sure, nor by its own source', () => {
      for (const coarse of [
        stated({ from: '1985-01-01' }),
        stated({ from: '1985-01-01', confidence: 'VERIFIED' }),
        stated({ from: '1985-01-01', by: read('list') }),
      ]) {
        expect(standing([...spells(), coarse]).map(([from]) => from)).toEqual([
          '1990-01-01',
          '2003-10-01',
          '2023-07-10',
        ]);
        expect(beside([...spells(), coarse])).toEqual(['1985-01-01']);
      }
    });
    test('takes the place of one coarse row that is no surer', () => {
      const coarse = claim({ from: '1985-01-01' });
      const claims = [coarse, ...spells({ stand: 'stated', attestations: [read('registry')] })];
      expect(standing(claims).map(([from]) => from)).toEqual(['1990-01-01', '2003-10-01', '2023-07-10']);
      expect(beside(claims)).toEqual(['1985-01-01']);
      expect(standing([{ ...coarse, confidence: 'VERIFIED' }, ...claims.slice(1)])).toEqual([['1985-01-01', 'list']]);
    });
  });

  test('a later reading of the same source corrects the earlier one; an earlier one that comes later does not', () => {
    const recorded = claim({ by: read('list', '2024-01-01') });
    const later = stated({ from: '2020-04-01', by: read('list', '2025-01-01') });
    expect(settle([recorded, later])).toMatchObject({ standing: [{ claim: later }], beside: [] });
    const earlier = stated({ from: '2020-04-01', by: read('list', '2023-01-01') });
    expect(settle([recorded, earlier])).toMatchObject({ superseded: [{ claim: earlier, by: recorded }], beside: [] });
  });

  test('a later reading that is less sure contradicts', () => {
    const recorded = claim({ confidence: 'VERIFIED' });
    expect(beside([recorded, stated({ from: '2020-04-01', by: read('list') })])).toEqual(['2020-04-01']);
  });

  test('a member is no observer at the same time, and an endorser may be a host', () => {
    expect(beside([claim(), stated({ role: 'OBSERVER' })])).toEqual(['2020-03-05']);
    expect(beside([claim(), stated({ role: 'HOST' })])).toEqual([]);
    expect(standing([claim(), stated({ role: 'HOST' })])).toHaveLength(2);
  });

  test('what a person decided gives way to no claim', () => {
    expect(standing([claim({ isDecided: true }), stated({ from: '2019-01-01', confidence: 'VERIFIED' })])).toEqual([
      ['2020-03-05', 'list'],
    ]);
  });

  test('a claim kept beside a fact stands when that fact gives way', () => {
    const fact = claim({ from: '2000-01-01', to: '2010-01-01', confidence: 'CORROBORATED' });
    const kept = claim({ stand: 'beside', from: '2008-01-01', to: '2020-01-01', by: read('blog') });
    const surer = stated({ from: '1995-01-01', to: '2005-01-01', confidence: 'VERIFIED', by: read('gazette') });
    expect(standing([fact, kept, surer])).toEqual([
      ['1995-01-01', 'gazette'],
      ['2008-01-01', 'blog'],
    ]);
    expect(beside([fact, kept, surer])).toEqual(['2000-01-01']);
  });

  test('a claim left over by a decision does not stand by itself', () => {
    const fact = claim({ from: '2000-01-01', to: '2010-01-01' });
    const leftOver = claim({ stand: 'beside', from: '2012-01-01', by: read('blog') });
    expect(
      standing([fact, leftOver, stated({ from: '1999-05-05', to: '2010-01-01', confidence: 'VERIFIED' })]),
    ).toEqual([['1999-05-05', 'blog']]);
  });

  test('a source that is cited already is cited once, by its later reading', () => {
    const recorded = claim({ by: read('list', '2024-01-01') });
    expect(settle([recorded, stated({ by: read('list', '2025-01-01') })]).standing[0]!.attestations).toEqual([
      read('list', '2025-01-01'),
    ]);
    const withEvidence = { ...read('list', '2024-01-01'), citation: 'list, with evidence', hasEvidence: true };
    const later = stated({ by: read('list', '2025-01-01') });
    expect(settle([claim({ by: withEvidence }), later]).standing[0]!.attestations).toEqual([withEvidence]);
    expect(settle([recorded, stated({ by: withEvidence })]).standing[0]!.attestations).toEqual([withEvidence]);
  });

  test.each([
    ['MEMBER', 'OBSERVER', true],
    ['MEMBER', 'ASSOCIATE_MEMBER', true],
    ['ASSOCIATE_MEMBER', 'OBSERVER', true],
    ['P_MEMBER', 'O_MEMBER', true],
    ['P_MEMBER', 'OBSERVER', true],
    ['O_MEMBER', 'OBSERVER', false],
    ['MEMBER', 'P_MEMBER', false],
    ['SIGNATORY', 'PARTY', false],
    ['HOST', 'HOST', true],
  ])('%s and %s at the same time, of other days: a contradiction is %s', (role, other, contradicts) => {
    for (const [one, two] of [
      [role, other],
      [other, role],
    ]) {
      expect(beside([claim({ role: one! }), stated({ role: two!, from: '2021-01-01' })])).toEqual(
        contradicts ? ['2021-01-01'] : [],
      );
    }
  });

  test('periods that touch do not overlap: one ends on the first day of the other', () => {
    const until = { from: '2010-01-01', to: '2015-01-01', endPrecision: 'DAY' } as const;
    const since = { role: 'OBSERVER', from: '2015-01-01' } as const;
    expect(beside([claim(until), stated(since)])).toEqual([]);
    expect(beside([claim(since), stated(until)])).toEqual([]);
    expect(beside([claim(until), stated({ ...since, from: '2014-12-31' })])).toEqual(['2014-12-31']);
    // An end that is stated says more than none: that claim stands, whichever came first.
    expect(beside([claim({ ...since, from: '2014-12-31' }), stated(until)])).toEqual(['2014-12-31']);
    const surer = { ...since, confidence: 'VERIFIED' } as const;
    expect(beside([claim(surer), stated(until)])).toEqual([]);
    expect(beside([claim({ ...surer, from: '2014-12-31' }), stated(until)])).toEqual(['2010-01-01']);
  });

  test.each([
    ['MONTH', '2020-03-01', true],
    ['MONTH', '2020-02-01', false],
    ['MONTH', '2020-04-01', false],
    ['YEAR', '2020-01-01', true],
    ['YEAR', '2019-01-01', false],
    ['YEAR', '2021-01-01', false],
    ['NO_LATER_THAN', '2020-03-05', true],
    ['NO_LATER_THAN', '2024-01-01', true],
    ['NO_LATER_THAN', '2020-03-04', false],
  ] as const)('a start known to the %s, %s, leaves room for 5 March 2020: %s', (precision, from, agrees) => {
    const rough = { from, precision };
    expect(beside([claim(), stated(rough)])).toEqual(agrees ? [] : [from]);
    expect(standing([claim(), stated(rough)])).toEqual([
      agrees ? ['2020-03-05', 'list', 'blog'] : ['2020-03-05', 'list'],
    ]);
    expect(beside([claim(rough), stated()])).toEqual(agrees ? [] : [from]);
  });

  test.each([
    ['DAY', '2024-06-15', true],
    ['DAY', '2024-06-16', false],
    ['MONTH', '2024-06-01', true],
    ['MONTH', '2024-07-01', false],
    ['YEAR', '2024-01-01', true],
    ['YEAR', '2025-01-01', false],
    ['NO_LATER_THAN', '2024-07-01', true],
    ['NO_LATER_THAN', '2024-06-01', false],
  ] as const)('an end known to the %s, %s, leaves room for 15 June 2024: %s', (endPrecision, to, agrees) => {
    const ended = claim({ to: '2024-06-15', endPrecision: 'DAY' });
    expect(settle([ended, stated({ to, endPrecision })]).beside).toHaveLength(agrees ? 0 : 1);
    expect(settle([ended, stated({ to, endPrecision })]).standing[0]!.claim).toBe(ended);
    // The more exact end stands where the less exact one was on record.
    const rough = claim({ to, endPrecision });
    const exact = stated({ to: '2024-06-15', endPrecision: 'DAY' });
    expect(settle([rough, exact]).standing[0]!.claim).toBe(endPrecision === 'DAY' ? rough : exact);
  });

  test('an end of which no precision is stated is known to the day', () => {
    const ended = claim({ to: '2024-06-15' });
    expect(beside([ended, stated({ to: '2024-06-16', from: '2020-03-05' })])).toHaveLength(1);
    const rough = stated({ to: '2024-06-01', endPrecision: 'MONTH' });
    expect(settle([ended, rough]).standing[0]!.claim).toBe(ended);
  });

  test('an open claim agrees with an end only where each of its sources was read before it, on a known day', () => {
    const ended = stated({ to: '2024-01-01', endPrecision: 'DAY' });
    const open = (...attestations: Attestation[]) => claim({ attestations });
    expect(beside([open(read('list', '2023-12-31')), ended])).toEqual([]);
    expect(beside([open(read('list', '2024-01-01')), ended])).toHaveLength(1);
    expect(beside([open(read('list', '2023-12-31'), read('book', '2024-05-01')), ended])).toHaveLength(1);
    expect(beside([open(read('list', '2023-12-31'), read('book')), ended])).toHaveLength(1);
    // The same where the open one comes later.
    const recorded = claim({ to: '2024-01-01', endPrecision: 'DAY' });
    expect(beside([recorded, stated({ by: read('blog', '2023-01-01') })])).toEqual([]);
    expect(beside([recorded, stated({ by: read('blog', '2024-02-01') })])).toHaveLength(1);
  });

  describe('a later reading of the same source', () => {
    const recorded = (more: Partial<Claim> = {}) => claim({ by: read('list', '2024-01-01'), ...more });
    const again = (readOn: string | null, more: Partial<Claim> = {}) =>
      stated({ from: '2020-04-01', by: read('list', readOn), ...more });

    test('takes the place of an earlier one that it is as sure as, surer than, and not less sure than', () => {
      for (const [before, after, gives] of [
        ['CORROBORATED', 'CORROBORATED', true],
        ['CORROBORATED', 'VERIFIED', true],
        ['CORROBORATED', 'UNVERIFIED', false],
      ] as const) {
        const { superseded } = settle([recorded({ confidence: before }), again('2025-01-01', { confidence: after })]);
        expect(superseded).toHaveLength(gives ? 1 : 0);
      }
    });

    test('without a day on either side is the one that is imported later', () => {
      for (const [before, after] of [
        [null, null],
        ['2024-01-01', null],
        [null, '2024-01-01'],
        ['2024-01-01', '2024-01-01'],
      ] as const) {
        const [old, newer] = [claim({ by: read('list', before) }), again(after)];
        expect(settle([old, newer]).superseded).toEqual([{ claim: old, by: newer }]);
      }
    });

    test('takes the place only of what its own source said: of a claim of two sources, where it is of both', () => {
      const two = claim({ attestations: [read('list', '2024-01-01'), read('book', '2024-01-01')] });
      expect(settle([two, again('2025-01-01')]).superseded).toEqual([]);
      const both = stated({
        from: '2020-04-01',
        attestations: [read('book', '2025-01-01'), read('list', '2025-01-01')],
      });
      expect(settle([two, both]).superseded).toEqual([{ claim: two, by: both }]);
    });

    test('gives way, like every claim, to what a person decided', () => {
      const decided = recorded({ isDecided: true });
      expect(settle([decided, again('2025-01-01', { confidence: 'VERIFIED' })])).toMatchObject({
        superseded: [],
        standing: [{ claim: decided }],
      });
    });

    test('that says the same less exactly leaves what stands, and says it more exactly in its place', () => {
      const rough = again('2025-01-01', { from: '2020-01-01', precision: 'YEAR' });
      expect(settle([recorded(), rough])).toMatchObject({ superseded: [], beside: [] });
      expect(standing([recorded(), rough])).toEqual([['2020-03-05', 'list']]);
      const old = recorded({ from: '2020-01-01', precision: 'YEAR' });
      const exact = again('2025-01-01', { from: '2020-03-05' });
      expect(settle([old, exact])).toMatchObject({ superseded: [{ claim: old, by: exact }], beside: [] });
    });
  });

  test('a package revises what it said itself, surer or not; not what others recorded', () => {
    const own = claim({ confidence: 'VERIFIED', isOwn: true, by: read('list') });
    const revised = stated({ from: '2021-01-01' });
    expect(settle([own, revised])).toMatchObject({
      standing: [{ claim: revised }],
      superseded: [{ claim: own, by: revised }],
      beside: [],
    });
    const decided = { ...own, isDecided: true };
    expect(settle([decided, revised])).toMatchObject({ standing: [{ claim: decided }], superseded: [] });
    const kept = claim({ stand: 'beside', from: '2019-01-01', by: read('book') });
    expect(settle([own, kept]).superseded).toEqual([]);
  });

  test('what is on record together, and what is stated together, does not contend', () => {
    const observer = { role: 'OBSERVER' } as const;
    expect(standing([claim(), claim(observer)])).toHaveLength(2);
    expect(standing([stated(), stated(observer)])).toHaveLength(2);
    expect(standing([claim({ from: '1990-01-01', to: '1991-01-01' }), stated(), stated(observer)])).toHaveLength(3);
  });

  test('of equals that were attested on one day the one on record stands, then the one kept beside, then by their order', () => {
    const day = '2024-05-01';
    const fact = claim({ from: '2000-01-01', to: '2010-01-01', confidence: 'CORROBORATED' });
    // The fact gives way; of two claims that are as strong the one kept beside stands.
    const surer = stated({ from: '1995-01-01', to: '2005-01-01', confidence: 'VERIFIED', by: read('gazette') });
    const kept = claim({ stand: 'beside', from: '2008-01-01', to: '2020-01-01', by: read('blog', day) });
    const later = stated({ from: '2009-01-01', to: '2020-01-01', by: read('news', day) });
    expect(standing([later, fact, kept, surer])).toEqual([
      ['1995-01-01', 'gazette'],
      ['2008-01-01', 'blog'],
    ]);
    const second = claim({ stand: 'beside', from: '2009-01-01', to: '2020-01-01', by: read('news', day) });
    const stand = (...claims: Claim[]) => standing(claims).map(([from]) => from);
    expect(stand(second, fact, kept, surer)).toEqual(['1995-01-01', '2008-01-01']);
    expect(stand({ ...second, order: 0 }, fact, kept, surer)).toEqual(['1995-01-01', '2009-01-01']);
  });

  test('a coarse claim is one whose period reaches over two of its role that lie one after the other', () => {
    const spell = (from: string, to: string | null, role = 'MEMBER') => claim({ from, to, role, endPrecision: null });
    const surer = stated({ from: '1985-01-01', confidence: 'VERIFIED' });
    // Two spells: it never closes them. One spell, or one of another role: the surer stands.
    expect(beside([spell('1990-01-01', '1995-01-01'), spell('2003-10-01', null), surer])).toEqual(['1985-01-01']);
    expect(beside([spell('1990-01-01', '1995-01-01'), surer])).toEqual(['1990-01-01']);
    expect(beside([spell('1990-01-01', '1995-01-01'), spell('2003-10-01', null, 'HOST'), surer])).toEqual([
      '1990-01-01',
    ]);
    // Spells outside of its period do not make it coarse.
    const short = { ...surer, to: '1996-01-01' };
    expect(beside([spell('1990-01-01', '1995-01-01'), spell('2003-10-01', null), short])).toEqual(['1990-01-01']);
  });

  test('what is on record as surely as it is stated, by the same source, is nothing new', () => {
    const recorded = claim({ confidence: 'CORROBORATED', by: read('list', '2024-01-01') });
    const kept = claim({ stand: 'beside', from: '2019-01-01', by: read('blog') });
    for (const more of [{}, { confidence: 'UNVERIFIED' }, { from: '2020-01-01', precision: 'YEAR' }] as const) {
      const same = stated({ confidence: 'CORROBORATED', by: read('list', '2024-01-01'), ...more });
      expect(settle([recorded, kept, same])).toEqual({
        standing: [{ claim: recorded, attestations: recorded.attestations, absorbed: [same] }],
        beside: [{ claim: kept, against: [] }],
        superseded: [],
      });
    }
    // Surer, it takes the place of what is on record.
    const surer = stated({ confidence: 'VERIFIED', by: read('list', '2024-01-01') });
    expect(settle([recorded, surer]).standing[0]!.claim).toBe(surer);
  });

  test('a year leaves room for each of its days, the first and the last', () => {
    for (const day of ['2020-01-01', '2020-12-31']) {
      expect(beside([claim({ from: day }), stated({ from: '2020-01-01', precision: 'YEAR' })])).toEqual([]);
    }
  });

  test('what says more than what stands, and is less sure, is kept beside as well; what says no more adds its source', () => {
    const list = claim({ from: '2024-05-01', precision: 'NO_LATER_THAN', confidence: 'VERIFIED' });
    const less = (from: string) => stated({ from, precision: 'NO_LATER_THAN' });
    expect(beside([list, less('2022-01-24')])).toEqual(['2022-01-24']);
    for (const from of ['2024-05-01', '2025-01-01']) {
      expect(standing([list, less(from)])).toEqual([['2024-05-01', 'list', 'blog']]);
      expect(beside([list, less(from)])).toEqual([]);
    }
    const open = claim({ confidence: 'VERIFIED', by: read('list', '2022-01-01') });
    expect(beside([open, stated({ to: '2024-01-01', endPrecision: 'DAY' })])).toHaveLength(1);
    // The same end, though it is not said how exactly it is known: to the day.
    const ended = claim({ to: '2024-06-15', endPrecision: 'DAY' });
    expect(settle([ended, stated({ to: '2024-06-15' })])).toMatchObject({ standing: [{ claim: ended }], beside: [] });
  });

  test('what is kept beside names what it contradicts; what stands by itself has absorbed nothing', () => {
    const [member, host] = [claim(), claim({ role: 'HOST' })];
    const other = stated({ from: '2021-01-01' });
    expect(settle([member, host, other])).toEqual({
      standing: [
        { claim: member, attestations: member.attestations, absorbed: [] },
        { claim: host, attestations: host.attestations, absorbed: [] },
      ],
      beside: [{ claim: other, against: [member] }],
      superseded: [],
    });
  });

  test('of several facts on record one that it contradicted is enough for a claim to be weighed again', () => {
    const fact = claim({ from: '2000-01-01', to: '2010-01-01' });
    const later = claim({ from: '2030-01-01', to: '2031-01-01' });
    const kept = claim({ stand: 'beside', from: '2008-01-01', to: '2020-01-01', by: read('blog') });
    const surer = stated({ from: '1995-01-01', to: '2005-01-01', confidence: 'VERIFIED', by: read('gazette') });
    expect(
      standing([fact, later, kept, surer])
        .map(([from]) => from)
        .sort(),
    ).toEqual([...['1995-01-01', '2008-01-01', '2030-01-01']]);
    const leftOver = claim({ stand: 'beside', from: '2012-01-01', to: '2013-01-01', by: read('blog') });
    expect(settle([fact, later, leftOver, surer]).beside).toEqual([
      { claim: leftOver, against: [] },
      { claim: fact, against: [surer] },
    ]);
  });

  test('of two readings of one source the one cited is the later: by their days, else the one that is imported', () => {
    const cited = (record: Claim, now: Claim) => settle([record, now]).standing[0]!.attestations;
    const of = (readOn: string | null) => claim({ by: read('list', readOn), confidence: 'VERIFIED' });
    const now = (readOn: string | null) => stated({ by: read('list', readOn) });
    expect(cited(of('2024-01-01'), now('2025-01-01'))).toEqual([read('list', '2025-01-01')]);
    expect(cited(of('2024-01-01'), now('2023-01-01'))).toEqual([read('list', '2024-01-01')]);
    expect(cited(of('2024-01-01'), now(null))).toEqual([read('list', null)]);
    expect(cited(of(null), now('2024-01-01'))).toEqual([read('list', '2024-01-01')]);
    // Where what is imported stands by its sureness, a later reading on record is still the one cited.
    const surer = (attestation: Attestation) => stated({ by: attestation, confidence: 'VERIFIED' });
    expect(cited(claim({ by: read('list', '2025-01-01') }), surer(read('list', '2024-01-01')))).toEqual([
      read('list', '2025-01-01'),
    ]);
    const again = { ...read('list'), citation: 'list, again' };
    expect(cited(claim({ by: again }), surer(read('list')))).toEqual([read('list')]);
  });
});
