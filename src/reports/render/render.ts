import type { FigureName, ReportDocument } from '../document.js';
import type { ReportFormat } from '../report.js';
import type { Surroundings } from '../surroundings.js';
import { findChromium } from './chromium.js';
import { pageOf } from './html.js';
import { markdownOf } from './markdown.js';

/** A report to write in a format: plain values, so that another thread can do it. */
export interface RenderTask extends Surroundings {
  readonly document: ReportDocument;
  /** SVG, of docx PNG; of md none. */
  readonly figures: Readonly<Partial<Record<FigureName, Uint8Array>>>;
  readonly format: ReportFormat;
  /** Where the browser is that prints pages; null: where it usually is; without one a library makes the PDF. */
  readonly chromium: string | null;
}

/** The report in its format. Rejects where a format can not be made here. */
export async function render(task: RenderTask): Promise<Uint8Array> {
  const { document, figures, format, page, figureAddresses, chromium } = task;
  switch (format) {
    case 'md':
      return Buffer.from(markdownOf(document, figureAddresses));
    case 'html':
      return Buffer.from(pageOf(document, { ...page, figures: textsOf(figures) }));
    case 'docx': {
      const { docxOf } = await import('./docx.js');
      return docxOf(document, figures);
    }
    case 'pdf': {
      const browser = await findChromium(chromium);
      if (browser === null) {
        const { pdfByLibrary } = await import('./pdf-by-library.js');
        return pdfByLibrary(document, textsOf(figures));
      }
      const { pdfOf } = await import('./pdf.js');
      return pdfOf(document, { ...page, otherLanguage: null, formats: [], figures: textsOf(figures) }, browser);
    }
  }
}

function textsOf(figures: RenderTask['figures']): Record<FigureName, string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  ) as Record<FigureName, string>;
}
