import fc from 'fast-check';
import { allAtOnce } from '../common/steps.js';
import { comparing, placesInOrder, type SortedBy, sorted, sortedInSteps } from './sorting.js';

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

  test('are none where there are none, and stand as they stood where there is no key', () => {
    expect([...sorted(rowsOf([]), [by([])])]).toEqual([]);
    expect([...sorted(rowsOf([4, 7, 9]), [])]).toEqual([4, 7, 9]);
  });

  /** Every number below `count` once, in no order: 7,919 is a prime that divides none of the counts. */
  const shuffled = (count: number) => (row: number) => (row * 7_919) % count;

  test.each([1_999, 2_000, 2_001, 4_001])('%i of them come in order, and equals as they stood', (count) => {
    const rows = Array.from({ length: count }, (_, row) => row);
    const key = shuffled(count);
    const once = sorted(rowsOf(rows), [{ key, descending: false }]);
    expect(once).toHaveLength(count);
    expect(once.findIndex((row, place) => key(row) !== place)).toBe(-1);
    // Three values, each of a third of the rows.
    const expected = [0, 1, 2].flatMap((third) => rows.filter((row) => row % 3 === third));
    const places = allAtOnce(placesInOrder(count, (a, b) => (a % 3) - (b % 3)));
    expect(places.findIndex((row, place) => row !== expected[place])).toBe(-1);
  });

  test('are looked at and put in their place twenty thousand at a time, so that others have a turn', () => {
    const count = 50_000;
    const key = shuffled(count);
    let seen = 0;
    const at = (place: number) => {
      seen++;
      return place;
    };
    const steps = sortedInSteps({ length: count, at }, [{ key, descending: true }]);
    const inStep: number[] = [];
    for (;;) {
      const before = seen;
      const step = steps.next();
      inStep.push(seen - before);
      if (!step.done) continue;
      expect(step.value.findIndex((row, place) => key(row) !== count - 1 - place)).toBe(-1);
      break;
    }
    expect(Math.max(...inStep)).toBe(20_000);
    expect(seen).toBe(2 * count);
  });

  test('are sorted in pieces of two thousand, which are merged as many at a time', () => {
    const count = 50_000;
    const key = shuffled(count);
    let compared = 0;
    const inStep: number[] = [];
    const steps = placesInOrder(count, (a, b) => {
      compared++;
      return key(a) - key(b);
    });
    for (let done = false; !done; ) {
      const before = compared;
      done = steps.next().done === true;
      inStep.push(compared - before);
    }
    // Pieces of 2,000; five times two by two until one holds all, which places 250,000 rows, twelve times 20,000 and a rest.
    expect(inStep).toHaveLength(25 + 12 + 1);
    expect(Math.max(...inStep.slice(25))).toBeLessThanOrEqual(20_000);
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
