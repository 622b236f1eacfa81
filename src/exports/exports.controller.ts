import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { HeavyQueue } from '../common/heavy-queue.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import type { Answer } from '../http/answer.js';
import { editionOf } from '../http/edition.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { Client, WaitingClient } from '../http/waiting-client.js';
import { fromQuery } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { contentOf } from './export-content.js';
import { type ExportFile, exportFile } from './export-file.js';
import { prepare } from './exports.js';

/** Downloads that are made at a time; each works in slices, and holds some megabytes. */
const AT_A_TIME = 4;
const MOST_WAITING = 16;
/** After these, a slow reader no longer keeps others waiting. */
const TURN_MILLISECONDS = 20_000;

/**
 * Downloads: `GET /exports/<what>.<format>?...` with the parameters of the API's inputs. Formats without a place for
 * metadata name theirs in a `Link` header with `rel="describedby"`.
 */
@Controller('exports')
@ReturnsAnswers()
export class ExportsController {
  private readonly queue = new HeavyQueue('downloads', AT_A_TIME, MOST_WAITING);

  constructor(
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  async download(
    @Param('file', readBy(exportFile)) file: ExportFile,
    @Query() query: Record<string, unknown>,
    @Client() client: WaitingClient,
  ): Promise<Answer> {
    const { name, format, parameters } = file;
    const input = fromQuery(query, parameters);
    await client.takeTurn(this.queue, TURN_MILLISECONDS);
    const snapshot = this.store.current;
    const question = questionOf(snapshot, input);
    return {
      edition: editionOf(question, this.settings, name === 'organisations'),
      content: async () => {
        const pool = this.reads.poolAt(snapshot.newest.id);
        const { excludeIndicatorPublishers: excludedPublishers } = this.settings;
        const prepared = await prepare(name, format, question, { pool, excludedPublishers });
        return contentOf(file, question, prepared, client.gone);
      },
    };
  }
}
