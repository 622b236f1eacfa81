import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../dist/web'),
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
  server: { proxy: { '/graphql': 'http://127.0.0.1:3000' } },
});
