import { CHART_NAMES, chartNamed, chartParameters, FORMER_CHART_NAMES } from './charts.js';

describe('the name of a chart', () => {
  test('that it had before answers as the one that it has', () => {
    expect(chartNamed('waffle')).toBe(chartNamed('assembly'));
    expect(chartParameters('waffle')).toEqual(chartParameters('assembly'));
  });

  test('that it had before is none of a chart today', () => {
    for (const former of Object.keys(FORMER_CHART_NAMES)) expect(CHART_NAMES).not.toContain(former);
  });

  test.each(['pie', 'toString', ''])('%j is of no chart', (name) => {
    expect(() => chartNamed(name)).toThrow('there is no chart');
  });
});
