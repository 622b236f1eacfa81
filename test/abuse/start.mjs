// `npm run test:abuse`; with `search` the search for worse, with `loop` how long each question holds the event loop. They
// run from their TypeScript.
import '../support/ts-loader.mjs';

const PROGRAMS = { search: './search.ts', loop: './loop.ts' };
await import(PROGRAMS[process.argv[2]] ?? './main.ts');
