import { RollcallError } from './rollcall-error.js';

/** A queue as it stands. */
export interface QueueReport {
  readonly name: string;
  readonly running: number;
  readonly waiting: number;
  /** The most that run at a time. */
  readonly limit: number;
}

/** Gives a place back; more than once changes nothing. */
export type Leave = () => void;

const queues: HeavyQueue[] = [];

/** Every queue of the process. */
export function queueReports(): QueueReport[] {
  return queues.map((queue) => queue.report());
}

/** The client has left while waiting: there is nobody to answer. */
export class ClientGone extends Error {}

/** About how long a piece of heavy work takes, in seconds: what those who are sent away are told to wait. */
const RETRY_AFTER_SECONDS = 5;

/** Lets a few do heavy work at a time, and as many again wait for a place; all others are sent away at once. */
export class HeavyQueue {
  private running = 0;
  private readonly line = new Set<() => void>();

  constructor(
    private readonly name: string,
    private readonly limit: number,
    private readonly mostWaiting: number,
  ) {
    queues.push(this);
  }

  report(): QueueReport {
    return { name: this.name, running: this.running, waiting: this.line.size, limit: this.limit };
  }

  /**
   * Waits for a place; the function that it gives must be called when the work is done.
   *
   * @throws RollcallError OVERLOADED where too many wait already; ClientGone where `gone` tells that nobody waits longer
   */
  async enter(gone?: AbortSignal): Promise<Leave> {
    if (gone?.aborted) throw new ClientGone();
    if (this.running >= this.limit) await this.wait(gone);
    else this.running++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [first] = this.line;
      // The first in line takes over the free place, so that `running` stays.
      if (first) first();
      else this.running--;
    };
  }

  /** Does work in a place of its own, and gives the place back whatever comes of it. Throws as {@link enter} and the work do. */
  async run<T>(gone: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(gone);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  private async wait(gone: AbortSignal | undefined): Promise<void> {
    if (this.line.size >= this.mostWaiting) {
      throw new RollcallError(
        'OVERLOADED',
        `${this.limit} of ${this.name} are being made and ${this.line.size} wait, which is as many as may: ask again in ${RETRY_AFTER_SECONDS} seconds`,
        { retryAfter: RETRY_AFTER_SECONDS },
      );
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        this.line.delete(go);
        gone?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.line.delete(go);
        reject(new ClientGone());
      };
      gone?.addEventListener('abort', leave, { once: true });
      this.line.add(go);
    });
  }
}
