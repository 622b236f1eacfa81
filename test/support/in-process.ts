import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import { rollcall } from '../../src/cli/rollcall.js';
import type { CommandResult } from './command-line.js';

/**
 * Runs `rollcall` in this process, where what it asks may be served by this process as well. Only one at a time: it is
 * told its settings by the environment, and what it reads and prints is given to and taken from the streams of the process.
 * `bytes` is standard output as it was written.
 */
export async function rollcallHere(
  settings: NodeJS.ProcessEnv,
  words: readonly string[],
  input = '',
): Promise<CommandResult & { readonly bytes: Buffer }> {
  const before = { ...process.env };
  const { exitCode } = process;
  const printed: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  const writes = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation(((part: string | Uint8Array, ...more: unknown[]) => {
      printed[name].push(Buffer.from(part));
      const done = more.at(-1);
      if (typeof done === 'function') done();
      return true;
    }) as typeof process.stdout.write),
  );
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
  Object.assign(process.env, settings);
  process.exitCode = undefined;
  try {
    const status = await rollcall(words);
    const [bytes, stderr] = [Buffer.concat(printed.stdout), Buffer.concat(printed.stderr).toString()];
    return { status, stdout: bytes.toString(), stderr, bytes };
  } finally {
    process.exitCode = exitCode;
    Object.defineProperty(process, 'stdin', stdin);
    for (const write of writes) write.mockRestore();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
