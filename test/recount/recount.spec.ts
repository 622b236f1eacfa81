import { spawnSync } from 'node:child_process';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Holding, hold, python, report } from './hold.js';

/**
 * The API against a recount in another language that shares no code with it. For a long run by hand:
 *   RECOUNT_SEED=7 RECOUNT_QUESTIONS=5000 npm test -- test/recount
 */
const SEED = Number(process.env.RECOUNT_SEED ?? 1);
const QUESTIONS = Number(process.env.RECOUNT_QUESTIONS ?? 80);
const LONGEST = 120_000 + QUESTIONS * 1_000;

const there = spawnSync('python3', ['--version']).status === 0;
if (!there && !process.env.CI) {
  console.warn('There is no python3: the figures are not held against the independent recount.');
}

/** `describe` where there is a Python; in continuous integration always, so that a missing one fails. */
const describeWithPython = there || process.env.CI ? describe : describe.skip;

describeWithPython('the independent recount', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall?.close());

  test('agrees with printed figures, with figures worked by hand, and with itself', async () => {
    expect((await python('-m', 'unittest', 'test_recount')).stderr).toMatch(/\nRan \d\d tests in .*\n\nOK\n$/);
  });

  const quarter = Math.ceil(QUESTIONS / 4);
  test.each<[string, Holding]>([
    ['the newest data', { seed: SEED, questions: QUESTIONS }],
    ['the newest data, by method 1.0', { seed: SEED + 1, questions: quarter, method: '1.0' }],
    ['release 2026.11, by its method', { seed: SEED + 2, questions: quarter, release: '2026.11', method: '1.0' }],
    ['release 2026.11, by method 2.0', { seed: SEED + 3, questions: quarter, release: '2026.11', method: '2.0' }],
  ])(
    'gives the same answers of %s, seed and questions printed with what differs',
    async (_, holding) => {
      const held = await hold(rollcall, holding);
      if (held.differences.length > 0) throw new Error(`${JSON.stringify(holding)}\n${report(held)}`);
      expect(held.asked).toBeGreaterThanOrEqual(holding.questions);
      // What both refuse says little.
      expect(held.refused).toBeLessThan(held.asked / 2);
    },
    LONGEST,
  );
});
