import { makeRoll } from '../../test/support/make-roll.js';
import { countryNamed, countryOfCode, participantsCoded } from './codes.js';
import type { Country, Roll } from './roll.js';

/** A world with Australia and Kenya, and with the African Union, whose code is the alpha-2 of Australia. */
function world(change: Partial<Record<string, Partial<Country>>> = {}): Roll {
  const roll = makeRoll({
    countries: [{ code: 'AUS' }, { code: 'KEN' }],
    organisations: [{ code: 'AU' }, { code: 'EU' }],
    initiatives: [],
    facts: [],
  });
  const codes: Record<string, Partial<Country>> = {
    AUS: { alpha2: 'AU', m49: '036', names: { en: 'Australia' } },
    KEN: { alpha2: 'KE', m49: '404', names: { en: 'Kenya' } },
  };
  const countries = roll.countries.map((country) => ({ ...country, ...codes[country.code], ...change[country.code] }));
  const participantAt = [...countries, ...roll.organisations];
  return { ...roll, countries, participantAt, countryByCode: new Map(countries.map((one) => [one.code, one])) };
}
const roll = world();
const coded = (...codes: string[]) =>
  participantsCoded(roll, codes, 'who').map((index) => roll.participantAt[index]!.code);

describe('codes of states and organisations', () => {
  test.each([
    ['KEN', 'KEN'],
    ['KE', 'KEN'],
    ['404', 'KEN'],
    ['AU', 'AUS'],
    ['036', 'AUS'],
    ['36', undefined],
    ['ken', undefined],
    ['EU', undefined],
  ])('where a state is asked for, %s is %s', (code, expected) => {
    expect(countryOfCode(roll, code, 'code')?.code).toBe(expected);
  });

  test('a code that no state has is refused with what may have been meant', () => {
    expect(() => countryNamed(roll, 'KEX', 'codes')).toThrow(/there is no country 'KEX'; did you mean KEN/);
  });

  test('an alpha-2 code of two states is refused with both', () => {
    const twice = world({ KEN: { alpha2: 'AU' } });
    expect(() => countryOfCode(twice, 'AU', 'code')).toThrow("'AU' may be AUS (Australia) or KEN (Kenya)");
  });

  test('where organisations are among those asked for, an organisation has its code before the state whose alpha-2 it is', () => {
    expect(coded('AU')).toEqual(['AU']);
    expect(coded('AU', 'KEN', 'EU')).toEqual(['AU', 'KEN', 'EU']);
    expect(coded('KE', '036')).toEqual(['KEN', 'AUS']);
  });

  test('beside an alpha-2 or M49 code, such a code may be meant either way, and is refused', () => {
    expect(() => coded('AU', 'KE')).toThrow(/'AU' is the organisation AU, and beside 'KE' may be meant for Australia/);
    expect(() => coded('404', 'AU')).toThrow(/beside '404'/);
    expect(() => coded('XX')).toThrow(/there is no state or organisation 'XX'/);
  });
});
