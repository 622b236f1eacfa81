import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import type { Answer } from '../http/answer.js';
import { editionOf } from '../http/edition.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import type { QuestionInput } from '../questions/fields.js';
import { fromQuery } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { type StructureQuery, structureQuery, structuresOf } from './sdmx-structures.js';

/** The parameters of such an address. */
export const STRUCTURE_PARAMETERS = ['release', 'knownAt', 'locale'] as const;
export const STRUCTURE_TYPE = 'application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8';

const parameters = (query: Record<string, unknown>) => fromQuery(query, STRUCTURE_PARAMETERS);

/**
 * The structures of the exports' SDMX-CSV with every code on record:
 * `GET /sdmx/3.0/structure/<kind>/<agency>/<id>/<version>`, of what is asked for with all that it refers to (SDMX REST 2.0,
 * structure queries).
 */
@Controller('sdmx/3.0/structure')
@ReturnsAnswers()
export class SdmxController {
  constructor(
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(['', ':kind', ':kind/:agency', ':kind/:agency/:id', ':kind/:agency/:id/:version'])
  structure(
    @Param(readBy(structureQuery)) structures: StructureQuery,
    @Query(readBy(parameters)) input: QuestionInput,
  ): Answer {
    const snapshot = this.store.current;
    const question = questionOf(snapshot, input);
    return {
      edition: editionOf(question, this.settings),
      content: async () => {
        const { excludeIndicatorPublishers: excludedPublishers } = this.settings;
        const sources = { pool: this.reads.poolAt(snapshot.newest.id), excludedPublishers };
        const message = await structuresOf(structures, question, sources);
        return { type: STRUCTURE_TYPE, body: `${JSON.stringify(message, null, 1)}\n` };
      },
    };
  }
}
