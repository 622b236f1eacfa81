import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, insist, type Stage } from './fault.js';
import { Postgres } from './postgres.js';
import { Probe } from './probe.js';
import { Server, until } from './server.js';

/** Needs PostgreSQL, for citations are not in memory; each time another text. */
let turn = 0;
const cited = () => `{ country(code: "KEN") { participations(first: 1) { nodes { citations { url } } } } } # ${turn++}`;

/** Who listens, and how many connections the server holds. */
async function connections(postgres: Postgres): Promise<{ watching: number; all: number }> {
  const [row] = await postgres.query<{ watching: number; all: number }>(
    `SELECT count(*) FILTER (WHERE application_name = 'rollcall watch')::int AS watching, count(*)::int AS "all"
     FROM pg_stat_activity WHERE application_name LIKE 'rollcall%'`,
  );
  return row!;
}

/** Takes the database away, brings it back, and sees that everything recovers, by one connection that listens. */
async function awayAndBack(
  { program, env }: Stage,
  away: (postgres: Postgres) => Promise<void>,
  seconds: number,
  back: (postgres: Postgres) => Promise<void>,
) {
  const postgres = await Postgres.start();
  try {
    const server = await Server.start(program, { DATABASE_URL: postgres.url, ...env });
    const before = (await server.ask(cited())).errors;
    insist(before === undefined, `before the fault: ${JSON.stringify(before)}`);
    const probe = new Probe(() => server.address).start();
    await away(postgres);
    const began = performance.now();
    const refused = await server.ask(cited());
    const toldAfter = (performance.now() - began) / 1000;
    insist(refused.errors?.[0]?.extensions.code === 'DATABASE_UNAVAILABLE', `told: ${JSON.stringify(refused)}`);
    let sawNotReady = false;
    while (performance.now() - began < seconds * 1000) {
      sawNotReady ||= (await server.status('/readyz')) === 503;
      await sleep(200);
    }
    insist(sawNotReady === seconds > 12, `/readyz ${sawNotReady ? 'said 503' : 'said 200'} in ${seconds} s`);
    await back(postgres);
    const recovered = await until('what needs PostgreSQL is answered', async () => {
      return (await server.ask(cited())).errors === undefined;
    });
    await until('it is ready', async () => (await server.status('/readyz')) === 200);
    for (const line of ['PostgreSQL can not be reached', 'PostgreSQL answers again'])
      insist(server.said.includes(line), `the log does not say that ${line}`);
    const { watching, all } = await connections(postgres);
    insist(watching === 1, `${watching} connections listen`);
    insist(all <= 11, `the server holds ${all} connections`);
    await probe.stop();
    insist(probe.failures.size === 0, `memory did not answer: ${probe.words}`);
    server.signal('SIGTERM');
    insist((await server.end()).code === 0, 'it did not end with 0');
    return {
      happened: `DATABASE_UNAVAILABLE after ${toldAfter.toFixed(2)} s, /readyz ${sawNotReady ? '503' : '200'}, from memory: ${probe.words}`,
      recovery: `${recovered} s after its return; ${watching} listens, ${all} connections`,
      worstWaitMs: probe.worstMs,
    };
  } finally {
    await Server.endAll();
    postgres.signalAll('SIGCONT');
    await postgres.remove();
  }
}

export const stopped = (seconds: number): Fault => ({
  name: `PostgreSQL stopped for ${seconds} s`,
  run: (stage) =>
    awayAndBack(
      stage,
      (postgres) => postgres.halt(),
      seconds,
      (postgres) => postgres.run(),
    ),
});

export const frozen: Fault = {
  name: 'PostgreSQL frozen (SIGSTOP) for 20 s',
  run: (stage) =>
    awayAndBack(
      stage,
      async (postgres) => postgres.signalAll('SIGSTOP'),
      20,
      async (postgres) => postgres.signalAll('SIGCONT'),
    ),
};

/** Others take every connection that PostgreSQL has. */
export const exhausted: Fault = {
  name: 'connections of PostgreSQL exhausted',
  async run({ program, env }) {
    const { default: pg } = await import('pg');
    const postgres = await Postgres.start({ max_connections: '25' });
    const taken: InstanceType<typeof pg.Client>[] = [];
    try {
      const server = await Server.start(program, { DATABASE_URL: postgres.url, ...env });
      // Idle connections of the pool end after a while; then it must ask for new ones.
      await sleep(12_000);
      const probe = new Probe(() => server.address).start();
      for (;;) {
        const client = new pg.Client({ connectionString: postgres.url });
        client.on('error', () => undefined);
        const full = await client.connect().then(
          () => false,
          () => true,
        );
        if (full) break;
        taken.push(client);
      }
      const refused = await server.ask(cited());
      insist(refused.errors?.[0]?.extensions.code === 'DATABASE_UNAVAILABLE', `told: ${JSON.stringify(refused)}`);
      const ready = await server.status('/readyz');
      await Promise.all(taken.splice(0).map((client) => client.end()));
      const recovered = await until('what needs PostgreSQL is answered', async () => {
        return (await server.ask(cited())).errors === undefined;
      });
      await probe.stop();
      insist(probe.failures.size === 0, `memory did not answer: ${probe.words}`);
      return {
        happened: `DATABASE_UNAVAILABLE; /readyz ${ready}, for the connection that listens was held; from memory: ${probe.words}`,
        recovery: `${recovered} s after they were given back`,
        worstWaitMs: probe.worstMs,
      };
    } finally {
      await Promise.all(taken.map((client) => client.end()));
      await Server.endAll();
      await postgres.remove();
    }
  },
};

/** A revision and a release are recorded without a notice. */
export const lostNotice: Fault = {
  name: 'NOTIFY of a revision and of a release lost',
  async run({ program, env }) {
    const postgres = await Postgres.start();
    try {
      const server = await Server.start(program, { DATABASE_URL: postgres.url, ...env });
      const revision = async () => {
        const response = await fetch(`${server.address}/readyz`);
        return ((await response.json()) as { revision: number }).revision;
      };
      const before = await revision();
      const silently = (sql: string) =>
        postgres.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
      const probe = new Probe(() => server.address).start();
      await silently(`INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'silent', max(data_through)
        FROM revision`);
      const found = await until('the revision is answered from', async () => (await revision()) > before);
      await silently(`INSERT INTO release SELECT 'silent', max(id), now() FROM revision`);
      const released = await until('the release is known', async () => {
        const question = `{ distribution(selection: { set: "hlab7" }, counting: { release: "silent" }) { universeSize } } # ${turn++}`;
        return (await server.ask(question)).errors === undefined;
      });
      await probe.stop();
      return {
        happened: `found by the heartbeat; ${probe.words}`,
        recovery: `${found} s (revision), ${released} s (release)`,
        worstWaitMs: probe.worstMs,
      };
    } finally {
      await Server.endAll();
      await postgres.remove();
    }
  },
};
