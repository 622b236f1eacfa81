import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { selectInSteps } from '../domain/selection.js';
import { rowsInSteps } from '../domain/tallies.js';
import type { QueryParticipationCountsArgs, QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { standpointOf } from '../questions/question.js';
import { ParticipationConnection } from './participation-connection.js';
import { ParticipationCountsView } from './participation-counts.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() { snapshot }: QuestionContext) {
    const { filter, asOf, counting } = args;
    const { roll, day, rule } = standpointOf(snapshot, fromGraphql({ asOf, counting }), undefined, 'lists');
    const { candidates, passes } = this.service.filtered(roll, filter ?? {}, day, rule);
    return new ParticipationConnection(roll, candidates, passes, args);
  }

  @Query('participationCounts')
  async participationCounts(
    @Args() { filter, selection, asOf, counting }: QueryParticipationCountsArgs,
    @Context() { snapshot, inSlices }: QuestionContext,
  ): Promise<ParticipationCountsView> {
    const standpoint = standpointOf(snapshot, fromGraphql({ asOf, counting }), undefined, 'lists');
    const { roll, day, rule } = standpoint;
    const { candidates, passes } = this.service.filtered(roll, filter ?? {}, day, rule);
    const chosen =
      selection == null ? null : await inSlices(selectInSteps(roll, selection, { day, method: rule.method }));
    const wanted = chosen && new Set(chosen.map(({ index }) => index));
    const isWanted = (row: number) => (wanted?.has(roll.facts.initiative[row]!) ?? true) && passes(row);
    const rows = await inSlices(rowsInSteps(candidates, isWanted));
    return new ParticipationCountsView(standpoint, counting?.release ?? null, rows);
  }
}
