import sequencer from '@jest/test-sequencer';

/**
 * What takes longest, the longest first. Jest goes by the sizes of files until it knows better, which on a clean checkout it
 * never does: a long one that begins last would be waited for alone.
 */
const LONG = [
  ...['e2e/command-line-curation', 'browser/views-accessible', 'e2e/faults', 'browser/every-figure', 'browser/views'],
  ...['browser/curation', 'e2e/command-line-questions', 'e2e/caches', 'browser/keyboard-and-sources'],
  ...[
    'e2e/security-headers',
    'browser/take-along',
    'e2e/import-package',
    'e2e/same-bytes',
    'browser/trusted-documents',
  ],
  ...['e2e/lasting-answers', 'e2e/doctor', 'browser/failures', 'e2e/backup', 'e2e/command-line', 'replicas'],
  ...[
    'e2e/exports-command-line',
    'browser/first-view',
    'e2e/abuse',
    'e2e/mcp',
    'e2e/kept-bytes',
    'e2e/import-releases',
  ],
  ...['e2e/identity', 'e2e/import-interrupted', 'recount/recount', 'e2e/exports-broken-off', 'e2e/load'],
  ...['embedded-server', 'e2e/reconnection', 'property/followed-snapshot', 'property/history-round-trip'],
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
