import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Facts } from '../domain/roll.js';
import { arrange, type Moves, merge, type RawFacts } from './fact-columns.js';

/** A piece of work on columns, as it is sent to a thread. */
export type ColumnTask =
  | { readonly kind: 'arrange'; readonly raw: RawFacts; readonly initiatives: number; readonly participants: number }
  | { readonly kind: 'merge'; readonly facts: Facts; readonly changes: RawFacts; readonly moves: Moves | null };

/** Up to this many rows the work takes a few milliseconds, less than a thread takes to start. */
const ROWS_WORTH_A_THREAD = 50_000;

/** Does a piece of work on columns. */
export function workOnColumns(task: ColumnTask): Facts {
  return task.kind === 'arrange'
    ? arrange(task.raw, task.initiatives, task.participants)
    : merge(task.facts, task.changes, task.moves);
}

/**
 * Does it in a thread of its own where it would hold up the questions; the columns are shared, not copied. A thread that
 * runs out of memory ends alone: the promise is rejected with ERR_WORKER_OUT_OF_MEMORY.
 */
export async function onColumnWorker(
  task: ColumnTask,
  rowsWorthAThread = ROWS_WORTH_A_THREAD,
  resourceLimits?: ResourceLimits,
): Promise<Facts> {
  const rows = task.kind === 'arrange' ? task.raw.count : task.facts.count;
  if (rows <= rowsWorthAThread) return workOnColumns(task);
  const worker = new Worker(new URL('./column-worker.js', import.meta.url), { workerData: task, resourceLimits });
  try {
    return await new Promise<Facts>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that arranges the facts ended with ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
