import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { MutationReportErrorArgs, QueryErrorReportsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { ForEveryone, MayBe } from '../identity/may-be.decorator.js';
import { ErrorReport } from './entities/error-report.entity.js';
import { ErrorReports, subjectInSteps } from './error-reports.service.js';
import { newestPage } from './newest-page.js';

@Resolver()
export class ErrorReportsResolver {
  constructor(
    @Inject(ErrorReports) private readonly service: ErrorReports,
    @InjectRepository(ErrorReport) private readonly reports: Repository<ErrorReport>,
  ) {}

  @Query('errorReports')
  @MayBe('CONTRIBUTOR')
  async errorReports(@Args() args: QueryErrorReportsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    const ids = await this.reports.find({ select: { id: true }, order: { id: 'DESC' } });
    return newestPage(
      this.reports,
      ids.map(({ id }) => id),
      args,
      'error-report',
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
