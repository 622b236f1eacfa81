import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { ErrorReportOrderField, MutationReportErrorArgs, QueryErrorReportsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { ForEveryone, MayBe } from '../identity/may-be.decorator.js';
import { ErrorReport } from './entities/error-report.entity.js';
import { ErrorReports, subjectInSteps } from './error-reports.service.js';
import { newestPage } from './newest-page.js';

/** What reports are ordered by, as SQL: texts by their code points. */
const REPORT_ORDERS: Readonly<Record<ErrorReportOrderField, string>> = {
  CREATED_AT: 'e.created_at',
  SUBJECT: 'e.subject COLLATE "C"',
};

@Resolver()
export class ErrorReportsResolver {
  constructor(
    private readonly service: ErrorReports,
    @InjectRepository(ErrorReport) private readonly reports: Repository<ErrorReport>,
  ) {}

  @Query('errorReports')
  @MayBe('CONTRIBUTOR')
  async errorReports(@Args() args: QueryErrorReportsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return newestPage(
      this.reports,
      { name: 'error-report', orders: REPORT_ORDERS },
      args,
      snapshot,
      ({ id, subject, ...report }) => ({
        id: `ErrorReport:${id}`,
        ...report,
        subject: () => inSlices(subjectInSteps(snapshot, subject)),
      }),
    );
  }

  @Mutation('reportError')
  @ForEveryone()
  async reportError(@Args() args: MutationReportErrorArgs, @Context() { client }: QuestionContext): Promise<true> {
    await this.service.report(client, args, new Date());
    return true;
  }
}
