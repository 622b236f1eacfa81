import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { createDataSource, migrate, poolOf, withSession } from '../src/database/data-source.js';
import { fromSqlError } from '../src/database/sql-errors.js';
import { importFile, importPackage } from '../src/imports/import-package.js';
import { manyInitiatives } from './support/app.js';
import { Replicated } from './support/replicated.js';

const ROOT = projectRoot();
/** The one that `manyInitiatives` makes. */
const INITIATIVE = 'many-1';

/** A process of the server on a port of its own, which may be killed and started again. */
class Server {
  address = '';
  private child: ChildProcess | undefined;

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  async start(): Promise<void> {
    const loader = join(ROOT, 'test', 'support', 'ts-loader.mjs');
    const child = spawn(process.execPath, ['--import', loader, join(ROOT, 'src', 'main.ts')], {
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', ROLLCALL_DATA_PACKAGE: 'none', ...this.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    let said = '';
    this.address = await new Promise<string>((listening, ended) => {
      child.stdout!.on('data', (chunk) => {
        said += chunk;
        const address = /^API +(\S+)\/graphql$/m.exec(said)?.[1];
        if (address) listening(address);
      });
      child.once('exit', () => ended(new Error(`the server ended before it listened: ${said}`)));
    });
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}

interface Told {
  readonly dataset: { readonly revision: string; readonly participationCount: number };
  readonly initiative: {
    readonly participations: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly participant: { readonly code: string };
        readonly citations: readonly { readonly evidence: string | null }[];
      }[];
    };
  };
}

const QUESTION = `{
  dataset { revision participationCount }
  initiative(slug: "${INITIATIVE}") {
    participations(first: 200) { totalCount nodes { participant { ... on Country { code } } citations { evidence } } }
  }
}`;

/** A client that is answered by now one server and now another, and tries once more where one fails. */
class Client {
  readonly faults: string[] = [];
  answered = 0;
  retried = 0;
  worst = 0;
  private turn = 0;
  private least: string | null = null;
  private last = 0;

  constructor(
    private readonly servers: readonly Server[],
    private readonly base: { revision: number; count: number },
  ) {}

  async ask(): Promise<void> {
    const began = performance.now();
    let failure = '';
    for (let attempt = 0; attempt < 2; attempt++) {
      const { address } = this.servers[this.turn++ % this.servers.length]!;
      try {
        const response = await fetch(`${address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(this.least ? { 'rollcall-at-least': this.least } : {}) },
          body: JSON.stringify({ query: QUESTION }),
          signal: AbortSignal.timeout(8_000),
        });
        const text = await response.text();
        if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 200)}`);
        const { data, errors } = JSON.parse(text);
        if (errors) throw new Error(JSON.stringify(errors).slice(0, 300));
        this.least = response.headers.get('rollcall-revision');
        this.judge(data as Told);
        this.answered++;
        this.worst = Math.max(this.worst, performance.now() - began);
        return;
      } catch (error) {
        failure = `${address}: ${(error as Error).message} ${String((error as Error).cause ?? '')}`;
        if (attempt === 0) this.retried++;
      }
    }
    this.faults.push(`failed after one retry: ${failure}`);
  }

