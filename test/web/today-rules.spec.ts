import { JSDOM } from 'jsdom';
import { drawFindingBars } from '../../src/figures/finding-bars.js';
import { lightTheme } from '../../src/figures/theme.js';
import { type ChangeNode, happenedInMonth, happenings } from '../../web/src/lib/lately.js';

const node = (code: string, more: Partial<ChangeNode> = {}): ChangeNode => ({
  change: 'JOINED',
  on: '2026-10-01',
  precision: 'DAY',
  initiativeEnded: false,
  country: { code },
  initiative: { slug: 'pact', name: 'Pact', url: null },
  ...more,
});

describe('what changed lately', () => {
  test('is put together by initiative, day, kind and how well the day is known, in the order in which it came', () => {
    const other = { slug: 'forum', name: 'Forum', url: null };
    const found = happenings([
      node('KEN'),
      node('FRA', { initiative: other }),
      node('FJI'),
      node('TON', { precision: 'NO_LATER_THAN' }),
      node('PER', { change: 'LEFT' }),
      node('CHL', { change: 'LEFT', initiativeEnded: true }),
      node('CUB', { on: '2026-09-30' }),
    ]);
    expect(found.map(({ countries }) => countries)).toEqual([
      ['KEN', 'FJI'],
      ['FRA'],
      ['TON'],
      ['PER'],
      ['CHL'],
      ['CUB'],
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  test.each([
    ['2026-11-01', 'DAY', true],
    ['2026-11-01', 'MONTH', true],
    ['2026-11-29', 'NO_LATER_THAN', false],
    ['2026-01-01', 'YEAR', false],
    ['2025-11-05', 'DAY', false],
    ['2026-10-31', 'DAY', false],
  ] as const)('%s, known as %s, is of November 2026: %p', (on, precision, expected) => {
    expect(happenedInMonth({ on, precision }, '2026-11-29')).toBe(expected);
  });
});

describe('the bars of a finding', () => {
  const widths = (counted: number, expected: number) => {
    const { document } = new JSDOM().window;
    const texts = { countedText: 'in fact', expectedText: 'by chance', description: 'what chance gives' };
    const svg = drawFindingBars({ counted, expected, ...texts }, { document: document as never, theme: lightTheme });
    expect(svg.getAttribute('aria-label')).toBe('what chance gives');
    return Array.from(svg.querySelectorAll('rect'), (bar) => Number(bar.getAttribute('width')));
  };
  test('stand on one scale', () => {
    const [one, other] = widths(3, 12);
    expect(one! * 4).toBeCloseTo(other!, 9);
    const [more, less] = widths(12, 3);
    expect(more).toBeCloseTo(other!, 9);
    expect(less).toBeCloseTo(one!, 9);
  });
  test('of none is a line that can be seen', () => {
    expect(widths(0, 5.7)[0]).toBe(1);
  });
});
