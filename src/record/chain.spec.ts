import { chainsOf, changesIn, type RecordedRow, type Restatement, versionsOf } from './chain.js';
import { rollTable } from './tables.js';

const table = rollTable('participations')!;

/** A row `[from, to)` of Kenya's, on record from one revision until another. */
function row(
  id: number,
  recorded: [number, number | null],
  from: string,
  to: string | null,
  role = 'member',
): RecordedRow {
  const image = { participant: 'KEN', initiative: 'accord', role, valid_from: from, valid_to: to };
  return { id, recordedFrom: recorded[0], recordedTo: recorded[1], image };
}

const said = (before: number | null, after: number | null, sense: Restatement['sense'], revision = 2): Restatement => ({
  ...{ revision, before, after, sense },
});
const told = (rows: RecordedRow[], revision: number, restatements: Restatement[] = []) =>
  changesIn(table, rows, revision, restatements).map(
    ({ before, after, sense }) => `${before?.id ?? '-'} ${after?.id ?? '-'} ${sense}`,
  );
const ids = (rows: RecordedRow[], restatements: Restatement[], id: number) =>
  versionsOf(table, rows, restatements, id).map((version) => [version.row.id, version.sense]);

describe('what a revision did to rows', () => {
  test('is told of everything that it stated or closed, and of nothing else', () => {
    const rows = [row(1, [1, null], '2000-01-01', '2001-01-01'), row(2, [2, null], '2020-01-01', null)];
    expect(told(rows, 1)).toEqual(['- 1 RECORDED']);
    expect(told(rows, 2)).toEqual(['- 2 RECORDED']);
    expect(told([row(1, [1, 2], '2000-01-01', null)], 2)).toEqual(['1 - RETRACTED']);
  });

  test('of what was imported is a replacement where periods of one key overlap, not where they only meet', () => {
    const before = row(1, [1, 2], '2020-01-01', '2021-01-01');
    expect(told([before, row(2, [2, null], '2020-06-01', null)], 2)).toEqual(['1 2 CORRECTED']);
    expect(told([before, row(2, [2, null], '2021-01-01', null)], 2)).toEqual(['- 2 RECORDED', '1 - RETRACTED']);
    expect(told([before, row(2, [2, null], '2020-01-01', null, 'host')], 2)).toEqual(['- 2 RECORDED', '1 - RETRACTED']);
  });

  test('is told of each part where one became two, and where two became one', () => {
    const whole = row(1, [1, 2], '2020-01-01', null);
    const parts = [row(2, [2, null], '2020-01-01', '2021-01-01'), row(3, [2, null], '2022-01-01', null)];
    expect(told([whole, ...parts], 2)).toEqual(['1 2 UPDATED', '1 3 CORRECTED']);
    const closed = [row(1, [1, 2], '2020-01-01', '2021-01-01'), row(2, [1, 2], '2022-01-01', null)];
    expect(told([...closed, row(3, [2, null], '2020-01-01', null)], 2)).toEqual(['1 3 CORRECTED', '2 3 CORRECTED']);
    // In the order of their ids, in whichever they come.
    expect(told([...parts.toReversed(), whole], 2)).toEqual(['1 2 UPDATED', '1 3 CORRECTED']);
    expect(told([row(3, [2, null], '2020-01-01', null), ...closed.toReversed()], 2)).toEqual([
      '1 3 CORRECTED',
      '2 3 CORRECTED',
    ]);
  });

  test('is what the curator said, in a role that is another as well, and in no other pairs', () => {
    const before = row(1, [1, 2], '2020-01-01', null);
    const after = row(2, [2, null], '2021-01-01', null, 'host');
    expect(told([before, after], 2, [said(1, 2, 'UPDATED')])).toEqual(['1 2 UPDATED']);
    const other = row(2, [2, null], '2020-01-01', null);
    expect(told([before, other], 2, [said(1, null, 'RETRACTED'), said(null, 2, 'RECORDED')])).toEqual([
      '- 2 RECORDED',
      '1 - RETRACTED',
    ]);
    // Said of another revision, it says nothing here.
    expect(told([before, after], 2, [said(1, 2, 'UPDATED', 3)])).toEqual(['- 2 RECORDED', '1 - RETRACTED']);
  });
});

describe('the versions of a fact', () => {
  const rows = [
    row(1, [1, 2], '2020-01-01', null),
    row(2, [2, 3], '2020-01-01', '2022-01-01'),
    row(3, [3, 4], '2020-05-01', '2022-01-01', 'host'),
    row(4, [1, null], '2010-01-01', '2011-01-01'),
  ];
  const corrected = [said(2, 3, 'CORRECTED', 3)];
  const all = [
    [1, 'RECORDED'],
    [2, 'UPDATED'],
    [3, 'CORRECTED'],
  ];

  test.each([1, 2, 3])('are the same, oldest first, asked of version %s', (id) => {
    expect(ids(rows, corrected, id)).toEqual(all);
  });

  test('of another fact of the same participant are its own, of none nothing', () => {
    expect(ids(rows, corrected, 4)).toEqual([[4, 'RECORDED']]);
    expect(ids(rows, corrected, 9)).toEqual([]);
  });

  test('end where nothing took their place, though the same is stated again later', () => {
    const again = [row(1, [1, 2], '2020-01-01', null), row(2, [3, null], '2020-01-01', null)];
    expect(chainsOf(table, again, []).map((chain) => chain.map((version) => version.row.id))).toEqual([[1], [2]]);
  });

  test('of what became two, or one of two, are all that took part', () => {
    const split = [
      row(1, [1, 2], '2020-01-01', null),
      row(2, [2, 3], '2020-01-01', '2021-01-01'),
      row(3, [2, 3], '2022-01-01', null),
      row(4, [3, null], '2020-01-01', null),
    ];
    const chains = chainsOf(table, split, []);
    expect(chains.map((chain) => chain.map((version) => version.row.id))).toEqual([[1, 2, 3, 4]]);
    expect(chains[0]!.map(({ before }) => before?.id ?? null)).toEqual([null, 1, 1, 2]);
  });
});
