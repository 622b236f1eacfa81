import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { createDataSource, migrate, poolOf, withSession } from '../../src/database/data-source.js';
import { importPackage } from '../../src/imports/import-package.js';
import { type Cluster, Replicated } from '../support/replicated.js';
import { type Fault, insist } from './fault.js';
import { Command } from './killed-command.js';
import { Probe } from './probe.js';
import { Server, until } from './server.js';

const cited = (turn: number) =>
  `{ country(code: "KEN") { participations(first: 1) { nodes { citations { url } } } } } # ${turn}`;

async function query<Row extends pg.QueryResultRow>({ url }: Cluster, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const RECORD = `INSERT INTO revision SELECT max(id) + 1, greatest(now(), max(recorded_at) + interval '1 millisecond'),
  'recorded', max(data_through) FROM revision`;

/** The primary is killed; its replica is promoted and takes its address. */
export const failover: Fault = {
  name: 'failed over to a replica',
  async run({ program, env }) {
    const databases = await Replicated.start(async (url) => {
      const dataSource = createDataSource({ url: withSession(url), poolSize: 2, onLost: () => undefined });
      await dataSource.initialize();
      await migrate(dataSource);
      await importPackage(poolOf(dataSource), join(projectRoot(), 'data', 'datapackage.json'), {});
      await dataSource.destroy();
    });
    const { primary, replica } = databases;
    try {
      const server = await Server.start(program, { DATABASE_URL: primary.url, ROLLCALL_DATA_PACKAGE: 'none', ...env });
      const revision = async () => {
        const response = await fetch(`${server.address}/readyz`, { headers: { connection: 'close' } });
        return ((await response.json()) as { revision: number }).revision;
      };
      const first = await revision();
      await query(primary, RECORD);
      await until('the server has the revision', async () => (await revision()) === first + 1);
      await until('the replica has it too', async () => {
        const [row] = await query<{ newest: number }>(replica, 'SELECT max(id) AS newest FROM revision');
        return row!.newest === first + 1;
      });
      const probe = new Probe(() => server.address).start();
      let turn = 0;
      primary.kill();
      await until('what needs PostgreSQL is refused', async () => {
        return (await server.ask(cited(turn++))).errors?.[0]?.extensions.code === 'DATABASE_UNAVAILABLE';
      });
      await replica.promote();
      // Recorded before the server knows of it.
      await query(replica, RECORD);
      await replica.stop();
      await replica.startInPlaceOf(primary);
      const answers = await until('what needs PostgreSQL is answered', async () => {
        return (await server.ask(cited(turn++))).errors === undefined;
      });
      const newest = await until('the newest state is answered from', async () => (await revision()) === first + 2);
      const cut = new Command(program, replica.url, ['release', 'cut', 'afterwards']);
      insist((await cut.code()) === 0, `recording does not go on: ${cut.said}`);
      const told = await until('the server knows what was recorded since', async () => {
        const question = `{ distribution(selection: { set: "hlab7" }, counting: { release: "afterwards" }) { universeSize } } # ${turn++}`;
        return (await server.ask(question)).errors === undefined;
      });
      await probe.stop();
      insist((await server.status('/readyz')) === 200, 'it is not ready');
      insist(probe.failures.size === 0, `memory did not answer: ${probe.words}`);
      return {
        happened: `from memory: ${probe.words}; the replica's newest revision is answered from, recording goes on`,
        recovery: `${answers} s after its address answered, the newest state ${newest} s later; a release ${told} s after it was cut`,
        worstWaitMs: probe.worstMs,
      };
    } finally {
      await Server.endAll();
      await databases.stop();
    }
  },
};
