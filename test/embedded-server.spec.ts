import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { birthOf } from '../packages/embedded-server/src/index.js';
import { projectRoot } from '../src/config/project-root.js';

interface Report {
  readonly url?: string;
  readonly owned?: boolean;
  readonly failed?: string;
  readonly message?: string;
  readonly warn?: string;
  readonly log?: string;
}

/** A process of its own that uses an embedded server. */
class User {
  readonly reports: Report[] = [];
  readonly ended: Promise<number | NodeJS.Signals | null>;
  #unread = '';
  readonly #process: ChildProcessWithoutNullStreams;

  constructor(...args: string[]) {
    this.#process = spawn(
      process.execPath,
      ['--import', './test/support/ts-loader.mjs', 'test/support/embedded-server-process.ts', ...args],
      { cwd: projectRoot(), env: { ...process.env, NODE_OPTIONS: '' } },
    );
    this.#process.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (this.#unread + chunk).split('\n');
      this.#unread = lines.pop()!;
      for (const line of lines) this.reports.push(JSON.parse(line));
    });
    this.ended = new Promise((resolve) => this.#process.once('close', (code, signal) => resolve(code ?? signal)));
    users.push(this);
  }

  async report(wanted: (report: Report) => boolean): Promise<Report> {
    const found = await until(() => this.reports.find(wanted), `a report of ${JSON.stringify(this.reports)}`);
    return found!;
  }

  async start(): Promise<{ url: string; owned: boolean }> {
    const { url, owned, failed, message } = await this.report(({ url, failed }) => Boolean(url ?? failed));
    if (url === undefined || owned === undefined) throw new Error(`${failed}: ${message}`);
    return { url, owned };
  }

  tell(command: 'stop' | 'exit' | 'end' | 'throw' | 'listen'): void {
    this.#process.stdin.write(`${command}\n`);
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }
}

const users: User[] = [];
let base: string;
let dataDir: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'rollcall-embedded-'));
  chmodSync(base, 0o755);
  dataDir = join(base, 'postgres');
  const first = new User(dataDir);
  await first.start();
  first.tell('stop');
  await first.ended;
});
afterEach(async () => {
  for (const user of users.splice(0)) {
    user.kill('SIGKILL');
    await user.ended;
  }
  for (const folder of readdirSync(base).map((name) => join(base, name))) {
    const pid = postmasterOf(folder);
    if (pid !== null) process.kill(pid, 'SIGINT');
    await until(() => postmasterOf(folder) === null, 'the server to stop');
  }
});
afterAll(() => {
  rmSync(base, { recursive: true });
});

async function until<Value>(condition: () => Value | undefined | false, what: string): Promise<Value> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    const value = condition();
    if (value) return value;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Process id of the living server of a folder. */
