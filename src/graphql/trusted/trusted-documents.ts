import { createHash } from 'node:crypto';

/** An operation that is answered, by the id under which its manifest has it. */
export interface TrustedOperation {
  readonly id: string;
  readonly text: string;
}

/** The operations that are answered where no others are: known by their text, by its hash, or by the id that was given. */
export class TrustedDocuments {
  private readonly texts = new Set<string>();
  private readonly byId = new Map<string, string>();

  constructor(operations: Iterable<TrustedOperation>) {
    for (const { id, text } of operations) {
      this.texts.add(text);
      this.byId.set(id, text);
      this.byId.set(sha256Of(text), text);
    }
  }

  /** How many different texts there are. */
  get size(): number {
    return this.texts.size;
  }

  /** Whether it is the text of one of them, character by character. */
  has(text: string): boolean {
    return this.texts.has(text);
  }

  /** The text of an id or of a SHA-256 in lower-case hexadecimal digits. */
  textOf(id: string): string | undefined {
    return this.byId.get(id);
  }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
