/**
 * How fast an answer may be written, and how large it may become. Whatever these functions throw, the writer rejects with.
 */
export interface Pace {
  /** Whether the event loop is due for others: the writer then waits for `turn` before it goes on. */
  over(): boolean;
  /** Waits for a later turn of the event loop. */
  turn(): Promise<void>;
  /** Told of the characters that the answer has so far; throws where they are too many. */
  checkBytes(bytes: number): void;
}
