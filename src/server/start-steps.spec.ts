import { StartSteps } from './start-steps.js';

function terminal(isTTY: boolean) {
  const said: string[] = [];
  return { isTTY, said, write: (text: string) => said.push(text) };
}
const READING = { phase: 'reading', table: 'participations', file: 'p.csv', rows: 1200, share: 0.425 } as const;

describe('what a start says of itself', () => {
  test('on a terminal, progress stands in one line, which the next step clears', () => {
    const to = terminal(true);
    const steps = new StartSteps({ logLevel: 'log' }, to);
    steps.tell('Importing');
    steps.progress(READING);
    steps.tell('Loading');
    const line = '\r\x1b[K  reading participations: 1200 rows, 42 %';
    expect(to.said).toEqual(['Importing\n', line, '\r\x1b[K', 'Loading\n']);
  });

  test('how far it is is said where it is known', () => {
    const to = terminal(true);
    new StartSteps({ logLevel: 'log' }, to).progress({ ...READING, share: undefined });
    expect(to.said).toEqual(['\r\x1b[K  reading participations: 1200 rows']);
  });

  test('in a log each step is a line, and progress is none', () => {
    const to = terminal(false);
    for (const logLevel of ['debug', 'verbose'] as const) {
      const steps = new StartSteps({ logLevel }, to);
      steps.tell('Importing');
      steps.progress(READING);
      steps.tell('Loading');
      expect(to.said.splice(0)).toEqual(['Importing\n', 'Loading\n']);
    }
  });

  test('with a level below log nothing is said', () => {
    const to = terminal(true);
    const steps = new StartSteps({ logLevel: 'warn' }, to);
    steps.tell('Importing');
    steps.progress(READING);
    expect(to.said).toEqual([]);
  });
});
