/** What a yearly table says of one state and one initiative in a year. */
export interface YearValue {
  readonly year: number;
  /** A role by its number from 1; 0: the source says that it does not know. */
  readonly role: number;
}

/** How the years of a table become periods. What is not known is never filled in unless the describer says so. */
export interface YearRules {
  /** The longest gap of years without a value that is bridged, where the role before and after it is the same. */
  readonly bridge: number;
  /** What holds in the table's last year is stated without an end, or not stated. */
  readonly stillRunning: 'open' | 'leave_out';
  /** What is followed by years of which nothing is known ends with the last known year, or is not stated. */
  readonly endUnknown: 'close' | 'leave_out';
  /** What holds in the first known year had begun by the end of it, or began in it. */
  readonly firstYear: 'no_later_than' | 'year';
}

/** The years of one state and one initiative. */
export interface YearSeries {
  /** Values in the order of their years, each year once. A known year without one is a year in which nothing holds. */
  readonly values: readonly YearValue[];
  /** Years of which the table speaks for the state, in order. */
  readonly knownYears: readonly number[];
  /** The last year of the whole table. */
  readonly lastYear: number;
  /** Years after which the state is no longer the one that its code means: what holds then ends with them. */
  readonly stateEnds: ReadonlySet<number>;
}

/** A period `[from, to)` of one role, as exactly as years can give it. */
export interface YearPeriod {
  readonly role: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly from: string;
  readonly fromPrecision: 'year' | 'no_later_than';
  readonly to: string | null;
  readonly toPrecision: 'year' | 'no_later_than' | null;
  /** Years within it of which nothing is known. */
  readonly bridgedYears: number;
  /** Why nothing can be said of what came after; null where the end is known. */
  readonly unknownAfter: 'last_year' | 'no_data' | null;
}

/** Periods that the rules state, and those that they leave out because their end is not known. */
export interface YearPeriods {
  readonly stated: readonly YearPeriod[];
  readonly leftOut: readonly YearPeriod[];
}

interface Run {
  readonly role: number;
  readonly first: number;
  readonly precision: 'year' | 'no_later_than';
  last: number;
  bridged: number;
}

/**
 * Turns yearly values into periods.
 *
 * A role that holds in a year and not in the known year before began in that year (precision year: 1 January stands for it).
 * Where the year before is not known it had begun by 31 December (no later than). It ended in the first known year without
 * it: where that is the next year, with the precision of a year, else no later than 31 December of it.
 */
export function periodsOfYears(series: YearSeries, rules: YearRules): YearPeriods {
  const { values, knownYears, lastYear, stateEnds } = series;
  const stated: YearPeriod[] = [];
  const leftOut: YearPeriod[] = [];
  let run: Run | null = null;
  let before: number | null = null;
  let at = 0;

  const end = (ended: Run, to: string, precision: 'year' | 'no_later_than') =>
    void stated.push({ ...period(ended), to, toPrecision: precision, unknownAfter: null });
  const endUnknown = (ended: Run) => {
    const inLastYear = ended.last === lastYear;
    const unknownAfter = inLastYear ? 'last_year' : 'no_data';
    if (inLastYear) {
      const open = { ...period(ended), to: null, toPrecision: null, unknownAfter } as const;
      (rules.stillRunning === 'open' ? stated : leftOut).push(open);
    } else {
      const closed = { ...period(ended), to: newYear(ended.last + 1), toPrecision: 'year', unknownAfter } as const;
      (rules.endUnknown === 'close' ? stated : leftOut).push(closed);
    }
  };

  for (const year of knownYears) {
    while (at < values.length && values[at]!.year < year) at++;
    const value = values[at]?.year === year ? values[at]!.role : null;
    if (value === 0) continue;
    const missing: number = before === null ? 0 : year - before - 1;
    const stateEnded = before !== null && missing > 0 && stateEnds.has(before);
    if (run !== null && stateEnded) {
      end(run, newYear(run.last + 1), 'year');
      run = null;
    } else if (run !== null && run.role === value && missing <= rules.bridge) {
      run.last = year;
      run.bridged += missing;
    } else if (run !== null) {
      if (missing === 0) end(run, newYear(year), 'year');
      else if (run.role !== value && missing <= rules.bridge) end(run, `${year}-12-31`, 'no_later_than');
      else endUnknown(run);
      run = null;
    }
    if (run === null && value !== null) {
      const sure = before !== null && missing === 0;
      const precision = sure || (before === null && rules.firstYear === 'year') ? 'year' : 'no_later_than';
      run = { role: value, first: year, last: year, precision, bridged: 0 };
    }
    before = year;
  }
  if (run !== null) {
    if (run.last !== lastYear && stateEnds.has(run.last)) end(run, newYear(run.last + 1), 'year');
    else endUnknown(run);
  }
  return { stated, leftOut };
}

function period({ role, first, last, precision, bridged }: Run) {
  return {
    role,
    firstYear: first,
    lastYear: last,
    from: precision === 'year' ? newYear(first) : `${first}-12-31`,
    fromPrecision: precision,
    bridgedYears: bridged,
  };
}

const newYear = (year: number) => `${year}-01-01`;
