import type { Pace } from './pace.js';

/** Encloses the number of an awaited place. JSON never holds this character unescaped. */
const MARK = '\u0000';

/** What comes later, and how it is made into text. */
interface Awaited {
  readonly value: unknown;
  write(value: unknown): string;
}

/** A value that was awaited, as text, and whether that text has places of its own. */
interface Filling {
  readonly text: string;
  readonly hasPlaces: boolean;
}

/** Items of lists that are written before the time is looked at: a mask of the number written so far. */
const ITEMS_AT_ONCE = 3;

/** Places in the text of an answer whose values are still awaited, or whose turn comes later. */
export class AwaitedPlaces {
  private readonly awaited: Awaited[] = [];
  private items = 0;
  /** One list saw that the time slice is over; from then on every list leaves its further items for a later turn. */
  private late = false;

  constructor(private readonly pace: Pace) {}

  /** Text to stand in for a value that comes later, and `write` makes into text. */
  leave(value: PromiseLike<unknown>, write: (value: unknown) => string): string {
    const promise = Promise.resolve(value);
    // `fill` awaits the promise and throws what it throws. Where `fill` fails earlier, nothing else would catch this one.
    promise.catch(() => undefined);
    return this.place({ value: promise, write });
  }

  /** Whether a list had better leave its further items for `rest`. Asked at each item. */
  due(): boolean {
    if (!this.late && (++this.items & ITEMS_AT_ONCE) === 0) this.late = this.pace.over();
    return this.late;
  }

  /** Text to stand in for what `write` gives in a later turn of the event loop. */
  rest(write: () => string): string {
    return this.place({ value: undefined, write });
  }

  private place(awaited: Awaited): string {
    return `${MARK}${this.awaited.push(awaited) - 1}${MARK}`;
  }

  /** The text with everything that was awaited in its place. */
  async fill(text: string): Promise<string> {
    const { awaited, pace } = this;
    let bytes = text.length;
    pace.checkBytes(bytes);
    if (awaited.length === 0) return text;
    const fillings: Filling[] = [];
    while (fillings.length < awaited.length) {
      const { value, write } = awaited[fillings.length]!;
      const result = value === undefined ? undefined : await value;
      if (pace.over()) await pace.turn();
      const before = awaited.length;
      this.late = false;
      const written = write(result);
      bytes += written.length;
      pace.checkBytes(bytes);
      fillings.push({ text: written, hasPlaces: awaited.length > before });
    }
    const whole = ({ text: part, hasPlaces }: Filling): string => {
      if (!hasPlaces) return part;
      // Every second piece is the number of an awaited place.
      let filled = '';
      for (const [at, piece] of part.split(MARK).entries()) {
        filled += at % 2 === 1 ? whole(fillings[Number(piece)]!) : piece;
      }
      return filled;
    };
    return whole({ text, hasPlaces: true });
  }
}
