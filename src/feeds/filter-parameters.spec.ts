import { filterOf, filterQuery } from './filter-parameters.js';

test('nothing that is named is everything', () => {
  expect(filterOf({})).toEqual({});
  expect(filterOf({ country: [], topic: [] })).toEqual({});
  expect(filterQuery({})).toEqual([]);
});

test('each text may hold several names, and a name that comes twice counts once', () => {
  expect(filterOf({ country: ['KEN,GBR', 'KEN'], initiative: ['gpai'], kind: ['TREATY'], topic: ['SAFETY'] })).toEqual({
    countries: ['KEN', 'GBR'],
    initiatives: ['gpai'],
    kinds: ['TREATY'],
    topics: ['SAFETY'],
  });
});

test.each([
  [{ kind: ['TREATYS'] }, 'kind: '],
  [{ topic: ['TREATY'] }, 'topic: '],
  [{ country: ['KEN,,GBR'] }, 'country: '],
])('%j is refused by its name', (texts, said) => {
  expect(() => filterOf(texts)).toThrow(said);
});

test('a filter is written in one order, and read again as the same', () => {
  const written = filterQuery({ topics: ['SAFETY'], countries: ['KEN', 'GBR'] });
  expect(written).toEqual([
    ['country', 'KEN,GBR'],
    ['topic', 'SAFETY'],
  ]);
  const texts = Object.fromEntries(written.map(([name, value]) => [name, [value]]));
  expect(filterOf(texts)).toEqual({ countries: ['KEN', 'GBR'], topics: ['SAFETY'] });
});
