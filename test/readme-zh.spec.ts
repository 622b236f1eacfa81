import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/config/project-root.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const FENCE = /^```.*\n[\s\S]*?^```$/gm;
const CODE = /`[^`]+`/g;

/** A heading, paragraph, list item or table row. */
interface Block {
  readonly kind: string;
  readonly text: string;
}

function read(name: string) {
  const text = readFileSync(join(projectRoot(), name), 'utf8');
  return { text, fences: text.match(FENCE) ?? [], blocks: blocksOf(text.replace(FENCE, '```')) };
}

/** Lines that only go on with a paragraph or list item are joined to it, so that wrapping makes no difference. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const kind = /^(?:#+(?= )|-(?= )|\||!(?=\[)|```)/.exec(line)?.[0];
    if (!kind && open && line.trim()) {
      const { kind, text } = blocks.pop()!;
      blocks.push({ kind, text: `${text}\n${line}` });
    } else if (line.trim()) blocks.push({ kind: kind ?? 'paragraph', text: line });
    open = line.trim() !== '' && (!kind || kind === '-');
  }
  return blocks;
}

/** The numbers of the prose, sorted, as languages order them differently; "G7" is a name. */
function numbersIn(text: string): string[] {
  const prose = text
    .replace(CODE, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(
      new RegExp(`\\b(\\d+) (${MONTHS.join('|')})\\b`, 'g'),
      (_, day, month) => `${day} ${MONTHS.indexOf(month) + 1}`,
    );
  return (prose.match(/(?<![A-Za-z])\d+(?:[.,]\d+)*/g) ?? []).sort();
}

const inEach = (blocks: readonly Block[], what: (text: string) => string[]) =>
  blocks.map(({ kind, text }, index) => `block ${index + 1} (${kind}): ${what(text).join(' ')}`);

describe('the Chinese README follows the English one', () => {
  const english = read('README.md');
  const chinese = read('README.zh.md');

  test('each names the other in the line after its title', () => {
    expect(english.text).toMatch(/^# .+\n\n.*\]\(README\.zh\.md\).*\n\n/);
    expect(chinese.text).toMatch(/^# .+\n\n.*\]\(README\.md\).*\n\n/);
  });

  test('the same headings by level', () => {
    const levels = ({ blocks }: typeof english) =>
      blocks.map(({ kind }) => kind).filter((kind) => kind.startsWith('#'));
    expect(levels(english).length).toBeGreaterThan(5);
    expect(levels(chinese)).toEqual(levels(english));
  });

  test('the same code blocks in the same order', () => {
    expect(english.fences.length).toBeGreaterThan(5);
    expect(chinese.fences).toEqual(english.fences);
  });

  test('tables of as many rows and columns', () => {
    const rows = ({ blocks }: typeof english) =>
      blocks.map(({ kind, text }) => (kind === '|' ? text.split('|').length - 2 : 0)).filter(Boolean);
    const tables = ({ text }: typeof english) =>
      text.match(/(?:^\|.*\n)+/gm)!.map((table) => table.match(/\n/g)!.length);
    expect(tables(english).length).toBeGreaterThan(1);
    expect(tables(chinese)).toEqual(tables(english));
    expect(rows(chinese)).toEqual(rows(english));
  });

  test('paragraphs, list items, tables, pictures and code in the same order', () => {
    const kinds = ({ blocks }: typeof english) => blocks.map(({ kind }) => kind);
    expect(kinds(chinese)).toEqual(kinds(english));
  });

  test('the same numbers in each paragraph, list item and table row', () => {
    expect(inEach(english.blocks, numbersIn).filter((line) => /\d$/.test(line)).length).toBeGreaterThan(5);
    expect(inEach(chinese.blocks, numbersIn)).toEqual(inEach(english.blocks, numbersIn));
  });

  test('the same names in code type in each', () => {
    const names = (text: string) => (text.startsWith('```') ? [] : [...(text.match(CODE) ?? [])].sort());
    expect(inEach(chinese.blocks, names)).toEqual(inEach(english.blocks, names));
  });

  test('the same pictures and links', () => {
    const targets = ({ text }: typeof english) =>
      [...text.replace(FENCE, '').matchAll(/\]\(([^)]*)\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !/^README(\.zh)?\.md$/.test(target));
    expect(targets(english)).toContain('web/pictures/assembly.png');
    expect(targets(chinese)).toEqual(targets(english));
  });
});
