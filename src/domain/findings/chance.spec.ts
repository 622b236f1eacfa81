import { type Chance, expected, surprise } from './chance.js';

const draw = (population: number, marked: number, drawn: number, counted: number, tail: Chance['tail']): Chance => ({
  population,
  marked,
  drawn,
  counted,
  tail,
});

describe('a blind draw', () => {
  test('gives marked times drawn over population on average', () => {
    expect(expected(draw(193, 38, 26, 1, 'AT_MOST'))).toBeCloseTo(988 / 193, 12);
  });

  // Worked out as fractions of whole numbers: of C(10, 3) = 120 draws 20 hold none of four, 36 + 4 hold two or three.
  test.each([
    [draw(10, 4, 3, 0, 'AT_MOST'), 20 / 120],
    [draw(10, 4, 3, 1, 'AT_MOST'), (20 + 60) / 120],
    [draw(10, 4, 3, 2, 'AT_LEAST'), 40 / 120],
    [draw(10, 4, 3, 3, 'AT_LEAST'), 4 / 120],
    [draw(4, 2, 2, 2, 'AT_LEAST'), 1 / 6],
    // More are drawn than there are unmarked: one marked is the least there can be.
    [draw(4, 3, 2, 1, 'AT_MOST'), 3 / 6],
  ])('%j is as surprising as its probability %d says', (chance, probability) => {
    expect(surprise(chance)).toBeCloseTo(-Math.log2(probability), 9);
  });

  test.each([
    draw(10, 4, 3, 3, 'AT_MOST'),
    draw(10, 4, 3, 0, 'AT_LEAST'),
    draw(10, 0, 3, 0, 'AT_MOST'),
    draw(10, 10, 3, 3, 'AT_LEAST'),
  ])('what has to come is no surprise: %j', (chance) => {
    expect(surprise(chance)).toBe(0);
  });

  // -log2 of sums of C(38, x) C(155, 26 - x) / C(193, 26) and so on, in exact fractions.
  test.each([
    [draw(193, 38, 26, 1, 'AT_MOST'), 5.782274967495],
    [draw(193, 54, 90, 12, 'AT_MOST'), 15.97102035749],
    [draw(57, 12, 23, 8, 'AT_LEAST'), 4.642500900203],
    [draw(193, 29, 38, 0, 'AT_MOST'), 10.011765623181],
  ])('of large draws too: %j is %d bits', (chance, bits) => {
    expect(surprise(chance)).toBeCloseTo(bits, 8);
  });
});
