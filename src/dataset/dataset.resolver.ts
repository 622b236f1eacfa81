import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Proposals } from '../curation/proposals.service.js';
import { universeAt } from '../domain/groups.js';
import type { QuestionContext } from '../graphql/context.js';
import { nodeInSteps } from '../graphql/node.js';
import { citationOf, LICENCE } from '../questions/provenance.js';
import { dataDay } from '../questions/standpoint.js';
import { readIdentifier } from '../questions/state.js';
import { releaseView } from '../releases/release-view.js';

@Resolver()
export class DatasetResolver {
  constructor(private readonly proposals: Proposals) {}

  @Query('dataset')
  dataset(@Context() { snapshot }: QuestionContext) {
    const { roll, newest } = snapshot;
    const { recordedFrom, recordedTo, count } = roll.facts;
    let participationCount = 0;
    for (let row = 0; row < count; row++) {
      if (recordedFrom[row]! <= newest.id && newest.id < recordedTo[row]!) participationCount++;
    }
    return {
      release: snapshot.releaseAt(newest.id)?.name ?? null,
      revision: String(newest.id),
      recordedAt: newest.recordedAt,
      dataThrough: dataDay(snapshot, roll),
      countryCount: universeAt(roll, dataDay(snapshot, roll), 'ALL_STATES').length,
      initiativeCount: roll.initiatives.length,
      participationCount,
      licence: LICENCE,
      citation: citationOf(snapshot, newest.id),
      releases: snapshot.releases.toReversed().map((release) => releaseView(snapshot, release)),
    };
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
