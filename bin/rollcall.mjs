#!/usr/bin/env node
/**
 * `rollcall`: the command, from a checkout (built first where that is needed), by a link, or as an installed package,
 * which is built already.
 */
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

// From Node 22.1: what V8 made of the modules is kept for the next run.
nodeModule.enableCompileCache?.();
// graphql-js checks what only someone developing it needs, unless told.
process.env.NODE_ENV ??= 'production';

if (existsSync(fileURLToPath(new URL('../src', import.meta.url)))) {
  const { ensureBuilt } = await import('../scripts/ensure-built.mjs');
  await ensureBuilt('server');
}
await import('../dist/src/cli/main.js');
