import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { type Fault, insist } from './fault.js';
import { processesNaming } from './postgres.js';
import { Probe } from './probe.js';
import { listening, Server, until } from './server.js';

/** How `npm start` comes to its end. Of a group, the signal reaches npm and what it started, as the terminal's do. */
const ENDINGS = [
  { what: 'SIGTERM to npm', signal: 'SIGTERM', to: 'npm', code: 0 },
  { what: 'SIGINT to npm', signal: 'SIGINT', to: 'npm', code: 0 },
  { what: 'Ctrl-C', signal: 'SIGINT', to: 'group', code: 0 },
  { what: 'the terminal closed', signal: 'SIGHUP', to: 'group', code: null },
  { what: 'SIGHUP to npm alone', signal: 'SIGHUP', to: 'npm', code: null },
  { what: 'kill -9 of npm', signal: 'SIGKILL', to: 'npm', code: null },
] as const;

/** `npm start` is ended in every way: the server ends too, with the PostgreSQL that came with it, and no port is kept. */
export const npmEnded: Fault = {
  name: 'ends of `npm start`',
  async run({ program, env, folder }) {
    const dataDir = join(folder, 'postgres');
    const times: string[] = [];
    for (const { what, signal, to, code } of ENDINGS) {
      const server = await Server.start({ ...program, ownGroup: true }, { ROLLCALL_DATA_DIR: dataDir, ...env });
      if (to === 'group') server.signalGroup(signal);
      else server.signal(signal);
      const end = await server.end();
      const seconds = await until(
        `the port is free after ${what}`,
        async () => !(await listening(server.port)),
        30_000,
      );
      await until(`no PostgreSQL is left after ${what}`, () => processesNaming(dataDir).length === 0, 30_000);
      insist(code === null || end.code === code, `${what}: npm ended with ${end.code ?? end.signal}: ${server.said}`);
      times.push(`${what} ${(end.seconds + seconds).toFixed(1)} s`);
    }
    return {
      happened: 'port free, no PostgreSQL left; exit code 0 where npm was told to end',
      recovery: times.join(', '),
      worstWaitMs: null,
    };
  },
};

/** A second server on the port of the first. */
export const portTaken: Fault = {
  name: 'a port that is taken',
  async run({ program, env }) {
    const first = await Server.start(program, env);
    const second = Server.launch(program, { ...env, PORT: String(first.port) });
    const end = await second.end(120_000);
    insist(end.code === 1, `it ended with ${end.code ?? end.signal}: ${second.said}`);
    const said = `Port ${first.port} of 127.0.0.1 is taken by a Rollcall that runs already, at ${first.address}/: stop that one, or choose another port: PORT=${first.port + 1} npm start`;
    insist(second.said.includes(said), `it said: ${second.said}`);
    insist((await first.status('/readyz')) === 200, 'the first one does not answer any more');
    await Server.endAll();
    return { happened: 'says which, whose, and how to choose another', recovery: 'none needed', worstWaitMs: null };
  },
};

/** `npm start` with the program of a stage in the place of the start script: the shell and npm are the real ones. */
export function startScriptFor(program: { readonly args: readonly string[] }): string {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.replaceAll('scripts/start.mjs', program.args.map((word) => `'${word}'`).join(' '));
}

/** The server is told to end while clients ask, and one sends a request that never becomes whole. */
export const sigtermUnderLoad: Fault = {
  name: 'SIGTERM under load',
  async run({ program, env, folder }) {
    const dataDir = join(folder, 'postgres');
    const server = await Server.start(program, { ROLLCALL_DATA_DIR: dataDir, ...env });
    const probes = Array.from({ length: 8 }, () => new Probe(() => server.address).start(5));
    const { connect } = await import('node:net');
    const dripping = connect(server.port, '127.0.0.1').on('error', () => undefined);
    dripping.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{',
    );
    await until('clients are answered', () => probes.every(({ asked }) => asked > 20));
    const before = probes.flatMap(({ failures }) => [...failures.keys()]);
    server.signal('SIGTERM');
    const notReady = await until('it says that it is not ready', async () => (await server.status('/readyz')) === 503);
    const end = await server.end();
    await Promise.all(probes.map((probe) => probe.stop()));
    dripping.destroy();
    await until('no PostgreSQL is left', () => processesNaming(dataDir).length === 0, 15_000);
    insist(before.length === 0, `clients were refused before it was told to end: ${before.join()}`);
    insist(end.code === 0, `it ended with ${end.code ?? end.signal}: ${server.said}`);
    insist(end.seconds < 10, `it took ${end.seconds} s to end`);
    const failures = new Set(probes.flatMap(({ failures }) => [...failures.keys()]));
    failures.delete('no connection');
    insist(failures.size === 0, `questions in hand were answered with ${[...failures].join(', ')}`);
    return {
      happened: `/readyz 503 after ${notReady} s, questions in hand answered, an unfinished request cut`,
      recovery: `ended with 0 in ${end.seconds} s, PostgreSQL too`,
      worstWaitMs: Math.max(...probes.map(({ worstMs }) => worstMs)),
    };
  },
};
