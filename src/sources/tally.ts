import type { Problem } from '../common/problems.js';
import { problem } from '../common/problems.js';
import type { Decisions, Undecided } from './decisions.js';
import type { Unread, Unstated } from './field-readers.js';

/** Different values that wait for a decision, kept up to this many; the others are counted. */
const KEPT_UNDECIDED = 20_000;
/** Different reasons for which rows state nothing, kept up to this many; the others are counted together. */
const KEPT_REASONS = 5_000;
const FURTHER = 'for further reasons';

/** Why something of the source is not stated, as the report counts it. */
export interface Unsaid {
  readonly about: string;
  count: number;
  readonly firstRow: number;
}

/** What a file does not state, and why: in bounded memory, by different values. */
export interface TallyResult {
  /** Values that nothing explains, those of the most rows first. */
  readonly undecided: readonly Undecided[];
  /** Rows with further values, which are not kept. */
  readonly undecidedMore: number;
  /** Facts that could not be read, because of such values or of what is missing. */
  readonly faults: number;
  readonly unsaid: readonly Unsaid[];
  /** Decisions to read values over that the file does not have. */
  readonly unusedDecisions: readonly string[];
}

/** Counts what rows do not state. */
export class Tally {
  private faults = 0;
  private undecidedMore = 0;
  private readonly undecided = new Map<string, Undecided>();
  private readonly unsaid = new Map<string, Unsaid>();
  private readonly usedDecisions = new Set<string>();

  constructor(
    private readonly path: string,
    private readonly tell: (problem: Problem) => void,
  ) {}

  /** A row of the file that can not be read. */
  fault(problem: Problem): void {
    this.faults++;
    this.tell(problem);
  }

  /** A fact that can not be read, with every value of it that is not known. */
  unread(values: readonly Unread[], row: number): void {
    this.faults++;
    for (const { field, value, code, message, suggestions } of values) {
      this.tell(problem(this.path, code, message, { row, column: field, value, suggestions }));
      const key = `${field}\n${value}`;
      const undecided = this.undecided.get(key);
      if (undecided !== undefined) undecided.rows++;
      else if (this.undecided.size < KEPT_UNDECIDED) {
        this.undecided.set(key, { field, value, rows: 1, firstRow: row, message, suggestions });
      } else this.undecidedMore++;
    }
  }

  /** A fact that a row does not state because of a value. */
  unstated({ about, field, value }: Unstated, row: number): void {
    if (!this.unsaid.has(about)) this.usedDecisions.add(`${field}\n${value}`);
    this.leftOut(about, row);
  }

  /** Something that is not stated for a reason. */
  leftOut(about: string, row: number): void {
    const reason = this.unsaid.get(about);
    if (reason !== undefined) reason.count++;
    else if (this.unsaid.size < KEPT_REASONS || about === FURTHER)
      this.unsaid.set(about, { about, count: 1, firstRow: row });
    else this.leftOut(FURTHER, row);
  }

  result(decisions: Decisions): TallyResult {
    const undecided = [...this.undecided.values()].sort(
      (a, b) => b.rows - a.rows || (a.field < b.field ? -1 : a.field > b.field ? 1 : a.value < b.value ? -1 : 1),
    );
    return {
      undecided,
      undecidedMore: this.undecidedMore,
      faults: this.faults,
      unsaid: [...this.unsaid.values()].sort((a, b) => b.count - a.count),
      unusedDecisions: [...decisions]
        .filter(([key, decision]) => 'ignore' in decision && !this.usedDecisions.has(key))
        .map(([key]) => key.replace('\n', ' ')),
    };
  }
}
