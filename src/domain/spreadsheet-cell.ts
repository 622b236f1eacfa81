const PROTECTED = /^'+[=+\-@\t\r]/;
const DANGEROUS = /^'*[=+\-@\t\r]/;

/**
 * Makes a text cell harmless to spreadsheets: a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be
 * run as a formula, so it gets an apostrophe in front. A cell that already begins with apostrophes followed by one of these
 * gets one more, so that {@link unprotectCell} is the exact inverse for every text.
 * Source: OWASP, CSV Injection (https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @example protectCell('=1+1') // "'=1+1"
 */
export function protectCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/**
 * Undoes {@link protectCell}: takes away one apostrophe that stands before `=`, `+`, `-`, `@`, a tab or a carriage return.
 *
 * @example unprotectCell("'=1+1") // '=1+1'
 */
export function unprotectCell(text: string): string {
  return PROTECTED.test(text) ? text.slice(1) : text;
}
