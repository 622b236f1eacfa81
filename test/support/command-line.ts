import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `rollcall` as it is typed, in a process of its own, with these settings beside those of the test's process. */
export function runRollcall(settings: NodeJS.ProcessEnv, words: readonly string[], input?: string): CommandResult {
  const root = projectRoot();
  const loader = join(root, 'test', 'support', 'ts-loader.mjs');
  const command = ['--import', loader, join(root, 'src', 'cli', 'main.ts'), ...words];
  const env = { ...process.env, ...settings };
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env, maxBuffer: 1 << 26, input });
}
