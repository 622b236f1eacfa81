import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, insist } from './fault.js';
import { Probe } from './probe.js';
import { Server } from './server.js';

/** How long a client that sends a byte in four seconds keeps its connection. */
async function drip(port: number, head: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const began = performance.now();
  let closed = false;
  socket
    .on('error', () => undefined)
    .on('close', () => {
      closed = true;
    });
  socket.resume();
  socket.write(head);
  while (!closed && performance.now() - began < 60_000) {
    for (let wait = 0; wait < 40 && !closed; wait++) await sleep(100);
    if (!closed) socket.write('x');
  }
  socket.destroy();
  return (performance.now() - began) / 1000;
}

/** Two clients that send a byte in four seconds, one in its headers and one in its body. */
export const dripping: Fault = {
  name: 'a body, and headers, that drip one byte in 4 s',
  async run({ program, env, folder }) {
    const server = await Server.start(program, { ROLLCALL_DATA_DIR: join(folder, 'postgres'), ...env });
    const probe = new Probe(() => server.address).start();
    const body = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{';
    const [inBody, inHeaders] = await Promise.all([
      drip(server.port, body),
      drip(server.port, 'GET /graphql HTTP/1.1\r\nx-long: '),
    ]);
    await probe.stop();
    server.signal('SIGTERM');
    const end = await server.end();
    insist(inBody < 50, `a dripping body kept its connection for ${inBody} s`);
    insist(inHeaders < 50, `dripping headers kept their connection for ${inHeaders} s`);
    insist(end.code === 0, `the server ended with ${end.code ?? end.signal}`);
    return {
      happened: `cut after ${inBody.toFixed(0)} s (body) and ${inHeaders.toFixed(0)} s (headers); ${probe.words}`,
      recovery: 'none needed',
      worstWaitMs: probe.worstMs,
    };
  },
};
