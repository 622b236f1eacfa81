import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Fault, insist } from './fault.js';
import { Postgres } from './postgres.js';
import { Probe } from './probe.js';
import { type Program, Server, until } from './server.js';

/** `rollcall ...` of the same program as a server. */
export class Command {
  said = '';
  private readonly child: ChildProcess;
  private readonly over: Promise<unknown>;

  constructor({ command, args, cwd }: Program, url: string, words: readonly string[]) {
    const cli = args.map((arg) => arg.replace(/main\.(js|ts)$/, 'cli/main.$1'));
    const { NODE_OPTIONS: _, ...env } = process.env;
    this.child = spawn(command, [...cli, ...words], {
      cwd,
      env: { ...env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text) => {
        this.said += text;
      });
    this.over = once(this.child, 'close');
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Its exit code, once it has ended. */
  async code(): Promise<number | null> {
    await this.over;
    return this.child.exitCode;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.over;
  }
}

/**
 * Kills a command with SIGKILL in the middle of its work, where another transaction makes it wait; then it is given again.
 *
 * @param hold SQL of the other transaction
 * @param caught a condition on `pg_stat_activity` that holds while the command waits
 */
async function killedWaiting(
  { program, env }: { program: Program; env: Readonly<Record<string, string>> },
  what: { hold: string; caught: string; words: readonly string[] },
  check: (postgres: Postgres, server: Server, again: () => Promise<Command>) => Promise<string>,
) {
  const postgres = await Postgres.start();
  const holder = new pg.Client({ connectionString: postgres.url });
  try {
    const server = await Server.start(program, { DATABASE_URL: postgres.url, ...env });
    const probe = new Probe(() => server.address).start();
    await holder.connect();
    await holder.query(`BEGIN; ${what.hold}`);
    const command = new Command(program, postgres.url, what.words);
    await until('the command is at its work', async () => {
      insist(command.running, `the command ended before: ${command.said}`);
      const waiting = await postgres.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND ${what.caught}`,
      );
      return waiting.length > 0;
    });
    await command.kill();
    await holder.query('ROLLBACK');
    const began = performance.now();
    const happened = await check(postgres, server, async () => {
      const again = new Command(program, postgres.url, what.words);
      insist((await again.code()) === 0, `given again it failed: ${again.said}`);
      return again;
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    await probe.stop();
    insist(probe.failures.size === 0, `the server did not answer meanwhile: ${probe.words}`);
    return {
      happened,
      recovery: `given again, it was done in ${seconds} s`,
      worstWaitMs: probe.worstMs,
    };
  } finally {
    await holder.end();
    await Server.endAll();
    await postgres.remove();
  }
}

export const killedInRelease: Fault = {
  name: 'kill -9 during a release being cut',
  run: (stage) =>
    killedWaiting(
      stage,
      {
        // The same name, not committed: the command, which holds the lock of writers, waits for what becomes of it.
        hold: `INSERT INTO release SELECT 'cut', max(id), now() FROM revision`,
        caught: `query ~ 'INSERT INTO release'`,
        words: ['release', 'cut', 'cut'],
      },
      async (postgres, server, again) => {
        const half = await postgres.query(`SELECT FROM release WHERE name = 'cut'`);
        insist(half.length === 0, 'a release was half cut');
        await again();
        await until('the server knows the release', async () => {
          const question =
            '{ distribution(selection: { set: "hlab7" }, counting: { release: "cut" }) { universeSize } }';
          return (await server.ask(question)).errors === undefined;
        });
        return 'no release, and no lock left behind; the server knows the one that was cut then';
      },
    ),
};

export const killedInBackup: Fault = {
  name: 'kill -9 during a backup',
  run: (stage) => {
    const out = join(stage.folder, 'rollcall.backup');
    return killedWaiting(
      stage,
      {
        hold: 'LOCK TABLE participation IN ACCESS EXCLUSIVE MODE',
        caught: `query ~ 'participation' AND application_name LIKE 'rollcall%' AND pid <> pg_backend_pid()`,
        words: ['backup', '--out', out],
      },
      async (postgres, _, again) => {
        insist(!existsSync(out), 'half a backup bears the name of a whole one');
        await again();
        const verified = new Command(stage.program, postgres.url, ['backup', '--verify', out]);
        insist((await verified.code()) === 0, `the backup of afterwards is not sound: ${verified.said}`);
        return 'no file of the name; the backup of afterwards is sound';
      },
    );
  },
};
