import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { type Fault, insist } from './fault.js';
import { processesNaming } from './postgres.js';
import { Probe } from './probe.js';
import { listening, Server, until } from './server.js';

/** npm is told to end: the server that it started ends too, with the PostgreSQL that came with it. */
export const sigtermToNpm: Fault = {
  name: 'SIGTERM to `npm start`',
  async run({ program, env, folder }) {
    const dataDir = join(folder, 'postgres');
    const server = await Server.start(program, { ROLLCALL_DATA_DIR: dataDir, ...env });
    server.signal('SIGTERM');
    const end = await server.end();
    await until('the port is free', async () => !(await listening(server.port)), 15_000);
    await until('no PostgreSQL is left', () => processesNaming(dataDir).length === 0, 15_000);
    insist(end.code === 0, `npm ended with ${end.code ?? end.signal}: ${server.said}`);
    return {
      happened: 'npm passed it on and waited; port free, no PostgreSQL left, exit code 0',
      recovery: `ended in ${end.seconds} s`,
      worstWaitMs: null,
    };
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
