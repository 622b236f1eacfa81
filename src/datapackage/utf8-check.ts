/** What keeps a file from being UTF-8 text, and where. */
export class Utf8Fault extends Error {
  override readonly name = 'Utf8Fault';

  constructor(
    message: string,
    /** Offset in the file of the first byte that belongs to no character. */
    readonly offset: number,
    /** Whether the file ends within a character that is right so far. */
    readonly truncated: boolean,
  ) {
    super(message);
  }
}

/** The most bytes of a character that a chunk can lack the end of. */
const LONGEST_START = 3;

/** Checks that the bytes of a file, given chunk by chunk, are UTF-8 without NUL. */
export class Utf8Check {
  private readonly decoder = strictDecoder();
  private length = 0;
  private tail: Buffer = Buffer.alloc(0);

  /**
   * The next bytes; a character may go on in the next chunk.
   *
   * @throws Utf8Fault also for NUL, which PostgreSQL cannot store and of which UTF-16 without a byte order mark is full.
   */
  push(chunk: Buffer): void {
    try {
      this.decoder.decode(chunk, { stream: true });
    } catch {
      const at = this.lastWhole(chunk);
      const byte = at < 0 ? this.tail.at(at)! : chunk[at]!;
      throw new Utf8Fault(`byte 0x${byte.toString(16)} is not UTF-8 here`, this.length + at, false);
    }
    const nul = chunk.indexOf(0);
    if (nul >= 0) throw new Utf8Fault('byte 0x00 has no place in a text (is it UTF-16?)', this.length + nul, false);
    this.length += chunk.length;
    this.tail = Buffer.concat([this.tail, chunk.subarray(-LONGEST_START)]).subarray(-LONGEST_START);
  }

  /** The end of the file. Throws Utf8Fault where it comes in the middle of a character. */
  end(): void {
    try {
      this.decoder.decode();
    } catch {
      const at = this.length + this.lastWhole(Buffer.alloc(0));
      throw new Utf8Fault('the file ends in the middle of a character', at, true);
    }
  }

  /** Where, in a chunk that the decoder refuses, the last whole character ends; negative where that is in the chunk before. */
  private lastWhole(chunk: Buffer): number {
    const decoder = strictDecoder();
    const isContinuation = (byte: number) => byte >> 6 === 0b10;
    const first = this.tail.findIndex((byte) => !isContinuation(byte));
    const before = first < 0 ? Buffer.alloc(0) : this.tail.subarray(first);
    const bytes = Buffer.concat([before, chunk]);
    let whole = 0;
    try {
      for (let i = 0; i < bytes.length; i++) {
        if (decoder.decode(bytes.subarray(i, i + 1), { stream: true }) !== '') whole = i + 1;
      }
    } catch {
      // The byte that the decoder refuses: the character that it spoils began behind the last whole one.
    }
    return whole - before.length;
  }
}

/** A decoder that refuses what is no UTF-8, and counts a byte order mark as a character. */
function strictDecoder() {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
}
