/** The phase of the server's life. Once it is ending, `/readyz` says so, and balancers stop sending questions. */
export class Lifecycle {
  private isEnding = false;
  private readonly endings: (() => void)[] = [];

  get ending(): boolean {
    return this.isEnding;
  }

  end(): void {
    this.isEnding = true;
    for (const ending of this.endings.splice(0)) ending();
  }

  /** Has something done as soon as it is ending. */
  onEnd(ending: () => void): void {
    this.endings.push(ending);
  }
}
