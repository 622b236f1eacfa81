// `npm run test:faults`: the server is built where that is needed, then the faults are done from their TypeScript.
import { ensureBuilt } from '../../scripts/ensure-built.mjs';
import '../support/ts-loader.mjs';

await ensureBuilt();
await import('./main.ts');
