import type { EmbeddedServer } from '../../packages/embedded-server/src/index.js';
import { startOwnServer } from '../../src/database/own-server.js';

/**
 * A process that uses an embedded server, for tests of what happens when such processes come, go and die. The first
 * argument is the folder, the second the places to go to where it cannot be reached (separated by colons). It reads what to
 * do from its standard input, a line each, and answers in lines of JSON.
 */
const [dataDir, otherPlaces] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const log = {
  log: (message: string) => say({ log: message }),
  warn: (message: string) => say({ warn: message }),
  error: (message: string) => say({ error: message }),
};

let server: EmbeddedServer;
try {
  server = await startOwnServer({
    dataDir: dataDir!,
    mayMove: otherPlaces !== undefined,
    otherPlaces: otherPlaces?.split(':'),
    log,
  });
} catch (error) {
  const { name, message } = error as Error;
  say({ failed: name, message });
  process.exit(1);
}
say({ url: server.url, owned: server.owned });

process.stdin.setEncoding('utf8').on('data', (commands) => {
  for (const command of String(commands).trim().split('\n')) {
    if (command === 'stop') void server.stop().then(() => process.stdin.destroy());
    if (command === 'exit') process.exit(3);
    if (command === 'end') process.stdin.destroy();
    if (command === 'throw')
      setImmediate(() => {
        throw new Error('uncaught on purpose');
      });
    if (command === 'listen') process.once('SIGTERM', () => setTimeout(() => process.exit(4), 50));
  }
});
