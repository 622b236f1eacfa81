/** Rooms of `src` whose code is changed, by start.mjs: their own tests are to notice, not those of who uses them. */
const rooms = JSON.parse(process.env.MUTATED_ROOMS ?? '["**"]');

/**
 * What `npm run mutate` asks of Stryker: the tests beside the code, in a copy of the sources, `.stryker-tmp`. One change at a
 * time; `--concurrency 4` where there are cores.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'jest',
  jest: {
    configFile: 'jest.unit.config.js',
    // Stryker's environment looks for ours itself, and knows no `<rootDir>`.
    config: {
      testEnvironment: './test/support/zoned-environment.mjs',
      testRunner: './scripts/mutation/jest-circus-until-noticed.mjs',
      testMatch: rooms.map((room) => `<rootDir>/src/${room}/**/*.spec.ts`),
    },
  },
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  coverageAnalysis: 'perTest',
  // A change of what runs once, when the file is read, would have every test tried. What a test works out outside of
  // itself is taken for such: let it do so within.
  ignoreStatic: true,
  concurrency: 1,
  // Each world of tests stays in memory.
  maxTestRunnerReuse: 200,
  // A machine that does other work besides finds no endless loop where there is none; those are known by their rounds.
  timeoutMS: 10_000,
  // SWC takes the types away and checks none.
  disableTypeChecks: false,
  // What no unit test reads need not be copied.
  ignorePatterns: ['.rollcall', 'bench/results', 'dist'],
  allowEmpty: true,
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'node_modules/.cache/mutation/report.json' },
  incrementalFile: 'node_modules/.cache/mutation/incremental.json',
};
