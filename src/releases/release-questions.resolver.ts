import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryReleaseArgs, QueryReleaseDiffArgs, QueryReleasesArgs } from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import type { Release } from '../roll/snapshot.js';
import { ReleaseDiffView } from './release-diff-view.js';
import { ReleaseDifferences } from './release-differences.service.js';
import { releaseView } from './release-view.js';

@Resolver()
export class ReleaseQuestionsResolver {
  constructor(@Inject(ReleaseDifferences) private readonly differences: ReleaseDifferences) {}

  @Query('releases')
  releases(@Args() args: QueryReleasesArgs, @Context() { snapshot }: QuestionContext) {
    const listing = orderedListing(
      snapshot.releases.toReversed(),
      ({ name }: Release) => name,
      (release) => releaseView(snapshot, release),
    );
    return new Connection(listing, args, 'release');
  }

  @Query('release')
  release(@Args() { name }: QueryReleaseArgs, @Context() { snapshot }: QuestionContext) {
    const release = snapshot.releases.find((known) => known.name === name);
    return release ? releaseView(snapshot, release) : null;
  }

  @Query('releaseDiff')
  async releaseDiff(@Args() { from, to }: QueryReleaseDiffArgs, @Context() context: QuestionContext) {
    const { changes, ...releases } = await this.differences.between(context, from, to);
    return new ReleaseDiffView(releases, changes);
  }
}
