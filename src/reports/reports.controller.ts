import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { inSlices } from '../common/in-slices.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import type { Answer, Content } from '../http/answer.js';
import { editionOf } from '../http/edition.js';
import { OwnAddress } from '../http/own-address.pipe.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { Client, WaitingClient } from '../http/waiting-client.js';
import { provenance } from '../questions/provenance.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { reportQuestionInSteps } from './gather/question.js';
import { PAGE_POLICY } from './render/html.js';
import { CONTENT_TYPES, fileNameOf } from './report.js';
import { type ReportFile, ReportFilePipe } from './report-file.pipe.js';
import { type ReportQuery, readReportQuery } from './report-query.js';
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
    @Param('file', ReportFilePipe) { year, format: ending }: ReportFile,
    @Query(readBy(readReportQuery)) { input, locale, format: named }: ReportQuery,
    @OwnAddress() address: string,
    @Client() { gone }: WaitingClient,
  ): Promise<Answer> {
    const format = ending ?? named ?? 'html';
    const asked = await inSlices(reportQuestionInSteps(this.store.current, year, input));
    const edition = editionOf(asked.question, this.settings);
    const report = { asked, format, locale, address };
    return {
      edition: { ...edition, of: [...edition.of, address] },
      content: () => contentOf(report, () => this.reports.of(report, gone)),
    };
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
