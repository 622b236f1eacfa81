import { setTimeout as sleep } from 'node:timers/promises';

/** Is answered from memory, whatever becomes of PostgreSQL; each time another text, so that no kept answer serves. */
const question = (turn: number) => `{ initiative(slug: "bletchley-declaration") { name participantCount } } # ${turn}`;

/** Another client, who goes on asking while a fault is at work: how long it waited at worst, and what it was told. */
export class Probe {
  worstMs = 0;
  asked = 0;
  /** Answers that were none, by what came instead. */
  readonly failures = new Map<string, number>();
  #stopped = false;
  #running: Promise<void> | undefined;

  constructor(private readonly address: () => string) {}

  start(everyMs = 50): this {
    this.#running = this.#run(everyMs);
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(everyMs: number): Promise<void> {
    while (!this.#stopped) {
      const began = performance.now();
      const failure = await this.#ask();
      this.worstMs = Math.max(this.worstMs, performance.now() - began);
      this.asked++;
      if (failure !== null) this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1);
      await sleep(everyMs);
    }
  }

  async #ask(): Promise<string | null> {
    try {
      const response = await fetch(`${this.address()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: question(this.asked) }),
        signal: AbortSignal.timeout(30_000),
      });
      const { data, errors } = (await response.json()) as {
        data?: { initiative: { participantCount: number } };
        errors?: { extensions: { code: string } }[];
      };
      if (errors) return errors[0]!.extensions.code;
      return data!.initiative.participantCount > 0 ? null : 'a wrong answer';
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'no answer in 30 s' : 'no connection';
    }
  }

  /** What the client saw, in words. */
  get words(): string {
    const failed = [...this.failures].map(([what, count]) => `${count} x ${what}`).join(', ');
    return `${this.asked} asked${failed === '' ? ', all answered' : `: ${failed}`}`;
  }
}
