import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { byteCache } from '../common/caches.js';
import { HeavyQueue } from '../common/heavy-queue.js';
import { ThreadPool } from '../common/thread-pool.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { toQuery } from '../questions/from-query.js';
import { provenance } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import { chartOf } from './charts.js';
import type { PictureTask } from './picture-worker.js';
import type { PictureFormat } from './render.js';

/** Pictures that wait for a thread; each takes about a second. */
const MOST_WAITING = 8;
const MOST_MILLISECONDS = 30_000;
const MOST_MEGABYTES = 256;

/** A picture that is being made, and how many wait for it. */
interface Flight {
  readonly picture: Promise<Buffer>;
  readonly allGone: AbortController;
  waiting: number;
}

/**
 * Makes pictures in threads, a few at a time. A question of one state of the roll always has the same picture: it is
 * kept, and whoever asks for one that is being made waits for that.
 */
@Injectable()
export class Pictures implements OnApplicationShutdown {
  private readonly kept = byteCache<Buffer>('pictures');
  private readonly flights = new Map<string, Flight>();
  private readonly threads: ThreadPool<PictureTask, Uint8Array>;
  private readonly queue: HeavyQueue;

  constructor(@Inject(SETTINGS) { drawingThreads: threads }: Settings) {
    this.threads = new ThreadPool('the picture', new URL('./picture-worker.js', import.meta.url), {
      threads,
      milliseconds: MOST_MILLISECONDS,
      megabytes: MOST_MEGABYTES,
    });
    // One more than there are threads: while one is drawn, the next is worked out.
    this.queue = new HeavyQueue('pictures', threads + 1, MOST_WAITING);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }

  /**
   * The picture of a question. Rejects as `chartOf` does, with OVERLOADED where too many are asked for, and with
   * ClientGone where `gone` tells that nobody waits any longer.
   */
  async of(name: string, question: Question, format: PictureFormat, gone: AbortSignal): Promise<Buffer> {
    const key = keyOf(name, question, format);
    const known = this.kept.find(this, key);
    if (known) return known;
    const flight = this.flights.get(key) ?? this.begin(key, name, question, format);
    flight.waiting++;
    const leave = () => {
      if (--flight.waiting === 0) flight.allGone.abort();
    };
    gone.addEventListener('abort', leave, { once: true });
    try {
      return await flight.picture;
    } finally {
      gone.removeEventListener('abort', leave);
    }
  }

  private begin(key: string, name: string, question: Question, format: PictureFormat): Flight {
    const allGone = new AbortController();
    const picture = this.make(name, question, format, allGone.signal)
      .then((made) => {
        this.kept.keep(this, key, made, made.length);
        return made;
      })
      .finally(() => this.flights.delete(key));
    const flight = { picture, allGone, waiting: 0 };
    this.flights.set(key, flight);
    return flight;
  }

  private async make(name: string, question: Question, format: PictureFormat, gone: AbortSignal): Promise<Buffer> {
    const leave = await this.queue.enter(gone);
    try {
      const chart = await chartOf(name, question);
      return Buffer.from(await this.threads.run({ chart, width: question.input.width ?? undefined, format }));
    } finally {
      leave();
    }
  }
}

/** What tells a picture from all others: the state that it is made from, and everything asked. */
function keyOf(name: string, question: Question, format: PictureFormat): string {
  const { release, revision, recordedAt } = provenance(question);
  return JSON.stringify([name, format, release, revision, recordedAt, toQuery(question.input).toString()]);
}
