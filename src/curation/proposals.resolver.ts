import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { RollcallError } from '../common/rollcall-error.js';
import type {
  MutationAmendProposalArgs,
  MutationApproveProposalArgs,
  MutationCommentOnProposalArgs,
  MutationProposeArgs,
  MutationRejectProposalArgs,
  MutationWithdrawProposalArgs,
  QueryProposalsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { CurrentViewer } from '../identity/current-viewer.decorator.js';
import { MayBe } from '../identity/may-be.decorator.js';
import type { Viewer } from '../identity/viewer.js';
import { statedChanges } from './external-form.js';
import { problemView } from './problem-view.js';
import { ProposalList } from './proposal-list.service.js';
import { type ProposalView, proposalNumber, proposalView } from './proposal-views.js';
import { type Outcome, Proposals } from './proposals.service.js';

@Resolver()
export class ProposalsResolver {
  constructor(
    private readonly service: Proposals,
    private readonly proposals: ProposalList,
  ) {}

  @Query('proposal')
  proposal(@Args('id') id: string): Promise<ProposalView | null> {
    return this.service.find(id);
  }

  @Query('proposals')
  list(@Args() args: QueryProposalsArgs, @Context() { snapshot }: QuestionContext) {
    return this.proposals.page(args, snapshot);
  }

  @Mutation('propose')
  @MayBe('CONTRIBUTOR')
  async propose(
    @Args() { input }: MutationProposeArgs,
    @CurrentViewer() viewer: Viewer,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const changes = statedChanges(schema, input.changes);
    return payload(await this.service.propose(viewer, { ...input, changes }, new Date()));
  }

  @Mutation('amendProposal')
  @MayBe('CONTRIBUTOR')
  async amend(
    @Args() { id, expectedVersion, changes, reason }: MutationAmendProposalArgs,
    @CurrentViewer() viewer: Viewer,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const stated = { changes: statedChanges(schema, changes), reason };
    return payload(await this.service.amend(viewer, numberOf(id), expectedVersion, stated));
  }

  @Mutation('approveProposal')
  @MayBe('REVIEWER')
  async approve(
    @Args() { id, expectedVersion, note, dataThrough }: MutationApproveProposalArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: QuestionContext,
  ) {
    const decision = { note, dataThrough };
    const approved = await this.service.approve(viewer, numberOf(id), expectedVersion, decision, new Date());
    context.renew();
    return proposalView(approved);
  }

  @Mutation('rejectProposal')
  @MayBe('REVIEWER')
  async reject(@Args() { id, expectedVersion, note }: MutationRejectProposalArgs, @CurrentViewer() viewer: Viewer) {
    return proposalView(await this.service.reject(viewer, numberOf(id), expectedVersion, note, new Date()));
  }

  @Mutation('withdrawProposal')
  @MayBe('CONTRIBUTOR')
  async withdraw(@Args() { id }: MutationWithdrawProposalArgs, @CurrentViewer() viewer: Viewer) {
    return proposalView(await this.service.withdraw(viewer, numberOf(id), new Date()));
  }

  @Mutation('commentOnProposal')
  @MayBe('CONTRIBUTOR')
  async comment(@Args() { id, text }: MutationCommentOnProposalArgs, @CurrentViewer() viewer: Viewer) {
    return proposalView(await this.service.comment(viewer, numberOf(id), text, new Date()));
  }
}

function payload({ proposal, problems }: Outcome) {
  return { proposal: proposal && proposalView(proposal), problems: problems.map(problemView) };
}

/** Throws NOT_FOUND for what is no identifier of a proposal. */
function numberOf(id: string): number {
  const number = proposalNumber(id);
  if (number === null) {
    throw new RollcallError('NOT_FOUND', `there is no proposal ${JSON.stringify(id)}`, { argument: 'id' });
  }
  return number;
}
