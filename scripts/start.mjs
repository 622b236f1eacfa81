/**
 * Starts the server, built first where that is needed. In one process, which by `exec` in package.json takes the place of
 * the shell that npm starts: a signal to npm thus reaches it, npm waits for it, and the embedded PostgreSQL is stopped. On
 * Windows, whose shell has no `exec`, the command after it runs.
 */
import { ensureBuilt } from './ensure-built.mjs';

await ensureBuilt();
// graphql-js checks what only someone developing it needs, unless told.
process.env.NODE_ENV ??= 'production';
await import('../dist/src/main.js');
