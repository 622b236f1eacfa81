import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, insist } from './fault.js';
import { Postgres } from './postgres.js';
import { Server, until } from './server.js';

const HEADLINE = `{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }) { buckets { size } } }`;
const EXPECTED = '[118,21,23,10,7,5,2,7]';

async function headline(server: Server): Promise<string> {
  const { data } = (await server.ask(HEADLINE)) as { data: { distribution: { buckets: { size: number }[] } } };
  return JSON.stringify(data.distribution.buckets.map(({ size }) => size));
}

/** Kills the server with SIGKILL when the database says that it is at some work, then starts another. */
const killedWhile = (what: string, atWork: string, download: string | null): Fault => ({
  name: `kill -9 during ${what}`,
  async run({ program, env }) {
    const postgres = await Postgres.start();
    try {
      const settings = { DATABASE_URL: postgres.url, ...env };
      let caught = false;
      const first = Server.launch(program, settings);
      if (download !== null) {
        await first.answers();
        fetch(first.address + download).then(
          (response) => response.arrayBuffer().catch(() => undefined),
          () => undefined,
        );
      }
      const deadline = Date.now() + 60_000;
      while (!caught && Date.now() < deadline) {
        const rows = await postgres
          .query(`SELECT FROM pg_stat_activity WHERE application_name = 'rollcall' AND (${atWork})`)
          .catch(() => []);
        caught = rows.length > 0;
        if (!caught) await sleep(1);
        if (download !== null && Date.now() > deadline - 55_000) break;
      }
      first.signal('SIGKILL');
      await first.end();
      insist(caught || download !== null, `the server was never seen at its ${what}`);
      const began = performance.now();
      const second = await Server.start(program, settings);
      const figure = await headline(second);
      insist(figure === EXPECTED, `afterwards the headline was ${figure}`);
      return {
        happened: 'nothing half recorded; the next start does it whole',
        recovery: `the next start answered after ${((performance.now() - began) / 1000).toFixed(1)} s, with the right figure`,
        worstWaitMs: null,
      };
    } finally {
      await Server.endAll();
      await postgres.remove();
    }
  },
});

export const killedInImport = killedWhile(
  'import',
  "state <> 'idle' AND query ~* '(COPY|INSERT INTO participation|stage)'",
  null,
);
export const killedInMigration = killedWhile(
  'migration',
  "state <> 'idle' AND query ~* 'CREATE (TABLE|TYPE|EXTENSION|FUNCTION)'",
  null,
);
export const killedInExport = killedWhile(
  'export',
  "state <> 'idle' AND query ~* 'COPY'",
  '/exports/participations.csv',
);

/** The embedded PostgreSQL has no room for what it is to keep. */
export const diskFull: Fault = {
  name: 'disk full at start',
  async run({ program, env, folder }) {
    const { execFileSync } = await import('node:child_process');
    const { mkdirSync } = await import('node:fs');
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=0755', 'tmpfs', disk], { stdio: 'pipe' });
    } catch (error) {
      return {
        happened: `SKIPPED: no disk of 20 MB can be mounted (${String((error as Error).message).trim()})`,
        recovery: '',
        worstWaitMs: null,
      };
    }
    try {
      const server = Server.launch(program, { ...env, ROLLCALL_DATA_DIR: join(disk, 'postgres') });
      const end = await server.end(60_000);
      insist(end.code === 1, `it ended with ${end.code ?? end.signal}`);
      const said = server.said.trim().split('\n').at(-1)!;
      insist(/space|disk/i.test(server.said), `it did not say what is wrong: ${server.said}`);
      execFileSync('mount', ['-o', 'remount,size=600m', disk]);
      const began = performance.now();
      const again = await Server.start(program, { ...env, ROLLCALL_DATA_DIR: join(disk, 'postgres') });
      const figure = await headline(again);
      insist(figure === EXPECTED, `afterwards the headline was ${figure}`);
      again.signal('SIGTERM');
      await again.end();
      return {
        happened: `ended with 1 and said: ${said.slice(0, 120)}`,
        recovery: `with room it started in ${((performance.now() - began) / 1000).toFixed(1)} s`,
        worstWaitMs: null,
      };
    } finally {
      await Server.endAll();
      await sleep(500);
      execFileSync('umount', ['-l', disk]);
    }
  },
};

/** A process that may have 64 files open: too few to start, which it says; and lowered while it runs, with many clients. */
export const fewFiles: Fault = {
  name: '`ulimit -n 64`, at start and with 100 clients',
  async run({ program, env }) {
    const { execFileSync } = await import('node:child_process');
    const { connect } = await import('node:net');
    const postgres = await Postgres.start();
    try {
      const settings = { DATABASE_URL: postgres.url, ...env };
      const words = [program.command, ...program.args].map((word) => `'${word}'`).join(' ');
      const limited = { command: 'sh', args: ['-c', `ulimit -n 64; exec ${words}`], cwd: program.cwd };
      const refused = Server.launch(limited, settings);
      const { code } = await refused.end();
      insist(code === 1 && refused.said.includes('may have 64'), `with 64 it ended with ${code}: ${refused.said}`);
      const server = await Server.start(program, settings);
      execFileSync('prlimit', ['--pid', String(server.child.pid), '--nofile=64:64']);
      const sockets = Array.from({ length: 100 }, () => connect(server.port, '127.0.0.1').on('error', () => undefined));
      await sleep(3000);
      insist(server.running, `it ended: ${server.said}`);
      for (const socket of sockets) socket.destroy();
      const recovered = await until('it answers', async () => (await server.status('/readyz')) === 200);
      const figure = await headline(server);
      insist(figure === EXPECTED, `afterwards the headline was ${figure}`);
      return {
        happened: 'at start it ends with 1 and says how to raise the limit; later, further clients wait and it lives',
        recovery: `answers ${recovered} s after the clients left`,
        worstWaitMs: null,
      };
    } finally {
      await Server.endAll();
      await postgres.remove();
    }
  },
};
