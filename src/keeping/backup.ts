import { createHash } from 'node:crypto';
import { type ClientBase, escapeIdentifier, type Pool } from 'pg';
import { RollcallError } from '../common/rollcall-error.js';
import { programVersion } from '../config/program-version.js';
import { keptTables, migrationsRun, sequenceNames } from './catalogue.js';
import { FORMAT, type Header, line, type Manifest, type SequenceState } from './format.js';
import { gzipped } from './gzip.js';
import { setForKeeping } from './session.js';
import { tableSection } from './table-section.js';

/** What a backup holds. */
export interface Backup {
  readonly header: Header;
  readonly manifest: Manifest;
}

/**
 * Everything that the database keeps, of one moment, compressed: hands the bytes to `save` as they come, and returns what
 * they hold. Writers go on meanwhile: what commits later is not in it. Holds little memory, however large the roll is.
 *
 * REPEATABLE READ is enough for one moment of the roll, as writers hold a lock and come one after the other; SERIALIZABLE
 * would not run on a standby, where a backup troubles nobody.
 *
 * @throws RollcallError CONFLICT where the database has no tables of Rollcall; whatever `save` throws
 */
export async function backUp(pool: Pool, save: (chunks: AsyncIterable<Uint8Array>) => Promise<void>): Promise<Backup> {
  const client = await pool.connect();
  let made: Backup | undefined;
  let failed = true;
  // A connection that breaks between two reads says so here too; without a listener it would end the process.
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await setForKeeping(client);
    await save(
      gzipped(
        contentOf(client, (backup) => {
          made = backup;
        }),
      ),
    );
    if (!made) throw new Error('the backup was taken before its end');
    await client.query('COMMIT');
    failed = false;
    return made;
  } finally {
    client.off('error', ignore);
    // Ends the statement that may still run, with its connection.
    client.release(failed);
  }
}

async function* contentOf(client: ClientBase, finished: (backup: Backup) => void): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const hashed = (piece: Buffer) => {
    whole.update(piece);
    return piece;
  };
  const header = await headerOf(client);
  const headerLine = line(header);
  yield hashed(headerLine);
  const tables: Manifest['tables'] = [];
  for (const table of await keptTables(client)) {
    const section = tableSection(client, table);
    for (;;) {
      const { done, value } = await section.next();
      if (done) {
        tables.push(value);
        break;
      }
      yield hashed(value);
    }
  }
  const manifest: Manifest = {
    header: createHash('sha256').update(headerLine).digest('hex'),
    tables,
    sequences: await sequencesOf(client),
  };
  yield hashed(line({ manifest }));
  yield line({ sha256: whole.digest('hex') });
  finished({ header, manifest });
}

async function headerOf(client: ClientBase): Promise<Header> {
  const migrations = await migrationsRun(client);
  if (migrations === null || migrations.length === 0) {
    throw new RollcallError('CONFLICT', 'the database has no tables of Rollcall yet, so there is nothing to back up');
  }
  const { rows } = await client.query<Pick<Header, 'revision' | 'release' | 'instant'>>(
    `SELECT (SELECT coalesce(max(id), 0) FROM revision) AS revision,
       (SELECT name FROM release ORDER BY revision_id DESC, cut_at DESC, name DESC LIMIT 1) AS release,
       greatest((SELECT max(recorded_at) FROM revision), (SELECT max(cut_at) FROM release),
         (SELECT max(imported_at) FROM import_log)) AS instant`,
  );
  const { revision, release, instant } = rows[0]!;
  return { rollcallBackup: FORMAT, program: programVersion(), migrations, revision, release, instant };
}

/** Counters are no part of a transaction: read last, each is at or beyond what the rows have of it. */
async function sequencesOf(client: ClientBase): Promise<SequenceState[]> {
  const states: SequenceState[] = [];
  for (const name of await sequenceNames(client)) {
    const { rows } = await client.query<Omit<SequenceState, 'name'>>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${escapeIdentifier(name)}`,
    );
    states.push({ name, ...rows[0]! });
  }
  return states;
}
