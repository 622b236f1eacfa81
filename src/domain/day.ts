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
  return firstDayOf(year + 1) - 1;
}

/** The day of an instant in UTC. */
export function dayOfInstant(instant: Date): Day {
  return Math.floor(instant.getTime() / MS_PER_DAY);
}

/** The first day of the next month: civil calendar in whole numbers, so that millions of dates cost no allocation. */
export function nextMonth(day: Day): Day {
  const { year, month } = civil(day);
  return month === 12 ? dayAt(year + 1, 1) : dayAt(year, month + 1);
}

/** 1 January of the next year. */
export function nextYear(day: Day): Day {
  return dayAt(civil(day).year + 1, 1);
}

/** 1 January of a year. */
export function firstDayOf(year: number): Day {
  return dayAt(year, 1);
}

const DAYS_PER_ERA = 146_097;
const ERA_BEGINS = -719_468; // 0000-03-01, from which the 400-year eras of the Gregorian calendar are counted.

/** Year and month of a day (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days). */
function civil(day: Day): { year: number; month: number } {
  const shifted = day - ERA_BEGINS;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month };
}

/** The first day of a month (the same source, days_from_civil). */
function dayAt(year: number, month: number): Day {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra + ERA_BEGINS;
}

/** The same calendar day a year later; of 29 February, 28 February. */
export function sameDayNextYear(day: Day): Day {
  const { year, month } = civil(day);
  const first = dayAt(year, month);
  const last = nextMonth(dayAt(year + 1, month)) - 1;
  return Math.min(dayAt(year + 1, month) + (day - first), last);
}

/** The same calendar day a year earlier; of 29 February, 28 February. */
export function sameDayLastYear(day: Day): Day {
  const { year, month } = civil(day);
  const last = nextMonth(dayAt(year - 1, month)) - 1;
  return Math.min(dayAt(year - 1, month) + (day - dayAt(year, month)), last);
}
