/** Random choices that a seed repeats (the generator of Marsaglia's xorshift). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed | 0) === 0 ? 1 : seed | 0;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return least + ((this.state >>> 0) % (most - least + 1));
  }

  chance(percent: number): boolean {
    return this.int(1, 100) <= percent;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.int(0, all.length - 1)]!;
  }

  /** Some of them, in their order. */
  some<T>(all: readonly T[], most: number): T[] {
    const wanted = this.int(1, Math.min(most, all.length));
    const places = new Set<number>();
    while (places.size < wanted) places.add(this.int(0, all.length - 1));
    return all.filter((_, place) => places.has(place));
  }
}

/** Texts that programs have been known to stumble over. */
export const STRANGE_TEXTS = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '../../../etc/passwd',
    '%00',
    '%',
    '\\',
    '"',
  ],
  ...["'; DROP TABLE revision; --", '<script>alert(1)</script>', '=1+1', '\u0000', '\ud800', '\ufeff', '\u202e'],
  ...[
    'é',
    'e\u0301',
    '中华人民共和国',
    '🇪🇺',
    'a'.repeat(300),
    '9'.repeat(40),
    '1e309',
    'NaN',
    '2024-02-30',
    '0000-01-01',
  ],
  ...['2024-09-30', '9999-12-31', '2024-09-30T00:00:00Z', '2024-09-30T00:00:00', '-271821-04-20', '24-9-30'],
];
