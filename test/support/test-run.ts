import pg from 'pg';
import { reserveEmbeddedServer } from '../../packages/embedded-server/src/index.js';
import { beginRun, endRun, givenServer, ownServer, runName } from './test-server.js';

let server: { leave(): Promise<void> } | undefined;

/**
 * Makes room for the run's server without starting it: the first test that needs a database does, and a run of unit tests
 * alone costs nothing. Listed as a user of it, this process keeps it alive from one test file to the next.
 */
export function setUp(): void {
  beginRun();
  if (process.env.TEST_SERVER_DIR) server = reserveEmbeddedServer(ownServer());
}

/**
 * Stops the run's server, or drops what the run made on a server that was given, and removes its folder. A run that is cut
 * off by a signal does the first too.
 */
export async function tearDown(): Promise<void> {
  if (server) await server.leave();
  else await dropMade();
  endRun();
}

async function dropMade(): Promise<void> {
  const client = new pg.Client({ connectionString: givenServer() });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [runName()]);
    for (const { datname } of rows)
      await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
