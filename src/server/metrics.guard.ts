import { type CanActivate, type ExecutionContext, Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';

/**
 * Lets pass by ROLLCALL_METRICS nobody, everybody, or those who ask from the machine itself or a private network, and not
 * by way of a proxy: a proxy would let the whole world seem near. To others there is nothing.
 */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'metrics'>) {}

  canActivate(context: ExecutionContext): true {
    const { metrics: readers } = this.settings;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (readers === 'all' || (readers === 'local' && isNear(request))) return true;
    throw new NotFoundException('there is nothing at /metrics');
  }
}

const NEAR = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i;

function isNear({ raw, headers }: FastifyRequest): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip'];
  return forwarded === undefined && NEAR.test(raw.socket.remoteAddress ?? '');
}
