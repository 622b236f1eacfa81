import { periodsOfYears, type YearRules, type YearSeries } from './yearly-periods.js';

const RULES: YearRules = { bridge: 0, stillRunning: 'open', endUnknown: 'close', firstYear: 'no_later_than' };
const MEMBER = 1;
const OBSERVER = 3;
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const years = (role: number, first: number, last: number) => range(first, last).map((year) => ({ year, role }));

function series(
  values: YearSeries['values'],
  knownYears: readonly number[],
  more: Partial<YearSeries> = {},
): YearSeries {
  return { values, knownYears, lastYear: 2014, stateEnds: new Set(), ...more };
}

/** `1 1950-01-01 year .. 1960-01-01 year`, with what is not known after. */
function lines(given: YearSeries, rules: Partial<YearRules> = {}) {
  const { stated, leftOut } = periodsOfYears(given, { ...RULES, ...rules });
  const line = (period: (typeof stated)[number]) =>
    `${period.role} ${period.from} ${period.fromPrecision} .. ${period.to ?? ''} ${period.toPrecision ?? ''} ${period.unknownAfter ?? ''}`.trimEnd();
  return { stated: stated.map(line), leftOut: leftOut.map(line) };
}

test('a role begins in the first year with it and ends in the first year without, where both neighbours are known', () => {
  expect(lines(series(years(MEMBER, 1950, 1959), range(1945, 2014))).stated).toEqual([
    '1 1950-01-01 year .. 1960-01-01 year',
  ]);
});

test('what holds in the first known year had begun by its end, unless the rules say that it began in it', () => {
  const given = series(years(MEMBER, 1945, 1949), range(1945, 2014));
  expect(lines(given).stated).toEqual(['1 1945-12-31 no_later_than .. 1950-01-01 year']);
  expect(lines(given, { firstYear: 'year' }).stated).toEqual(['1 1945-01-01 year .. 1950-01-01 year']);
});

test('what holds in the last year of the table is stated without an end, or left out', () => {
  const given = series(years(MEMBER, 2000, 2014), range(1990, 2014));
  expect(lines(given).stated).toEqual(['1 2000-01-01 year ..   last_year']);
  expect(lines(given, { stillRunning: 'leave_out' })).toEqual({
    stated: [],
    leftOut: ['1 2000-01-01 year ..   last_year'],
  });
});

test('a change of role ends the one and begins the other', () => {
  const values = [...years(OBSERVER, 1990, 1994), ...years(MEMBER, 1995, 1999)];
  expect(lines(series(values, range(1985, 2014))).stated).toEqual([
    '3 1990-01-01 year .. 1995-01-01 year',
    '1 1995-01-01 year .. 2000-01-01 year',
  ]);
});

test('years without data are passed over only up to the bridge, and only between years of the same role', () => {
  const everyFifth = [1950, 1955, 1960, 1965, 1966];
  const values = [1955, 1960].map((year) => ({ year, role: MEMBER }));
  // In 1955 it had begun, in 1965 it had ended.
  expect(lines(series(values, everyFifth), { bridge: 4 }).stated).toEqual([
    '1 1955-12-31 no_later_than .. 1965-12-31 no_later_than',
  ]);
  expect(lines(series(values, everyFifth), { bridge: 3 }).stated).toEqual([
    '1 1955-12-31 no_later_than .. 1956-01-01 year no_data',
    '1 1960-12-31 no_later_than .. 1961-01-01 year no_data',
  ]);
  expect(lines(series(values, everyFifth), { bridge: 3, endUnknown: 'leave_out' }).stated).toEqual([]);
});

test('a year that the source does not know is as a year without data', () => {
  const values = [...years(MEMBER, 1990, 1992), { year: 1993, role: 0 }, ...years(MEMBER, 1994, 1995)];
  expect(lines(series(values, range(1985, 2014)), { bridge: 1 }).stated).toEqual([
    '1 1990-01-01 year .. 1996-01-01 year',
  ]);
  expect(lines(series(values, range(1985, 2014))).stated).toEqual([
    '1 1990-01-01 year .. 1993-01-01 year no_data',
    '1 1994-12-31 no_later_than .. 1996-01-01 year',
  ]);
});

test('with a state ends what it held, and nothing is passed over into a later state of the same code', () => {
  const ended = series(years(MEMBER, 1980, 1991), range(1970, 1991), { stateEnds: new Set([1991]) });
  expect(lines(ended).stated).toEqual(['1 1980-01-01 year .. 1992-01-01 year']);
  // Egypt to 1957, the United Arab Republic 1958-1960, Egypt again.
  const known = [...range(1950, 1957), ...range(1961, 1970)];
  const again = series([...years(MEMBER, 1950, 1957), ...years(MEMBER, 1961, 1965)], known, {
    stateEnds: new Set([1957]),
  });
  expect(lines(again, { bridge: 4 }).stated).toEqual([
    '1 1950-12-31 no_later_than .. 1958-01-01 year',
    '1 1961-12-31 no_later_than .. 1966-01-01 year',
  ]);
});
