// Backs up or restores in a process of its own, to be killed or measured: `keep-process.ts backup|restore <URL> <file>`.
// Says each step of a restore, and when a backup has begun to write.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createDataSource, poolOf } from '../../src/database/data-source.js';
import { saveFile } from '../../src/exports/save-file.js';
import { backUp } from '../../src/keeping/backup.js';
import { restore } from '../../src/keeping/restore.js';

const [what, url, path] = process.argv.slice(2) as [string, string, string];
const dataSource = await createDataSource({ url, poolSize: 2, onLost: () => undefined }).initialize();
if (what === 'restore') {
  await restore(dataSource, path, { replace: true, onStep: (step) => process.send!(step) });
} else {
  await backUp(poolOf(dataSource), (chunks) => saveFile(path, slowly(chunks)));
}
await dataSource.destroy();

/** Gives one piece, says what lies in the folder, and waits to be killed. */
async function* slowly(chunks: AsyncIterable<Uint8Array>) {
  for await (const chunk of chunks) {
    yield chunk;
    process.send!({
      final: existsSync(path),
      others: readdirSync(dirname(path)).filter((name) => name !== basename(path)),
    });
    await new Promise((resume) => setTimeout(resume, 60_000));
  }
}
