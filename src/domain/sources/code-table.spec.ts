import { type CodeTable, plainCode, stateOfCode } from './code-table.js';

const meaning = (state: string | null, firstYear: number | null, lastYear: number | null, name: string) => ({
  state,
  firstYear,
  lastYear,
  name,
});
const TABLE: CodeTable = new Map([
  ['225', [meaning('CHE', null, null, 'Switzerland')]],
  ['365', [meaning('SUN', 1923, 1991, 'USSR'), meaning('RUS', 1992, null, 'Russia')]],
  ['255', [meaning('DEU', null, 1945, 'Germany'), meaning('DEU', 1990, null, 'Germany')]],
  ['300', [meaning(null, null, null, 'Austria-Hungary')]],
]);
const asked = (code: string, from: number, to: number | null) => stateOfCode(TABLE, 'COW', code, { from, to });

test('a code is read by the years of the fact', () => {
  expect(asked('365', 1985, 1991)).toMatchObject({ state: 'SUN', lastYear: 1991 });
  expect(asked('365', 1992, null)).toMatchObject({ state: 'RUS', lastYear: null });
  expect(asked('255', 1990, null)).toMatchObject({ state: 'DEU' });
});

test('a fact that spans two states, or years in which the code means none, has no state', () => {
  expect(asked('365', 1985, null)).toEqual({
    unknown: 'years',
    reason: 'the COW code "365" means USSR from 1923 to 1991; Russia from 1992: asked for 1985 and after',
  });
  expect(asked('255', 1960, 1961)).toMatchObject({ unknown: 'years' });
});

test('without years a code is read where it means one state alone', () => {
  expect(stateOfCode(TABLE, 'COW', '255', null)).toMatchObject({ state: 'DEU' });
  expect(stateOfCode(TABLE, 'COW', '365', null)).toMatchObject({ unknown: 'years' });
});

test('a state without a code here, and a code of no scheme, are told apart', () => {
  expect(asked('300', 1900, 1910)).toMatchObject({ unknown: 'state' });
  expect(asked('999', 1900, 1910)).toMatchObject({ unknown: 'code' });
});

test.each([
  ['swz', 'SWZ'],
  [' 002 ', '2'],
  ['365.0', '365'],
  ['36.5', '36.5'],
])('the code %p is compared as %p', (text, code) => {
  expect(plainCode(text)).toBe(code);
});
