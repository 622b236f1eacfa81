// `npm run test:abuse`, and with `search` the search for worse; they run from their TypeScript.
import '../support/ts-loader.mjs';

await import(process.argv[2] === 'search' ? './search.ts' : './main.ts');
