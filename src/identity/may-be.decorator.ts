import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import type { AccessRole } from '../generated/graphql.js';
import { ROLE_NEEDED, RoleGuard } from './role.guard.js';

/**
 * On a root field (a method with `@Query`, `@Mutation` or `@Subscription`): only who has at least this role may. Fields
 * without it have no guard, so that reading costs nothing.
 *
 * @example \@Mutation() \@MayBe('REVIEWER') approveProposal(@CurrentViewer() viewer: Viewer) {}
 */
export function MayBe(role: AccessRole): MethodDecorator {
  return applyDecorators(SetMetadata(ROLE_NEEDED, role), UseGuards(RoleGuard));
}

/** On a mutation: everybody may, with a token or without. A mutation that says neither is refused at start. */
export function ForEveryone(): MethodDecorator {
  return SetMetadata(ROLE_NEEDED, null);
}