  /** Each revision after the first added one participation with its evidence. */
  private judge({ dataset, initiative }: Told): void {
    const { revision, participationCount } = dataset;
    const { totalCount, nodes } = initiative.participations;
    const since = Number(revision) - this.base.revision;
    if (participationCount !== this.base.count + since || totalCount !== since || nodes.length !== since)
      this.faults.push(`at revision ${revision} there were ${participationCount} and ${totalCount}, not ${since} more`);
    for (const { participant, citations } of nodes)
      if (citations[0]?.evidence !== `evidence of ${participant.code}`)
        this.faults.push(`${participant.code} at ${revision} was cited as ${JSON.stringify(citations)}`);
    if (Number(revision) < this.last) this.faults.push(`went back from revision ${this.last} to ${revision}`);
    this.last = Number(revision);
  }
}

describe('three servers on a primary and its replica', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'rollcall-many-'));
  let databases: Replicated;
  let servers: Server[];
  let pool: pg.Pool;
  let codes: string[];
  const refused: string[] = [];

  beforeAll(async () => {
    databases = await Replicated.start(async (url) => {
      const dataSource = createDataSource({ url: withSession(url), poolSize: 2, onLost: () => undefined });
      await dataSource.initialize();
      await migrate(dataSource);
      await importPackage(poolOf(dataSource), join(ROOT, 'data', 'datapackage.json'), {});
      await dataSource.query(`BEGIN; INSERT INTO revision (id, recorded_at, reason, data_through, method)
        SELECT max(id) + 1, now(), 'an initiative to write to', max(data_through), '2.0' FROM revision;
        ${manyInitiatives(1, 'declaration')}; COMMIT`);
      await dataSource.destroy();
    });
    const { primary, replica } = databases;
    pool = new pg.Pool({ connectionString: withSession(primary.url), max: 2 });
    pool.on('error', () => undefined);
    servers = [1, 2, 3].map(
      () => new Server({ DATABASE_URL: primary.url, DATABASE_REPLICA_URLS: replica.url, ROLLCALL_ANSWER_CACHE: 'off' }),
    );
    await Promise.all(servers.map((server) => server.start()));
    const { rows } = await pool.query<{ code: string }>(
      "SELECT code FROM participant WHERE kind = 'state' ORDER BY code LIMIT 150",
    );
    codes = rows.map(({ code }) => code);
  }, 120_000);

  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.end('SIGTERM')));
    await pool?.end();
    await databases?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }, 60_000);

  test('any of them may be killed under load: no wrong answer, no read that fails twice, nobody goes back in time', async () => {
    const { rows } = await pool.query(
      'SELECT (SELECT max(id) FROM revision) AS revision, (SELECT count(*)::int FROM participation WHERE upper_inf(recorded)) AS count',
    );
    const clients = Array.from({ length: 4 }, () => new Client(servers, rows[0]));
    const work = new AbortController();
    const reading = clients.map(async (client) => {
      while (!work.signal.aborted) {
        await client.ask();
        await sleep(20);
      }
    });
    let written = 0;
    let paused = false;
    let inHand = Promise.resolve(false);
    const writing = (async () => {
      while (!work.signal.aborted) {
        if (!paused) {
          inHand = write(codes[written]!);
          if (await inHand) written++;
        }
        await sleep(150);
      }
    })();
    const told: string[] = [];
    const during = async (what: string, happens: () => Promise<void>) => {
      for (const client of clients) client.worst = 0;
      const before = { written, answered: clients.reduce((sum, client) => sum + client.answered, 0) };
      await happens();
      const answered = clients.reduce((sum, client) => sum + client.answered, 0) - before.answered;
      const worst = Math.round(Math.max(...clients.map((client) => client.worst)));
      told.push(`${what}: ${answered} read, ${written - before.written} written, worst wait of a client ${worst} ms`);
      expect([what, clients.flatMap(({ faults }) => faults).slice(0, 5), answered > 0]).toEqual([what, [], true]);
    };

    await during('nothing is wrong', () => sleep(2_000));
    await during('a server is killed and started again', async () => {
      await servers[0]!.end('SIGKILL');
      await sleep(1_000);
      await servers[0]!.start();
      await sleep(500);
    });
    await during('the replica is killed and started again', async () => {
      databases.replica.kill();
      await sleep(1_500);
      await databases.replica.start();
      await sleep(1_500);
    });
    await during('the primary is killed, is away for 4 s and started again', async () => {
      // Replication is asynchronous: what was written in the last moment may not have reached the replica.
      paused = true;
      await inHand;
      // Each server asks the replica once a second how far it is: then all have seen that it holds the last of it.
      await sleep(3_000);
      databases.primary.kill();
      await sleep(4_000);
      await databases.primary.start();
      paused = false;
      await sleep(2_000);
    });
    const before = written;
    await during('and all is well again', () => sleep(1_500));
    work.abort();
    await Promise.all([...reading, writing]);
    console.log([...told, `tried again: ${clients.reduce((sum, { retried }) => sum + retried, 0)}`].join('\n'));
    expect(refused.slice(0, 3)).toEqual([]);
    expect(written).toBeGreaterThan(before);
  }, 120_000);

  /** Records one more participation; false where the primary is away. */
  async function write(code: string): Promise<boolean> {
    const file = join(scratch, 'participations.csv');
    const columns = 'initiative,participant,participant_kind,role,valid_from,valid_to,date_precision,confidence,';
    const cited = 'source_url,source_title,source_publisher,source_accessed_on,evidence';
    const row = `${INITIATIVE},${code},state,signatory,2026-01-01,,day,verified,https://example.org/list,A list,,,`;
    writeFileSync(file, `${columns}${cited}\n${row}evidence of ${code}\n`);
    try {
      const { outcome, problems } = await importFile(pool, file);
      if (outcome !== 'imported') refused.push(JSON.stringify(problems));
      return outcome === 'imported';
    } catch (error) {
      if (fromSqlError(error)?.code !== 'DATABASE_UNAVAILABLE') refused.push(String(error));
      return false;
    }
  }
});
