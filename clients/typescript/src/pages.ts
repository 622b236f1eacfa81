import type { Answer } from './answer.js';

/** A page of a list. */
export interface Page<Row> extends Answer<readonly Row[]> {
  /** Rows on all pages; null where the list does not count them. */
  readonly totalCount: number | null;
}

interface PageRead<Row> {
  readonly page: Page<Row>;
  readonly next: string | null;
}

/**
 * A list that is read page by page, all pages from one state of the roll whatever is recorded meanwhile.
 * `for await` gives its rows; each reading of it begins anew.
 */
export class Pages<Row> implements AsyncIterable<Row> {
  readonly #begin: () => Promise<(after: string | null) => Promise<PageRead<Row>>>;

  /** `begin` settles on a state, and gives what reads the page of it behind a cursor. */
  constructor(begin: () => Promise<(after: string | null) => Promise<PageRead<Row>>>) {
    this.#begin = begin;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for await (const { data } of this.pages()) yield* data;
  }

  /** Page by page, each with its citation. */
  async *pages(): AsyncGenerator<Page<Row>, void, undefined> {
    const read = await this.#begin();
    let after: string | null = null;
    do {
      const { page, next }: PageRead<Row> = await read(after);
      yield page;
      after = next;
    } while (after !== null);
  }
}
