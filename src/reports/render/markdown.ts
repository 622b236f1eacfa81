import type { Block, FigureName, ReportDocument, Table } from '../document.js';

/** Addresses of the figures; null where they stand nowhere, so that only what they show is said. */
export type FigureAddresses = Readonly<Record<FigureName, string>> | null;

/** The document as Markdown (CommonMark with tables); the same document always gives the same text. */
export function markdownOf(document: ReportDocument, figures: FigureAddresses): string {
  const parts = [
    `# ${escaped(document.title)}`,
    escaped(document.subtitle),
    ...document.sections.flatMap(({ title, blocks }) => [
      `## ${escaped(title)}`,
      ...blocks.flatMap((block) => blockOf(block, figures)),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockOf(block: Block, figures: FigureAddresses): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escaped(block.text)];
    case 'note':
      return [`> ${escaped(block.text)}`];
    case 'subheading':
      return [`### ${escaped(block.text)}`];
    case 'list':
      return [
        block.items
          .map(({ lead, text }) =>
            lead === undefined ? `- ${escaped(text)}` : `- **${escaped(lead)}** ${escaped(text)}`,
          )
          .join('\n'),
      ];
    case 'table':
      return [`**${escaped(block.caption)}**`, tableOf(block)];
    case 'figure':
      return figures === null ? [] : [`![${escaped(block.alternative)}](<${figures[block.figure]}>)`];
    case 'links':
      return [block.items.map(({ label, href }) => `- [${escaped(label)}](<${href}>)`).join('\n')];
  }
}

function tableOf({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(columns.map(({ label }) => label)),
    `| ${columns.map(({ numeric }) => (numeric ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/** A text in which no sign means anything to Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}
