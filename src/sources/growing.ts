/** Whole numbers in a row, as compactly as they are. */
export class GrowingNumbers<T extends Int32Array | Int16Array | Int8Array> {
  private numbers: T;
  length = 0;

  constructor(private readonly make: new (length: number) => T) {
    this.numbers = new make(1024);
  }

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const wider = new this.make(this.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length++] = value;
  }

  at(index: number): number {
    return this.numbers[index]!;
  }
}
