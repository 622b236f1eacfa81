import { nearest } from './nearest.js';

describe('the words that may have been meant', () => {
  test('are those that hold the text, then those of which at most half the letters differ, the nearest first', () => {
    expect(nearest('ken', ['KEN', 'KNA', 'the-kenya-declaration', 'BRA'])).toEqual([
      'KEN',
      'the-kenya-declaration',
      'KNA',
    ]);
  });

  test('are as far away as half of the longer of both, where lengths alone differ by so many', () => {
    expect(nearest('kn', ['aken', 'akene', 'akenes-of'])).toEqual(['aken', 'akene']);
  });

  test('are none of a text that is much longer than every word', () => {
    expect(nearest('hlab7'.repeat(20_000), ['hlab7', 'complete-lists'])).toEqual([]);
  });
});