function postmasterOf(folder: string): number | null {
  const file = join(folder, 'cluster', 'data', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return birthOf(pid) === null ? null : pid;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  test('four processes that start at the same instant in a fresh folder share one server, and the last to leave stops it', async () => {
    const fresh = join(base, 'fresh');
    const four = [1, 2, 3, 4].map(() => new User(fresh));
    const started = await Promise.all(four.map((user) => user.start()));
    expect(new Set(started.map(({ url }) => url)).size).toBe(1);
    expect(started.filter(({ owned }) => owned)).toHaveLength(1);
    // The one that started it leaves first.
    const owner = started.findIndex(({ owned }) => owned);
    four.unshift(...four.splice(owner, 1));
    for (const [index, user] of four.entries()) {
      expect(await ask(started[0]!.url, 'SELECT 1')).toBe(1);
      user.tell('stop');
      expect(await user.ended).toBe(0);
      expect(postmasterOf(fresh) === null).toBe(index === 3);
    }
  });

  test('it is PostgreSQL 18 in UTF-8, on the loopback address, durable, with a password only its owner can read', async () => {
    const user = new User(dataDir);
    const { url } = await user.start();
    expect(Number(await ask(url, "SELECT current_setting('server_version_num')"))).toBeGreaterThanOrEqual(180_000);
    expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(url, "SELECT lower('ÉÇΣЖ')")).toBe('éçσж');
    expect(await ask(url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(url, 'SHOW fsync')).toBe('on');
    expect(await ask(url, 'SHOW synchronous_commit')).toBe('on');
    await expect(ask(url.replace(/:[^:@]*@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('data and address outlive a restart', async () => {
    const first = new User(dataDir);
    const { url } = await first.start();
    await ask(url, 'CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS value');
    first.tell('stop');
    await first.ended;
    const second = new User(dataDir);
    expect((await second.start()).url).toBe(url);
    expect(await ask(url, 'SELECT value FROM kept')).toBe(42);
  });

  test.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    ['SIGHUP', 'SIGHUP'],
  ] as const)('%s ends the process as ever, and the server with it', async (signal, outcome) => {
    const user = new User(dataDir);
    await user.start();
    user.kill(signal);
    expect(await user.ended).toBe(outcome);
    expect(postmasterOf(dataDir)).toBeNull();
  });

  test.each([
    ['process.exit()', 'exit', 3],
    ['an uncaught error', 'throw', 1],
    ['nothing left to do', 'end', 0],
  ] as const)('%s stops it too', async (_, command, code) => {
    const user = new User(dataDir);
    await user.start();
    user.tell(command);
    expect(await user.ended).toBe(code);
    expect(postmasterOf(dataDir)).toBeNull();
  });

  test('whoever else listens to a signal ends the process in their own time', async () => {
    const user = new User(dataDir);
    await user.start();
    user.tell('listen');
    await ask((await user.start()).url, 'SELECT pg_sleep(0.2)');
    user.kill('SIGTERM');
    expect(await user.ended).toBe(4);
    expect(postmasterOf(dataDir)).toBeNull();
  });

  test('a server whose only user was killed is used again, and stopped by the next one', async () => {
    const killed = new User(dataDir);
    const { url } = await killed.start();
    killed.kill('SIGKILL');
    await killed.ended;
    const orphan = postmasterOf(dataDir);
    expect(orphan).not.toBeNull();
    const next = new User(dataDir);
    expect(await next.start()).toEqual({ url, owned: false });
    expect(postmasterOf(dataDir)).toBe(orphan);
    next.tell('stop');
    await next.ended;
    expect(postmasterOf(dataDir)).toBeNull();
  });

  test('a user that was killed does not keep it running', async () => {
    const [killed, other] = [new User(dataDir), new User(dataDir)];
    await Promise.all([killed.start(), other.start()]);
    killed.kill('SIGKILL');
    await killed.ended;
    other.tell('stop');
    await other.ended;
    expect(postmasterOf(dataDir)).toBeNull();
  });

  test('a server that is killed while in use is started again on the same port', async () => {
    const user = new User(dataDir);
    const { url } = await user.start();
    const killed = postmasterOf(dataDir)!;
    process.kill(killed, 'SIGKILL');
    await user.report(({ log }) => log === 'The embedded database runs again.');
    expect(postmasterOf(dataDir)).not.toBe(killed);
    expect(await ask(url, 'SELECT 1')).toBe(1);
  });

  test('all killed, server and user: the next start recovers', async () => {
    const killed = new User(dataDir);
    const { url } = await killed.start();
    killed.kill('SIGKILL');
    await killed.ended;
    process.kill(postmasterOf(dataDir)!, 'SIGKILL');
    const next = new User(dataDir);
    expect(await next.start()).toEqual({ url, owned: true });
  });

  test('a postmaster.pid whose number another program has got by now does not keep the server from starting', async () => {
    const file = join(dataDir, 'cluster', 'data', 'postmaster.pid');
    expect(postmasterOf(dataDir)).toBeNull();
    writeFileSync(file, `${process.pid}\n${join(dataDir, 'cluster', 'data')}\n1\n5432\n\n127.0.0.1\n1 1\nready   \n`);
    const user = new User(dataDir);
    expect((await user.start()).owned).toBe(true);
    expect(postmasterOf(dataDir)).not.toBe(process.pid);
  });

  test('a lock left by a killed process is taken over, one of a living process is not', async () => {
    const lock = join(dataDir, 'lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, birth: '1', nonce: 'of an earlier life of this number' }));
    const first = new User(dataDir);
    await first.start();
    first.tell('stop');
    await first.ended;
    writeFileSync(lock, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), nonce: 'x' }));
    const second = new User(dataDir);
    await new Promise((resume) => setTimeout(resume, 1500));
    expect(second.reports).toEqual([]);
    rmSync(lock);
    await second.start();
  });

  test('an initialisation that was cut off is not taken for a cluster, and its remains are removed', async () => {
    const fresh = join(base, 'cut-off');
    mkdirSync(join(fresh, 'initialising-before', 'data'), { recursive: true });
    const killed = new User(fresh);
    await until(
      () => existsSync(fresh) && readdirSync(fresh).some((name) => /^initialising-(?!before)/.test(name)),
      'initdb',
    );
    killed.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(join(fresh, 'cluster'))).toBe(false);
    const next = new User(fresh);
    expect((await next.start()).owned).toBe(true);
    next.tell('stop');
    await next.ended;
    // What the killed process's own initdb still wrote goes at the next start.
    const last = new User(fresh);
    await last.start();
    expect(readdirSync(fresh).filter((name) => name.startsWith('initialising'))).toEqual([]);
    last.tell('stop');
    await last.ended;
  });

  test('a folder that cannot be made is one readable line that says what to do', async () => {
    const file = join(base, 'a-file');
    writeFileSync(file, '');
    const user = new User(join(file, 'postgres'));
    expect(await user.ended).toBe(1);
    expect(user.reports[0]).toMatchObject({ failed: 'DatabaseStartError' });
    expect(user.reports[0]!.message).toMatch(
      /^[^\n]*cannot write to its folder .*a-file[^\n]*ROLLCALL_DATA_DIR[^\n]*DATABASE_URL[^\n]*$/,
    );
  });

  const withProc = existsSync('/proc/self') ? test : test.skip;
  withProc('a folder where the system has no place for folders is one readable line, and not waited for', async () => {
    const user = new User('/proc/rollcall/postgres');
    expect(await user.ended).toBe(1);
    expect(user.reports[0]!.message).toMatch(/^[^\n]*cannot write to its folder \/proc\/rollcall\/postgres[^\n]*$/);
  });

  test('a server that dies at its start is one readable line with the end of its log', async () => {
    const data = join(dataDir, 'cluster', 'data');
    const control = readFileSync(join(data, 'postgresql.auto.conf'));
    writeFileSync(join(data, 'postgresql.auto.conf'), "no_such_setting = 'x'\n");
    try {
      const user = new User(dataDir);
      expect(await user.ended).toBe(1);
      expect(user.reports[0]!.message).toMatch(/did not start: it ended with 1\. .*no_such_setting[^\n]*postgres\.log/);
    } finally {
      writeFileSync(join(data, 'postgresql.auto.conf'), control);
    }
  });

  test('data of another major version are named, not touched', async () => {
    const file = join(dataDir, 'cluster', 'data', 'PG_VERSION');
    const version = readFileSync(file);
    writeFileSync(file, '17\n');
    try {
      const user = new User(dataDir);
      expect(await user.ended).toBe(1);
      expect(user.reports[0]!.message).toMatch(/written by PostgreSQL 17, but PostgreSQL 18 is installed/);
    } finally {
      writeFileSync(file, version);
    }
  });

  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.warn('Not root: how the server is run for root, as a user of its own, is skipped.');
  const asRoot = isRoot ? test : test.skip;

  asRoot(
    'of root, in a folder closed to others: it moves to one that is open, says so, and is found there again',
    async () => {
      const closed = join(base, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const open = join(base, 'open');
      mkdirSync(open, { mode: 0o755 });
      const [first, second] = [
        new User(join(closed, 'postgres'), `${closed}:${open}`),
        new User(join(closed, 'postgres'), open),
      ];
      const [{ url }, { url: same }] = await Promise.all([first.start(), second.start()]);
      expect(same).toBe(url);
      expect((await first.report(({ warn }) => warn !== undefined)).warn).toMatch(
        /may not enter .*closed, so the database is kept in .*open/,
      );
      for (const user of [first, second]) user.tell('stop');
      await Promise.all([first.ended, second.ended]);

      const third = new User(join(closed, 'postgres'));
      expect(await third.ended).toBe(1);
      expect(third.reports[0]!.message).toMatch(/may not enter .*closed: set ROLLCALL_DATA_DIR/);
    },
  );
});
