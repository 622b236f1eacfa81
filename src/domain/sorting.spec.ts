import fc from 'fast-check';
import { comparing, type SortedBy, sorted } from './sorting.js';

const rowsOf = (numbers: readonly number[]) => ({ length: numbers.length, at: (place: number) => numbers[place]! });
const by = (values: readonly (number | null)[], descending = false): SortedBy => ({
  key: (row) => values[row]!,
  descending,
});
const order = (values: readonly (number | null)[], descending: boolean) => [
  ...sorted(rowsOf(values.map((_, row) => row)), [by(values, descending)]),
];

describe('rows that are sorted', () => {
  test('come by their values, and equals as they stood, in either direction', () => {
    expect(order([3, 1, 3, 2, 1], false)).toEqual([1, 4, 3, 0, 2]);
    expect(order([3, 1, 3, 2, 1], true)).toEqual([0, 2, 3, 1, 4]);
  });

  test('those without a value come last in either direction', () => {
    expect(order([null, 0, null, -5], false)).toEqual([3, 1, 0, 2]);
    expect(order([null, 0, null, -5], true)).toEqual([1, 3, 0, 2]);
  });

  test('a second key settles what the first leaves equal, each in its own direction', () => {
    const rows = rowsOf([0, 1, 2, 3]);
    expect([...sorted(rows, [by([1, 1, 0, 0]), by([5, 6, 7, 8], true)])]).toEqual([3, 2, 1, 0]);
  });

  test('many of them are sorted as one by one, and any row is compared to where it stands', () => {
    const some = fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 0, maxLength: 9_000, size: 'max' });
    fc.assert(
      fc.property(some, some, fc.boolean(), fc.boolean(), (first, second, down, alsoDown) => {
        const rows = first.flatMap((_, row) => (row % 3 === 0 ? [] : [row]));
        const keys = [
          by(first, down),
          by(
            first.map((_, row) => second[row] ?? null),
            alsoDown,
          ),
        ];
        const last = (value: number | null, descending: boolean) =>
          value === null ? Number.MAX_SAFE_INTEGER : descending ? -value : value;
        const expected = [...rows].sort(
          (a, b) =>
            last(first[a]!, down) - last(first[b]!, down) ||
            last(second[a] ?? null, alsoDown) - last(second[b] ?? null, alsoDown) ||
            a - b,
        );
        const result = [...sorted(rowsOf(rows), keys)];
        expect(result).toEqual(expected);
        const compare = comparing(keys);
        for (let place = 1; place < result.length; place++) {
          if (compare(result[place - 1]!, result[place]!) >= 0) throw new Error(`wrong at ${place}`);
        }
      }),
      { numRuns: 30 },
    );
  });
});
