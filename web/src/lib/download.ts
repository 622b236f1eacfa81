import { protectCell } from '../../../src/domain/spreadsheet-cell.js';

/** A table with the same content as a figure. */
export interface FigureTable {
  readonly columns: readonly { readonly key: string; readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

/** CSV (RFC 4180, UTF-8 with byte order mark so that spreadsheets read it as such); text cells can not run as formulas. */
export function toCsv(table: FigureTable): string {
  const cell = (value: string | number | null | undefined) => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'number' ? String(value) : protectCell(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [
    table.columns.map((column) => cell(column.label)),
    ...table.rows.map((row) => table.columns.map((column) => cell(row[column.key]))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

export function toSvgText(svg: SVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

/** Draws an SVG on a canvas at twice its size, for print. */
export async function toPng(svg: SVGElement): Promise<Blob> {
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  const address = URL.createObjectURL(new Blob([toSvgText(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('the browser could not draw the picture'));
      image.src = address;
    });
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('the browser gave no canvas to draw on');
    pen.scale(2, 2);
    pen.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the reader. */
export function save(content: Blob | string, type: string, fileName: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
