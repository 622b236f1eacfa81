import type { ProposalPageQuery } from '../generated/graphql.js';

/** A proposal as its page asks for it. */
export type Proposal = NonNullable<ProposalPageQuery['proposal']>;
