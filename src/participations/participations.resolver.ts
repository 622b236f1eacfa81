import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { selectInSteps } from '../domain/selection.js';
import { rowsInSteps } from '../domain/tallies.js';
import type { QueryParticipationCountsArgs, QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { standpointOf } from '../questions/question.js';
import { ParticipationCountsView } from './participation-counts.js';
import { participationPage } from './participation-page.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    const { filter, asOf, counting } = args;
    const standpoint = standpointOf(snapshot, fromGraphql({ asOf, counting }), undefined, 'lists');
    const { roll, day, rule } = standpoint;
    const filtered = this.service.filtered(snapshot, standpoint, filter ?? {});
    return participationPage(snapshot, { roll, ...filtered, basis: [filter, day, rule] }, args, inSlices);
  }

  @Query('participationCounts')
  async participationCounts(
    @Args() { filter, selection, asOf, counting }: QueryParticipationCountsArgs,
    @Context() { snapshot, inSlices }: QuestionContext,
  ): Promise<ParticipationCountsView> {
    const standpoint = standpointOf(snapshot, fromGraphql({ asOf, counting }), undefined, 'lists');
    const { roll, day, rule } = standpoint;
    const { candidates, passes } = this.service.filtered(snapshot, standpoint, filter ?? {});
    const chosen =
      selection == null ? null : await inSlices(selectInSteps(roll, selection, { day, method: rule.method }));
    const wanted = chosen && new Set(chosen.map(({ index }) => index));
    const isWanted = (row: number) => (wanted?.has(roll.facts.initiative[row]!) ?? true) && passes(row);
    const rows = await inSlices(rowsInSteps(candidates, isWanted));
    return new ParticipationCountsView(standpoint, counting?.release ?? null, rows);
  }
}
