import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { MutationReportErrorArgs, QueryErrorReportsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { ForEveryone, MayBe } from '../identity/may-be.decorator.js';
import { ErrorReports, subjectInSteps } from './error-reports.service.js';

@Resolver()
export class ErrorReportsResolver {
  constructor(private readonly reports: ErrorReports) {}

  @Query('errorReports')
  @MayBe('CONTRIBUTOR')
  errorReports(@Args() args: QueryErrorReportsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return this.reports.page(args, snapshot, ({ id, subject, ...report }) => ({
      id: `ErrorReport:${id}`,
      ...report,
      subject: () => inSlices(subjectInSteps(snapshot, subject)),
    }));
  }

  @Mutation('reportError')
  @ForEveryone()
  async reportError(@Args() args: MutationReportErrorArgs, @Context() { client }: QuestionContext): Promise<true> {
    await this.reports.report(client, args, new Date());
    return true;
  }
}
