import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type KeptTable, selectOf } from './catalogue.js';
import { END_OF_ROWS, line, type TableSum } from './format.js';

/**
 * The part of a backup that holds a table, as the database has it now, in pieces; returns its sum. What the reader has not
 * taken waits in the server. The connection is unusable if it is not read to its end.
 */
export async function* tableSection(client: ClientBase, table: KeptTable): AsyncGenerator<Buffer, TableSum> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = (piece: Buffer) => {
    hash.update(piece);
    bytes += piece.length;
    return piece;
  };
  yield counted(line({ table: table.name, columns: table.columns }));
  const stream = client.query(copyTo(`COPY (${selectOf(table)}) TO STDOUT`));
  for await (const piece of stream as AsyncIterable<Buffer>) yield counted(piece);
  yield counted(END_OF_ROWS);
  return { name: table.name, rows: stream.rowCount, bytes, sha256: hash.digest('hex') };
}

/** The sum of a table as the database has it now. */
export async function sumOf(client: ClientBase, table: KeptTable): Promise<TableSum> {
  const section = tableSection(client, table);
  for (;;) {
    const { done, value } = await section.next();
    if (done) return value;
  }
}
