import { makeRoll } from '../../../test/support/make-roll.js';
import { snapshotOf } from '../../../test/support/make-snapshot.js';
import { dayOf, NEVER } from '../../domain/day.js';
import type { QuestionInput } from '../../questions/fields.js';
import { questionOf } from '../../questions/question.js';
import { countriesAsked, dayCell, listed, listedTable, namedColumns, wordsCell } from './listed.js';

const snapshot = snapshotOf(
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }],
    groups: {
      north: [
        ['AAA', null],
        ['CCC', '2030-01-01'],
      ],
    },
    initiatives: [{ slug: 'pact' }],
    facts: [],
  }),
);
const question = (input: QuestionInput = {}) => questionOf(snapshot, input);

test('every thing has a row, in its order, however many there are', async () => {
  const things = Array.from({ length: 1001 }, (_, number) => number);
  const table = listedTable(question(), [listed('n', 'integer', 'A number.', (thing: number) => thing)], things);
  const sizes: number[] = [];
  const cells: unknown[] = [];
  for await (const rows of table.batches()) {
    sizes.push(rows.length);
    cells.push(...rows.flat());
  }
  expect(sizes).toEqual([500, 500, 1]);
  expect(cells).toEqual(things);
  expect(table.columns).toEqual([{ name: 'n', type: 'integer', description: 'A number.' }]);
});

test.each([
  [null, null],
  [NEVER, null],
  [-NEVER, null],
  [dayOf('2024-02-29'), '2024-02-29'],
])('the day %p is the cell %p', (day, cell) => expect(dayCell(day)).toBe(cell));

test('no words are an empty cell, others stand with spaces between them', () => {
  expect(wordsCell([])).toBeNull();
  expect(wordsCell(['a', 'b'])).toBe('a b');
});

test('a name that is not on record in Chinese is an empty cell', () => {
  const cells = (names: { en: string; zh?: string }) =>
    namedColumns('group').map(({ of }) => of({ names }, question()));
  expect(cells({ en: 'North' })).toEqual(['North', null]);
  expect(cells({ en: 'North', zh: '北方' })).toEqual(['North', '北方']);
});

test('of a group the states are those that are its members on the day', () => {
  const codes = (input: QuestionInput) => countriesAsked(question(input)).map(({ code }) => code);
  expect(codes({})).toEqual(['AAA', 'BBB', 'CCC']);
  expect(codes({ group: 'north', asOf: dayOf('2029-12-31') })).toEqual(['AAA']);
  expect(codes({ group: 'north', asOf: dayOf('2030-01-01') })).toEqual(['AAA', 'CCC']);
});
