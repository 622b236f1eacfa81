import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type {
  QueryReleaseArgs,
  QueryReleaseDiffArgs,
  QueryReleasesArgs,
  ReleaseOrderField,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { orderOfList } from '../graphql/list-state.js';
import { type SortKeys, valuesPageInSteps } from '../graphql/ordered-list.js';
import { newestStandpoint } from '../questions/standpoint.js';
import type { Release } from '../roll/snapshot.js';
import { ReleaseDiffView } from './release-diff-view.js';
import { ReleaseDifferences } from './release-differences.service.js';
import { releaseView } from './release-view.js';

@Resolver()
export class ReleaseQuestionsResolver {
  constructor(private readonly differences: ReleaseDifferences) {}

  @Query('releases')
  releases(@Args() args: QueryReleasesArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    const releases = snapshot.releases.toReversed();
    const names = releases.map(({ name }) => name).sort();
    const keys: SortKeys<ReleaseOrderField> = {
      NAME: () => (position) => names.indexOf(releases[position]!.name),
      // Instants of revisions grow with their numbers.
      RECORDED_AT: () => (position) => releases[position]!.revision,
      CUT_AT: () => (position) => releases[position]!.cutAt.getTime(),
    };
    return inSlices(
      valuesPageInSteps(
        releases,
        ({ name }: Release) => name,
        (release) => releaseView(snapshot, release),
        keys,
        args,
        `release${orderOfList(newestStandpoint(snapshot), args.orderBy)}`,
      ),
    );
  }

  @Query('release')
  release(@Args() { name }: QueryReleaseArgs, @Context() { snapshot }: QuestionContext) {
    const release = snapshot.releases.find((candidate) => candidate.name === name);
    return release ? releaseView(snapshot, release) : null;
  }

  @Query('releaseDiff')
  async releaseDiff(@Args() { from, to }: QueryReleaseDiffArgs, @Context() context: QuestionContext) {
    const { changes, ...releases } = await this.differences.between(context, from, to);
    return new ReleaseDiffView(releases, changes);
  }
}
