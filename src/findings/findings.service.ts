import { Injectable } from '@nestjs/common';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { chosen, findingsInSteps } from '../domain/findings/findings.js';
import { takingPartInSteps } from '../domain/taking-part.js';
import type { QueryFindingsArgs, QueryTakingPartArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { limitCells } from '../questions/checks.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { type Question, questionInSteps } from '../questions/question.js';
import { FindingsView, TakingPartView } from './findings-views.js';

const DEFAULT_SCHEME = 'un-regional-groups';
const DEFAULT_PER_KIND = 3;
/** Every pair of initiatives is looked at. */
const MOST_INITIATIVES = 500;

/** Answers what is unusual, and how many take part in something (method, sections 4 and 16). */
@Injectable()
export class FindingsService {
  async takingPart({ snapshot, inSlices }: QuestionContext, asked: QueryTakingPartArgs): Promise<TakingPartView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, day, rule } = question;
    limitCells(question);
    return new TakingPartView(question, await inSlices(takingPartInSteps(roll, initiatives, day, rule)));
  }

  async findings({ snapshot, inSlices }: QuestionContext, asked: QueryFindingsArgs): Promise<FindingsView> {
    const perKind = asked.perKind ?? DEFAULT_PER_KIND;
    if (perKind < 1) throw badInput('perKind', `perKind: ${perKind} is less than 1`);
    const input = fromGraphql({ ...asked, scheme: asked.scheme ?? DEFAULT_SCHEME });
    const question = await inSlices(questionInSteps(snapshot, input));
    limitInitiatives(question);
    const { roll, initiatives, day, rule } = question;
    const all = await inSlices(findingsInSteps(roll, initiatives, question.schemes[0]!, day, rule));
    return new FindingsView(question, { ...all, findings: chosen(all.findings, asked.kinds ?? null, perKind) });
  }
}

function limitInitiatives({ initiatives }: Question): void {
  if (initiatives.length <= MOST_INITIATIVES) return;
  throw new RollcallError(
    'QUERY_TOO_COMPLEX',
    `the selection holds ${initiatives.length} initiatives; findings are looked for in ${MOST_INITIATIVES} at most: select fewer initiatives`,
    { argument: 'selection', limit: MOST_INITIATIVES },
  );
}
