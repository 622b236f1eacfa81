import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { NumberedCells } from './table-file.js';

const BATCH = 1000;

/** Writes records one a line, to be read as often as is wanted. */
export class SpoolWriter {
  private readonly file: WriteStream;
  private failure: Error | null = null;
  private waiting: string[] = [];
  /** Records written so far. */
  count = 0;

  constructor(path: string) {
    this.file = createWriteStream(path);
    this.file.on('error', (error) => {
      this.failure ??= error;
    });
  }

  add({ line, cells }: NumberedCells): void {
    this.count++;
    this.waiting.push(`${JSON.stringify([line, ...cells])}\n`);
  }

  /** Hands what was added to the file: to be awaited now and then, since until then it is held in memory. */
  async flush(): Promise<void> {
    const text = this.waiting.join('');
    this.waiting = [];
    if (text !== '' && !this.file.write(text)) await once(this.file, 'drain');
    if (this.failure) throw this.failure;
  }

  async end(): Promise<void> {
    await this.flush();
    this.file.end();
    await finished(this.file);
  }
}

/** Records in the order in which they were written, in batches. */
export async function* readSpool(path: string): AsyncGenerator<NumberedCells[]> {
  const input = createReadStream(path);
  try {
    let batch: NumberedCells[] = [];
    for await (const text of createInterface({ input })) {
      const [line, ...cells] = JSON.parse(text) as [number, ...string[]];
      batch.push({ line, cells });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } finally {
    input.destroy();
  }
}
