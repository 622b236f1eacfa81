import { Args, Resolver, Subscription } from '@nestjs/graphql';
import type { SubscriptionRollChangesArgs } from '../generated/graphql.js';
import { Things } from '../history/things.js';
import { seenLast, wantedBy } from './change-filter.js';
import { ChangeStream } from './change-stream.js';
import { FollowedChanges } from './followed-changes.service.js';

@Resolver()
export class RollChangesResolver {
  constructor(private readonly followed: FollowedChanges) {}

  @Subscription('rollChanges')
  rollChanges(@Args() { since, filter }: SubscriptionRollChangesArgs): ChangeStream {
    const { current } = this.followed.store;
    const after = since == null ? current.newest.id : seenLast(since, current);
    // An unknown name in the filter is refused now, and not when the first change comes.
    wantedBy(new Things(current), filter);
    return new ChangeStream(this.followed, after, filter);
  }
}
