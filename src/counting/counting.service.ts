import { Injectable } from '@nestjs/common';
import { distributionInSteps } from '../domain/distribution.js';
import { gapsInSteps } from '../domain/gaps.js';
import { matrixInSteps } from '../domain/matrix.js';
import type { Supposed } from '../domain/presence.js';
import type { QueryDistributionArgs, QueryGapsArgs, QueryMatrixArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { checkNamed, fewerThanOf, limitCells } from '../questions/checks.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { questionInSteps } from '../questions/question.js';
import { DistributionView, GapsView, MatrixView } from './counting-views.js';

/**
 * Answers the counting questions for the API: the domain's figures, with views in place of the domain's things. Rejects
 * with BAD_USER_INPUT for an unknown name, an empty selection or a release that was never cut.
 */
@Injectable()
export class CountingService {
  async distribution({ snapshot, inSlices }: QuestionContext, asked: QueryDistributionArgs): Promise<DistributionView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, day, rule, supposed } = question;
    const view = async (assumed: readonly Supposed[], baseline: DistributionView | null) => {
      const distribution = await inSlices(distributionInSteps(roll, initiatives, day, rule, assumed));
      return new DistributionView({ ...question, supposed: assumed }, inSlices, distribution, baseline);
    };
    return view(supposed, asked.suppose?.length ? await view([], null) : null);
  }

  async gaps({ snapshot, inSlices }: QuestionContext, asked: QueryGapsArgs): Promise<GapsView> {
    const input = fromGraphql(asked);
    const fewerThan = fewerThanOf(input);
    const question = await inSlices(questionInSteps(snapshot, input));
    const { roll, initiatives, among, day, rule } = question;
    limitCells(question);
    checkNamed(question);
    const gaps = await inSlices(gapsInSteps(roll, initiatives, among, day, rule, fewerThan));
    return new GapsView(question, gaps);
  }

  async matrix({ snapshot, inSlices }: QuestionContext, asked: QueryMatrixArgs): Promise<MatrixView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, among, day, rule } = question;
    limitCells(question);
    checkNamed(question);
    const rows = await inSlices(matrixInSteps(roll, initiatives, among, day, rule));
    return new MatrixView(question, inSlices, rows);
  }
}
