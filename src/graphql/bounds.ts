import { inSlices, nextSlice, sliceIsOver } from '../common/in-slices.js';
import { RollcallError } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import type { Settings } from '../config/settings.js';

/** Work for a request that came to a bound: the time is over, the answer too large, or nobody waits for it any more. */
export class BoundsError extends RollcallError {}

/** How often a request that waits for the database looks whether its client is still there. */
const LOOK_EVERY_MS = 250;

/** The connection of a client, as far as it tells whether somebody still waits. */
export interface Waiting {
  readonly destroyed: boolean;
}

const ofRequests = new WeakMap<object, Bounds>();

/** The bounds of a request, from when they are first asked for: whoever answers it in the end has no time of its own. */
export function boundsOf(
  request: { readonly raw: { readonly socket?: Waiting | null } },
  settings: Pick<Settings, 'deadlineSeconds' | 'maxAnswerBytes'>,
): Bounds {
  let bounds = ofRequests.get(request.raw);
  if (!bounds) {
    bounds = new Bounds(settings, request.raw.socket ?? null);
    ofRequests.set(request.raw, bounds);
  }
  return bounds;
}

/**
 * What one request may use: time until a deadline, and bytes of its answer. Whoever works for it asks `over` now and
 * then and waits for `turn`, or has steps taken by `inSlices`: all throw a BoundsError once a bound is reached.
 */
export class Bounds {
  private readonly deadline: number;
  readonly mostBytes: number;

  constructor(
    private readonly settings: Pick<Settings, 'deadlineSeconds' | 'maxAnswerBytes'>,
    /** Null where nobody could leave, as on the command line. */
    private readonly client: Waiting | null = null,
    now: number = performance.now(),
  ) {
    this.deadline = now + 1_000 * settings.deadlineSeconds;
    this.mostBytes = settings.maxAnswerBytes;
  }

  /** Throws a BoundsError where the deadline has passed or the client has gone. */
  readonly check = (): void => {
    if (this.client?.destroyed) throw new BoundsError('DEADLINE_PASSED', 'the client has gone');
    if (performance.now() > this.deadline) throw this.late();
  };

  /** Takes the steps of a piece of work in slices of time, as long as the bounds allow. */
  readonly inSlices = <T>(steps: Steps<T>): Promise<T> => inSlices(steps, this.check);

  /** Whether the event loop is due for others: wait for `turn` before going on. */
  over(): boolean {
    return sliceIsOver();
  }

  /** Waits until it is this request's turn again. Rejects with a BoundsError. */
  turn(): Promise<void> {
    return nextSlice(this.check);
  }

  /** Throws a BoundsError for an answer that has grown beyond the most bytes. */
  checkBytes(bytes: number): void {
    if (bytes <= this.mostBytes) return;
    throw new BoundsError(
      'ANSWER_TOO_LARGE',
      `the answer grew beyond ${this.mostBytes} bytes, the most of one answer: ask for less at once, or for the files under /exports/`,
      { limit: this.mostBytes },
    );
  }

  /** What was promised, awaited no longer than the bounds allow: whoever makes it is not stopped. */
  async whileOpen<T>(promised: PromiseLike<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const closed = new Promise<never>((_, reject) => {
      const look = () => {
        try {
          this.check();
          timer = setTimeout(look, Math.min(LOOK_EVERY_MS, 1 + Math.max(0, this.deadline - performance.now())));
        } catch (error) {
          reject(error);
        }
      };
      look();
    });
    try {
      return await Promise.race([promised, closed]);
    } finally {
      clearTimeout(timer);
    }
  }

  private late(): BoundsError {
    const { deadlineSeconds } = this.settings;
    return new BoundsError(
      'DEADLINE_PASSED',
      `the answer was not ready within ${deadlineSeconds} s, the most time of one request: ask for less at once, or again when the server is less busy`,
      { limit: deadlineSeconds },
    );
  }
}
