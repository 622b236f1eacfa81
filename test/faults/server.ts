import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../src/config/project-root.js';

const root = projectRoot();
const LOADER = join(root, 'test', 'support', 'ts-loader.mjs');

/** How a server is started: from its sources, or as the built program, or by `npm start` as an operator does. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Whether it has a group of its own, as what is started in a terminal has. */
  readonly ownGroup?: boolean;
}

export const FROM_SOURCES: Program = {
  command: process.execPath,
  args: ['--import', LOADER, join(root, 'src', 'main.ts')],
  cwd: root,
};
export const BUILT: Program = { command: process.execPath, args: [join(root, 'dist', 'src', 'main.js')], cwd: root };
export const BY_NPM: Program = { command: 'npm', args: ['run', '--silent', 'start'], cwd: root };

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly seconds: number;
}

/** A server in a process of its own, to be killed, frozen and told to end. */
export class Server {
  /** All that it said, standard output and error together. */
  said = '';
  readonly #ended: Promise<unknown>;
  #address = '';

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text) => {
        this.said += text;
      });
    this.#ended = once(child, 'exit');
  }

  static readonly #all = new Set<Server>();

  /** Ends those that a fault left behind. */
  static async endAll(): Promise<void> {
    for (const server of Server.#all) {
      if (server.running) server.signal('SIGTERM');
      await server.end();
    }
    Server.#all.clear();
  }

  static launch(program: Program, env: Readonly<Record<string, string>>): Server {
    const { DATABASE_URL: _, NODE_OPTIONS: __, ...inherited } = process.env;
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      detached: program.ownGroup ?? false,
      // Shedding has tests of its own; here it would tell of whatever else the machine is busy with.
      env: { ...inherited, PORT: '0', ROLLCALL_MAX_LOOP_DELAY_MS: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new Server(child);
    Server.#all.add(server);
    return server;
  }

  /** A server that answers. */
  static async start(program: Program, env: Readonly<Record<string, string>>): Promise<Server> {
    const server = Server.launch(program, env);
    await server.answers();
    return server;
  }

  get address(): string {
    return this.#address;
  }

  get port(): number {
    return Number(new URL(this.#address).port);
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until it has said where it listens; fails with what it said where it ends before. */
  async answers(patienceMs = 240_000): Promise<void> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = /^API +(\S+)\/graphql$/m.exec(this.said);
      if (found) {
        this.#address = found[1]!;
        return;
      }
      if (!this.running || Date.now() > deadline) throw new Error(`the server does not answer: ${this.said}`);
      await sleep(20);
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal to all that it started as well. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.child.pid!, signal);
  }

  /** Waits for its end, killing it where it does not come. */
  async end(patienceMs = 20_000): Promise<End> {
    const began = performance.now();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), patienceMs);
    if (this.running) await this.#ended;
    clearTimeout(timer);
    return {
      code: this.child.exitCode,
      signal: this.child.signalCode,
      seconds: Math.round((performance.now() - began) / 10) / 100,
    };
  }

  async ask(query: string): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data?: unknown };
  }

  /** The status of an address of it; 0 where nobody answers. */
  status(path: string): Promise<number> {
    return fetch(this.address + path, { headers: { connection: 'close' } }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
  }
}

/** Whether somebody listens at a port of the loopback address. */
export function listening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Seconds until the condition holds. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  patienceMs = 180_000,
): Promise<number> {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > patienceMs) throw new Error(`waited in vain until ${what}`);
    await sleep(10);
  }
  return Math.round((performance.now() - began) / 10) / 100;
}
