import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryChangesArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { ChangeConnection, firstWanted, placeOfCursor } from './change-connection.js';
import { revisionNamed, wantedBy } from './change-filter.js';

@Resolver()
export class ChangesResolver {
  @Query('changes')
  async changes(@Args() args: QueryChangesArgs, @Context() { history, snapshot }: QuestionContext) {
    const since = revisionNamed(args.since, snapshot);
    const size = firstWanted(args.first);
    const place = args.after == null ? null : placeOfCursor(args.after, 'after');
    const wanted = wantedBy(history.things, args.filter);
    const follows = place !== null && place.revision > since;
    return new ChangeConnection(await history.changes(follows ? place : since, size, wanted), follows);
  }
}
