import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { inSlices } from '../common/in-slices.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import type { Answer, Content } from '../http/answer.js';
import { editionOf } from '../http/edition.js';
import { ownAddress } from '../http/own-address.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { Client, WaitingClient } from '../http/waiting-client.js';
import { notFound } from '../questions/not-found.js';
import { provenance } from '../questions/provenance.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { reportQuestionInSteps } from './gather/question.js';
import { PAGE_POLICY } from './render/html.js';
import { CONTENT_TYPES, fileNameOf, REPORT_FORMATS, reportFormat } from './report.js';
import { readReportQuery } from './report-query.js';
import { type ReportAsked, Reports } from './reports.service.js';

/** Yearly reports: `GET /reports/<year>` as a page, `/reports/<year>.pdf|docx|md|html` as a file, in English or Chinese. */
@Controller('reports')
@ReturnsAnswers()
export class ReportsController {
  constructor(
    private readonly store: SnapshotStore,
    private readonly reports: Reports,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  async report(
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Client() { gone }: WaitingClient,
  ): Promise<Answer> {
    const { year, ending } = this.fileNamed(file);
    const { input, locale, format: named } = readReportQuery(query);
    const format = ending === undefined ? (named ?? 'html') : reportFormat(ending);
    const asked = await inSlices(reportQuestionInSteps(this.store.current, year, input));
    const address = ownAddress(this.settings, request);
    const edition = editionOf(asked.question, this.settings);
    const report = { asked, format, locale, address };
    return {
      edition: { ...edition, of: [...edition.of, address] },
      content: () => contentOf(report, () => this.reports.of(report, gone)),
    };
  }

  /** `2025`, `2025.pdf`; an unknown one is told those of the newest year. */
  private fileNamed(file: string): { year: number; ending: string | undefined } {
    const [, year, ending] = /^(\d{4})(?:\.([a-z]+))?$/.exec(file) ?? [];
    if (year !== undefined) return { year: Number(year), ending };
    const latest = String(new Date(this.store.current.newest.dataThrough).getUTCFullYear());
    throw notFound('report', file, [latest, ...REPORT_FORMATS.map((format) => `${latest}.${format}`)]);
  }
}

function contentOf({ asked: { year, question }, format, locale }: ReportAsked, make: () => Promise<Buffer>): Content {
  const name = fileNameOf({ year, edition: provenance(question) }, locale, format);
  const shown = format === 'html' || format === 'pdf' ? 'inline' : 'attachment';
  const ofThePage = { 'content-security-policy': PAGE_POLICY, 'content-language': locale === 'ZH' ? 'zh-Hans' : 'en' };
  return {
    type: CONTENT_TYPES[format],
    headers: {
      'content-disposition': `${shown}; filename="${name}"`,
      ...(format === 'html' ? ofThePage : {}),
    },
    body: make,
  };
}
