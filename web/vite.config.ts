import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../dist/web');

/** What is larger is part of GraphiQL's editor, which only its own page loads. */
const EDITOR_BYTES = 260_000;

/** Compressed copies beside the assets, so that the server sends them without compressing anything itself. */
function compressed(): Plugin {
  return {
    name: 'rollcall-compressed',
    apply: 'build',
    async closeBundle() {
      const folder = join(outDir, 'assets');
      const names = (await readdir(folder)).filter((name) => /\.(js|css|svg|json|ttf)$/.test(name));
      for (const name of names) {
        const content = await readFile(join(folder, name));
        await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
        await writeFile(
          join(folder, `${name}.br`),
          brotliCompressSync(content, {
            // A twelfth less than at 9, for what every reader waits for; the editor's chunks would take half a minute.
            params: { [constants.BROTLI_PARAM_QUALITY]: content.length > EDITOR_BYTES ? 9 : 11 },
          }),
        );
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // GraphiQL's editor is one large chunk that only its own page loads.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      input: { index: here('index.html'), graphiql: here('graphiql.html') },
      // "use client" in packages means nothing without server components.
      onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
    },
  },
  worker: { format: 'es' },
  // GraphiQL's workers can not be bundled ahead: while developing, its page is the server's.
  optimizeDeps: { entries: ['index.html'] },
  // What the server answers besides the pages; `npm run dev` says where it is.
  server: {
    proxy: Object.fromEntries(
      ['graphql', 'api', 'exports', 'sdmx', 'charts', 'reports', 'feeds', 'oembed', 'embed.js'].map((path) => [
        `^/${path}(?=[/?.]|$)`,
        process.env.ROLLCALL_DEV_SERVER ?? 'http://127.0.0.1:4000',
      ]),
    ),
  },
});
