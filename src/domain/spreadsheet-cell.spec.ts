import fc from 'fast-check';
import { protectCell, unprotectCell } from './spreadsheet-cell.js';

const nasty = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', 'a', '1', '中'),
  maxLength: 8,
});

describe('spreadsheet-cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j gets an apostrophe, which reading takes away', (text) => {
    expect(protectCell(text)).toBe(`'${text}`);
    expect(unprotectCell(protectCell(text))).toBe(text);
  });

  it.each(['', 'a=b', "'quoted'", "'", "it's", ' =1', '中国', '1-2'])(
    '%j runs as no formula and stays as it is',
    (text) => {
      expect(protectCell(text)).toBe(text);
      expect(unprotectCell(text)).toBe(text);
    },
  );

  it('a cell that looks protected already gets one more apostrophe', () => {
    expect(protectCell("'=1")).toBe("''=1");
    expect(protectCell("'''@x")).toBe("''''@x");
  });

  it('unprotecting is the inverse of protecting, for every text', () => {
    fc.assert(fc.property(fc.oneof(nasty, fc.string()), (text) => unprotectCell(protectCell(text)) === text));
  });

  it('no protected cell begins with a character that starts a formula', () => {
    fc.assert(fc.property(nasty, (text) => !/^[=+\-@\t\r]/.test(protectCell(text))));
  });
});
