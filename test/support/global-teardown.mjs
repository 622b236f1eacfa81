import './ts-loader.mjs';

const { tearDown } = await import('./test-run.ts');

export default tearDown;
