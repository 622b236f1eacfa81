import sequencer from '@jest/test-sequencer';

/**
 * What takes longest, the longest first. Jest goes by the sizes of files until it knows better, which on a clean checkout it
 * never does: a long one that begins last would be waited for alone.
 */
const LONG = [
  ...['e2e/command-line-curation', 'e2e/caches', 'e2e/faults', 'browser/curation', 'e2e/lasting-answers'],
  ...['browser/views-accessible', 'browser/views', 'browser/every-figure', 'recount/recount', 'e2e/kept-bytes'],
  ...[
    'e2e/command-line-questions',
    'browser/failures',
    'e2e/backup',
    'e2e/abuse',
    'e2e/load',
    'e2e/exports-broken-off',
    'replicas',
    'e2e/reconnection',
  ],
  ...['embedded-server', 'e2e/doctor', 'browser/take-along', 'e2e/identity', 'property/followed-snapshot'],
  ...[
    'e2e/import-package',
    'e2e/import-releases',
    'e2e/import-rules',
    'e2e/import-history',
    'property/history-round-trip',
  ],
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
