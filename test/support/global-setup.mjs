// Jest reads this file outside of its own module system, where TypeScript and ES modules do not go together.
import './ts-loader.mjs';

const { setUp } = await import('./test-run.ts');

export default setUp;
