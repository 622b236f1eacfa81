import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { RollcallError } from '../common/rollcall-error.js';
import { includesRole } from '../config/access-role.js';
import type { AccessRole } from '../generated/graphql.js';
import type { Asking } from './viewer.js';

/** Metadata of a root field: the role that it takes, or null where everybody may, with a token or without. */
export const ROLE_NEEDED = 'rollcall:role_needed';

/** Lets nobody pass to a root field who has not the role that it takes (`@MayBe`). */
@Injectable()
export class RoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true {
    const needed = this.reflector.get<AccessRole>(ROLE_NEEDED, context.getHandler());
    const { viewer } = GqlExecutionContext.create(context).getContext<Asking>();
    if (!viewer) {
      throw new RollcallError(
        'UNAUTHENTICATED',
        `this takes the role ${needed}: send a token as Authorization: Bearer <token>`,
        { roleNeeded: needed },
      );
    }
    if (!includesRole(viewer.role, needed)) {
      throw new RollcallError(
        'FORBIDDEN',
        `this takes the role ${needed}, but the token of "${viewer.name}" has the role ${viewer.role}`,
        { roleNeeded: needed, roleHeld: viewer.role },
      );
    }
    return true;
  }
}
