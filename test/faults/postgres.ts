import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  dataOf,
  ensureCluster,
  ensureRunning,
  prepareFolder,
  type ServerFolder,
  stopPostmaster,
  urlOf,
} from '../../packages/embedded-server/src/index.js';
import { ROLLCALLS } from '../../src/database/own-server.js';

const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** A real PostgreSQL in a process tree of its own, which does to its users what faults do. */
export class Postgres {
  port = 0;

  private constructor(
    readonly folder: ServerFolder,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
    const path = mkdtempSync(join(tmpdir(), 'rollcall-fault-'));
    // PostgreSQL refuses root and runs as another user there, who must be able to enter.
    chmodSync(path, 0o755);
    const folder = prepareFolder({ dataDir: join(path, 'postgres'), ...ROLLCALLS, log: silent });
    await ensureCluster(folder);
    const postgres = new Postgres(folder, settings);
    await postgres.run();
    return postgres;
  }

  /** Starts it, on the port that it had. */
  async run(): Promise<void> {
    const port = this.port || undefined;
    ({ port: this.port } = await ensureRunning(this.folder, { port, postgresSettings: this.settings }));
  }

  async halt(): Promise<void> {
    await stopPostmaster(this.folder);
  }

  get url(): string {
    return urlOf(this.folder, this.port);
  }

  /** Stops every process of it where it stands, as a machine that hangs does; `SIGCONT` lets them go on. */
  signalAll(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    const [postmaster] = readFileSync(join(dataOf(this.folder), 'postmaster.pid'), 'utf8').split('\n');
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', postmaster!], { encoding: 'utf8' });
    for (const pid of [postmaster!, ...children.trim().split(/\s+/)]) {
      try {
        process.kill(Number(pid), signal);
      } catch (error) {
        // A child that has ended since it was listed.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  async query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.halt();
    rmSync(join(this.folder.path, '..'), { recursive: true, force: true });
  }
}

/** The processes whose command line names a path: the children that a server left behind. */
export function processesNaming(path: string): string[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes(path) && !line.includes('ps -eo'));
}
