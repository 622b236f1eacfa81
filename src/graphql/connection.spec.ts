import { RollcallError } from '../common/rollcall-error.js';
import { Connection, cursorOf, type Listing, orderedListing, type PageArgs, sortedListing } from './connection.js';

/** Rows by a letter each, of which those that a page holds are told as one word. */
const sorted = (letters: string) => sortedListing([...letters], String, (letter) => letter.toUpperCase());
const ordered = (letters: string) => orderedListing([...letters], String, (letter) => letter.toUpperCase());
const cursor = (letter: string) => cursorOf('letters', letter);
const page = (listing: Listing<string>, args: PageArgs = {}) => new Connection(listing, args, 'letters');
const word = (listing: Listing<string>, args: PageArgs = {}) => page(listing, args).nodes.join('');

describe('a page of a list', () => {
  // Relay's rule: what lies after `after` and before `before`, and of that so many from its start or its end.
  test.each<[PageArgs, string]>([
    [{}, 'ACEGI'],
    [{ first: 2 }, 'AC'],
    [{ first: 0 }, ''],
    [{ last: 2 }, 'GI'],
    [{ last: 9 }, 'ACEGI'],
    [{ after: cursor('c') }, 'EGI'],
    [{ after: cursor('c'), first: 1 }, 'E'],
    [{ after: cursor('i') }, ''],
    [{ before: cursor('g') }, 'ACE'],
    [{ before: cursor('g'), last: 2 }, 'CE'],
    [{ before: cursor('a') }, ''],
    [{ after: cursor('a'), before: cursor('i'), last: 2 }, 'EG'],
    [{ after: cursor('a'), before: cursor('i'), first: 9 }, 'CEG'],
    [{ after: cursor('a'), before: cursor('e'), last: 9 }, 'C'],
    [{ after: cursor('g'), before: cursor('c') }, ''],
    [{ after: cursor('g'), before: cursor('c'), last: 1 }, ''],
  ])('of a, c, e, g, i by %j is %s', (args, expected) => {
    expect(word(sorted('acegi'), args)).toBe(expected);
    expect(word(ordered('acegi'), args)).toBe(expected);
  });

  test('goes on with the next row where the row of its cursor is gone, and skips none', () => {
    expect(word(sorted('aegi'), { after: cursor('c') })).toBe('EGI');
    expect(word(sorted('aegi'), { after: cursor('c'), first: 1 })).toBe('E');
    expect(word(sorted('aegi'), { before: cursor('f') })).toBe('AE');
    expect(word(sorted('aegi'), { before: cursor('f'), last: 1 })).toBe('E');
    expect(word(sorted('aegi'), { after: cursor('z') })).toBe('');
    expect(word(sorted('aegi'), { after: cursor('A') })).toBe('AEGI');
  });

  test('says what lies beside it in the whole list, and where it begins and ends', () => {
    expect(page(sorted('acegi'), { first: 2, after: cursor('a') }).pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: cursor('c'),
      endCursor: cursor('e'),
    });
    expect(page(sorted('acegi')).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(page(sorted('acegi'), { last: 1 }).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(page(sorted('acegi'), { first: 4 }).pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(page(sorted('')).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  test('counts all, and gives each row of it with its cursor', () => {
    for (const listing of [sorted('acegi'), ordered('acegi')]) {
      const { totalCount, edges } = page(listing, { after: cursor('a'), first: 2 });
      expect(totalCount).toBe(5);
      expect(edges).toEqual([
        { cursor: cursor('c'), node: 'C' },
        { cursor: cursor('e'), node: 'E' },
      ]);
    }
  });

  test('is of a hundred where no number is named, and of five hundred at most', () => {
    const listing: Listing<number> = {
      length: 1_000,
      node: (place) => place,
      key: String,
      find: (key) => ({ position: Number(key), isListed: true }),
    };
    const places = (args: PageArgs) => new Connection(listing, args, 'letters').nodes;
    expect(places({})).toHaveLength(100);
    expect(places({ first: 500 }).at(-1)).toBe(499);
    expect(places({ last: 500 })[0]).toBe(500);
    expect(places({ after: cursor('899') })).toHaveLength(100);
  });

  test.each<[PageArgs, string, string]>([
    [{ first: 501 }, 'first', 'first: 501 is outside 0..500'],
    [{ last: 501 }, 'last', 'last: 501 is outside 0..500'],
    [{ first: -1 }, 'first', 'first: -1 is outside'],
    [{ first: 1, last: 1 }, 'last', 'not both'],
    [{ first: 0, last: 0 }, 'last', 'not both'],
    [{ after: 'c' }, 'after', "'c' is not a cursor of this list"],
    [{ after: '' }, 'after', 'not a cursor'],
    [{ before: cursorOf('words', 'c') }, 'before', 'is not a cursor of this list'],
    [{ after: `${cursor('c')}=` }, 'after', 'is not a cursor of this list'],
    [{ after: cursorOf('letters?release=2026.11', 'c') }, 'after', 'is a cursor of this list in another state'],
  ])('asked by %j is refused by the name of %s', (args, argument, said) => {
    const refused = () => page(sorted('acegi'), args);
    expect(refused).toThrow(RollcallError);
    expect(refused).toThrow(expect.objectContaining({ details: { argument }, message: expect.stringContaining(said) }));
  });

  test('of a list in an order of its own needs the row of its cursor; of a state, that state', () => {
    expect(() => page(ordered('ca'), { after: cursor('b') })).toThrow('is not a cursor of this list');
    const release = 'letters?release=2026.11';
    expect(new Connection(sorted('ace'), { after: cursorOf(release, 'a') }, release).nodes).toEqual(['C', 'E']);
    const asked = (list: string, of: string) => () => new Connection(sorted('ace'), { after: cursorOf(of, 'a') }, list);
    expect(asked(release, 'letters')).toThrow('it is of the newest data, the question of release 2026.11;');
    expect(asked('letters', release)).toThrow('it is of release 2026.11, the question of the newest data;');
    expect(asked('letters', 'letters?order=NAME.DESC')).toThrow(
      "it is of the order NAME DESC, the question of the list's own order;",
    );
  });

  test('of a list that can not be looked in fails as that does', () => {
    const broken: Listing<string> = {
      ...sorted('ace'),
      find: () => {
        throw new TypeError('no index');
      },
    };
    expect(() => page(broken, { after: cursor('a') })).toThrow(new TypeError('no index'));
  });
});
