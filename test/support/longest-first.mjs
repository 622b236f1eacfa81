import sequencer from '@jest/test-sequencer';

/**
 * What takes longest, the longest first. Jest goes by the sizes of files until it knows better, which on a clean checkout it
 * never does: a long one that begins last would be waited for alone.
 */
const LONG = [
  'browser/every-figure',
  'browser/views-accessible',
  'browser/views',
  'e2e/faults',
  'browser/curation',
  'browser/take-along',
  'e2e/mcp',
  'e2e/abuse',
  'e2e/command-line',
  'browser/keyboard-and-sources',
  'e2e/import-package',
  'replicas',
  'e2e/backup',
  'browser/first-view',
  'e2e/caches',
  'browser/failures',
  'recount/recount',
  'e2e/kept-bytes',
  'embedded-server',
  'e2e/lasting-answers',
  'e2e/same-bytes',
  'e2e/load',
  'e2e/import-releases',
  'e2e/doctor',
  'e2e/exports-broken-off',
  'browser/choose-and-more',
  'readers/readers',
  'e2e/webhooks',
  'fuzz/fuzz',
  'e2e/import-rules',
  'property/history-round-trip',
  'e2e/command-line-server',
  'browser/country',
  'e2e/import-history',
  'e2e/subscription',
  'e2e/command-line-curation',
  'e2e/import-interrupted',
  'e2e/import-files',
  'e2e/pages',
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
