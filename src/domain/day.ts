/**
 * A calendar day as the number of days since 1970-01-01 (proleptic Gregorian, no time zone). Comparisons of dates
 * are comparisons of integers; the text form `YYYY-MM-DD` stands at every boundary.
 */
export type Day = number;

/** Stands for "no end": later than any day and any revision. */
export const NEVER = 0x7fff_ffff;

const MS_PER_DAY = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that `text` names, or null where it is not `YYYY-MM-DD` or names a day that does not exist. */
export function parseDay(text: string): Day | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year === 0) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return Math.round(date.getTime() / MS_PER_DAY);
}

/** The day that `text` names; throws where it names none. For text that was checked before. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`'${text}' is not a day (YYYY-MM-DD)`);
  return day;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** 31 December of a year: at its end stands the state of the world of a yearly point (method, section 6). */
export function lastDayOf(year: number): Day {
  return dayOf(`${String(year).padStart(4, '0')}-12-31`);
}

/** The day of an instant in UTC. */
export function dayOfInstant(instant: Date): Day {
  return Math.floor(instant.getTime() / MS_PER_DAY);
}
