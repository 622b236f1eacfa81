import type pg from 'pg';
import { addRevision, lastRevision, lockWriters } from '../src/record/revision.js';

/** A change that is recorded as one revision, other rows each time: `time` counts from 0. */
export type Change = (writer: pg.Client, revision: number, time: number) => Promise<unknown>;

/** Records a change in one transaction, as every import does; gives the revision once it is committed. */
export async function record(writer: pg.Client, change: Change, time: number): Promise<number> {
  await writer.query('BEGIN');
  await lockWriters(writer);
  const last = await lastRevision(writer);
  const id = last!.id + 1;
  await addRevision(writer, { id, dataThrough: last!.dataThrough, method: '2.0', reason: 'a change for the bench' });
  await change(writer, id, time);
  await writer.query('COMMIT');
  return id;
}

/** So many facts: half of them corrections that close a row and state another, the others new. */
export function facts(count: number): Change {
  const corrected = Math.floor(count / 2);
  return async (writer, revision, time) => {
    if (corrected > 0) await correct(writer, corrected, revision, time);
    const added = count - corrected;
    const states = Math.min(50, added);
    await writer.query(
      `INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
       SELECT p.id, i.id, 'adopter', daterange('2026-01-01', NULL), 'day', 'verified', 1, 'new', int4range($1, NULL)
       FROM (SELECT id FROM participant WHERE kind = 'state' ORDER BY id LIMIT $3) p,
         (SELECT id FROM initiative i WHERE NOT EXISTS (SELECT FROM participation WHERE initiative_id = i.id AND role = 'adopter')
          ORDER BY id OFFSET $1::int % 7 LIMIT $2::int / $3::int) i`,
      [revision, added, states],
    );
  };
}

/** Spread over the roll. */
async function correct(writer: pg.Client, count: number, revision: number, time: number): Promise<void> {
  await writer.query(
    `CREATE TEMP TABLE corrected ON COMMIT DROP AS
     SELECT * FROM participation WHERE upper(recorded) IS NULL AND id % (SELECT max(id) / $2::int FROM participation) = $1
     LIMIT $2`,
    [time, count],
  );
  await writer.query(
    `UPDATE participation p SET recorded = int4range(lower(p.recorded), $1) FROM corrected c WHERE p.id = c.id`,
    [revision],
  );
  await writer.query(
    `INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
     SELECT participant_id, initiative_id, role, valid, date_precision,
       CASE confidence WHEN 'verified' THEN 'corroborated' ELSE 'verified' END::confidence, source_id, 'corrected', int4range($1, NULL)
     FROM corrected`,
    [revision],
  );
}

/** One initiative is called otherwise. */
export const mendedName: Change = async (writer, revision, time) => {
  const { rows } = await writer.query<{ columns: string }>(
    `SELECT string_agg(attname, ', ') AS columns FROM pg_attribute
     WHERE attrelid = 'initiative_version'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('name_en', 'recorded')`,
  );
  const { columns } = rows[0]!;
  await writer.query(
    `WITH mended AS (UPDATE initiative_version SET recorded = int4range(lower(recorded), $1)
       WHERE upper_inf(recorded) AND initiative_id = (SELECT id FROM initiative ORDER BY id OFFSET $2 LIMIT 1) RETURNING *)
     INSERT INTO initiative_version (${columns}, name_en, recorded)
     SELECT ${columns}, name_en || ', mended', int4range($1, NULL) FROM mended`,
    [revision, time],
  );
};

/** A new initiative with one participant, before most others by its slug: all those after it move by one place. */
export const newInitiative: Change = async (writer, revision) => {
  await writer.query(
    `WITH added AS (INSERT INTO initiative (slug) VALUES ('a-new-one-' || $1::int) RETURNING id),
       version AS (INSERT INTO initiative_version
           (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
         SELECT id, 'A new one', 'panel', 'universal', false, 'open', 'complete', int4range($1, NULL) FROM added)
     INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
     SELECT (SELECT min(id) FROM participant), id, 'member', daterange('2026-01-01', NULL), 'day', 'verified', 1, int4range($1, NULL)
     FROM added`,
    [revision],
  );
};
