import type { Worker } from 'node:worker_threads';
import { RollcallError } from '../../common/rollcall-error.js';
import { receivedError, type Said, startThread } from '../../common/thread-pool.js';
import type { Row } from '../table.js';
import type { FileBytes, FileStep } from './file-worker.js';
import type { FileLayout } from './row-file.js';

/** Heap of the thread: a workbook in hand takes about one megabyte, a Parquet file up to twenty. */
const MOST_MEGABYTES = 256;
/** A thread without files is kept for so long, for the next one. */
const IDLE_MILLISECONDS = 10_000;
const RETRY_AFTER_SECONDS = 30;

interface Waiting {
  readonly resolve: (made: FileBytes) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one thread that compresses all files, each a few rows at a time, so that a slow reader takes up only the memory of
 * its file. It is started when it is needed and ends when it is idle.
 */
class FileThread {
  private readonly waiting = new Map<number, Waiting>();
  private readonly open = new Set<number>();
  private readonly worker: Worker;
  private idle: NodeJS.Timeout | undefined;
  private failure: unknown = null;
  private last = 0;

  constructor() {
    this.worker = startThread(new URL('./file-worker.js', import.meta.url), MOST_MEGABYTES);
    this.worker.on('message', ({ file, ...said }: { file: number } & Said<FileBytes>) => {
      const waiting = this.waiting.get(file);
      this.waiting.delete(file);
      if (this.waiting.size === 0) this.worker.unref();
      if ('result' in said) waiting?.resolve(said.result);
      else waiting?.reject(receivedError(said));
    });
    this.worker.on('error', (error: Error & { code?: string }) =>
      this.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? broken(`took more than ${MOST_MEGABYTES} MB`) : error),
    );
    this.worker.on('exit', (code) => this.fail(broken(`was broken off: its thread ended with ${code}`)));
  }

  get alive(): boolean {
    return this.failure === null;
  }

  /** A new file of this thread. */
  add(): number {
    clearTimeout(this.idle);
    const file = ++this.last;
    this.open.add(file);
    return file;
  }

  step(file: number, step: FileStep): Promise<FileBytes> {
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.set(file, { resolve, reject });
      // Only a thread with work keeps the process from ending.
      this.worker.ref();
      this.worker.postMessage({ file, ...step });
    });
  }

  close(file: number): void {
    if (!this.open.delete(file) || this.failure !== null) return;
    this.worker.postMessage({ file, drop: true });
    if (this.open.size > 0) return;
    this.idle = setTimeout(() => {
      this.failure = broken('was asked of a thread that ended');
      void this.worker.terminate();
    }, IDLE_MILLISECONDS).unref();
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}

const broken = (why: string) => new RollcallError('OVERLOADED', `the file ${why}`, { retryAfter: RETRY_AFTER_SECONDS });

let thread: FileThread | null = null;

/** A file that the thread makes. Steps are taken one after the other; every one rejects once one did. */
export interface FileInThread {
  push(rows: readonly Row[]): Promise<Uint8Array>;
  end(): Promise<FileBytes>;
  /** To be called at the end, also after an error. */
  close(): void;
}

/** Begins a file in the thread. Rejects with OVERLOADED where the thread ended, for example for lack of memory. */
export async function fileInThread(layout: FileLayout): Promise<FileInThread> {
  if (!thread?.alive) thread = new FileThread();
  const current = thread;
  const file = current.add();
  try {
    await current.step(file, { begin: layout });
  } catch (error) {
    current.close(file);
    throw error;
  }
  return {
    push: async (rows) => (await current.step(file, { rows })).bytes,
    end: () => current.step(file, { end: true }),
    close: () => current.close(file),
  };
}
