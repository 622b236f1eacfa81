import { makeRoll, type WorldInitiative } from '../../test/support/make-roll.js';
import { RollcallError } from '../common/rollcall-error.js';
import { dayOf } from './day.js';
import type { Method } from './rule.js';
import { inCodesOfTheRoll, initiativeNamed, type Selection, select, selectionName } from './selection.js';

const text = { adoption: 'BY_ORGANISATION', complete: 'NOT_APPLICABLE' } as const;
const INITIATIVES: WorldInitiative[] = [
  { slug: 'bare' },
  { slug: 'code', topics: ['SAFETY', 'DATA'], leads: ['AAA', 'FAM'], opened: '1999-12-30' },
  {
    slug: 'guide',
    topics: ['SAFETY'],
    leads: ['NOF'],
    adoption: 'ISSUED',
    complete: 'NOT_APPLICABLE',
    opened: '1999-12-31',
  },
  { slug: 'measure', kind: 'NATIONAL_MEASURE', topics: ['DATA'], leads: ['AAA'] },
  { slug: 'regional', ...text, scope: 'REGIONAL', topics: ['STANDARDS'], leads: ['OTH'], opened: '2000-01-01' },
  { slug: 'rolling', checked: '2001-05-10', focus: 'BROADER', leads: ['FAM', 'OTH'] },
  { slug: 'world', ...text, scope: 'UNIVERSAL', focus: 'BROADER', topics: ['DATA'], leads: ['FAM'] },
  { slug: 'worldwide', scope: 'UNIVERSAL', topics: ['STANDARDS'] },
];
const roll = makeRoll({
  countries: [{ code: 'AAA' }, { code: 'BBB' }],
  organisations: [{ code: 'FAM', family: 'UN_SYSTEM' }, { code: 'OTH', family: 'REGIONAL' }, { code: 'NOF' }],
  sets: { chosen: ['world', 'rolling', 'measure'] },
  initiatives: INITIATIVES,
  facts: [],
});
const ask = (selection: Selection, day = '2001-06-01', method: Method = '2.0') =>
  select(roll, selection, { day: dayOf(day), method })
    .map(({ slug }) => slug)
    .join(' ');

