import { Worker } from 'node:worker_threads';
import { RollcallError } from './rollcall-error.js';

let flags: readonly string[] | undefined;

/** Sets flags of Node for the threads started from now on; the tests run TypeScript in theirs. */
export function startThreadsWith(execArgv: readonly string[]): void {
  flags = execArgv;
}

export interface ThreadLimits {
  /** Threads at work at a time. */
  readonly threads: number;
  /** A task that takes longer is given up, and its thread with it. */
  readonly milliseconds: number;
  /** Megabytes of heap of a thread. */
  readonly megabytes: number;
}

interface Job<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread answers to a task: errors are sent without their class, so that a refusal goes as its parts. */
export type Said<Result> = { readonly result: Result } | Failed;
type Failed = { readonly error: unknown } | { readonly refused: Refusal };
type Refusal = Pick<RollcallError, 'code' | 'message' | 'details'>;

/** What a thread sends where a task fails. */
export function sentAs(error: unknown): Failed {
  if (!(error instanceof RollcallError)) return { error };
  const { code, message, details } = error;
  return { refused: { code, message, details } };
}

/** The error that `sentAs` sent. */
export function receivedError(said: Failed): unknown {
  if (!('refused' in said)) return said.error;
  const { code, message, details } = said.refused;
  return new RollcallError(code, message, details);
}

/** Starts a thread with so many megabytes of heap; it does not hold the process until it is told to. */
export function startThread(script: URL, megabytes: number): Worker {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    ...(flags ? { execArgv: [...flags] } : {}),
  });
  worker.unref();
  return worker;
}

/**
 * Threads that do one task at a time each: started when they are needed, started anew when they die. Neither a task that
 * takes too long nor one that takes too much memory harms the server: its thread is ended, and the caller gets an error.
 */
export class ThreadPool<Task, Result> {
  private readonly idle: Worker[] = [];
  private readonly waiting: Job<Task, Result>[] = [];
  private readonly all = new Set<Worker>();
  private closed = false;

  constructor(
    private readonly what: string,
    private readonly script: URL,
    private readonly limits: ThreadLimits,
  ) {}

  /** Has a task done. Rejects with OVERLOADED where it takes too long or too much memory, or with what it failed with. */
  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  /** Ends every thread; what they were at is given up. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  private next(): void {
    if (this.closed) {
      for (const { reject } of this.waiting.splice(0))
        reject(this.failed('could not be done, for the server is stopping'));
      return;
    }
    if (this.waiting.length === 0) return;
    const worker = this.idle.pop() ?? (this.all.size < this.limits.threads ? this.start() : undefined);
    if (worker) this.give(worker, this.waiting.shift()!);
  }

  private start(): Worker {
    // Only a task in hand keeps the process from ending, not an idle thread.
    const worker = startThread(this.script, this.limits.megabytes);
    this.all.add(worker);
    worker.once('exit', () => {
      this.all.delete(worker);
      const idleIndex = this.idle.indexOf(worker);
      if (idleIndex >= 0) this.idle.splice(idleIndex, 1);
      this.next();
    });
    return worker;
  }

  private give(worker: Worker, { task, resolve, reject }: Job<Task, Result>): void {
    const end = () => {
      clearTimeout(timer);
      for (const name of ['message', 'error', 'exit'] as const) worker.removeListener(name, listeners[name]);
      worker.unref();
    };
    const giveUp = (error: unknown) => {
      end();
      // An error that comes while the thread ends is of a task that was given up already.
      worker.on('error', () => undefined);
      void worker.terminate();
      reject(error);
    };
    const { milliseconds, megabytes } = this.limits;
    const listeners = {
      message: (said: Said<Result>) => {
        end();
        this.idle.push(worker);
        if ('result' in said) resolve(said.result);
        else reject(receivedError(said));
        this.next();
      },
      error: (error: Error & { code?: string }) =>
        giveUp(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? this.failed(`took more than ${megabytes} MB of memory`) : error,
        ),
      exit: (code: number) => giveUp(this.failed(`was broken off: its thread ended with ${code}`)),
    };
    const timer = setTimeout(
      () => giveUp(this.failed(`took longer than ${milliseconds / 1000} seconds`)),
      milliseconds,
    );
    worker.on('message', listeners.message);
    worker.on('error', listeners.error);
    worker.on('exit', listeners.exit);
    worker.ref();
    worker.postMessage(task);
  }

  private failed(why: string): RollcallError {
    return new RollcallError('OVERLOADED', `${this.what} ${why}`, { retryAfter: RETRY_AFTER_SECONDS });
  }
}

/** After so long the same may well be done: seconds. */
const RETRY_AFTER_SECONDS = 30;
