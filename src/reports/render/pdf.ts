import { readFile } from 'node:fs/promises';
import { withFonts } from '../../charts/fonts.js';
import type { ReportDocument } from '../document.js';
import { printPage } from './chromium.js';
import { type PageParts, pageOf } from './html.js';

const WEIGHTS = [400, 500, 600, 700];

/**
 * The document as PDF, printed by a browser from the page that it is. The shipped font goes with it, so that Chinese is
 * there whatever fonts the machine has. Rejects as `printPage` does.
 */
export async function pdfOf(document: ReportDocument, parts: PageParts, browser: string): Promise<Uint8Array> {
  const fonts = await withFonts(pageOf(document, parts), async (files) =>
    Promise.all(
      files.map(async (file, index) => {
        const data = (await readFile(file)).toString('base64');
        return `@font-face{font-family:"Noto Sans SC";font-weight:${WEIGHTS[index]};src:url(data:font/ttf;base64,${data})}`;
      }),
    ),
  );
  // Before all others, so that the same font is used everywhere.
  const family =
    'body{font-family:"Noto Sans SC",sans-serif!important}.figure text{font-family:"Noto Sans SC",sans-serif}';
  return printPage(pageOf(document, { ...parts, fonts: `${fonts.join('')}${family}` }), browser);
}
