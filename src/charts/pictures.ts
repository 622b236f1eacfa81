import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { byteCache } from '../common/caches.js';
import { Flights } from '../common/flights.js';
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

/**
 * Makes pictures in threads, a few at a time. A question of one state of the roll always has the same picture: it is
 * kept, and whoever asks for one that is being made waits for that.
 */
@Injectable()
export class Pictures implements OnApplicationShutdown {
  private readonly pictures = byteCache<Buffer>('pictures');
  private readonly flights = new Flights<Buffer>();
  private readonly threads: ThreadPool<PictureTask, Uint8Array>;
  private readonly queue: HeavyQueue;

  constructor(@Inject(SETTINGS) { drawingThreads: threads }: Settings) {
    this.threads = new ThreadPool('the picture', new URL('./picture-worker.js', import.meta.url), {
      threads,
      milliseconds: MOST_MILLISECONDS,
      megabytes: MOST_MEGABYTES,
    });
    // One more than there are threads: while pictures are drawn, the data of the next one are counted.
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
    const made = this.pictures.find(this, key);
    if (made) return made;
    return this.flights.join(key, gone, async (allGone) => {
      const picture = await this.make(name, question, format, allGone);
      this.pictures.keep(this, key, picture, picture.length);
      return picture;
    });
  }

  private make(name: string, question: Question, format: PictureFormat, gone: AbortSignal): Promise<Buffer> {
    return this.queue.run(gone, async () => {
      const chart = await chartOf(name, question);
      return Buffer.from(await this.threads.run({ chart, width: question.input.width ?? undefined, format }));
    });
  }
}

/** A key of everything that a picture depends on: the state of the roll, and what is asked. */
function keyOf(name: string, question: Question, format: PictureFormat): string {
  const { release, revision, recordedAt } = provenance(question);
  return JSON.stringify([name, format, release, revision, recordedAt, toQuery(question.input).toString()]);
}
