import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Column } from '../table.js';
import { ParquetRows } from './parquet.js';

const COLUMNS: readonly Column[] = [
  { name: 'name', type: 'text', description: '' },
  { name: 'seats', type: 'integer', description: '' },
  { name: 'share', type: 'number', description: '' },
  { name: 'partial', type: 'boolean', description: '' },
  { name: 'as_of', type: 'date', description: '' },
];

async function written(rows: (string | number | boolean | null)[][][], about = {}): Promise<ArrayBuffer> {
  const writer = new ParquetRows(COLUMNS, about);
  const chunks: Uint8Array[] = [];
  for (const batch of rows) {
    await writer.push(batch);
    chunks.push(...writer.take());
  }
  await writer.end();
  chunks.push(...writer.take());
  const bytes = Buffer.concat(chunks);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

describe('Parquet', () => {
  test('gives every value back in its type, and null as null', async () => {
    const file = await written([
      [
        ['=not a formula here', 7, 1 / 3, true, '2024-09-30'],
        [null, null, null, null, null],
      ],
    ]);
    expect(await parquetReadObjects({ file })).toEqual([
      { name: '=not a formula here', seats: 7n, share: 1 / 3, partial: true, as_of: new Date('2024-09-30T00:00:00Z') },
      { name: null, seats: null, share: null, partial: null, as_of: null },
    ]);
  });

  test('writes a row group whenever one is full, and reads as one table', async () => {
    const batch = Array.from({ length: 6_000 }, (_, i) => [`row ${i}`, i, i / 7, false, '2024-01-01']);
    const file = await written([batch, batch, batch, batch]);
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([10_000, 10_000, 4_000]);
    const last = await parquetReadObjects({ file, rowStart: 23_999, rowEnd: 24_000 });
    expect(last[0]).toMatchObject({ name: 'row 5999', seats: 5_999n, share: 5_999 / 7 });
  });

  test('says what it rests on, and neither when nor by which version it was made', async () => {
    const file = await written([[['x', 1, 1, true, '2024-01-01']]], { cite: 'Rollcall' });
    const { created_by, key_value_metadata } = parquetMetadata(file);
    expect([created_by, key_value_metadata]).toEqual(['rollcall', [{ key: 'cite', value: 'Rollcall' }]]);
  });

  test('without rows is still a table', async () => {
    expect(await parquetReadObjects({ file: await written([[]]) })).toEqual([]);
  });
});
