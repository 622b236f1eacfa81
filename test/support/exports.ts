import type { TestApp } from './app.js';

/** Rows of a CSV file without quotes around line ends: what the exports of figures are. */
export function csv(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trimEnd().split('\n');
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
    );
  const names = cells(header!);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, place) => [names[place]!, cell])));
}

/** A cell as a figure; an empty one is null. */
export const number = (cell: string) => (cell === '' ? null : Number(cell));

/** Downloads an export as bytes, with the answer's headers. */
export const download = ({ http }: TestApp, address: string) =>
  http
    .get(address)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

export const YEARLY = 'from=2018&to=2026&scheme=un-regional-groups&set=hlab7&presence=CUMULATIVE';
export const HLAB7 = 'set=hlab7&asOf=2024-09-30&presence=CUMULATIVE';
