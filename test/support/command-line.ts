import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What Node is given to be `rollcall`, before its words. */
export const COMMAND: readonly string[] = [
  '--import',
  join(projectRoot(), 'test', 'support', 'ts-loader.mjs'),
  join(projectRoot(), 'src', 'cli', 'main.ts'),
];

/** Runs `rollcall` as it is typed, in a process of its own, with these settings beside those of the test's process. */
export function runRollcall(settings: NodeJS.ProcessEnv, words: readonly string[], input?: string): CommandResult {
  const command = [...COMMAND, ...words];
  const env = { ...process.env, ...settings };
  return spawnSync(process.execPath, command, { cwd: projectRoot(), encoding: 'utf8', env, maxBuffer: 1 << 26, input });
}
