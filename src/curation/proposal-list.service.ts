import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { countryNamed } from '../domain/codes.js';
import type { Roll } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import type { ProposalFilter, ProposalOrderField, QueryProposalsArgs } from '../generated/graphql.js';
import type { Snapshot } from '../roll/snapshot.js';
import { Proposal } from './entities/proposal.entity.js';
import { newestPage } from './newest-page.js';
import { proposalView } from './proposal-views.js';

/** What proposals are ordered by, as SQL: texts by their code points, so that no machine's own collation has a part in it. */
const PROPOSAL_ORDERS: Readonly<Record<ProposalOrderField, string>> = {
  CREATED_AT: 'e.created_at',
  DECIDED_AT: 'e.decided_at',
  STATE: "array_position(ARRAY['open', 'approved', 'rejected', 'withdrawn'], e.state::text)",
  AUTHOR: 'e.author COLLATE "C"',
};

/** Proposals a page at a time, filtered and in an order. */
@Injectable()
export class ProposalList {
  constructor(@InjectRepository(Proposal) private readonly proposals: Repository<Proposal>) {}

  /** Throws BAD_USER_INPUT for names that nothing has, and as {@link newestPage} does. */
  async page(args: QueryProposalsArgs, snapshot: Snapshot) {
    const narrow = await this.narrowing(snapshot.roll, args.filter ?? {});
    const list = { name: 'proposal', orders: PROPOSAL_ORDERS, narrow };
    return newestPage(this.proposals, list, args, snapshot, proposalView);
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
}
