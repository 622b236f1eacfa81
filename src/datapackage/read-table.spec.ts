import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../common/problems.js';
import { readTable } from './read-table.js';
import type { FieldSchema, ReadItem, TableSchema } from './types.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-table-'));
});
afterAll(() => rm(folder, { recursive: true }));

const field = (name: string, more: Partial<FieldSchema> = {}): FieldSchema => ({
  name,
  type: 'string',
  description: '',
  synonyms: [],
  required: false,
  ...more,
});

const SCHEMA: TableSchema = {
  primaryKey: ['code'],
  foreignKeys: [],
  ignored: ['remark'],
  fields: [
    field('code', { required: true, pattern: '[A-Z]{3}', synonyms: ['iso3'] }),
    field('role', { enum: ['member', 'observer'], valueSynonyms: { 'full-member': 'member' } }),
    field('since', { type: 'date', minimum: '1800-01-01', maximum: '2199-12-31' }),
    field('seats', { type: 'integer', minimum: 1, maximum: 9 }),
    field('share', { type: 'number' }),
    field('binding', { type: 'boolean' }),
    field('note'),
    field('publisher', { mayBeAbsent: true }),
  ],
};
const HEADER = 'code,role,since,seats,share,binding,note,publisher';

async function read(content: string | Buffer): Promise<ReadItem[]> {
  const path = join(folder, 'things.csv');
  await writeFile(path, content);
  const items: ReadItem[] = [];
  for await (const item of readTable({ path, schema: SCHEMA })) items.push(item);
  return items;
}

const row = async (line: string) => (await read(`${HEADER}\n${line}\n`))[0]!;
async function values(line: string) {
  const item = await row(line);
  return item.kind === 'row' ? item.row.values : item.problems;
}
async function faults(line: string): Promise<readonly Problem[]> {
  const item = await row(line);
  return item.kind === 'rejected' ? item.problems : [];
}
async function thrown(content: string | Buffer): Promise<readonly Problem[]> {
  return read(content).then(
    () => [],
    (error) => error.problems,
  );
}

