// `npm run bench`: the server is built where that is needed, then the bench runs from its TypeScript.
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import '../test/support/ts-loader.mjs';

await ensureBuilt('server');
await import('./main.ts');
