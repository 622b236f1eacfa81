import { strFromU8, unzipSync } from 'fflate';
import type { Metadata } from '../metadata.js';
import { encode } from './index.js';
import { LIMITS, type WorkbookLimits, WorkbookWriter } from './xlsx.js';
import { columnLetters, type SheetColumn, STYLES } from './xlsx-cells.js';
import '../../../test/support/threads.js';

const PROPERTIES = { title: 'Title', description: '', createdAt: '2026-11-30T10:00:00.000Z', further: {} };

function written(fill: (writer: WorkbookWriter) => void, limits?: Partial<WorkbookLimits>): Uint8Array {
  const writer = new WorkbookWriter(PROPERTIES, limits);
  fill(writer);
  writer.end();
  return Buffer.concat(writer.take());
}

const textColumns = (...names: string[]): SheetColumn[] => names.map((name) => ({ name, type: 'text' }));
const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);
const sheet = (bytes: Uint8Array, number = 1) => part(bytes, `xl/worksheets/sheet${number}.xml`);
const rowsOf = (xml: string) => xml.match(/<row .*?<\/row>/gs)!;
const texts = (xml: string) =>
  [...xml.matchAll(/<t(?: xml:space="preserve")?>(.*?)<\/t>/gs)].map(([, text]) =>
    text!
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#13;', '\r')
      .replaceAll('&amp;', '&'),
  );
/** Metadata without which no workbook is made. */
const metadataOf = (rest: object = {}) =>
  ({
    export: 'matrix',
    title: 'Title',
    cite: '',
    licence: '',
    revision: '1',
    release: null,
    recordedAt: PROPERTIES.createdAt,
    ...rest,
  }) as unknown as Metadata;

