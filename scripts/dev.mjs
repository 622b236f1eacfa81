/**
 * The server from its sources and the pages, both reloading: `npm run dev`. The server starts anew when a file of `src`,
 * `packages`, `schema`, `migrations` or METHOD.md changes; the pages reload themselves in the browser. `PORT` is the server's, the
 * pages' is 5173. Ctrl-C ends both.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = process.env.PORT ?? '4000';
const watched = ['src', 'packages', 'schema', 'migrations', 'METHOD.md'].map((path) => `--watch-path=${path}`);
const started = [];

function start(name, words, env = {}) {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  child.on('exit', (code, signal) => {
    if (ending) return;
    console.error(`${name} ended (${signal ?? code}), so the other is stopped too`);
    end(code ?? 1);
  });
  started.push(child);
}

let ending = false;
function end(code) {
  ending = true;
  let left = started.filter((child) => child.exitCode === null && child.signalCode === null);
  if (left.length === 0) process.exit(code);
  for (const child of left) {
    child.on('exit', () => {
      left = left.filter((other) => other !== child);
      if (left.length === 0) process.exit(code);
    });
    child.kill('SIGTERM');
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));

// The server serves the built pages at its own address as well, where there are any; without them it answers all else.
if (!existsSync(`${root}/dist/web`)) console.log('The built pages are not there: the pages are at port 5173 alone.');
start('The server', [...watched, '--enable-source-maps', '--import', './test/support/ts-loader.mjs', 'src/main.ts'], {
  PORT: port,
  ROLLCALL_LOG_LEVEL: process.env.ROLLCALL_LOG_LEVEL ?? 'warn',
});
start('Vite', ['node_modules/vite/bin/vite.js', 'web', '--host', '127.0.0.1'], {
  ROLLCALL_DEV_SERVER: `http://127.0.0.1:${port}`,
});
