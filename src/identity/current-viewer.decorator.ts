import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Asking, Viewer } from './viewer.js';

/** The viewer of the request: a `Viewer` behind `@MayBe`, else `Viewer | null`. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer | null =>
    GqlExecutionContext.create(context).getContext<Asking>().viewer,
);
