import pg from 'pg';
import { readSettings } from '../../src/config/settings.js';
import { openDatabase } from '../../src/database/open-database.js';
import { addRevision } from '../../src/record/revision.js';
import { onColumnWorker } from '../../src/roll/column-work.js';
import { rawFacts } from '../../src/roll/fact-columns.js';
import { type Fault, insist } from './fault.js';
import { Postgres } from './postgres.js';

/** The clock of the machine is set back by a year, as PostgreSQL sees it: what was recorded last lies in the future. */
export const clockSetBack: Fault = {
  name: 'clock set back',
  async run() {
    const postgres = await Postgres.start();
    try {
      const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };
      const database = await openDatabase(readSettings({ DATABASE_URL: postgres.url }), silent);
      const client: pg.PoolClient = await database.pool.connect();
      try {
        await client.query(
          `INSERT INTO revision (id, recorded_at, reason, data_through) VALUES (1, now() + interval '1 year', 'before', '2026-01-01')`,
        );
        const revision = { id: 2, dataThrough: '2026-01-01', reason: 'after', method: '2.0' } as const;
        await addRevision(client, revision);
        const { rows } = await client.query<{ later: boolean }>(
          'SELECT (SELECT recorded_at FROM revision WHERE id = 2) > (SELECT recorded_at FROM revision WHERE id = 1) AS later',
        );
        insist(rows[0]!.later, 'recorded time went back');
      } finally {
        client.release();
        await database.close();
      }
      return {
        happened: 'the next revision is a millisecond after the last one',
        recovery: 'none needed',
        worstWaitMs: null,
      };
    } finally {
      await postgres.remove();
    }
  },
};

/** The thread that arranges the facts runs out of memory. */
export const workerOutOfMemory: Fault = {
  name: 'out of memory in a worker thread',
  async run() {
    const rows = 2_000_000;
    const raw = rawFacts(rows);
    raw.count = rows;
    const task = { kind: 'arrange', raw, initiatives: 1, participants: 1 } as const;
    const message = await onColumnWorker(task, 0, { maxOldGenerationSizeMb: 1, maxYoungGenerationSizeMb: 1 }).then(
      () => 'it was done',
      ({ code, message }: NodeJS.ErrnoException) => `${code}: ${message}`,
    );
    insist(/MEMORY/.test(message), `instead of an error: ${message}`);
    return {
      happened: `the work fails, the process lives: ${message}`,
      recovery: 'tried again with back-off',
      worstWaitMs: null,
    };
  },
};
