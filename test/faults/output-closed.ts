import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, insist, type Outcome } from './fault.js';
import { Postgres } from './postgres.js';
import { Probe } from './probe.js';
import { Server, until } from './server.js';

/** Longer than the log of requests keeps its lines together. */
const WRITTEN_AFTER_MS = 1_500;

/** Whoever read what the server says goes away: `npm start | head -1`, a log collector that died. */
export const outputClosed: Fault = {
  name: 'standard output and error closed',
  async run({ program, env }) {
    const postgres = env.DATABASE_URL ? null : await Postgres.start();
    try {
      const server = await Server.start(program, { ...(postgres && { DATABASE_URL: postgres.url }), ...env });
      const probe = new Probe(() => server.address).start();
      const asked = async (count: number) => {
        const before = probe.asked;
        await until('clients are answered', () => probe.asked >= before + count || !server.running);
        await sleep(WRITTEN_AFTER_MS);
        insist(server.running, `it ended: ${server.said}`);
      };
      server.child.stdout!.destroy();
      await asked(20);
      insist(
        server.said.includes('can not be written to'),
        `nothing was said of it on standard error: ${server.said.slice(-500)}`,
      );
      server.child.stderr!.destroy();
      await asked(20);
      await probe.stop();
      return await livedAndEnds(server, probe);
    } finally {
      await Server.endAll();
      await postgres?.remove();
    }
  },
};

/** Whether it answered all the while, and ends when it is told to. */
async function livedAndEnds(server: Server, probe: Probe): Promise<Outcome> {
  insist(probe.failures.size === 0, `it did not answer: ${probe.words}`);
  server.signal('SIGTERM');
  const end = await server.end();
  insist(end.code === 0, `it ended with ${end.code ?? end.signal}`);
  return {
    happened: `told once on standard error, lines are lost, the server lives; ${probe.words}`,
    recovery: 'none needed',
    worstWaitMs: probe.worstMs,
  };
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as import('node:net').AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
}

/** The disk that the log is written to is full: every line fails. */
export const logDiskFull: Fault = {
  name: 'disk of the log full',
  async run({ program, env }) {
    const postgres = env.DATABASE_URL ? null : await Postgres.start();
    try {
      const port = await freePort();
      const words = [program.command, ...program.args].map((word) => `'${word}'`).join(' ');
      const logging = { command: 'sh', args: ['-c', `exec ${words} > /dev/full`], cwd: program.cwd };
      const server = Server.launch(logging, {
        ...(postgres && { DATABASE_URL: postgres.url }),
        ...env,
        PORT: String(port),
      });
      const address = `http://127.0.0.1:${port}`;
      const ready = () =>
        fetch(`${address}/readyz`).then(
          ({ status }) => status === 200,
          () => false,
        );
      await until('it is ready', async () => !server.running || (await ready()), 240_000);
      const probe = new Probe(() => address).start();
      await until('clients are answered', () => probe.asked >= 60 || !server.running);
      await sleep(WRITTEN_AFTER_MS);
      await probe.stop();
      insist(server.running, `it ended: ${server.said}`);
      insist(server.said.includes('ENOSPC'), `nothing was said of it on standard error: ${server.said}`);
      return await livedAndEnds(server, probe);
    } finally {
      await Server.endAll();
      await postgres?.remove();
    }
  },
};
