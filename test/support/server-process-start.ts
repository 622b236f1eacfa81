import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CacheReport } from '../../src/common/caches.js';
import type { QueueReport } from '../../src/common/heavy-queue.js';
import { projectRoot } from '../../src/config/project-root.js';

export interface Memory {
  readonly heapUsed: number;
  readonly external: number;
  readonly caches: readonly CacheReport[];
}

export interface Loop {
  /** The longest time that the event loop was held since it was last asked, in milliseconds. */
  readonly held: number;
  readonly queues: readonly QueueReport[];
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  readonly child: ChildProcess;
  /** What it holds after a collection. */
  memory(): Promise<Memory>;
  loop(): Promise<Loop>;
  stop(): Promise<void>;
}

export async function startServerProcess(databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const support = join(projectRoot(), 'test', 'support');
  const child = fork(join(support, 'server-process.ts'), {
    execArgv: ['--expose-gc', '--import', join(support, 'ts-loader.mjs')],
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, ROLLCALL_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ address }] = (await once(child, 'message')) as [{ address: string }];
  return {
    address,
    child,
    memory: async () => {
      child.send('memory');
      return ((await once(child, 'message')) as [Memory])[0];
    },
    loop: async () => {
      child.send('loop');
      return ((await once(child, 'message')) as [Loop])[0];
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
