import { makeRoll, type WorldInitiative } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { closingDay, isIncomplete, isReliedOn, listsCheckedBefore } from './lists.js';

const initiative = (list: Omit<WorldInitiative, 'slug'>, checked: string | null = '2021-05-10') => {
  const [made] = makeRoll({
    countries: [],
    initiatives: [{ slug: 'pact', checked: checked ?? '2000-01-01', ...list }],
    facts: [],
  }).initiatives;
  return checked === null ? { ...made!, listCheckedOn: null } : made!;
};
type Made = ReturnType<typeof initiative>;
const NEW = { method: '2.0' } as const;
const OLD = { method: '1.0' } as const;
/** `I` where the list is incomplete on the day, `B` where it was checked before, `-` where neither. */
const state = (made: Made, day: string, at: typeof NEW | typeof OLD = NEW) => {
  const inc = isIncomplete(made, dayOf(day), at);
  const before = listsCheckedBefore([made], dayOf(day), at).length > 0;
  return `${inc ? 'I' : ''}${before ? 'B' : ''}` || '-';
};
const on = (made: Made, ...days: string[]) => days.map((day) => state(made, day)).join(' ');

describe('lists and their horizon', () => {
  test('a list that rolls on concludes for days before its check, and for a year after it, the same calendar day included', () => {
    const rolling = initiative({});
    const after = ['2021-05-10', '2021-05-11', '2022-05-09', '2022-05-10', '2022-05-11'];
    expect(on(rolling, '2001-01-01', ...after)).toBe('- - B B B I');
  });

  test('of 29 February the year goes to 28 February', () => {
    const leap = initiative({}, '2024-02-29');
    expect(on(leap, '2024-02-29', '2025-02-27', '2025-02-28', '2025-03-01')).toBe('- B B I');
  });

  test('a list that is partial or none concludes nothing, nor does one that was never checked', () => {
    for (const complete of ['PARTIAL', 'NONE'] as const) {
      expect(on(initiative({ complete }), '2021-05-10', '2021-06-01', '2023-01-01')).toBe('I I I');
    }
    const unchecked = initiative({}, null);
    expect(on(unchecked, '2021-05-10', '2023-01-01')).toBe('I I');
    expect([state(unchecked, '2021-05-10', OLD), state(unchecked, '2023-01-01', OLD)]).toEqual(['-', '-']);
    // A closing day does not help a list of which no check is on record.
    expect(on(initiative({ closed: '2020-01-01' }, null), '2021-05-10')).toBe('I');
  });

  test('where there can be no list the question does not arise; method 1.0 reads it as none', () => {
    const none = initiative({ complete: 'NOT_APPLICABLE' });
    expect(on(none, '2021-05-10', '2021-06-01', '2030-01-01')).toBe('- - -');
    expect(state(none, '2021-06-01', OLD)).toBe('I');
  });

  test.each<[string, Omit<WorldInitiative, 'slug'>]>([
    ['closed on the day of its check', { closed: '2021-05-10' }],
    ['closed before its check', { closed: '2020-01-01' }],
    ['of an initiative that had ended by its check', { ended: '2021-05-10' }],
    ['closed before its check, of an initiative that ended after it', { closed: '2021-01-01', ended: '2021-12-01' }],
    ['closed after its check, of an initiative that ended before it', { closed: '2021-12-01', ended: '2021-01-01' }],
  ])('a list %s is settled and never ages', (_title, list) => {
    expect(on(initiative(list), '2021-05-11', '2022-05-11', '2040-01-01')).toBe('- - -');
  });

  test.each<[string, Omit<WorldInitiative, 'slug'>]>([
    ['closed the day after its check', { closed: '2021-05-11' }],
    ['of an initiative that ended after its check', { ended: '2021-09-01' }],
  ])('a list %s ages like one that rolls on', (_title, list) => {
    expect(on(initiative(list), '2021-05-11', '2022-05-10', '2022-05-11')).toBe('B B I');
  });

  test('by method 1.0 complete lists do not age and none is settled', () => {
    const settled = initiative({ closed: '2020-01-01' });
    expect(['2021-05-10', '2021-05-11', '2040-01-01'].map((day) => state(settled, day, OLD))).toEqual(['-', 'B', 'B']);
    expect(state(initiative({ complete: 'PARTIAL' }), '2021-06-01', OLD)).toBe('I');
  });

  test('nobody can join from the earlier of the closing of the list and the end', () => {
    const closing = (list: Omit<WorldInitiative, 'slug'>) => closingDay(initiative(list));
    expect(closing({})).toBeNull();
    expect(closing({ closed: '2021-01-01' })).toBe(dayOf('2021-01-01'));
    expect(closing({ ended: '2021-01-01' })).toBe(dayOf('2021-01-01'));
    expect(closing({ ended: '2021-01-01', closed: '2020-01-01' })).toBe(dayOf('2020-01-01'));
    expect(closing({ ended: '2020-01-01', closed: '2021-01-01' })).toBe(dayOf('2020-01-01'));
  });

  test('what is complete on the day: no issued text without a list, but a text that an organisation adopted', () => {
    const relied = (list: Omit<WorldInitiative, 'slug'>, day: string, at: typeof NEW | typeof OLD = NEW) =>
      isReliedOn(initiative(list), dayOf(day), at);
    const none = { complete: 'NOT_APPLICABLE' } as const;
    expect(relied({ ...none, adoption: 'ISSUED' }, '2021-06-01')).toBe(false);
    expect(relied({ ...none, adoption: 'BY_ORGANISATION' }, '2021-06-01')).toBe(true);
    expect(relied({ ...none, adoption: 'BY_ORGANISATION' }, '2021-06-01', OLD)).toBe(false);
    expect(relied({ adoption: 'ISSUED' }, '2021-06-01')).toBe(true);
    expect(relied({ adoption: 'ISSUED' }, '2022-05-11')).toBe(false);
    expect(relied({ complete: 'PARTIAL' }, '2021-06-01')).toBe(false);
  });
});
