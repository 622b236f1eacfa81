import { explained } from '../exports/save-file.js';

/** The reader of standard output has closed it, as `| head` does. This is no fault, and nothing more is written. */
export class ReaderGone extends Error {}

let failure: NodeJS.ErrnoException | undefined;

function watch(): void {
  if (process.stdout.listeners('error').includes(fail)) return;
  process.stdout.on('error', fail);
}

function fail(error: NodeJS.ErrnoException): void {
  failure ??= error;
}

/**
 * Writes a part of the answer to standard output, which has nothing else on it.
 *
 * @throws ReaderGone, and what the system says where it can not be written, as on a full disk
 */
export async function write(part: string | Uint8Array): Promise<void> {
  watch();
  // The callback comes once the part was taken, or with a fault.
  const error = await new Promise<Error | null | undefined>((resolve) => process.stdout.write(part, resolve));
  const fault = failure ?? (error as NodeJS.ErrnoException | null | undefined);
  if (!fault) return;
  if (fault.code === 'EPIPE') throw new ReaderGone();
  throw explained(fault, 'standard output');
}

/** Prints an answer as text. */
export function print(text: string): Promise<void> {
  return write(`${text}\n`);
}

/** Prints an answer for machines. */
export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, null, 2));
}
