import { type Fault, insist } from './fault.js';
import { Postgres } from './postgres.js';
import { Probe } from './probe.js';
import { Server, until } from './server.js';

/** Bears a role, and a period, that nothing is wrong with; what is wrong is given. */
const row = (participant: string, from: string) =>
  `INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
   SELECT ${participant}, initiative_id, role, daterange(${from}, NULL), date_precision, confidence, source_id,
     int4range((SELECT max(id) FROM revision), NULL)
   FROM participation WHERE lower(recorded) < (SELECT max(id) FROM revision) LIMIT 1`;

/** Somebody who takes no part in the initiative, so that nothing overlaps. */
const OUTSIDER = `(SELECT id FROM participant WHERE NOT EXISTS (SELECT FROM participation AS other
  WHERE other.participant_id = participant.id AND other.initiative_id = participation.initiative_id) LIMIT 1)`;

/** Rows that the importer and the database's own rules refuse; put in with those rules off, as a hand or a bug may. */
const POISONS = [
  ['a participant who does not exist', row('999999', "date '2026-01-01'"), 'participant 999999'],
  ['a period that begins nowhere', row(OUTSIDER, "date '-infinity'"), 'infinite'],
] as const;

/** A row that can not be loaded is recorded, with a revision that announces it. */
export const poisonedRow: Fault = {
  name: 'a poisoned row',
  async run({ program, env }) {
    const postgres = await Postgres.start();
    try {
      const server = await Server.start(program, { DATABASE_URL: postgres.url, ROLLCALL_FRESH_SECONDS: '3', ...env });
      const state = async () => {
        const response = await fetch(`${server.address}/readyz`, { headers: { connection: 'close' } });
        return { status: response.status, ...((await response.json()) as { revision: number; reason: string | null }) };
      };
      const withoutRules = (sql: string) =>
        postgres.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
      const revision = `INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'poisoned',
        max(data_through) FROM revision`;
      const probe = new Probe(() => server.address).start();
      const times: string[] = [];
      for (const [what, poison, named] of POISONS) {
        const before = (await state()).revision;
        await withoutRules(`${revision}; ${poison}`);
        const toldAfter = await until(`/readyz tells of ${what}`, async () => (await state()).status === 503);
        const told = await state();
        insist(told.revision === before, `it answers from revision ${told.revision} with ${what}`);
        insist(/could not be loaded/.test(told.reason ?? ''), `/readyz said of ${what}: ${told.reason}`);
        const lines = server.said.split('\n').filter((line) => line.includes('could not be loaded'));
        insist(
          lines.some((line) => line.includes(named)),
          `the log does not name ${named}: ${lines.join(' ')}`,
        );
        await withoutRules('DELETE FROM participation WHERE lower(recorded) = (SELECT max(id) FROM revision)');
        const mended = await until('it is ready again', async () => (await state()).status === 200, 90_000);
        insist((await state()).revision > before, 'the revision of the mended row is not answered from');
        times.push(`${what}: 503 after ${toldAfter} s, ready ${mended} s after it was mended`);
      }
      await probe.stop();
      insist(probe.failures.size === 0, `the last good state did not answer: ${probe.words}`);
      return {
        happened: `the last good state answers, /readyz and the log say why; ${probe.words}`,
        recovery: times.join('; '),
        worstWaitMs: probe.worstMs,
      };
    } finally {
      await Server.endAll();
      await postgres.remove();
    }
  },
};
