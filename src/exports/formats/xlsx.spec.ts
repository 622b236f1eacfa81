import { strFromU8, unzipSync } from 'fflate';
import { unprotectCell } from '../../domain/spreadsheet-cell.js';
import type { Metadata } from '../metadata.js';
import { encode } from './index.js';
import { WorkbookWriter } from './xlsx.js';
import '../../../test/support/threads.js';

function written(fill: (writer: WorkbookWriter) => void): Uint8Array {
  const writer = new WorkbookWriter();
  fill(writer);
  writer.end();
  return Buffer.concat(writer.take());
}

const sheet = (bytes: Uint8Array, number = 1) => strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`]!);
const texts = (xml: string) =>
  [...xml.matchAll(/<t xml:space="preserve">(.*?)<\/t>/gs)].map(([, text]) =>
    text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );

describe('workbooks', () => {
  test('name every initiative of a selection, though no cell could hold them all', async () => {
    const initiatives = Array.from({ length: 5_000 }, (_, i) => `initiative-${i}`);
    const metadata = { export: 'matrix', selection: { name: 'all', initiatives } } as unknown as Metadata;
    const columns = [{ name: 'k', type: 'integer', description: '' }] as const;
    const chunks: Uint8Array[] = [];
    const table = { columns, batches: () => [[[1]]], sdmx: null };
    for await (const chunk of encode('xlsx', table, metadata).chunks) chunks.push(chunk);
    const about = texts(sheet(Buffer.concat(chunks), 2));
    const named = about.flatMap((name, place) =>
      /^selection\.initiatives\.\d+$/.test(name) ? about[place + 1]!.split(' ') : [],
    );
    expect(named).toEqual(initiatives);
  });

  test('that can not hold a text are refused by name, and the next one is made', async () => {
    const metadata = { export: 'matrix' } as unknown as Metadata;
    const columns = [{ name: 't', type: 'text', description: '' }] as const;
    const take = async (text: string) => {
      const chunks: Uint8Array[] = [];
      const table = { columns, batches: () => [[['ok'], [text]]], sdmx: null };
      for await (const chunk of encode('xlsx', table, metadata).chunks) chunks.push(chunk);
      return texts(sheet(Buffer.concat(chunks))).slice(1);
    };
    await expect(take('x'.repeat(32_768))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/32768 characters .* 32767/),
    });
    expect(await take('fits')).toEqual(['ok', 'fits']);
  });

  test('of several readers at once hold each its own rows', async () => {
    const metadata = { export: 'matrix' } as unknown as Metadata;
    const columns = [{ name: 't', type: 'text', description: '' }] as const;
    const made = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        const chunks: Uint8Array[] = [];
        const table = { columns, batches: () => Array.from({ length: 3 }, (_, i) => [[`${name}${i}`]]), sdmx: null };
        for await (const chunk of encode('xlsx', table, metadata).chunks) chunks.push(chunk);
        return texts(sheet(Buffer.concat(chunks))).slice(1);
      }),
    );
    expect(made).toEqual(['a', 'b', 'c'].map((name) => [0, 1, 2].map((i) => `${name}${i}`)));
  });

  test('hold text as text, and no formula', () => {
    const cells = ['=HYPERLINK("x")', "'=1", '<b>&', ' space '];
    const xml = sheet(
      written((writer) => {
        writer.begin('one', ['name']);
        writer.push(cells.map((cell) => [cell]));
      }),
    );
    expect(xml).not.toContain('<f>');
    expect(texts(xml).slice(1).map(unprotectCell)).toEqual(cells);
    expect(texts(xml)[1]).toBe('\'=HYPERLINK("x")');
  });

  test('hold numbers with every digit, truth values as such, and nothing as an empty cell', () => {
    const xml = sheet(
      written((writer) => {
        writer.begin('one', ['a', 'b', 'c']);
        writer.push([[1 / 3, true, null]]);
      }),
    );
    expect(xml).toContain('<row><c><v>0.3333333333333333</v></c><c t="b"><v>1</v></c><c/></row>');
  });

  test('can hold characters that XML can not', () => {
    const xml = sheet(
      written((writer) => {
        writer.begin('one', ['a']);
        writer.push([['bell\u0007'], ['_x0007_']]);
      }),
    );
    expect(texts(xml).slice(1)).toEqual(['bell_x0007_', '_x005F_x0007_']);
  });

  test('go on to a further sheet where one is full, with the header again', () => {
    const batch = Array.from({ length: 100_000 }, () => [1]);
    const bytes = written((writer) => {
      writer.begin('rows', ['n']);
      for (let i = 0; i < 11; i++) writer.push(batch);
    });
    const rowsIn = (xml: string) => xml.split('<row>').length - 1;
    expect([rowsIn(sheet(bytes, 1)), rowsIn(sheet(bytes, 2))]).toEqual([1_048_576, 1_100_000 - 1_048_575 + 1]);
    expect(strFromU8(unzipSync(bytes)['xl/workbook.xml']!)).toContain('<sheet name="rows 2" sheetId="2" r:id="rId2"/>');
  });

  test('of the same rows are the same bytes', () => {
    const fill = (writer: WorkbookWriter) => {
      writer.begin('one', ['a']);
      writer.push([['x'], [1]]);
    };
    expect(Buffer.compare(written(fill), written(fill))).toBe(0);
  });

  test('refuse a text that no cell can hold, and name the limit', () => {
    const writer = new WorkbookWriter();
    writer.begin('one', ['a']);
    expect(() => writer.push([['x'.repeat(32_768)]])).toThrow(/32768 characters .* 32767/);
  });
});
