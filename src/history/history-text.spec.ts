import fc from 'fast-check';
import { fromHistoryText, toHistoryText } from './history-text.js';

test('an empty text is told from nothing, and every text comes back', () => {
  expect(toHistoryText('')).toBe('\\');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\\', 'a', "'", '=') }), (text) => {
      const cell = toHistoryText(text);
      expect(cell).not.toBe('');
      expect(fromHistoryText(cell)).toBe(text);
    }),
  );
});
