import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import type { Answer } from '../http/answer.js';
import { editionOf } from '../http/edition.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { Client, WaitingClient } from '../http/waiting-client.js';
import { fromQuery } from '../questions/from-query.js';
import { notFound } from '../questions/not-found.js';
import { provenance } from '../questions/provenance.js';
import { questionOf } from '../questions/question.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { CHART_NAMES, chartParameters } from './charts.js';
import { Pictures } from './pictures.js';
import type { PictureFormat } from './render.js';

const TYPES: Readonly<Record<PictureFormat, string>> = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' };
/** An SVG opened by itself is a document: nothing in it may run or load. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

interface ChartFile {
  readonly name: string;
  readonly format: PictureFormat;
}

/** Pictures: `GET /charts/<figure>.svg|png?...` with the parameters of the exports, a locale and a width. */
@Controller('charts')
@ReturnsAnswers()
export class ChartsController {
  constructor(
    private readonly store: SnapshotStore,
    private readonly pictures: Pictures,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  picture(
    @Param('file', readBy(chartFile)) { name, format }: ChartFile,
    @Query() query: Record<string, unknown>,
    @Client() { gone }: WaitingClient,
  ): Answer {
    const question = questionOf(this.store.current, fromQuery(query, chartParameters(name)));
    return {
      edition: editionOf(question, this.settings),
      content: async () => {
        const { release, revision } = provenance(question);
        const fileName = `rollcall-${name}-${release ?? `revision-${revision}`}.${format}`;
        return {
          type: TYPES[format],
          headers: { 'content-disposition': `inline; filename="${fileName}"`, 'content-security-policy': POLICY },
          body: await this.pictures.of(name, question, format, gone),
        };
      },
    };
  }
}

/** `assembly.svg` */
function chartFile(file: string): ChartFile {
  const [, name, format] = /^([a-z-]+)\.(svg|png)$/.exec(file) ?? [];
  if (name !== undefined) return { name, format: format as PictureFormat };
  throw notFound(
    'chart',
    file,
    CHART_NAMES.flatMap((chart) => [`${chart}.svg`, `${chart}.png`]),
  );
}
