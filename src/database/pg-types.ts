import pg from 'pg';

/**
 * What node-postgres makes of dates and times, for every client of this process; importing this module sets it.
 *
 * - `date` stays the string `YYYY-MM-DD`. The driver would make it a `Date` at local midnight: a day early once written
 *   in UTC east of Greenwich.
 * - `timestamp with time zone` becomes an ISO 8601 string in UTC with all six digits of PostgreSQL's microseconds,
 *   `2026-11-22T05:54:01.123456Z`. A `Date` would cut them to three, and `knownAt` asked at the very instant of a
 *   revision would not know it. All of one length, so they also order as text.
 * - `timestamp` without time zone is not used by the roll; it stays PostgreSQL's text, for no zone can be told.
 */
const DATE = 1082;
const DATE_ARRAY = 1182;
const TIMESTAMP = 1114;
const TIMESTAMP_ARRAY = 1115;
const TIMESTAMPTZ = 1184;
const TIMESTAMPTZ_ARRAY = 1185;
const TEXT_ARRAY = 1009;

/** As it is at run time; the published types know the built-in scalar types alone, not their arrays. */
const types = pg.types as unknown as {
  getTypeParser(oid: number): (text: string) => (string | null)[];
  setTypeParser(oid: number, parse: (text: string) => unknown): void;
};
const parseTextArray = types.getTypeParser(TEXT_ARRAY);

types.setTypeParser(DATE, (text) => text);
types.setTypeParser(DATE_ARRAY, parseTextArray);
types.setTypeParser(TIMESTAMP, (text) => text);
types.setTypeParser(TIMESTAMP_ARRAY, parseTextArray);
types.setTypeParser(TIMESTAMPTZ, toInstant);
types.setTypeParser(TIMESTAMPTZ_ARRAY, (text) =>
  parseTextArray(text).map((item) => (item === null ? null : toInstant(item))),
);

/**
 * PostgreSQL's text of a `timestamptz` (DateStyle ISO, any time zone) as `YYYY-MM-DDTHH:MM:SS.ffffffZ`. What ISO 8601
 * cannot say in four digits of a year (`infinity`, years BC or beyond 9999) stays as it is.
 */
export function toInstant(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::(\d\d))?(?::(\d\d))?$/.exec(text);
  if (!parts) return text;
  const [, date, time, fraction = '', hours, minutes = '0', seconds = '0'] = parts;
  const offset = (Math.abs(Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  const local = Date.parse(`${date}T${time}Z`);
  const utc = new Date(hours!.startsWith('-') ? local + offset : local - offset);
  return `${utc.toISOString().slice(0, 19)}.${fraction.padEnd(6, '0')}Z`;
}
