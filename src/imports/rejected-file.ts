import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { RollcallError } from '../common/rollcall-error.js';

/** Columns that a file of rejected rows has beside those of the input; the reader passes over them. */
export const REJECTED_COLUMNS = ['rejected_line', 'rejected_code', 'rejected_reason'] as const;

/**
 * Saves rejected rows with their cells as they stood in the input and the reason, so that the file can be corrected and
 * imported. Nothing is created before the first row; the file gets its name only with {@link keep}.
 */
export class RejectedFile {
  private stream: WriteStream | null = null;
  private failure: Error | null = null;
  private path: string;
  private readonly keptColumns: readonly number[];

  /**
   * @param input path of the file that is imported
   * @param header its header as it stands there
   * @param path where to save; null: beside the input, or in the working directory where that cannot be written
   */
  constructor(
    private readonly input: string,
    private readonly header: readonly string[],
    private readonly wanted: string | null,
  ) {
    this.path = wanted ?? `${input.replace(/\.csv$/i, '')}.rejected.csv`;
    // A file of rejected rows that was corrected and is rejected again has these columns already.
    const ours: readonly string[] = REJECTED_COLUMNS;
    this.keptColumns = header.flatMap((name, i) => (ours.includes(name.trim()) ? [] : [i]));
  }

  /** Saves a row. Cells beyond the header's stand after the reason, so that none is lost. */
  async add(line: number, cells: readonly string[], code: string, reason: string): Promise<void> {
    this.stream ??= await this.create();
    if (this.failure) throw this.failure;
    const keptCells = this.keptColumns.map((i) => cells[i] ?? '');
    const surplus = cells.slice(this.header.length);
    if (!this.stream.write(stringify([[...keptCells, String(line), code, reason, ...surplus]]))) {
      await once(this.stream, 'drain');
    }
  }

  /** Waits until every row is in the file; throws where that failed. To be called before the import is committed. */
  async finish(): Promise<void> {
    if (!this.stream || this.stream.closed) return;
    this.stream.end();
    await once(this.stream, 'close');
    if (this.failure) throw this.failure;
  }

  /**
   * Gives the file its name. Where none was asked for, an older file of that name stays if it says something else: it may
   * have been corrected since. The import is committed by then, so where this fails the file stays under the name it has.
   *
   * @returns the name, or null where no row was rejected
   */
  async keep(): Promise<string | null> {
    if (!this.stream) return null;
    try {
      const name = this.wanted ?? (await this.freeName());
      await rename(this.unfinished(), name);
      return name;
    } catch {
      return this.unfinished();
    }
  }

  private async freeName(): Promise<string> {
    const content = await readFile(this.unfinished());
    for (let copy = 1; ; copy++) {
      const name = copy === 1 ? this.path : this.path.replace(/\.csv$/, `-${copy}.csv`);
      const older = await readFile(name).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (older === null || older.equals(content)) return name;
    }
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    if (!this.stream) return;
    await this.finish().catch(() => undefined);
    await rm(this.unfinished(), { force: true });
  }

  private unfinished(): string {
    return `${this.path}.unfinished`;
  }

  private async create(): Promise<WriteStream> {
    const header = stringify([[...this.keptColumns.map((i) => this.header[i]!), ...REJECTED_COLUMNS]]);
    const paths = this.wanted === null ? [this.path, join(process.cwd(), basename(this.path))] : [this.path];
    let reason: unknown;
    for (const path of paths) {
      this.path = path;
      try {
        const stream = createWriteStream(this.unfinished());
        await once(stream, 'open');
        stream.on('error', (error) => {
          this.failure ??= error;
        });
        stream.write(header);
        return stream;
      } catch (error) {
        reason = error;
      }
    }
    throw new RollcallError(
      'BAD_USER_INPUT',
      `rejected rows of ${this.input} cannot be saved to ${paths.join(' or ')}: ${(reason as Error).message}`,
      { argument: 'rejectedPath' },
      { cause: reason },
    );
  }
}
