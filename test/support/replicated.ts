import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
import { testLog } from './database.js';

/** One PostgreSQL server of a test, which may be killed and started again on its port. */
export class Cluster {
  private port = 0;

  constructor(private readonly folder: ServerFolder) {}

  get url(): string {
    return urlOf(this.folder, this.port);
  }

  /** Where the files of its databases are. */
  get data(): string {
    return dataOf(this.folder);
  }

  async start(): Promise<void> {
    const postgresSettings = {
      max_connections: '60',
      shared_buffers: '32MB',
      wal_level: 'replica',
      max_wal_senders: '4',
    };
    const { port } = await ensureRunning(this.folder, {
      ...(this.port ? { port: this.port } : {}),
      postgresSettings,
    });
    this.port = port;
  }

  /** Starts it at the address of another, which is gone. */
  async startInPlaceOf(other: Cluster): Promise<void> {
    this.port = other.port;
    await this.start();
  }

  /** Ends every process of the server at once, as a machine that goes dark does. */
  kill(): void {
    this.signal('SIGKILL');
  }

  signal(signal: NodeJS.Signals): void {
    const pid = Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, signal);
  }

  async stop(): Promise<void> {
    await stopPostmaster(this.folder);
  }

  /** Takes the place of a primary that is gone. */
  async promote(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    await client.query('SELECT pg_promote(true)');
    await client.end();
  }
}

/** A primary and a streaming replica of it on this machine: a copied cluster and `standby.signal`. */
export class Replicated {
  private constructor(
    private readonly folder: string,
    readonly primary: Cluster,
    readonly replica: Cluster,
  ) {}

  /** @param fill what the database holds before the replica begins */
  static async start(fill: (url: string) => Promise<void>): Promise<Replicated> {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-replicated-'));
    // PostgreSQL runs as another user where the tests run as root.
    chmodSync(folder, 0o755);
    const first = prepareFolder({ dataDir: join(folder, 'primary'), ...ROLLCALLS, log: testLog });
    await ensureCluster(first);
    const primary = new Cluster(first);
    await primary.start();
    await fill(primary.url);
    await primary.stop();
    const second = prepareFolder({ dataDir: join(folder, 'replica'), ...ROLLCALLS, log: testLog });
    const from = join(folder, 'primary', 'cluster');
    const to = join(folder, 'replica', 'cluster');
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
    await primary.start();
    const { hostname, port, username, password } = new URL(primary.url);
    const conninfo = `host=${hostname} port=${port} user=${username} password=${password} application_name=replica`;
    appendFileSync(join(to, 'data', 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\n`);
    writeFileSync(join(to, 'data', 'standby.signal'), '');
    ownAs(from, to);
    const replica = new Cluster(second);
    await replica.start();
    return new Replicated(folder, primary, replica);
  }

  async stop(): Promise<void> {
    await Promise.allSettled([this.replica.stop(), this.primary.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Gives a copied folder the owner of the one it was copied from. */
function ownAs(from: string, to: string): void {
  const { uid, gid } = lstatSync(from);
  chownSync(to, uid, gid);
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) chownSync(join(to, name), uid, gid);
}
