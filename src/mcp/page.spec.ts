import { moreText, pageOf, placeAfter, restOf } from './page.js';

const LETTERS = ['a', 'b', 'c', 'd', 'e'];

describe('a list that is given in parts', () => {
  test.each([
    ['from its beginning', undefined, 2, 'ab', 3, '2'],
    ['from where it was left', '2', 2, 'cd', 1, '4'],
    ['to its end', '4', 2, 'e', 0, null],
    ['just to its end', '3', 2, 'de', 0, null],
    ['whole', undefined, 5, 'abcde', 0, null],
    ['behind its end', '9', 2, '', 0, null],
  ] as const)('%s', (_, after, size, items, more, next) => {
    const page = pageOf(LETTERS, size, after);
    expect({ ...page, items: page.items.join('') }).toEqual({ items, more, next });
  });

  test.each(['', 'x', '-1', '1.5', '1234567890', '2.abc'])('does not go on after %j', (after) => {
    expect(() => pageOf(LETTERS, 2, after)).toThrow(`'${after}' is not a cursor of this list`);
  });
});

describe('a page of the API', () => {
  test('is told of by a cursor that says how many came before it', () => {
    const first = restOf({ hasNextPage: true, endCursor: 'Zm9v.x' }, 20, 57);
    expect(first).toEqual({ more: 37, next: '20.Zm9v.x' });
    expect(placeAfter(first.next!)).toEqual({ given: 20, cursor: 'Zm9v.x' });
    expect(placeAfter(undefined)).toEqual({ given: 0, cursor: null });
  });

  test('says that there is more where nobody counted, and nothing where there is none', () => {
    expect(restOf({ hasNextPage: true, endCursor: 'c' }, 20, null)).toEqual({ more: null, next: '20.c' });
    expect(restOf({ hasNextPage: false, endCursor: 'c' }, 20, 20)).toEqual({ more: 0, next: null });
    // Some went away between two pages.
    expect(restOf({ hasNextPage: true, endCursor: 'c' }, 20, 18)).toEqual({ more: 0, next: '20.c' });
  });

  test.each(['20', '20.', '.c', 'c', 'x.c'])('does not go on after %j', (after) => {
    expect(() => placeAfter(after)).toThrow('is not a cursor of this list');
  });
});

test.each([
  [{ more: 1200, next: '20.c' }, 'EN', '1,200 more: ask again with after: "20.c"'],
  [{ more: null, next: '20.c' }, 'EN', 'There are more: ask again with after: "20.c"'],
  [{ more: 3, next: '2' }, 'ZH', '另有 3 项：请以 after: "2" 再次查询'],
  [{ more: null, next: '2' }, 'ZH', '后面还有：请以 after: "2" 再次查询'],
  [{ more: 0, next: null }, 'EN', ''],
] as const)('%j in %s is said as %j', (rest, locale, text) => {
  expect(moreText(rest, locale)).toBe(text);
});
