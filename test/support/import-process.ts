// Imports a file in a process of its own, to be killed: `import-process.ts <database URL> <file>`. Says when it writes.
import pg from 'pg';
import { importFile } from '../../src/imports/import-package.js';

const [url, path] = process.argv.slice(2);
await importFile(new pg.Pool({ connectionString: url }), path!, {
  onProgress: ({ phase }) => {
    if (phase === 'writing') process.send!(phase);
  },
});
