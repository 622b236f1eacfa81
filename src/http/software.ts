import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../config/project-root.js';

/** The folder that this code runs from: `dist/src`, or `src`. Beside it stands what is kept as packages of their own. */
const CODE = fileURLToPath(new URL('..', import.meta.url));
/** What `npm ci` leaves beside the packages is there also where the lock file is not. */
const PACKAGES = ['package-lock.json', join('node_modules', '.package-lock.json')];

const SCRIPT = /(?<!\.spec|\.d)\.[jt]s$/;

let digest: string | undefined;

/**
 * Names the software that runs, by the content of its code, its SDL and the versions of its packages: two deployments that
 * might answer differently have two names, and two processes of one deployment have one. Read once, when first asked for.
 */
export function softwareDigest(): string {
  digest ??= digestOf(CODE, projectRoot());
  return digest;
}

/** The same of a folder of code in a project. */
export function digestOf(code: string, root: string): string {
  const hash = createHash('sha256');
  const add = (name: string, path: string) => hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
  for (const [folder, form] of [
    [code, SCRIPT],
    [join(code, '..', 'packages'), SCRIPT],
    [join(root, 'schema'), /\.graphql$/],
  ] as const) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => form.test(name));
    for (const name of names.sort()) add(name.replaceAll('\\', '/'), join(folder, name));
  }
  const packages = PACKAGES.find((name) => existsSync(join(root, name)));
  if (packages) add('packages', join(root, packages));
  return hash.digest('base64url').slice(0, 22);
}
