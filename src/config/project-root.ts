import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the project: the nearest one upwards from this file whose package.json is named `rollcall`. The same
 * from the sources and from the compiled files.
 */
export function projectRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'rollcall') return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json named rollcall in any folder above ${start}`);
  }
}
