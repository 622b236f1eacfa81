/** How exactly a day is known; null as the API gives it for what is known to the day, or was not recorded. */
export type Precision = 'DAY' | 'MONTH' | 'YEAR' | 'NO_LATER_THAN';

/** A day no more exactly than it is known, as files write it (ISO 8601): `2024`, `2024-05`, `2024-05-21`. */
export function isoAsKnown(day: string | null, precision: Precision | null): string | null {
  if (day === null) return null;
  return precision === 'YEAR' ? day.slice(0, 4) : precision === 'MONTH' ? day.slice(0, 7) : day;
}

/** The last day that a day known so may be: of a month or year its last one; undefined where the day itself is known. */
export function latestDay(day: string, precision: Precision | null): string | undefined {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (precision === 'YEAR') return `${day.slice(0, 4)}-12-31`;
  // The day before the first of the next month.
  if (precision === 'MONTH') return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return undefined;
}
