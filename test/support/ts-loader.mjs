// Runs the TypeScript of this project in plain Node, for tests that need processes of their own:
//   node --import ./test/support/ts-loader.mjs some-file.ts
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a file became stays there, by its content: dozens of processes of one run load the same hundreds of files. */
const kept = fileURLToPath(new URL('../../node_modules/.cache/rollcall-ts', import.meta.url));
const swc = createRequire(import.meta.url)('@swc/core/package.json').version;

/** `x.js` means `x.ts` where that is what exists: in a relative import, and as what a worker thread runs. */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals')
    return { url: new URL('./jest-globals.mjs', import.meta.url).href, shortCircuit: true };
  if (/^(\.{0,2}\/|file:)/.test(specifier) && specifier.endsWith('.js')) {
    const typescript = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(typescript)) return { url: typescript.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  const filename = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!filename.endsWith('.ts')) return next(url, context);
  const text = readFileSync(filename, 'utf8');
  const place = placeOf(filename, text);
  const source = read(place) ?? keep(place, await transpiled(filename, text));
  return { format: 'module', source, shortCircuit: true };
}

const placeOf = (filename, text) => join(kept, createHash('sha1').update(`${swc}\0${filename}\0${text}`).digest('hex'));

/** The file with the source map of a module, by the module's address; undefined where none was made of what the file holds. */
export function sourceMapOf(url) {
  const filename = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!filename.endsWith('.ts') || !existsSync(filename)) return undefined;
  const place = placeOf(filename, readFileSync(filename, 'utf8'));
  const [, map] = /\/\/# sourceMappingURL=data:application\/json;base64,(.*)/.exec(read(place) ?? '') ?? [];
  if (!map) return undefined;
  keep(`${place}.map`, Buffer.from(map, 'base64').toString('utf8'));
  return `${place}.map`;
}

async function transpiled(filename, text) {
  const { transform } = await import('@swc/core');
  const { code } = await transform(text, {
    filename,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return code;
}

function read(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    // Nothing is kept of it yet.
    return undefined;
  }
}

/** Written beside and renamed: another process never reads half of it. */
function keep(place, code) {
  const beside = `${place}.${process.pid}`;
  mkdirSync(kept, { recursive: true });
  writeFileSync(beside, code);
  renameSync(beside, place);
  return code;
}

// Loaded a second time, as the hooks themselves, in the thread of the loader.
if (!globalThis[Symbol.for('rollcall.ts-loader')]) {
  globalThis[Symbol.for('rollcall.ts-loader')] = true;
  register(import.meta.url);
}
