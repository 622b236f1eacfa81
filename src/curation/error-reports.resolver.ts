import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { MutationReportErrorArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { ForEveryone } from '../identity/may-be.decorator.js';
import { ErrorReports } from './error-reports.service.js';

@Resolver()
export class ErrorReportsResolver {
  constructor(@Inject(ErrorReports) private readonly reports: ErrorReports) {}

  @Mutation('reportError')
  @ForEveryone()
  async reportError(@Args() args: MutationReportErrorArgs, @Context() { client }: QuestionContext): Promise<true> {
    await this.reports.report(client, args, new Date());
    return true;
  }
}
