import { tooFewFiles } from './config/open-files.js';

// Before anything else is loaded: loading is what takes the most files, and fails with words that say nothing of them.
const refusal = tooFewFiles();
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
await import('./serve.js');
