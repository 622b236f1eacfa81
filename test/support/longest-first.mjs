import sequencer from '@jest/test-sequencer';

/**
 * What takes longest, the longest first. Jest goes by the sizes of files until it knows better, which on a clean checkout it
 * never does: a long one that begins last would be waited for alone.
 */
const LONG = [
  'browser/views-accessible',
  'browser/every-figure',
  'e2e/faults',
  'browser/views',
  'browser/curation',
  'e2e/import-package',
  'e2e/caches',
  'replicas',
  'e2e/command-line',
  'e2e/backup',
  'browser/take-along',
  'e2e/abuse',
  'e2e/lists',
  'e2e/mcp',
  'recount/recount',
  'browser/keyboard-and-sources',
  'browser/failures',
  'e2e/kept-bytes',
  'e2e/same-bytes',
  'browser/first-view',
  'e2e/exports-broken-off',
  'e2e/command-line-server',
  'e2e/doctor',
  'e2e/subscription',
  'e2e/load',
  'e2e/trusted-documents',
  'e2e/import-releases',
  'e2e/lasting-answers',
  'readers/readers',
  'e2e/import-files',
  'browser/choose-and-more',
  'browser/country',
  'fuzz/fuzz',
  'embedded-server',
  'e2e/pages',
  'e2e/webhooks',
  'property/history-round-trip',
  'e2e/history',
  'e2e/proposals',
  'property/followed-snapshot',
  'e2e/caching',
  'e2e/import-interrupted',
  'property/representation',
  'e2e/import-history',
  'clients/typescript',
  'e2e/rest',
  'e2e/reports',
  'browser/choose',
  'e2e/reconnection',
  'e2e/import-rules',
  'e2e/costs',
  'e2e/charts',
  'property/register',
  'e2e/bounds',
  'e2e/command-line-questions',
  'e2e/plain-requests',
  'e2e/country-questions',
];

// Its own module is CommonJS, seen from here with or without what a bundler adds.
const Sequencer = sequencer.default ?? sequencer;

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/test/${name}.spec.ts`));
      return found < 0 ? LONG.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
