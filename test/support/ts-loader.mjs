// Runs the TypeScript of this project in plain Node, for tests that need processes of their own:
//   node --import ./test/support/ts-loader.mjs some-file.ts
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

/** `x.js` means `x.ts` where that is what exists: in a relative import, and as what a worker thread runs. */
export async function resolve(specifier, context, next) {
  if (/^(\.{0,2}\/|file:)/.test(specifier) && specifier.endsWith('.js')) {
    const typescript = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(typescript)) return { url: typescript.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { transform } = await import('@swc/core');
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), {
    filename,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}

// Loaded a second time, as the hooks themselves, in the thread of the loader.
if (!globalThis[Symbol.for('rollcall.ts-loader')]) {
  globalThis[Symbol.for('rollcall.ts-loader')] = true;
  register(import.meta.url);
}
