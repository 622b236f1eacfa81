import type { OrganisationPageQuery } from '../../generated/graphql.js';

export type Organisation = NonNullable<OrganisationPageQuery['organisation']>;
export type OrganisationFact = Organisation['participations']['nodes'][number];
export type Membership = Organisation['memberships'][number];
