import type { ClientBase, QueryResultRow } from 'pg';

const BATCH = 1000;

/** Yields the rows of a query, a batch in memory at a time. To be used inside a transaction, one at a time per `name`. */
export async function* cursorRows<T extends QueryResultRow>(
  client: ClientBase,
  name: string,
  query: string,
): AsyncGenerator<T> {
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${query}`);
  try {
    for (;;) {
      const { rows } = await client.query<T>(`FETCH ${BATCH} FROM ${name}`);
      yield* rows;
      if (rows.length < BATCH) return;
    }
  } finally {
    await client.query(`CLOSE ${name}`);
  }
}
