import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import type { GraphQLResolveInfo } from 'graphql';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { RollcallError } from '../common/rollcall-error.js';
import { countryNamed } from '../domain/codes.js';
import type { Roll } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import type {
  MutationAmendProposalArgs,
  MutationApproveProposalArgs,
  MutationCommentOnProposalArgs,
  MutationProposeArgs,
  MutationRejectProposalArgs,
  MutationWithdrawProposalArgs,
  ProposalFilter,
  ProposalOrderField,
  QueryProposalsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { CurrentViewer } from '../identity/current-viewer.decorator.js';
import { MayBe } from '../identity/may-be.decorator.js';
import type { Viewer } from '../identity/viewer.js';
import { Proposal } from './entities/proposal.entity.js';
import { statedChanges } from './external-form.js';
import { newestPage } from './newest-page.js';
import { problemView } from './problem-view.js';
import { type ProposalView, proposalNumber, proposalView } from './proposal-views.js';
import { type Outcome, Proposals } from './proposals.service.js';

/** What proposals are ordered by, as SQL: texts by their code points, so that no machine's own collation has a part in it. */
const PROPOSAL_ORDERS: Readonly<Record<ProposalOrderField, string>> = {
  CREATED_AT: 'e.created_at',
  DECIDED_AT: 'e.decided_at',
  STATE: "array_position(ARRAY['open', 'approved', 'rejected', 'withdrawn'], e.state::text)",
  AUTHOR: 'e.author COLLATE "C"',
};

@Resolver()
export class ProposalsResolver {
  constructor(
    private readonly service: Proposals,
    @InjectRepository(Proposal) private readonly proposals: Repository<Proposal>,
  ) {}

  @Query('proposal')
  proposal(@Args('id') id: string): Promise<ProposalView | null> {
    return this.service.find(id);
  }

  @Query('proposals')
  async list(@Args() args: QueryProposalsArgs, @Context() { snapshot }: QuestionContext) {
    const narrow = await this.narrowing(snapshot.roll, args.filter ?? {});
    return newestPage(
      this.proposals,
      { name: 'proposal', orders: PROPOSAL_ORDERS, narrow },
      args,
      snapshot,
      proposalView,
    );
  }

  private async narrowing(roll: Roll, filter: ProposalFilter) {
    const { states, author, initiative, country } = filter;
    // One that only a proposal knows is named by it as well.
    const isProposed =
      initiative != null &&
      (await this.proposals
        .createQueryBuilder('e')
        .where(':initiative = ANY(e.initiatives)', { initiative })
        .getExists());
    const slug =
      initiative == null || isProposed ? initiative : initiativeNamed(roll, initiative, 'filter.initiative').slug;
    const code = country == null ? null : roll.participantAt[countryNamed(roll, country, 'filter.country')]!.code;
    return (query: SelectQueryBuilder<Proposal>): void => {
      if (states != null) {
        query.andWhere('e.state = ANY(:states)', { states: states.map((state) => state.toLowerCase()) });
      }
      if (author != null) query.andWhere('e.author = :author', { author });
      if (slug != null) query.andWhere(':slug = ANY(e.initiatives)', { slug });
      if (code != null) query.andWhere(':code = ANY(e.participants)', { code });
    };
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