describe('readTable', () => {
  it('gives typed values, null for empty cells, and the cells as they stand', async () => {
    expect(await row('KEN,member,2024-02-29,3,-1.5e2,yes,"a, b",x')).toEqual({
      kind: 'row',
      row: {
        line: 2,
        values: {
          code: 'KEN',
          role: 'member',
          since: '2024-02-29',
          seats: 3,
          share: -150,
          binding: true,
          note: 'a, b',
          publisher: 'x',
        },
        raw: ['KEN', 'member', '2024-02-29', '3', '-1.5e2', 'yes', 'a, b', 'x'],
      },
    });
    expect(await values('KEN,,,,,,,')).toEqual({
      code: 'KEN',
      role: null,
      since: null,
      seats: null,
      share: null,
      binding: null,
      note: null,
      publisher: null,
    });
  });

  it('columns may come in any order and under a synonym; ignored columns are read over', async () => {
    const [item] = await read(
      'note,remark,binding,share,seats,since,role,iso3\nn,whatever,no,1,2,2020-01-01,observer,FJI\n',
    );
    expect(item).toMatchObject({
      kind: 'row',
      row: { values: { code: 'FJI', note: 'n', binding: false, publisher: null } },
    });
  });

  it('coded cells are trimmed, text is kept to the letter', async () => {
    expect(await values(' KEN ,\u00a0member, 2020-01-01 , 3 ,,, spaced ,')).toMatchObject({
      code: 'KEN',
      role: 'member',
      since: '2020-01-01',
      seats: 3,
      note: ' spaced ',
    });
  });

  it('the apostrophe that keeps a spreadsheet from running a text is taken away', async () => {
    expect(await values("KEN,,,,,,'=1+1,''@x")).toMatchObject({ note: '=1+1', publisher: "'@x" });
    expect(await values("KEN,,,,,,'quoted',")).toMatchObject({ note: "'quoted'" });
  });

  it('a value synonym is read as the value that it stands for', async () => {
    expect(await values('KEN,full-member,,,,,,')).toMatchObject({ role: 'member' });
  });

  it.each([
    ['OBSERVER', 'observer'],
    ['Observer', 'observer'],
    ['Full Member', 'member'],
    ['FULL-MEMBER', 'member'],
  ])('%s is a word of the list, or its synonym, however it is written: %s', async (word, role) => {
    expect(await values(`KEN,${word},,,,,,`)).toMatchObject({ role });
  });

  it.each(['true', 'TRUE', 'yes', 'Yes'])('%s is true', async (word) => {
    expect(await values(`KEN,,,,,${word},,`)).toMatchObject({ binding: true });
  });

  it.each([
    ['KEN,,2023-02-30,,,,,', 'since', 'TYPE', '"2023-02-30" is not a day of the calendar'],
    ['KEN,,2/3/2023,,,,,', 'since', 'TYPE', 'may be 2023-03-02 or 2023-02-03'],
    ['KEN,,30/02/2023,,,,,', 'since', 'TYPE', 'not a day of the calendar'],
    ['KEN,,2023-02,,,,,', 'since', 'TYPE', 'names no day, which this column needs'],
    ['KEN,,2100-02-29,,,,,', 'since', 'TYPE', 'not a day'],
    ['KEN,,1799-12-31,,,,,', 'since', 'RANGE', 'less than 1800-01-01'],
    ['KEN,,2200-01-01,,,,,', 'since', 'RANGE', 'more than 2199-12-31'],
    ['KEN,,,0,,,,', 'seats', 'RANGE', 'less than 1'],
    ['KEN,,,10,,,,', 'seats', 'RANGE', 'more than 9'],
    ['KEN,,,1.0,,,,', 'seats', 'TYPE', 'a whole number'],
    ['KEN,,,99999999999999999999,,,,', 'seats', 'TYPE', 'a whole number'],
    ['KEN,,,,1e999,,,', 'share', 'TYPE', 'finite'],
    ['KEN,,,,NaN,,,', 'share', 'TYPE', 'finite'],
    ['KEN,,,,0x10,,,', 'share', 'TYPE', 'finite'],
    ['KEN,,,,"1,5",,,', 'share', 'TYPE', 'finite'],
    ['KEN,,,,,maybe,,', 'binding', 'TYPE', 'true, false, yes or no'],
    ['KEN,membr,,,,,,', 'role', 'NOT_IN_LIST', 'did you mean member'],
    ['ken,,,,,,,', 'code', 'PATTERN', '"ken"'],
    ['KENY,,,,,,,', 'code', 'PATTERN', '[A-Z]{3}'],
    [',,,,,,x,', 'code', 'REQUIRED', 'code must have a value'],
    ['   ,,,,,,x,', 'code', 'REQUIRED', 'code must have a value'],
  ])('%s is refused: column %s, %s', async (line, column, code, says) => {
    const problems = await faults(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 2, column, code, severity: 'error' });
    expect(problems[0]!.message).toContain(says);
  });

  it('a row with several faults carries them all; a blank row is read over', async () => {
    expect((await faults('ken,x,2023-02-30,,,,,')).map(({ code }) => code)).toEqual(['PATTERN', 'NOT_IN_LIST', 'TYPE']);
    expect(await read(`${HEADER}\n,,,,,,,\nKEN,,,,,,,\n , ,,,,,,\n`)).toMatchObject([
      { kind: 'row', row: { line: 3 } },
    ]);
  });

  it('a faulty row does not stop the rows after it, and keeps its cells and line', async () => {
    const items = await read(`${HEADER}\nken,,,,,,"two\nlines",\nFJI,,,,,,,\n`);
    expect(items[0]).toMatchObject({ kind: 'rejected', line: 2, raw: ['ken', '', '', '', '', '', 'two\nlines', ''] });
    expect(items[1]).toMatchObject({ kind: 'row', row: { line: 4 } });
  });

  it('a row with more or fewer cells than the header is refused with its line and what is over', async () => {
    const items = await read(`${HEADER}\nKEN,,,,,,a,b,c\nFJI,,,\nUSA,,,,,,,\n`);
    expect(items).toMatchObject([
      { kind: 'rejected', line: 2, problems: [{ code: 'MALFORMED_CSV', row: 2 }] },
      { kind: 'rejected', line: 3, problems: [{ code: 'MALFORMED_CSV', row: 3 }] },
      { kind: 'row' },
    ]);
    expect(items[0]).toHaveProperty('problems.0.message', expect.stringContaining('"c"'));
    expect(items[1]).toHaveProperty(
      'problems.0.message',
      expect.stringContaining('no cell for share, binding, note, publisher'),
    );
  });

  it('a last line cut short is TRUNCATED; a whole last line may lack its line end', async () => {
    expect(await thrown(`${HEADER}\nKEN,,,,,,,\nFJI,mem`)).toMatchObject([{ code: 'TRUNCATED', row: 3 }]);
    expect(await read(`${HEADER}\nKEN,,,,,,,`)).toHaveLength(1);
  });

  it('an empty file is TRUNCATED; a header alone is a table without rows', async () => {
    expect(await thrown('')).toMatchObject([{ code: 'TRUNCATED', row: null }]);
    expect(await read(`${HEADER}\n`)).toEqual([]);
  });

  it('missing, extra and duplicate columns are all named, with the nearest known', async () => {
    const problems = await thrown('iso3,code,rol,since,seats,share,note,,publisher,publisher\n');
    expect(problems.map(({ code, column, row: line }) => [code, column, line])).toEqual([
      ['DUPLICATE_COLUMN', 'code', 1],
      ['EXTRA_COLUMN', 'rol', 1],
      ['DUPLICATE_COLUMN', 'publisher', 1],
      ['MISSING_COLUMN', 'role', 1],
      ['MISSING_COLUMN', 'binding', 1],
    ]);
    expect(problems[0]!.message).toBe('"iso3" and "code" are the same column');
    expect(problems[1]!.message).toContain('did you mean role');
  });

  it('columns without a name are none, unless something stands in them', async () => {
    expect(await read(`${HEADER},,\nKEN,,,,,,,,,\n`)).toMatchObject([{ kind: 'row' }]);
    expect(await read(`${HEADER},,\nKEN,,,,,,,,,x\n`)).toMatchObject([
      { kind: 'rejected', problems: [{ code: 'EXTRA_COLUMN', row: 2, value: 'x' }] },
    ]);
  });

  it('a file with another separator is named as such', async () => {
    const problems = await thrown(`${HEADER.replaceAll(',', ';')}\nKEN;;;;;;;\n`);
    expect(problems).toMatchObject([{ code: 'MALFORMED_CSV', row: 1 }]);
    expect(problems[0]!.message).toContain('separated by ";"');
  });

  it('a file in another encoding is ENCODING, and no row of it is given', async () => {
    expect(await thrown(Buffer.from(`${HEADER}\nKEN,,,,,,Cura\xe7ao,\n`, 'latin1'))).toMatchObject([
      { code: 'ENCODING', row: 2, file: join(folder, 'things.csv') },
    ]);
  });
});
