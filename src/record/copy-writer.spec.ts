import { arrayText, copyText } from './copy-writer.js';

describe('copyText', () => {
  it.each([
    [null, '\\N'],
    ['', ''],
    ['plain', 'plain'],
    ['\\N', '\\\\N'],
    ['a\tb\nc\rd\\e', 'a\\tb\\nc\\rd\\\\e'],
    ['肯尼亚', '肯尼亚'],
  ])('writes %j as %j', (value, text) => {
    expect(copyText(value)).toBe(text);
  });
});

describe('arrayText', () => {
  it('quotes every element, so that none is taken for NULL or for two', () => {
    expect(arrayText(['a', 'NULL', 'b,c', 'd"e', 'f\\g', ''])).toBe('{"a","NULL","b,c","d\\"e","f\\\\g",""}');
    expect(arrayText([])).toBe('{}');
  });
});
