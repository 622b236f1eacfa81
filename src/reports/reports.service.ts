import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pictures } from '../charts/pictures.js';
import { byteCache } from '../common/caches.js';
import { Flights } from '../common/flights.js';
import { HeavyQueue } from '../common/heavy-queue.js';
import { inSlices } from '../common/in-slices.js';
import { ThreadPool } from '../common/thread-pool.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import type { Locale } from '../domain/locale.js';
import { toQuery } from '../questions/from-query.js';
import { provenance } from '../questions/provenance.js';
import { questionOf } from '../questions/question.js';
import type { FigureName } from './document.js';
import { gatherInSteps } from './gather/gather.js';
import type { ReportQuestion } from './gather/question.js';
import { findChromium } from './render/chromium.js';
import { type RenderTask, render } from './render/render.js';
import { documentOf, figureQuestions, figuresIn, type ReportFormat } from './report.js';
import { surroundingsOf } from './surroundings.js';

/** Reports that are made at a time, and that wait; each takes some seconds, most of them for its pictures. */
const AT_A_TIME = 2;
const MOST_WAITING = 6;
/** Documents to print or to edit are written in a thread: one at a time, for a browser takes some 300 MB. */
const THREADS = 1;
/** Longer than the browser is given by itself. */
const MOST_MILLISECONDS = 90_000;
const MOST_MEGABYTES = 256;

/** Formats of which a thread makes the file. */
const IN_THREAD: readonly ReportFormat[] = ['docx', 'pdf'];

export interface ReportAsked {
  readonly asked: ReportQuestion;
  readonly format: ReportFormat;
  readonly locale: Locale;
  /** Where clients reach the server, without a slash at its end. */
  readonly address: string;
}

/**
 * Makes reports, a few at a time. A question of one state of the roll always has the same report: it is kept, and whoever
 * asks for one that is being made waits for that.
 */
@Injectable()
export class Reports implements OnApplicationShutdown {
  // Beside the pictures, of which most of a report's bytes are.
  private readonly files = byteCache<Buffer>('pictures');
  private readonly flights = new Flights<Buffer>();
  private readonly queue = new HeavyQueue('reports', AT_A_TIME, MOST_WAITING);
  private readonly threads = new ThreadPool<RenderTask, Uint8Array>(
    'the report',
    new URL('./report-worker.js', import.meta.url),
    { threads: THREADS, milliseconds: MOST_MILLISECONDS, megabytes: MOST_MEGABYTES },
  );

  constructor(
    private readonly pictures: Pictures,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }

  /**
   * The report in its format. Rejects with BAD_USER_INPUT where the format can not be made here, with OVERLOADED where too
   * many are asked for, and with ClientGone where `gone` tells that nobody waits any longer.
   */
  async of(report: ReportAsked, gone: AbortSignal): Promise<Buffer> {
    const key = keyOf(report);
    const made = this.files.find(this, key);
    if (made) return made;
    if (report.format === 'pdf') await findChromium(this.settings.chromium);
    return this.flights.join(key, gone, (allGone) =>
      this.queue.run(allGone, async () => {
        const file = await this.make(report, allGone);
        this.files.keep(this, key, file, file.length);
        return file;
      }),
    );
  }

  private async make({ asked, format, locale, address }: ReportAsked, gone: AbortSignal): Promise<Buffer> {
    const { snapshot } = asked.question;
    const data = await inSlices(gatherInSteps(asked));
    const document = documentOf(data, locale, address);
    const questions = figureQuestions(asked, data);
    const figures: Partial<Record<FigureName, Uint8Array>> = {};
    if (format !== 'md') {
      for (const name of figuresIn(document)) {
        const question = questionOf(snapshot, { ...questions[name], locale });
        figures[name] = await this.pictures.of(name, question, format === 'docx' ? 'png' : 'svg', gone);
      }
    }
    const around = surroundingsOf(data, questions, locale, { publicUrl: address, isServed: true });
    const task: RenderTask = { document, figures, format, chromium: this.settings.chromium, ...around };
    return Buffer.from(await (IN_THREAD.includes(format) ? this.threads.run(task) : render(task)));
  }
}

/** What tells a report from all others: the state that it is made from, and everything asked. */
function keyOf({ asked: { year, question }, format, locale, address }: ReportAsked): string {
  const { release, revision, recordedAt } = provenance(question);
  const asked = toQuery({ ...question.input, locale }).toString();
  return JSON.stringify([year, format, address, release, revision, recordedAt, asked]);
}
