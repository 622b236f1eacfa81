import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { Block, FigureName, Item, ReportDocument, Section, Table as TableBlock } from '../document.js';

/** Width of a figure between the margins of an A4 page, in pixels of 96 dots an inch. */
const FIGURE_WIDTH = 640;
/** A taller one is made narrower, so that it stays on one page. */
const FIGURE_HEIGHT = 860;
const FONTS = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Microsoft YaHei' };
const BULLETS = 'bullets';

/** The document for Word and what reads its files. The same document always gives the same bytes: no clock is in them. */
export async function docxOf(
  document: ReportDocument,
  figures: Readonly<Partial<Record<FigureName, Uint8Array>>>,
): Promise<Uint8Array> {
  const { title, subtitle, description, sections, language, contents } = document;
  const file = new Document({
    title,
    subject: subtitle,
    description,
    creator: 'Rollcall',
    styles: {
      default: {
        document: {
          run: { font: FONTS, size: 21, language: { value: 'en-GB', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { after: 140, line: 288 } },
        },
        title: { run: { font: FONTS, size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
        heading1: { run: { font: FONTS, size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 140 } } },
        heading2: { run: { font: FONTS, size: 23, bold: true }, paragraph: { spacing: { before: 220, after: 100 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 400, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1100, bottom: 1100, left: 1000, right: 1000 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: 18 })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          new Paragraph({ children: [new TextRun({ text: subtitle, color: '4C5868' })] }),
          new Paragraph({ children: [new TextRun({ text: contents, bold: true })], spacing: { before: 200 } }),
          ...sections.map(
            (section) =>
              new Paragraph({
                numbering: { reference: BULLETS, level: 0 },
                spacing: { after: 20 },
                children: [
                  new InternalHyperlink({
                    anchor: section.id,
                    children: [new TextRun({ text: section.title, style: 'Hyperlink' })],
                  }),
                ],
              }),
          ),
          ...sections.flatMap((section) => sectionOf(section, figures)),
        ],
      },
    ],
  });
  void language;
  return withoutClock(new Uint8Array(await Packer.toArrayBuffer(file)));
}

type Child = Paragraph | Table;

function sectionOf(
  { id, title, blocks }: Section,
  figures: Readonly<Partial<Record<FigureName, Uint8Array>>>,
): Child[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      children: [new Bookmark({ id, children: [new TextRun(title)] })],
    }),
    ...blocks.flatMap((block) => blockOf(block, figures)),
  ];
}

function blockOf(block: Block, figures: Readonly<Partial<Record<FigureName, Uint8Array>>>): Child[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: [new TextRun(block.text)] })];
    case 'note':
      return [
        new Paragraph({
          children: [new TextRun(block.text)],
          shading: { type: 'clear', fill: 'F2F5F8' },
          border: { left: { style: 'single', size: 18, color: '1A5FB4', space: 8 } },
          indent: { left: 160 },
        }),
      ];
    case 'subheading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(block.text)] })];
    case 'list':
      return block.items.map(itemOf);
    case 'table':
      return tableOf(block);
    case 'figure': {
      const image = figures[block.figure];
      return image ? [pictureOf(image, block.alternative, block.figure)] : [];
    }
    case 'links':
      return block.items.map(
        ({ label, href }) =>
          new Paragraph({
            children: [
              new TextRun(`${label}: `),
              new ExternalHyperlink({ link: href, children: [new TextRun({ text: href, style: 'Hyperlink' })] }),
            ],
          }),
      );
  }
}

function itemOf({ lead, text }: Item): Paragraph {
  return new Paragraph({
    numbering: { reference: BULLETS, level: 0 },
    spacing: { after: 80 },
    children: [...(lead === undefined ? [] : [new TextRun({ text: `${lead} `, bold: true })]), new TextRun(text)],
  });
}

function tableOf({ caption, columns, rows }: TableBlock): Child[] {
  const size = columns.length > 7 ? 15 : 18;
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      children: [
        new Paragraph({
          spacing: { after: 0, line: 240 },
          alignment: columns[column]!.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold, size })],
        }),
      ],
    });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: [new TextRun({ text: caption, bold: true })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ label }, column) => cell(label, column, true)),
        }),
        ...rows.map(
          (row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) }),
        ),
      ],
    }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}

function pictureOf(image: Uint8Array, alternative: string, name: string): Paragraph {
  const { width, height } = sizeOfPng(image);
  const scale = Math.min(FIGURE_WIDTH / width, FIGURE_HEIGHT / height);
  return new Paragraph({
    spacing: { before: 160, after: 160 },
    children: [
      new ImageRun({
        type: 'png',
        data: image,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name, title: alternative, description: alternative },
      }),
    ],
  });
}

/** Width and height of a PNG, which stand in its first chunk. */
function sizeOfPng(image: Uint8Array): { width: number; height: number } {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The first day that a zip file can name. */
const FIRST_DAY = new Date('1980-01-01T12:00:00');

/** The same package without the time at which it was made, in its properties and in the zip itself. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    if (name !== 'docProps/core.xml') return [name, content] as const;
    const text = new TextDecoder().decode(content).replaceAll(/<(dcterms:(?:created|modified))[^>]*>[^<]*<\/\1>/g, '');
    return [name, new TextEncoder().encode(text)] as const;
  });
  return zipSync(Object.fromEntries(files), { mtime: FIRST_DAY, level: 6 });
}
