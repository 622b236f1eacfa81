import pdfmake from 'pdfmake';
import type { Content, StyleDictionary, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FONT_FAMILY, withFonts } from '../../charts/fonts.js';
import type { Block, FigureName, Item, ReportDocument, Section, Table } from '../document.js';

/** Between the margins of an A4 page, in points. */
const WIDTH = 500;
/** A taller figure is made narrower, so that it stays on one page. */
const FIGURE_HEIGHT = 680;
/** More columns than these are set smaller. */
const WIDE_TABLE = 7;

const STYLES: StyleDictionary = {
  title: { fontSize: 22, bold: true, margin: [0, 0, 0, 4] },
  subtitle: { fontSize: 11, color: '#4c5868', margin: [0, 0, 0, 14] },
  section: { fontSize: 15, bold: true, margin: [0, 18, 0, 8] },
  subheading: { fontSize: 12, bold: true, margin: [0, 10, 0, 4] },
  caption: { bold: true, margin: [0, 8, 0, 4] },
  link: { color: '#1a5fb4', decoration: 'underline' },
};

/**
 * The document as PDF where no browser is there to print its page: plainer, with the same words, tables and figures.
 * `figures` are SVG. The same document gives the same pages; the file holds the time at which it was made.
 */
export async function pdfByLibrary(
  document: ReportDocument,
  figures: Readonly<Partial<Record<FigureName, string>>>,
): Promise<Uint8Array> {
  const characters = JSON.stringify(document) + Object.values(figures).join('') + DIGITS_AND_BULLETS;
  return withFonts(characters, async ([normal, , , bold]) => {
    const weights = { normal: normal!, bold: bold!, italics: normal!, bolditalics: bold! };
    pdfmake.setFonts({ [FONT_FAMILY]: weights });
    // Nothing of the document is fetched: all that is read are the fonts.
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);
    return pdfmake.createPdf(definitionOf(document, figures)).getBuffer();
  });
}

const DIGITS_AND_BULLETS = '0123456789•…';

function definitionOf(
  { language, title, subtitle, description, contents, sections }: ReportDocument,
  figures: Readonly<Partial<Record<FigureName, string>>>,
): TDocumentDefinitions {
  return {
    info: { title, subject: description, creator: 'Rollcall', producer: 'Rollcall' },
    language: language === 'zh' ? 'zh-CN' : 'en-GB',
    pageSize: 'A4',
    pageMargins: [47, 50, 47, 50],
    defaultStyle: { font: FONT_FAMILY, fontSize: 10, lineHeight: 1.25 },
    styles: STYLES,
    footer: (page) => ({ text: String(page), alignment: 'center', fontSize: 9 }),
    content: [
      { text: title, style: 'title' },
      { text: subtitle, style: 'subtitle' },
      { text: contents, style: 'subheading' },
      {
        ul: sections.map((section) => ({ text: section.title, linkToDestination: section.id, color: '#1a5fb4' })),
      },
      ...sections.flatMap((section) => sectionOf(section, figures)),
    ],
  };
}

function sectionOf({ id, title, blocks }: Section, figures: Readonly<Partial<Record<FigureName, string>>>): Content[] {
  return [
    { text: title, style: 'section', id, headlineLevel: 1 },
    ...blocks.flatMap((block) => blockOf(block, figures)),
  ];
}

function blockOf(block: Block, figures: Readonly<Partial<Record<FigureName, string>>>): Content[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ text: block.text, margin: [0, 0, 0, 6] }];
    case 'note':
      return [noteOf(block.text)];
    case 'subheading':
      return [{ text: block.text, style: 'subheading' }];
    case 'list':
      return [{ ul: block.items.map(itemOf), margin: [0, 0, 0, 6] }];
    case 'table':
      return tableOf(block);
    case 'figure': {
      const svg = figures[block.figure];
      return svg === undefined ? [] : [{ svg, fit: [WIDTH, FIGURE_HEIGHT], margin: [0, 6, 0, 10] }];
    }
    case 'links':
      return block.items.map(({ label, href }) => ({
        text: [`${label}: `, { text: href, link: href, style: 'link' }],
      }));
  }
}

/** With a bar at its left, as on the page. */
function noteOf(text: string): Content {
  return {
    table: { widths: ['*'], body: [[{ text, fillColor: '#f2f5f8', margin: [6, 4, 6, 4] }]] },
    layout: { hLineWidth: () => 0, vLineWidth: (line) => (line === 0 ? 3 : 0), vLineColor: () => '#1a5fb4' },
    margin: [0, 4, 0, 8],
  };
}

function itemOf({ lead, text }: Item): Content {
  return { text: [...(lead === undefined ? [] : [{ text: `${lead} `, bold: true }]), text], margin: [0, 0, 0, 3] };
}

function tableOf({ caption, columns, rows }: Table): Content[] {
  const fontSize = columns.length > WIDE_TABLE ? 7 : 8.5;
  const cell = (text: string, column: number, bold = false): TableCell => ({
    text,
    bold,
    fontSize,
    alignment: columns[column]!.numeric ? 'right' : 'left',
  });
  return [
    { text: caption, style: 'caption' },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        // Texts share what the numbers leave.
        widths: columns.map(({ numeric }) => (numeric ? 'auto' : '*')),
        body: [
          columns.map(({ label }, column) => cell(label, column, true)),
          ...rows.map((row) => row.map((text, column) => cell(text, column))),
        ],
      },
      layout: {
        vLineWidth: () => 0,
        hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0 : line === 1 ? 0.8 : 0.3),
        hLineColor: () => '#8a94a3',
      },
      margin: [0, 0, 0, 10],
    },
  ];
}
