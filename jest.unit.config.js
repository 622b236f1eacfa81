/**
 * The tests that stand beside the rules and need no database: `npm run test:unit`, or `npm run test:watch` while writing.
 * What needs one lives in `test/`, and `npm test` runs all.
 */
import { shared, ZONES } from './jest.config.js';

const { globalSetup: _, globalTeardown: __, ...alone } = shared;

export default {
  ...alone,
  displayName: 'unit',
  testEnvironmentOptions: { timeZone: ZONES[0] },
  roots: ['<rootDir>/src', '<rootDir>/packages', '<rootDir>/test/web'],
  // Jest leaves one core free, of two that is half; a test that answers at once is what this run is for.
  maxWorkers: '100%',
  // A machine that does other work besides fails nothing.
  testTimeout: 300_000,
};
