import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Log } from '../../common/log.js';
import { clientKey } from '../../http/client-key.js';
import { refusal } from '../load/refusal.js';
import { RateLimits } from './rate-limits.js';
import { SharedBudget } from './shared-budget.js';

/** What costs next to nothing, and checks, which must never be refused. By route: an address can be written in many ways. */
const NEVER_LIMITED = new Set(['/livez', '/readyz', '/metrics', '/assets/*', '/embed.js', '/', '/graphiql', '/*']);
const SWEEP_EVERY_MS = 60_000;

/**
 * Sends a client away with 429 that asks `/graphql`, `/exports`, `/charts` and `/reports` more than `perMinute` times a minute, over
 * all processes of the database; as many at once are allowed after a quiet minute. 0 registers nothing, and gives null;
 * else the limits, for what is asked in another way.
 */
export function limitRates(
  fastify: FastifyInstance,
  pool: Pool,
  perMinute: number,
  log: Pick<Log, 'warn'>,
): RateLimits | null {
  if (perMinute === 0) return null;
  // Four processes can each be given a quarter at once; one that needs more asks again after a second.
  const budget = new SharedBudget(pool, perMinute, Math.ceil(perMinute / 4));
  const limits = new RateLimits(budget, perMinute, log);

  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS' || NEVER_LIMITED.has(request.routeOptions.url ?? '/*')) return;
    const verdict = await limits.judge(clientKey(request.ip));
    if (verdict === null) return;
    const { allowed, remaining, reset } = verdict;
    reply
      .header('ratelimit-policy', `${perMinute};w=60`)
      .header('ratelimit-limit', perMinute)
      .header('ratelimit-remaining', remaining)
      .header('ratelimit-reset', reset);
    if (allowed) return;
    const message = `this address has asked more than the ${perMinute} times a minute allowed: ask again in ${reset} seconds`;
    return reply.send(refusal(request, reply, { status: 429, code: 'RATE_LIMITED', message, retryAfter: reset }));
  });

  const sweep = () =>
    budget.sweep().catch((error: Error) => log.warn(`Old rows of rate_limit could not be removed: ${error.message}`));
  const sweeping = setInterval(() => void sweep(), SWEEP_EVERY_MS).unref();
  fastify.addHook('onClose', async () => clearInterval(sweeping));
  return limits;
}
