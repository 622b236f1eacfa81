import { createHash } from 'node:crypto';
import { SpoolWriter } from '../files/spool.js';
import type { FactValues } from './fact-of-row.js';
import { GrowingNumbers } from './growing.js';
import type { SpooledRows } from './source-reading.js';

/** The rows of participations that a source states, each once, on their way to a file. */
export class FactSpool {
  /** Facts written so far. */
  count = 0;
  /** Rows that state what an earlier row stated, to the letter. */
  repeats = 0;
  readonly initiatives = new Set<string>();
  readonly participants = new Set<string>();
  private readonly writer: SpoolWriter;
  private readonly stated = new Set<string>();
  private readonly origins = new GrowingNumbers(Int32Array);

  constructor(
    private readonly path: string,
    private readonly header: readonly string[],
  ) {
    this.writer = new SpoolWriter(path);
    this.writer.add({ line: 1, cells: header });
  }

  /** @param row row of the source's file that states it */
  add(values: FactValues, row: number): void {
    const cells = this.header.map((name) => values[name] ?? '');
    // Repeats are found by a hash of each row; keeping the texts would take more memory than everything else.
    const key = createHash('sha1').update(cells.join('\u001f')).digest('base64');
    if (this.stated.has(key)) {
      this.repeats++;
      return;
    }
    this.stated.add(key);
    this.count++;
    this.initiatives.add(values.initiative!);
    this.participants.add(values.participant!);
    this.origins.push(row);
    this.writer.add({ line: this.count + 1, cells });
  }

  /** Hands what was added to the file: to be awaited now and then, since until then it is held in memory. */
  flush(): Promise<void> {
    return this.writer.flush();
  }

  /** Ends the file, to be read from then on. */
  async end(): Promise<SpooledRows> {
    await this.writer.end();
    const { origins } = this;
    return {
      path: this.path,
      header: this.header,
      rowOf: (line) => (line < 2 || line - 2 >= origins.length ? null : origins.at(line - 2)),
    };
  }
}
