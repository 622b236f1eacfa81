import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type CsvRecord, csvRecords } from './csv-records.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, chunkBytes?: number): Promise<CsvRecord[]> {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  const records: CsvRecord[] = [];
  for await (const batch of csvRecords(path, chunkBytes === undefined ? {} : { chunkBytes })) records.push(...batch);
  return records;
}

async function problemOf(content: string | Buffer, chunkBytes?: number) {
  const error = await read(content, chunkBytes).then(
    () => null,
    (thrown) => thrown,
  );
  expect(error?.name).toBe('DataPackageError');
  return error.problems[0];
}

const lines = (records: readonly CsvRecord[]) => records.map(({ line, cells }) => [line, ...cells]);

describe('csvRecords', () => {
  it('each record carries the line on which it starts, quoted line ends and empty lines counted', async () => {
    expect(lines(await read('a,b\n\n"1\n2\r\n3",x\ny,z\n'))).toEqual([
      [1, 'a', 'b'],
      [3, '1\n2\r\n3', 'x'],
      [6, 'y', 'z'],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('lines may end in %j', async (end) => {
    expect(lines(await read(['a,b', '1,2', ''].join(end)))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });

  it('a quote inside a quoted cell is written twice; an empty quoted cell is empty', async () => {
    expect((await read('"say ""hi""",""\n'))[0]!.cells).toEqual(['say "hi"', '']);
  });

  it('the last record may lack its line end, and says so', async () => {
    expect(await read('a,b\n1,')).toEqual([
      { line: 1, cells: ['a', 'b'], terminated: true },
      { line: 2, cells: ['1', ''], terminated: false },
    ]);
  });

  it('a UTF-8 byte order mark is no part of the first cell', async () => {
    expect((await read('\ufeffa,b\n', 1))[0]!.cells).toEqual(['a', 'b']);
  });

  it('a byte that is not UTF-8 is ENCODING, with its line and offset', async () => {
    const latin1 = Buffer.from('a,b\nx,y\n1,Cura\xe7ao\n', 'latin1');
    for (const chunk of [1, 3, undefined]) {
      const problem = await problemOf(latin1, chunk);
      expect(problem).toMatchObject({ code: 'ENCODING', row: 3 });
      expect(problem.message).toContain('byte 0xe7');
      expect(problem.message).toContain('(byte 14 of the file)');
    }
  });

  it.each([
    ['UTF-16 little-endian', Buffer.from('\ufeffa,b\n', 'utf16le'), 'ENCODING', 'UTF-16 (little-endian)'],
    ['UTF-16 big-endian', Buffer.from([0xfe, 0xff, 0, 0x61]), 'ENCODING', 'UTF-16 (big-endian)'],
    ['UTF-16 without a mark', Buffer.from('a,b\n', 'utf16le'), 'ENCODING', 'byte 0x00'],
    ['a workbook', Buffer.from('PK\x03\x04more'), 'MALFORMED_CSV', 'XLSX'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'MALFORMED_CSV', 'gzip'],
  ])('%s is refused by name', async (_name, content, code, says) => {
    const problem = await problemOf(content);
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(says);
  });

  it('a file that ends in a quoted cell is TRUNCATED, with the line on which the cell begins', async () => {
    for (const chunk of [1, 4, undefined]) {
      expect(await problemOf('a,b\n"1\n2","open\nstill open\n', chunk)).toMatchObject({ code: 'TRUNCATED', row: 3 });
    }
  });

  it('a file that ends in the middle of a character is TRUNCATED', async () => {
    const whole = Buffer.from('a,b\n1,中');
    expect(await problemOf(whole.subarray(0, whole.length - 1))).toMatchObject({ code: 'TRUNCATED', row: 2 });
  });

  it.each([
    ['a,b\n1,2"3\n', 'does not begin with one', 2],
    ['a,b\n1,2\n"x"y,2\n', 'follows the closing quote', 3],
  ])('a misplaced quote in %j is MALFORMED_CSV with its line', async (content, says, row) => {
    const problem = await problemOf(content);
    expect(problem).toMatchObject({ code: 'MALFORMED_CSV', row });
    expect(problem.message).toContain(says);
  });

  it.each([
    ['behind empty lines', 'a,b\n\n\n1,2"3\n', 4],
    ['behind a quoted CRLF of an earlier record', 'a,b\n"1\r\n2",3\n1"2,3\n', 4],
    ['behind a quoted CRLF of the same record', 'a,b\n"1\r\n2",3"4\n', 3],
    ['of a cell of several lines is that where the cell begins', 'a,b\n1,"2\n3"x\n', 2],
  ])('the line of a misplaced quote %s', async (_where, content, row) => {
    for (const chunk of [1, 4, undefined]) {
      expect(await problemOf(content, chunk)).toMatchObject({ code: 'MALFORMED_CSV', row });
    }
  });

  it('a quote that is never closed in a large file stops the reading, instead of taking all memory', async () => {
    const problem = await problemOf(Buffer.concat([Buffer.from('a\n"'), Buffer.alloc(5 * 1024 * 1024, 'x')]));
    expect(problem).toMatchObject({ code: 'MALFORMED_CSV', row: 2 });
    expect(problem.message).toContain('a quote is not closed');
  });

  it('so does a line without end, though every cell of it is empty', async () => {
    const problem = await problemOf(Buffer.concat([Buffer.from('\n\n'), Buffer.alloc(5 * 1024 * 1024, ',')]));
    expect(problem).toMatchObject({ code: 'MALFORMED_CSV', row: 3 });
  });

  it('empty lines are passed over, however many', async () => {
    const empty = 5 * 1024 * 1024;
    expect(lines(await read(Buffer.concat([Buffer.alloc(empty, '\n'), Buffer.from('a')])))).toEqual([[empty + 1, 'a']]);
  });

  it.each(['none.csv', '.'])('what cannot be opened or is no file is FILE_UNREADABLE: %s', async (name) => {
    await expect(csvRecords(join(folder, name)).next()).rejects.toMatchObject({
      problems: [{ code: 'FILE_UNREADABLE', row: null }],
    });
  });

  it('a table written is the table read, line by line, however the file is cut into chunks', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', '中', '🌍'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const write = (rows: string[][], end: string) =>
      rows
        .map(
          (row) =>
            `${row.map((text) => (/[",\r\n]/.test(text) || row.length === 1 ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}${end}`,
        )
        .join('');
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, end, chunk) => {
          const records = await read(write(rows, end), chunk);
          expect(records.map(({ cells }) => cells)).toEqual(rows);
          const starts = rows.map((_row, i) => write(rows.slice(0, i), end).split(/\r\n|\n|\r/).length);
          expect(records.map(({ line }) => line)).toEqual(starts);
          expect(records.every(({ terminated }) => terminated)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
