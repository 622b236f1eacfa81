import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientGone } from '../common/heavy-queue.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { replyWithError } from '../exports/http-error.js';
import { notFound } from '../exports/not-found.js';
import { fromQuery } from '../questions/from-query.js';
import { provenance } from '../questions/provenance.js';
import { questionOf } from '../questions/question.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { editionOf, isKnownEdition } from '../server/caching/edition.js';
import { goneSignal } from '../server/load/gone.js';
import { CHART_NAMES, chartParameters } from './charts.js';
import { Pictures } from './pictures.js';

/** Pictures: `GET /charts/<figure>.svg|png?...` with the parameters of the exports, a locale and a width. */
@Controller('charts')
export class ChartsController {
  constructor(
    private readonly store: SnapshotStore,
    private readonly pictures: Pictures,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  async picture(
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    try {
      const [, name, format] = /^([a-z]+)\.(svg|png)$/.exec(file) ?? [];
      if (name === undefined) {
        throw notFound(
          'chart',
          file,
          CHART_NAMES.flatMap((one) => [`${one}.svg`, `${one}.png`]),
        );
      }
      const question = questionOf(this.store.current, fromQuery(query, chartParameters(name)));
      const kind = format === 'svg' ? 'svg' : 'png';
      if (isKnownEdition(request, reply, editionOf(question, this.settings))) return await reply.code(304).send();
      const { release, revision } = provenance(question);
      const edition = release ?? `revision-${revision}`;
      reply
        .header('content-disposition', `inline; filename="rollcall-${name}-${edition}.${kind}"`)
        // An SVG opened by itself is a document: nothing in it may run or load.
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .type(kind === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png');
      return await reply.send(await this.pictures.of(name, question, kind, goneSignal(reply)));
    } catch (error) {
      if (error instanceof ClientGone) return reply;
      return replyWithError(reply, error);
    }
  }
}
