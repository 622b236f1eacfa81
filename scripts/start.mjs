/**
 * Starts the server, or with `cli` the command line, built first where that is needed. In one process, so that a signal
 * to npm reaches it and the embedded PostgreSQL is stopped.
 */
import { ensureBuilt } from './ensure-built.mjs';

if (process.argv[2] === 'cli') {
  process.argv.splice(2, 1);
  ensureBuilt('server');
  await import('../dist/src/cli/main.js');
} else {
  ensureBuilt();
  await import('../dist/src/main.js');
}
