/**
 * Text in a cell of a history package. There an empty cell is null, so that an empty text is written as a backslash; a
 * text that begins with a backslash gets one more. Reading takes one away: exact for every text.
 */
export function toHistoryText(value: string): string {
  return value === '' || value.startsWith('\\') ? `\\${value}` : value;
}

/** Undoes {@link toHistoryText}. */
export function fromHistoryText(cell: string): string {
  return cell.startsWith('\\') ? cell.slice(1) : cell;
}
