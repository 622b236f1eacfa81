const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Columns that a text takes on a terminal: Chinese characters take two. */
function width(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

/** Rows as text in aligned columns; numbers to the right. The first row is the header. */
export function table(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const columns = cells[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...cells.map((row) => width(row[at]!))));
  const lines = cells.map((row, line) =>
    row
      .map((cell, at) => {
        const gap = ' '.repeat(widths[at]! - width(cell));
        return line > 0 && typeof rows[line]![at] === 'number' ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((size) => '-'.repeat(size)).join('  '));
  return lines.join('\n');
}

/** A list wrapped to lines of at most `columns`, the later ones indented. */
export function wrapped(text: string, columns: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
