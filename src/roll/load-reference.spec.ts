import fc from 'fast-check';
import { compareTexts } from './load-reference.js';

describe('the order of texts', () => {
  test('is that of their bytes in UTF-8, as PostgreSQL has it under COLLATE "C"', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', 'é', '漢', '\u{ff21}', '\u{20000}', '\u{20001}') });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(Math.sign(compareTexts(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
      }),
    );
  });
});
