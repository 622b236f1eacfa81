import { createParamDecorator, type ExecutionContext, Inject, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { ownAddress } from './own-address.js';

@Injectable()
export class OwnAddressPipe implements PipeTransform<FastifyRequest, string> {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>) {}

  transform(request: FastifyRequest): string {
    return ownAddress(this.settings, request);
  }
}

const RequestAsItCame = createParamDecorator((_: unknown, context: ExecutionContext) =>
  context.switchToHttp().getRequest<FastifyRequest>(),
);

/** The parameter of a handler that is the address at which clients reach the server (`ownAddress`). */
export const OwnAddress = () => RequestAsItCame(OwnAddressPipe);
