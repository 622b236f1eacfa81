import { setImmediate } from 'node:timers/promises';
import { cursorOf, keyOf, type PageArgs, type PageWanted, pageWanted, refuseCursor } from '../graphql/connection.js';
import { type ParticipationView, viewsOf } from '../graphql/views.js';
import type { Candidates } from '../questions/participation-rows.js';
import type { Standpoint } from '../questions/standpoint.js';
import { rowById } from '../roll/row-by-id.js';

/** Rows that are looked at before other questions get a turn. */
const ROWS_A_TURN = 500_000;

interface Page {
  readonly rows: readonly number[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/**
 * A page of the participations that pass, by initiative, participant, role and start. Only as many rows are looked at as
 * the page needs; all of them only where their number is asked for.
 */
export class ParticipationConnection {
  private readonly wanted: PageWanted;
  private readonly low: number;
  private readonly high: number;
  private read: Page | undefined;

  /** Throws BAD_USER_INPUT as `pageWanted` does, and for a cursor that names no participation. */
  constructor(
    private readonly standpoint: Standpoint,
    private readonly candidates: Candidates,
    private readonly passes: (row: number) => boolean,
    args: PageArgs,
    /** The list's name and state, as `cursorOf` has it. */
    private readonly prefix: string,
  ) {
    this.wanted = pageWanted(args);
    const after = this.placeOf(args.after, 'after');
    const before = this.placeOf(args.before, 'before');
    this.low = after === null ? 0 : after.position + (after.isListed ? 1 : 0);
    this.high = before === null ? candidates.length : Math.max(this.low, before.position);
  }

  get nodes(): ParticipationView[] {
    const views = viewsOf(this.standpoint);
    return this.page.rows.map((row) => views.participation(row));
  }

  get edges(): { cursor: string; node: ParticipationView }[] {
    const views = viewsOf(this.standpoint);
    return this.page.rows.map((row) => ({ cursor: this.cursor(row), node: views.participation(row) }));
  }

  get pageInfo() {
    const { rows, hasNext, hasPrevious } = this.page;
    return {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: rows.length === 0 ? null : this.cursor(rows[0]!),
      endCursor: rows.length === 0 ? null : this.cursor(rows.at(-1)!),
    };
  }

  /** Participations that pass, on all pages. */
  async count(): Promise<number> {
    const { candidates, passes } = this;
    let count = 0;
    for (let position = 0; position < candidates.length; position++) {
      if (position % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate();
      if (passes(candidates.at(position))) count++;
    }
    return count;
  }

  private get page(): Page {
    this.read ??= this.wanted.from === 'start' ? this.forwards() : this.backwards();
    return this.read;
  }

  private forwards(): Page {
    const { low, high, candidates, wanted } = this;
    const rows: number[] = [];
    let position = low;
    for (; position < high && rows.length < wanted.size; position++) {
      const row = candidates.at(position);
      if (this.passes(row)) rows.push(row);
    }
    return { rows, hasNext: this.anyFrom(position), hasPrevious: this.anyBefore(low) };
  }

  private backwards(): Page {
    const { low, high, candidates, wanted } = this;
    const rows: number[] = [];
    let position = high;
    for (; position > low && rows.length < wanted.size; position--) {
      const row = candidates.at(position - 1);
      if (this.passes(row)) rows.push(row);
    }
    return { rows: rows.reverse(), hasNext: this.anyFrom(high), hasPrevious: this.anyBefore(position) };
  }

  private anyFrom(position: number): boolean {
    for (let at = position; at < this.candidates.length; at++) if (this.passes(this.candidates.at(at))) return true;
    return false;
  }

  private anyBefore(position: number): boolean {
    for (let at = position - 1; at >= 0; at--) if (this.passes(this.candidates.at(at))) return true;
    return false;
  }

  private cursor(row: number): string {
    return cursorOf(this.prefix, String(this.standpoint.roll.facts.id[row]));
  }

  /** Where the participation of a cursor stands among the candidates, or would stand if it were one of them. */
  private placeOf(cursor: string | null | undefined, argument: string): { position: number; isListed: boolean } | null {
    if (cursor == null) return null;
    const row = rowById(this.standpoint.roll.facts, Number(keyOf(this.prefix, cursor, argument)));
    if (row === null) throw refuseCursor(cursor, argument);
    let [low, high] = [0, this.candidates.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.candidates.at(middle) < row) low = middle + 1;
      else high = middle;
    }
    return { position: low, isListed: low < this.candidates.length && this.candidates.at(low) === row };
  }
}
