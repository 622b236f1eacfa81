/** What separates cells in files that people have, the usual one first: of equals the first is taken. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Lines that show what separates the cells. */
const LOOKED_AT = 30;

/** A first line by which spreadsheet programs are told what separates the cells. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?\s*$/i;

/** The separator that the first line of a text names (`sep=;`); null where it names none. */
export function namedDelimiter(text: string): string | null {
  return SEPARATOR_LINE.exec(text.split(/\r\n|\n|\r/, 1)[0]!)?.[1] ?? null;
}

/**
 * What separates the cells of a text, as its first lines show: what stands equally often in the most of them, outside quotes,
 * and of two for which that is so what stands there more often. A comma where nothing does.
 */
export function likelyDelimiter(text: string): string {
  const lines = linesOutsideQuotes(text).slice(0, LOOKED_AT);
  let likely: string = DELIMITERS[0];
  let best = { lines: 0, times: 0 };
  for (const delimiter of DELIMITERS) {
    const linesByTimes = new Map<number, number>();
    for (const line of lines) {
      const times = line.split(delimiter).length - 1;
      if (times > 0) linesByTimes.set(times, (linesByTimes.get(times) ?? 0) + 1);
    }
    for (const [times, alike] of linesByTimes) {
      if (alike < best.lines || (alike === best.lines && times <= best.times)) continue;
      best = { lines: alike, times };
      likely = delimiter;
    }
  }
  return likely;
}

/** The lines that are not empty, without what stands in quotes, line ends there included. */
function linesOutsideQuotes(text: string): string[] {
  return text
    .replaceAll(/"(?:[^"]|"")*("|$)/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
}