describe('workbooks', () => {
  test('name every initiative of a selection, though no cell could hold them all', async () => {
    const initiatives = Array.from({ length: 5_000 }, (_, i) => `initiative-${i}`);
    const metadata = metadataOf({ selection: { name: 'all', initiatives } });
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
    const metadata = metadataOf();
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
    const metadata = metadataOf();
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

  test('hold text as text, whatever it begins with, and no formula', () => {
    const cells = ['=HYPERLINK("x")', "'=1", '+49', '@cmd', '\tx', '\rx', 'a\r\nb', '<b>&', ' space ', '004', '#N/A'];
    const xml = sheet(
      written((writer) => {
        writer.begin('one', textColumns('name'));
        writer.push(cells.map((cell) => [cell]));
      }),
    );
    expect(xml).not.toContain('<f>');
    expect(texts(xml).slice(1)).toEqual(cells);
    // The style that keeps it text where somebody edits the cell.
    expect(rowsOf(xml)[1]).toBe(
      '<row r="2"><c r="A2" s="4" t="inlineStr"><is><t>=HYPERLINK(&quot;x&quot;)</t></is></c></row>',
    );
    expect(STYLES.quoted).toBe(4);
  });

  test('name the place of every cell, hold numbers with every digit, truth values as such, and no cell for nothing', () => {
    const columns: SheetColumn[] = [
      { name: 'a', type: 'number' },
      { name: 'b', type: 'boolean' },
      { name: 'c', type: 'text' },
      { name: 'd', type: 'integer' },
    ];
    const xml = sheet(
      written((writer) => {
        writer.begin('one', columns);
        writer.push([
          [1 / 3, true, null, 8_000_000_000],
          [null, false, null, 1_000_000_000_000_000],
        ]);
      }),
    );
    expect(rowsOf(xml).slice(1)).toEqual([
      '<row r="2"><c r="A2"><v>0.3333333333333333</v></c><c r="B2" t="b"><v>1</v></c><c r="D2" s="2"><v>8000000000</v></c></row>',
      // A spreadsheet keeps fifteen digits: more are an identifier, and stay text.
      '<row r="3"><c r="B3" t="b"><v>0</v></c><c r="D3" s="4" t="inlineStr"><is><t>1000000000000000</t></is></c></row>',
    ]);
  });

  test('refuse a figure that is none', () => {
    const writer = new WorkbookWriter(PROPERTIES);
    writer.begin('one', [{ name: 'ratio', type: 'number' }]);
    expect(() => {
      writer.push([[Number.NaN]]);
      writer.end();
    }).toThrow('ratio is NaN');
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i, counted from 0, is %s', (place, letters) => {
    expect(columnLetters(place)).toBe(letters);
  });

  test.each([
    // Of Excel itself: 1 January 2008 is 39448 (its documentation of DATEVALUE), 31 December 9999 is 2958465.
    ['2008-01-01', null, '<c r="A2" s="3"><v>39448</v></c>'],
    ['9999-12-31', 'DAY', '<c r="A2" s="3"><v>2958465</v></c>'],
    ['2024-02-29', 'NO_LATER_THAN', '<c r="A2" s="3"><v>45351</v></c>'],
    // The last day that every program counts alike, and the one before.
    ['1900-03-01', 'DAY', '<c r="A2" s="3"><v>61</v></c>'],
    ['1900-02-28', 'DAY', '<c r="A2" s="4" t="inlineStr"><is><t>1900-02-28</t></is></c>'],
    ['2023-11-01', 'MONTH', '<c r="A2" s="4" t="inlineStr"><is><t>2023-11</t></is></c>'],
    ['2023-01-01', 'YEAR', '<c r="A2" s="4" t="inlineStr"><is><t>2023</t></is></c>'],
  ])('a date %s of the precision %s is written %s', (day, precision, cell) => {
    const columns: SheetColumn[] = [
      { name: 'on', type: 'date', precision: 'on_precision' },
      { name: 'on_precision', type: 'text' },
    ];
    const xml = sheet(
      written((writer) => {
        writer.begin('one', columns);
        writer.push([[day, precision]]);
      }),
    );
    expect(rowsOf(xml)[1]).toContain(`<row r="2">${cell}`);
  });

  test('can hold characters that XML can not', () => {
    const xml = sheet(
      written((writer) => {
        writer.begin('one', textColumns('a'));
        writer.push([['bell\u0007'], ['_x0007_']]);
      }),
    );
    expect(texts(xml).slice(1)).toEqual(['bell_x0007_', '_x005F_x0007_']);
  });

  test('go on to a further sheet where one is full, with the header again', () => {
    const bytes = written(
      (writer) => {
        writer.begin('rows', [{ name: 'n', type: 'integer' }]);
        for (let i = 0; i < 11; i++) writer.push(Array.from({ length: 100 }, () => [1]));
      },
      { sheetRows: 1_000 },
    );
    const rowsIn = (xml: string) => xml.split('<row ').length - 1;
    expect([rowsIn(sheet(bytes, 1)), rowsIn(sheet(bytes, 2))]).toEqual([1_000, 1_100 - 999 + 1]);
    expect(LIMITS.sheetRows).toBe(1_048_576);
    expect(sheet(bytes, 2)).toContain('<row r="2"><c r="A2" s="2"><v>1</v></c></row>');
    expect(part(bytes, 'xl/workbook.xml')).toContain('<sheet name="rows 2" sheetId="2" r:id="rId2"/>');
  });

  test('go on to a further sheet where the text of one grows past what an archive can count', () => {
    const bytes = written(
      (writer) => {
        writer.begin('rows', textColumns('t'));
        for (let i = 0; i < 5; i++) writer.push([[`${i}`.repeat(60)]]);
      },
      { sheetCharacters: 200 },
    );
    // A row takes 60 characters and some 70 of marks: two are over 200.
    expect([1, 2, 3].map((number) => rowsOf(sheet(bytes, number)).length - 1)).toEqual([2, 2, 1]);
  });

  test('are refused where the file grows past what an archive can count', () => {
    const writer = new WorkbookWriter(PROPERTIES, { fileBytes: 100 });
    writer.begin('rows', textColumns('t'));
    writer.push([['x']]);
    writer.end();
    expect(() => writer.take()).toThrow(/do not fit in XLSX/);
  });

  test('refuse more columns than a sheet can hold, and name the limit', () => {
    const columns = textColumns(...Array.from({ length: 16_385 }, (_, i) => `c${i}`));
    expect(() => new WorkbookWriter(PROPERTIES).begin('wide', columns)).toThrow(/16385 columns .* 16384/);
  });

  test('name sheets as spreadsheets allow: 31 characters, none of them reserved', () => {
    const bytes = written(
      (writer) => {
        writer.begin(`a/b:${'c'.repeat(40)}`, [{ name: 'n', type: 'integer' }]);
        writer.push([[1], [2]]);
      },
      { sheetRows: 2 },
    );
    const names = [...part(bytes, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual([`a-b-${'c'.repeat(27)}`, `a-b-${'c'.repeat(25)} 2`]);
  });

  test('freeze the header, filter by it, and are as wide as their first rows', () => {
    const bytes = written((writer) => {
      writer.begin('one', textColumns('code', 'name', 'text'));
      writer.push([['FRA', '经济合作与发展组织', 'x'.repeat(300)]]);
    });
    const xml = sheet(bytes);
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:C2"/>');
    expect([...xml.matchAll(/ width="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([9, 19, 61]);
    expect(part(bytes, 'xl/workbook.xml')).toContain("'one'!$A$1:$C$2</definedName>");
  });

  test('say what they are, and since when what they hold was known', async () => {
    const columns = [{ name: 'k', type: 'integer', description: '' }] as const;
    const metadata = metadataOf({
      title: 'A <title>',
      cite: 'Rollcall, release 2026.11',
      licence: 'CC-BY-4.0',
      release: '2026.11',
    });
    const chunks: Uint8Array[] = [];
    const table = { columns, batches: () => [[[1]]], sdmx: null };
    for await (const chunk of encode('xlsx', table, metadata).chunks) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const core = part(bytes, 'docProps/core.xml');
    expect(core).toContain('<dc:title>A &lt;title&gt;</dc:title><dc:creator>Rollcall</dc:creator>');
    expect(core).toContain('<dc:description>Rollcall, release 2026.11</dc:description>');
    expect(core).toMatch(/<dcterms:created [^>]*>2026-11-30T10:00:00Z</);
    expect(part(bytes, 'docProps/custom.xml')).toMatch(
      /name="Licence"><vt:lpwstr>CC-BY-4.0<.*name="Release"><vt:lpwstr>2026.11</,
    );
  });

  test('of the same rows are the same bytes, however the rows came', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => [`row ${i} 漢字 😀`, i]);
    const columns: SheetColumn[] = [...textColumns('a'), { name: 'i', type: 'integer' }];
    const inBatchesOf = (size: number) =>
      written((writer) => {
        writer.begin('one', columns);
        for (let from = 0; from < rows.length; from += size) writer.push(rows.slice(from, from + size));
      });
    const whole = inBatchesOf(5_000);
    for (const size of [1, 7, 200]) expect(Buffer.compare(inBatchesOf(size), whole)).toBe(0);
  });

  test('refuse a text that no cell can hold, and name the limit', () => {
    const writer = new WorkbookWriter(PROPERTIES);
    writer.begin('one', textColumns('a'));
    expect(() => {
      writer.push([['x'.repeat(32_768)]]);
      writer.end();
    }).toThrow(/32768 characters .* 32767/);
  });
});
