import { type Random, STRANGE_TEXTS } from './random.js';

/** A real table with some of its cells, lines and bytes changed, as files that people send are. */
export function mutated(random: Random, csv: string, mostRows: number): Buffer {
  const lines = csv.split('\n').filter((line) => line !== '');
  const header = lines[0]!;
  const from = random.int(1, Math.max(1, lines.length - mostRows));
  let text = [header, ...lines.slice(from, from + mostRows)].join('\n');
  for (let i = random.int(1, 4); i > 0; i--) text = random.pick(CHANGES)(random, text);
  const bytes = Buffer.from(random.chance(90) ? text : `\ufeff${text}`, random.chance(90) ? 'utf8' : 'utf16le');
  if (random.chance(20)) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255);
  return random.chance(10) ? bytes.subarray(0, random.int(0, bytes.length)) : bytes;
}

const CHANGES: readonly ((random: Random, text: string) => string)[] = [
  // A cell that holds something else.
  (random, text) => onLine(random, text, (line) => onCell(random, line, () => quoted(random.pick(STRANGE_TEXTS)))),
  // Two cells of a line in each other's place.
  (random, text) => onLine(random, text, (line) => line.split(',').reverse().join(',')),
  // A line twice, and a line less.
  (random, text) => onLine(random, text, (line) => `${line}\n${line}`),
  (random, text) => onLine(random, text, () => ''),
  // A cell too many, too few.
  (random, text) => onLine(random, text, (line) => `${line},${random.pick(STRANGE_TEXTS)}`),
  (random, text) => onLine(random, text, (line) => line.slice(line.indexOf(',') + 1)),
  // Another separator, other line ends, a quotation mark left open.
  (_, text) => text.replaceAll(',', ';'),
  (_, text) => text.replaceAll('\n', '\r\n'),
  (random, text) => onLine(random, text, (line) => `"${line}`),
  // A column of another name, and one that is there twice.
  (random, text) => text.replace(/^[^,]+/, () => quoted(random.pick(STRANGE_TEXTS))),
  (_, text) => text.replace(/^([^,]+),/, '$1,$1,'),
  (random, text) =>
    text.replace(/\d{4}-\d\d-\d\d/, () => random.pick(['2024-02-30', '24/09/2030', '45565', '2024', '∞'])),
];

function onLine(random: Random, text: string, change: (line: string) => string): string {
  const lines = text.split('\n');
  const at = random.int(0, lines.length - 1);
  lines[at] = change(lines[at]!);
  return lines.join('\n');
}

function onCell(random: Random, line: string, change: () => string): string {
  const cells = line.split(',');
  cells[random.int(0, cells.length - 1)] = change();
  return cells.join(',');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
