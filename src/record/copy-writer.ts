import { once } from 'node:events';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK_CHARACTERS = 64 * 1024;

/** A value as `COPY ... FROM STDIN` reads it in its text format; null is `\N`. */
export function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return NEEDS_ESCAPE.test(value) ? value.replace(ESCAPED, (character) => ESCAPES[character]!) : value;
}

/** Cells as a line of `COPY`, without its end. */
export function copyLine(cells: readonly (string | null)[]): string {
  let line = copyText(cells[0]!);
  for (let i = 1; i < cells.length; i++) line += `\t${copyText(cells[i]!)}`;
  return line;
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPED = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text array as PostgreSQL reads it: `{"a","b"}`. */
export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

/** Streams lines into `COPY ... FROM STDIN` as fast as the server takes them, holding no more than one chunk. */
export class CopyWriter {
  private readonly stream;
  private readonly done: Promise<unknown>;
  private failure: Error | null = null;
  private buffer = '';

  constructor(client: ClientBase, target: string) {
    this.stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
    this.done = once(this.stream, 'finish');
    // The failure is thrown by the next push or by end; without these listeners it would end the process.
    this.stream.on('error', (error: Error) => {
      this.failure ??= error;
    });
    this.done.catch(() => undefined);
  }

  /** Takes a line without its end. The promise, where there is one, is to be awaited before the next. */
  push(line: string): Promise<void> | undefined {
    this.buffer += line;
    this.buffer += '\n';
    return this.buffer.length < CHUNK_CHARACTERS ? undefined : this.flush();
  }

  /** Ends the copy and waits until the server has taken every line. */
  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
    await this.done;
  }

  /** Breaks the copy off; the transaction is then to be rolled back. */
  async abort(error: Error): Promise<void> {
    this.stream.destroy(error);
    await this.done.catch(() => undefined);
  }

  private async flush(): Promise<void> {
    if (this.failure) throw this.failure;
    const chunk = Buffer.from(this.buffer, 'utf8');
    this.buffer = '';
    if (chunk.length > 0 && !this.stream.write(chunk)) await once(this.stream, 'drain');
  }
}