describe('a selection', () => {
  test('without a condition holds all but national measures and universal texts that a body adopted', () => {
    expect(ask({})).toBe('bare code guide regional rolling worldwide');
    expect(ask({}, '2001-06-01', '1.0')).toBe('bare code guide regional rolling world worldwide');
  });

  test('names a universal text by the set or the list, and by no filter', () => {
    expect(ask({ set: 'chosen' })).toBe('world rolling measure');
    expect(ask({ initiatives: ['world', 'code'] })).toBe('code world');
    expect(ask({ scopes: ['UNIVERSAL'] })).toBe('worldwide');
    expect(ask({ topics: ['DATA'] })).toBe('code');
    expect(ask({ focus: 'BROADER' })).toBe('rolling');
    expect(ask({ kinds: ['DECLARATION'] })).toBe('bare code guide regional rolling worldwide');
    expect(ask({ families: ['UN_SYSTEM'] })).toBe('code rolling');
    // Named, it has to fulfil the conditions all the same.
    expect(ask({ initiatives: ['world', 'code'], focus: 'BROADER' })).toBe('world');
  });

  test('by the day of opening holds none whose day is not known', () => {
    expect(ask({ openedFrom: dayOf('1999-12-31') })).toBe('guide regional');
    expect(ask({ openedTo: dayOf('1999-12-31') })).toBe('code guide');
    expect(ask({ openedFrom: dayOf('1999-12-31'), openedTo: dayOf('1999-12-31') })).toBe('guide');
    expect(ask({ initiatives: ['bare', 'code'], openedTo: dayOf('2001-01-01') })).toBe('code');
    expect(() => ask({ openedFrom: dayOf('2000-01-01'), openedTo: dayOf('1999-12-31') })).toThrow(
      'openedTo is before openedFrom',
    );
    expect(() => ask({ openedFrom: dayOf('1999-12-31') }, '2001-06-01', '1.0')).toThrow('openedFrom');
    expect(selectionName({ openedFrom: dayOf('1999-12-31'), openedTo: dayOf('2000-12-31') })).toBe(
      'opened-from-1999-12-31+opened-to-2000-12-31',
    );
  });

  test('by the day of opening may be open at either end, and begin before 1970', () => {
    expect(ask({ openedFrom: dayOf('1999-12-31'), openedTo: null })).toBe('guide regional');
    expect(ask({ openedFrom: null, openedTo: dayOf('1999-12-31') })).toBe('code guide');
    expect(ask({ openedFrom: dayOf('1960-01-01') })).toBe('code guide regional');
    expect(() => ask({ openedFrom: null, openedTo: dayOf('1960-01-01') })).toThrow('the selection holds no initiative');
  });

  test('of topics, leads and families one suffices, a lead at any position', () => {
    expect(ask({ topics: ['STANDARDS', 'DATA'] })).toBe('code regional worldwide');
    expect(ask({ leads: ['FAM'] })).toBe('code rolling');
    expect(ask({ leads: ['AAA', 'OTH'] })).toBe('code regional rolling');
    expect(ask({ families: ['REGIONAL'] })).toBe('regional rolling');
    expect(ask({ families: ['REGIONAL', 'UN_SYSTEM'] })).toBe('code regional rolling');
  });

  test('must fulfil different conditions all', () => {
    expect(ask({ topics: ['SAFETY'], leads: ['NOF', 'OTH'] })).toBe('guide');
    expect(ask({ leads: ['AAA'], families: ['UN_SYSTEM'], focus: 'AI' })).toBe('code');
    expect(ask({ kinds: ['NATIONAL_MEASURE'], leads: ['AAA'] })).toBe('measure');
    expect(() => ask({ topics: ['SAFETY'], focus: 'BROADER' })).toThrow('the selection holds no initiative');
  });

  test('of what is complete depends on the day, and leaves out issued texts without a list', () => {
    expect(ask({ completeOnly: true }, '2002-05-10')).toBe('bare code regional rolling worldwide');
    expect(ask({ completeOnly: true }, '2002-05-11')).toBe('bare code regional worldwide');
    expect(ask({ completeOnly: true }, '2002-05-11', '1.0')).toBe('bare code rolling worldwide');
    expect(ask({ set: 'chosen', completeOnly: true }, '2002-05-11')).toBe('world measure');
  });

  test('by kind, scope and force holds what is of one of the kinds, of one of the scopes, and binding or not', () => {
    const binding = ['bare', 'regional'];
    const initiatives = roll.initiatives.map((one) => ({ ...one, binding: binding.includes(one.slug) }));
    const of = (selection: Selection) =>
      select({ ...roll, initiatives }, selection, { day: dayOf('2001-06-01'), method: '2.0' })
        .map(({ slug }) => slug)
        .join(' ');
    expect([of({ binding: true }), of({ binding: false })]).toEqual(['bare regional', 'code guide rolling worldwide']);
    expect(of({ binding: true, scopes: ['REGIONAL', 'UNIVERSAL'] })).toBe('regional');
    expect(of({ scopes: ['REGIONAL', 'UNIVERSAL'] })).toBe('regional worldwide');
    expect(of({ kinds: ['NATIONAL_MEASURE', 'TREATY'] })).toBe('measure');
    expect(of({ binding: false, kinds: ['NATIONAL_MEASURE', 'DECLARATION'] })).toBe(
      'code guide measure rolling worldwide',
    );
  });

  test('of a set and a list holds what is in both, in the order of the set', () => {
    expect(ask({ set: 'chosen', initiatives: ['measure', 'rolling', 'code'] })).toBe('rolling measure');
    expect(ask({ initiatives: ['rolling', 'code', 'rolling'] })).toBe('code rolling');
    expect(ask({ initiatives: ['rolling', 'world', 'bare', 'code'] })).toBe('bare code rolling world');
    expect(() => ask({ set: 'chosen', initiatives: ['code'] })).toThrow('the selection holds no initiative');
    expect(() => ask({ initiatives: [] })).toThrow('the selection holds no initiative');
  });

  test('refuses a set and an initiative that are not on record, with what may have been meant and where it stands', () => {
    const refusal = (argument: string, message: string) =>
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { argument },
        message: expect.stringContaining(message),
      });
    expect(() => ask({ set: 'chosn' })).toThrow(
      refusal('selection.set', "there is no initiative set 'chosn'; did you mean chosen?"),
    );
    expect(() => ask({ initiatives: ['code', 'rollin'] })).toThrow(
      refusal('selection.initiatives', "there is no initiative 'rollin'; did you mean rolling?"),
    );
    expect(() => ask({ openedFrom: dayOf('2000-01-01'), openedTo: dayOf('1999-12-31') })).toThrow(
      refusal('selection.openedTo', 'openedTo is before openedFrom'),
    );
    expect(() => ask({ topics: ['MILITARY'] })).toThrow(refusal('selection', 'no initiative'));
    expect(() => initiativeNamed(roll, 'guid', 'slug')).toThrow(refusal('slug', 'did you mean guide?'));
    expect(initiativeNamed(roll, 'guide', 'slug')).toBe(roll.initiativeBySlug.get('guide'));
  });

  test('refuses a word of method 2.0 by the place where it stands, be that the top of a question', () => {
    const at = { day: dayOf('2001-06-01'), method: '1.0' } as const;
    for (const [argument, place] of [
      ['', 'focus'],
      ['where', 'where.focus'],
    ] as const) {
      expect(() => select(roll, { focus: 'AI' }, at, argument)).toThrow(
        expect.objectContaining({ details: { argument: place } }),
      );
    }
  });

  test('is put into words with its leads by the codes of the roll, each once', () => {
    const leads = (given: Selection) => inCodesOfTheRoll(roll, given).leads;
    expect(leads({ leads: ['BB', 'FAM', 'BBB', '000'] })).toEqual(['BBB', 'FAM', 'AAA']);
    expect(inCodesOfTheRoll(roll, { focus: 'AI', leads: ['AA'] })).toEqual({ focus: 'AI', leads: ['AAA'] });
    const without: Selection = { focus: 'AI', leads: null };
    expect(inCodesOfTheRoll(roll, without)).toBe(without);
    expect(() => leads({ leads: ['AAB'] })).toThrow(
      expect.objectContaining({ details: { argument: 'selection.leads' } }),
    );
  });

  test('refuses a lead that is not on record, by name', () => {
    expect(() => ask({ leads: ['AAA', 'AAB'] })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { argument: 'selection.leads' } }),
    );
    expect(() => ask({ leads: ['AAB'] })).toThrow(/there is no state or organisation 'AAB'; did you mean .*AAA/);
  });

  test.each<[string, Selection]>([
    ['topics', { topics: ['SAFETY'] }],
    ['leads', { leads: ['AAA'] }],
    ['families', { families: ['UN_SYSTEM'] }],
    ['focus', { focus: 'AI' }],
  ])('refuses %s with method 1.0, by name', (word, selection) => {
    let refused: unknown;
    try {
      ask(selection, '2001-06-01', '1.0');
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(RollcallError);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: `selection.${word}` } });
    expect((refused as Error).message).toContain(`${word} is a word of method 2.0`);
    expect(ask({ ...selection, [word]: null }, '2001-06-01', '1.0')).toContain('bare');
  });

  test('has a short name that says its conditions', () => {
    expect(selectionName({})).toBe('all');
    const all: Selection = { topics: ['SAFETY'], leads: ['FAM'], families: ['G20'], focus: 'AI', completeOnly: true };
    expect(selectionName(all)).toBe('complete-only+safety+led-by-FAM+led-by-g20+focus-ai');
    const named: Selection = { set: 'chosen', initiatives: ['world', 'code'], kinds: ['TREATY'], scopes: ['REGIONAL'] };
    expect(selectionName({ ...named, binding: true })).toBe('chosen+world+code+treaty+regional+binding');
    expect(selectionName({ kinds: ['STANDARDS_BODY', 'PANEL'], binding: false, completeOnly: false })).toBe(
      'standards_body+panel+not-binding',
    );
    expect(selectionName({ set: null, binding: null, focus: null, leads: null, openedTo: null })).toBe('all');
    expect(selectionName({ openedTo: dayOf('2000-12-31') })).toBe('opened-to-2000-12-31');
  });
});
