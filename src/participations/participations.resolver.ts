import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { selectInSteps } from '../domain/selection.js';
import { rowsInSteps } from '../domain/tallies.js';
import type { QueryParticipationCountsArgs, QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { inStandpoint } from '../questions/standpoint.js';
import { ParticipationCountsView } from './participation-counts.js';
import { participationPage } from './participation-page.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() context: QuestionContext) {
    const { snapshot, inSlices } = context;
    return inStandpoint<unknown>(context, args, (standpoint) => {
      const { day, listRule } = standpoint;
      const filtered = this.service.filtered(snapshot, standpoint, args.filter ?? {});
      return participationPage({ standpoint, ...filtered, basis: [args.filter, day, listRule] }, args, inSlices);
    });
  }

  @Query('participationCounts')
  participationCounts(@Args() args: QueryParticipationCountsArgs, @Context() context: QuestionContext) {
    const { filter, selection } = args;
    const { snapshot, inSlices } = context;
    return inStandpoint(context, args, async (standpoint) => {
      const { roll, day, listRule } = standpoint;
      const { candidates, passes } = this.service.filtered(snapshot, standpoint, filter ?? {});
      const chosen =
        selection == null ? null : await inSlices(selectInSteps(roll, selection, { day, method: listRule.method }));
      const wanted = chosen && new Set(chosen.map(({ index }) => index));
      const isWanted = (row: number) => (wanted?.has(roll.facts.initiative[row]!) ?? true) && passes(row);
      return new ParticipationCountsView(standpoint, await inSlices(rowsInSteps(candidates, isWanted)));
    });
  }
}
