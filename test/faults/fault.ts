import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, Server } from './server.js';

/** What a fault was seen to do: a row of the table. */
export interface Outcome {
  readonly happened: string;
  /** How it was over, and how long that took. */
  readonly recovery: string;
  /** The longest that another client waited for an answer, milliseconds; null where no server was running. */
  readonly worstWaitMs: number | null;
}

export interface Stage {
  /** How servers are started. */
  readonly program: Program;
  /** Settings of the server beside the fault's own, which go before. */
  readonly env: Readonly<Record<string, string>>;
  /** A folder of the fault's own, which the user that PostgreSQL runs as may enter; gone afterwards. */
  readonly folder: string;
}

/** One fault, done for real. It fails, by throwing, where something was lost, hangs or needs a person. */
export interface Fault {
  readonly name: string;
  run(stage: Stage): Promise<Outcome>;
}

/** Runs it in a folder that is removed afterwards. */
export async function runFault(
  fault: Fault,
  program: Program,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-fault-'));
  chmodSync(folder, 0o755);
  try {
    return await fault.run({ program, env, folder });
  } finally {
    await Server.endAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Fails with a message where a fault was not borne. */
export function insist(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}
