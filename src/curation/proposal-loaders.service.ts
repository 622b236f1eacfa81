import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { In, Repository } from 'typeorm';
import type { QuestionContext } from '../graphql/context.js';
import type { Proposal } from './entities/proposal.entity.js';
import { ProposalChange } from './entities/proposal-change.entity.js';
import { ProposalComment } from './entities/proposal-comment.entity.js';
import type { StatementProblem } from './statements/refused.js';
import { SupposedRolls } from './supposed-rolls.service.js';

/** What belongs to proposals, of all proposals of a page at a time. */
export interface LoadersOfProposals {
  /** Of the version that stands, in their order. */
  readonly changes: DataLoader<Proposal, ProposalChange[]>;
  /** By the number of the proposal, the oldest first. */
  readonly comments: DataLoader<number, ProposalComment[]>;
  /** What stands in the way of approving it today. */
  readonly problems: DataLoader<Proposal, readonly StatementProblem[]>;
}

/** The loaders of each operation, gone with it. */
@Injectable()
export class ProposalLoaders {
  private readonly loaders = new WeakMap<QuestionContext, LoadersOfProposals>();

  constructor(
    private readonly rolls: SupposedRolls,
    @InjectRepository(ProposalChange) private readonly changes: Repository<ProposalChange>,
    @InjectRepository(ProposalComment) private readonly comments: Repository<ProposalComment>,
  ) {}

  /** Those of an operation, at whose first asking it is `now`. */
  of(context: QuestionContext, now: Date): LoadersOfProposals {
    let loaders = this.loaders.get(context);
    if (!loaders) {
      loaders = this.loadersFor(context, now);
      this.loaders.set(context, loaders);
    }
    return loaders;
  }

  private loadersFor({ bounds }: QuestionContext, now: Date): LoadersOfProposals {
    return {
      changes: new DataLoader(async (proposals) => {
        const rows = await this.changes.find({
          where: proposals.map(({ id, version }) => ({ proposalId: id, version })),
          order: { position: 'ASC' },
        });
        return proposals.map(({ id }) => rows.filter(({ proposalId }) => proposalId === id));
      }),
      // One after the other, so that a page of proposals does not hold up all other questions.
      problems: new DataLoader(async (proposals) => {
        const problems: (readonly StatementProblem[])[] = [];
        for (const proposal of proposals) {
          bounds.check();
          problems.push(await this.rolls.problemsOf(proposal, now));
        }
        return problems;
      }),
      comments: new DataLoader(async (ids) => {
        const rows = await this.comments.find({ where: { proposalId: In([...ids]) }, order: { id: 'ASC' } });
        return ids.map((id) => rows.filter(({ proposalId }) => proposalId === id));
      }),
    };
  }
}
