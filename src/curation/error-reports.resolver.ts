import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { nodeOf } from '../dataset/node.js';
import type { MutationReportErrorArgs, QueryErrorReportsArgs } from '../generated/graphql.js';
import { Connection } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { ForEveryone, MayBe } from '../identity/may-be.decorator.js';
import { ErrorReport } from './entities/error-report.entity.js';
import { ErrorReports } from './error-reports.service.js';
import { newestFirst } from './newest-first.js';

@Resolver()
export class ErrorReportsResolver {
  constructor(
    @Inject(ErrorReports) private readonly service: ErrorReports,
    @InjectRepository(ErrorReport) private readonly reports: Repository<ErrorReport>,
  ) {}

  @Query('errorReports')
  @MayBe('CONTRIBUTOR')
  async errorReports(@Args() args: QueryErrorReportsArgs, @Context() { snapshot }: QuestionContext) {
    const ids = await this.reports.find({ select: { id: true }, order: { id: 'DESC' } });
    const page = new Connection(newestFirst(ids.map(({ id }) => id)), args, 'error-report');
    const entities = await this.reports.findBy({ id: In(page.nodes) });
    const views = new Map(
      entities.map(({ id, subject, ...report }) => [
        id,
        { id: String(id), ...report, subject: nodeOf(snapshot, subject) },
      ]),
    );
    return {
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: views.get(node)! })),
      nodes: page.nodes.map((id) => views.get(id)!),
      pageInfo: page.pageInfo,
      totalCount: page.totalCount,
    };
  }

  @Mutation('reportError')
  @ForEveryone()
  async reportError(@Args() args: MutationReportErrorArgs, @Context() { client }: QuestionContext): Promise<true> {
    await this.service.report(client, args, new Date());
    return true;
  }
}
