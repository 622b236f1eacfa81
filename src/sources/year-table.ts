import { periodsOfYears, type YearPeriod, type YearRules, type YearValue } from '../domain/sources/yearly-periods.js';
import { GrowingNumbers } from './growing.js';

/** Nothing holds in the year, and the source says so. */
export const NO_ROLE = -1;
/** The source says that it does not know. */
export const UNKNOWN_ROLE = 0;

/** A period of a state in an initiative, and the row of the file in which it begins. */
export interface PeriodOfTable extends YearPeriod {
  readonly participant: number;
  readonly initiative: number;
  readonly row: number;
}

/** Two rows that contradict each other. */
export interface Contradiction {
  readonly participant: number;
  readonly initiative: number;
  readonly year: number;
  readonly row: number;
}

/** Collects what rows say of single years, in compact form, and makes periods of it once all were read. */
export class YearTable {
  private readonly pairs = new Map<number, number>();
  private readonly pairKeys: number[] = [];
  private readonly pair = new GrowingNumbers(Int32Array);
  private readonly year = new GrowingNumbers(Int16Array);
  private readonly role = new GrowingNumbers(Int8Array);
  private readonly row = new GrowingNumbers(Int32Array);
  private readonly yearsOf = new Map<number, Set<number>>();
  private readonly ends = new Map<number, Set<number>>();
  private lastYear = Number.NEGATIVE_INFINITY;

  /** The table has a row of this participant in this year. */
  noteRow(participant: number, year: number, endsIn: number | null): void {
    addTo(this.yearsOf, participant, year);
    if (year > this.lastYear) this.lastYear = year;
    if (endsIn !== null) addTo(this.ends, participant, endsIn);
  }

  /** @param role its number from 1, {@link UNKNOWN_ROLE} or {@link NO_ROLE} */
  add(participant: number, initiative: number, year: number, role: number, row: number): void {
    const key = participant * 2 ** 24 + initiative;
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      pair = this.pairKeys.length;
      this.pairs.set(key, pair);
      this.pairKeys.push(key);
    }
    this.pair.push(pair);
    this.year.push(year);
    this.role.push(role);
    this.row.push(row);
  }

  /**
   * The periods, participant by participant.
   *
   * @param absent what a year means of which the table has rows of the participant and none of the initiative
   */
  *periods(
    rules: YearRules,
    absent: 'none' | 'unknown',
    contradicts: (contradiction: Contradiction) => void,
  ): Generator<{ readonly stated: readonly PeriodOfTable[]; readonly leftOut: readonly PeriodOfTable[] }> {
    const order = new Uint32Array(this.pair.length).map((_, i) => i);
    order.sort((a, b) => this.pair.at(a) - this.pair.at(b) || this.year.at(a) - this.year.at(b) || a - b);
    const yearsOfEach = new Map([...this.yearsOf].map(([participant, years]) => [participant, sorted(years)] as const));
    for (let at = 0; at < order.length; ) {
      const pair = this.pair.at(order[at]!);
      const [participant, initiative] = [Math.floor(this.pairKeys[pair]! / 2 ** 24), this.pairKeys[pair]! % 2 ** 24];
      const values: YearValue[] = [];
      const seen: number[] = [];
      const rows = new Map<number, number>();
      while (at < order.length && this.pair.at(order[at]!) === pair) {
        const [first, year] = [order[at]!, this.year.at(order[at]!)];
        let role = this.role.at(first);
        let contradicted = false;
        for (at++; at < order.length; at++) {
          const next = order[at]!;
          if (this.pair.at(next) !== pair || this.year.at(next) !== year) break;
          const other = this.role.at(next);
          if (other > 0 && role > 0 && other !== role) {
            contradicts({ participant, initiative, year, row: this.row.at(next) });
            contradicted = true;
          } else if (other > role) role = other;
        }
        seen.push(year);
        rows.set(year, this.row.at(first));
        // Where rows contradict each other neither is chosen: the role of the year is unknown.
        if (contradicted) role = UNKNOWN_ROLE;
        if (role !== NO_ROLE) values.push({ year, role });
      }
      const periods = periodsOfYears(
        {
          values,
          knownYears: absent === 'unknown' ? seen : yearsOfEach.get(participant)!,
          lastYear: this.lastYear,
          stateEnds: this.ends.get(participant) ?? new Set(),
        },
        rules,
      );
      const placed = (period: YearPeriod) => ({ ...period, participant, initiative, row: rows.get(period.firstYear)! });
      yield { stated: periods.stated.map(placed), leftOut: periods.leftOut.map(placed) };
    }
  }
}

function addTo(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

const sorted = (years: ReadonlySet<number>) => [...years].sort((a, b) => a - b);
