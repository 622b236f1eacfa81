import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Proposals } from '../curation/proposals.service.js';
import type { QuestionContext } from '../graphql/context.js';
import { nodeInSteps } from '../graphql/node.js';
import { readIdentifier } from '../questions/state.js';
import { DatasetService } from './dataset.service.js';

@Resolver()
export class DatasetResolver {
  constructor(
    private readonly service: DatasetService,
    private readonly proposals: Proposals,
  ) {}

  @Query('dataset')
  dataset(@Context() { snapshot }: QuestionContext) {
    return this.service.of(snapshot);
  }

  @Query('node')
  async node(@Args('id') id: string, @Context() { snapshot, isLive, inSlices }: QuestionContext) {
    const isProposal = id.startsWith('Proposal:');
    const read = isProposal ? null : readIdentifier(id);
    // On the shorter way, where the answer would be kept: the GraphQL server knows that it changes without a revision.
    if (!isLive && (isProposal || read?.state.proposal != null)) {
      throw new Error('proposals are answered by the GraphQL server alone');
    }
    return read ? inSlices(nodeInSteps(snapshot, read)) : this.proposals.find(id);
  }
}
