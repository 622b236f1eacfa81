import type { InitiativePageQuery } from '../../generated/graphql.js';

export type Initiative = NonNullable<InitiativePageQuery['initiative']>;
export type InitiativeFact = Initiative['participations']['nodes'][number];
