/** @type {import('jest').Config} */
export const shared = {
  // The first three are for files in worlds of their own: while watching, and in mutation testing.
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: '<rootDir>/test/support/zoned-environment.mjs',
  testRunner: '<rootDir>/test/support/in-plain-node.mjs',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** A zone half an hour off, behind UTC in winter and summer, and one that is a day ahead of much of the world. */
export const ZONES = ['America/St_Johns', 'Pacific/Kiritimati'];

/** What reads or writes days and instants, one of each way in and out: it runs in the second zone as well. */
const READ_DAYS = [
  'contract',
  'default-day',
  'exports-agree',
  'import-history',
  'release-diff',
  'snapshot',
  'time-zone',
];

export default {
  maxWorkers: 2,
  // Of each file's world something stays in its worker, and a worker of 2 GB spends its time on collecting garbage.
  workerIdleMemoryLimit: '700MB',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.mjs'],
  testTimeout: 300_000,
  projects: [
    {
      ...shared,
      displayName: ZONES[0],
      testEnvironmentOptions: { timeZone: ZONES[0] },
      roots: ['<rootDir>/src', '<rootDir>/packages', '<rootDir>/test', '<rootDir>/migrations'],
    },
    {
      ...shared,
      displayName: ZONES[1],
      testEnvironmentOptions: { timeZone: ZONES[1] },
      testMatch: [`<rootDir>/test/e2e/(${READ_DAYS.join('|')}).spec.ts`, '<rootDir>/test/golden/**/*.spec.ts'],
    },
  ],
};
