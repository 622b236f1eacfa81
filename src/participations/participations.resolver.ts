import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { selectInSteps } from '../domain/selection.js';
import { rowsInSteps } from '../domain/tallies.js';
import type { QueryParticipationCountsArgs, QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { inStandpoint } from '../questions/standpoint.js';
import { ParticipationConnection } from './participation-connection.js';
import { ParticipationCountsView } from './participation-counts.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const { candidates, passes } = this.service.filtered(standpoint, args.filter ?? {});
      return new ParticipationConnection(standpoint, candidates, passes, args);
    });
  }

  @Query('participationCounts')
  participationCounts(@Args() args: QueryParticipationCountsArgs, @Context() context: QuestionContext) {
    const { filter, selection } = args;
    const { inSlices } = context;
    return inStandpoint(context, args, async (standpoint) => {
      const { roll, day, listRule } = standpoint;
      const { candidates, passes } = this.service.filtered(standpoint, filter ?? {});
      const chosen =
        selection == null ? null : await inSlices(selectInSteps(roll, selection, { day, method: listRule.method }));
      const wanted = chosen && new Set(chosen.map(({ index }) => index));
      const isWanted = (row: number) => (wanted?.has(roll.facts.initiative[row]!) ?? true) && passes(row);
      return new ParticipationCountsView(standpoint, await inSlices(rowsInSteps(candidates, isWanted)));
    });
  }
}
