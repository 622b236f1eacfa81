import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { csvRecords } from '../../datapackage/csv-records.js';
import { unprotectCell } from '../../domain/spreadsheet-cell.js';
import { csvCell, csvLines } from './csv.js';

describe('cells of CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5 per cent', "'-5 per cent"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ["'=1", "''=1"],
    ["it's", "it's"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
  ])('text %j is written as %j', (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  test('a negative number stays a number, with every digit', () => {
    expect([-0.5, 1 / 3, 1e-7, 0].map(csvCell)).toEqual(['-0.5', '0.3333333333333333', '1e-7', '0']);
  });

  test('what is missing is an empty cell, and false is not', () => {
    expect(csvLines([[null, false, 0, '']])).toBe(',false,0,\n');
  });

  test('reading gives every text back, whatever it holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-csv-'));
    const path = join(folder, 'cells.csv');
    try {
      const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n,"\'ab漢 ') });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (rows) => {
          writeFileSync(path, csvLines([['one', 'two'], ...rows]));
          const read: string[][] = [];
          for await (const records of csvRecords(path)) {
            for (const { cells } of records) read.push(cells.map((cell) => unprotectCell(cell)));
          }
          expect(read.slice(1)).toEqual(rows);
        }),
        { numRuns: 200 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
