import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import type { Language } from './addresses.js';
import { TAGS } from './head.js';

/** Where the build puts the pages. */
export const BUILT_PAGES = join(projectRoot(), 'dist', 'web');

/** What is put into the page of the dashboard. */
export interface PageParts {
  readonly language: Language;
  readonly head: string;
  readonly root: string;
}

const HEAD = /<title>[\s\S]*?<\/title>/;
const ROOT = '<div id="root"></div>';

/** The page of the dashboard with its parts in their places. Where it was not built, the parts alone, and a line that says so. */
export async function pageWith({ language, head, root }: PageParts): Promise<string> {
  const path = join(BUILT_PAGES, 'index.html');
  const page = existsSync(path) ? await readFile(path, 'utf8') : NOT_BUILT;
  return page
    .replace('<html lang="en">', () => `<html lang="${TAGS[language]}">`)
    .replace(HEAD, () => head)
    .replace(ROOT, () => `<div id="root">${root}</div>`);
}

export const NOT_BUILT = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Rollcall</title>
  </head>
  <body>
    <div id="root"></div>
    <p>The pages were not built: run <code>npm run build</code>. The API answers at <a href="/graphql">/graphql</a>.</p>
  </body>
</html>
`;
