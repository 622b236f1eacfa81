import type { ClientBase } from 'pg';
import { cursorRows } from './sql-cursor.js';
import { stageName } from './stage.js';
import type { RollTable } from './tables.js';

/** What is odd about rows of a file that are right by themselves, one for all rows of which the same is to be said. */
export interface Oddity {
  /** First line of the file of which it is said. */
  readonly row: number;
  readonly column: 'valid_from' | 'valid_to';
  readonly value: string | null;
  readonly message: string;
}

interface Found {
  readonly row: number;
  readonly column: Oddity['column'];
  readonly value: string | null;
  readonly said: string;
  readonly rows: number;
  readonly participants: number;
  readonly codes: readonly string[];
}

/** Participants that a message names; of more it says how many there are. */
const NAMED = 10;
/** States admitted in the first months were there before the United Nations were, which says nothing of their age. */
const FIRST_ADMISSIONS_END = '1946-01-01';

/**
 * Holds the staged participations against what is on record of their initiatives and participants, as `check-data` holds
 * those of a package against its other tables: starts before the opening, ends after the end, days to come, and states that
 * were not yet, or no longer.
 *
 * @param today `YYYY-MM-DD`
 */
export async function* oddities(client: ClientBase, table: RollTable, today: string): AsyncGenerator<Oddity> {
  if (!table.cited) return;
  for await (const { row, column, value, said, rows, participants, codes } of cursorRows<Found>(
    client,
    'oddities',
    odditiesSql(stageName(table), today),
  )) {
    const names = `${codes.join(', ')}${participants > codes.length ? ` and ${participants - codes.length} more` : ''}`;
    yield { row, column, value, message: `${said} (${rows === 1 ? names : `${rows} rows: ${names}`})` };
  }
}

function odditiesSql(stage: string, today: string): string {
  // Days are compared only as far as both are known, because a year is not before a day within it.
  const knownLength = (precision: string) =>
    `CASE ${precision}::text WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END`;
  const isBefore = (day: string, precision: string, other: string, otherPrecision = 'NULL') => {
    const length = `least(${knownLength(precision)}, ${knownLength(otherPrecision)})`;
    return `left(${day}::text, ${length}) < left(${other}::text, ${length})`;
  };
  const until = `CASE WHEN s.valid_to IS NULL THEN 'goes on' ELSE 'valid_to ' || s.valid_to END`;
  return `
    WITH staged AS (
      SELECT s.row, s.valid_from, s.valid_to, s.date_precision, s.valid_to_precision, p.kind, p.code, i.slug, v.opened_on,
        v.opened_precision, v.ended_on, c.un_member_from, c.un_member_to,
        c.existed_from, c.existed_to
      FROM ${stage} s
      JOIN participant p ON p.id = s.participant_id JOIN initiative i ON i.id = s.initiative_id
      LEFT JOIN initiative_version v ON v.initiative_id = s.initiative_id AND upper_inf(v.recorded)
      LEFT JOIN country_version c ON c.country_id = s.participant_id AND p.kind = 'state' AND upper_inf(c.recorded)
    ), found AS (
      SELECT 1 AS place, row, code, 'valid_from' AS column, valid_from AS day,
        'valid_from ' || valid_from || ', before ' || slug || ' was opened on ' || opened_on AS said
      FROM staged s WHERE opened_precision IS DISTINCT FROM 'no_later_than'
        AND ${isBefore('valid_from', 'date_precision', 'opened_on', 'opened_precision')}
      UNION ALL
      SELECT 2, row, code, 'valid_to', valid_to, ${until} || ', and ' || slug || ' ended on ' || ended_on
      FROM staged s WHERE coalesce(valid_to, 'infinity') > ended_on
      UNION ALL
      SELECT 3, row, code, 'valid_from', valid_from, 'valid_from ' || valid_from || ' is still to come, after ' || date '${today}'
      FROM staged s WHERE valid_from > date '${today}'
      UNION ALL
      SELECT 4, row, code, 'valid_from', valid_from, code || ' is said to take part before it existed, from ' || existed_from || ' on'
      FROM staged s WHERE ${isBefore('valid_from', 'date_precision', 'existed_from')}
      UNION ALL
      SELECT 5, row, code, 'valid_from', valid_from, code || ' is said to take part before it became a member of the United Nations, on '
        || un_member_from || ': it is to be seen whether it was a state by then, or another stood in its place'
      FROM staged s WHERE existed_from IS NULL AND un_member_from >= date '${FIRST_ADMISSIONS_END}'
        AND ${isBefore('valid_from', 'date_precision', 'un_member_from')}
      UNION ALL
      SELECT 6, row, code, 'valid_to', valid_to, code || ' is said to take part after it ended, on ' || existed_to
      FROM staged s WHERE coalesce(valid_to, 'infinity') > existed_to
    )
    SELECT min(row) AS row, "column", CASE WHEN count(DISTINCT day) = 1 THEN min(day)::text END AS value, said,
      count(*)::int AS rows, count(DISTINCT code)::int AS participants, (array_agg(DISTINCT code))[1:${NAMED}] AS codes
    FROM found GROUP BY place, "column", said ORDER BY place, min(row)`;
}
