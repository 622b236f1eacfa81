/**
 * Rows with their title and what their cells are: not in columns as on a terminal, for spaces cost an assistant as much as
 * words. A dash stands where there is nothing.
 */
export function rowsText(title: string, rows: readonly (readonly (string | number | null)[])[]): string {
  return [title, ...rows.map((cells) => cells.map((cell) => cell ?? '–').join(' | '))].join('\n');
}
