import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../config/settings.js';
import { refusal } from './refusal.js';

/** Answered under any load: monitoring needs these most when the server is overloaded. */
const NEVER_SHED = new Set(['/livez', '/readyz', '/metrics']);
/** The load is measured so often; an answer of 503 names the same time to wait, rounded up. */
const SAMPLE_MILLISECONDS = 2_000;
const RETRY_AFTER_SECONDS = 5;

type LoadSettings = Pick<Settings, 'maxLoopDelayMs' | 'maxHeapPercent' | 'maxRssBytes'>;

/**
 * Sends requests away with 503 and `Retry-After` while the event loop is late or memory runs out, before anything is
 * read of them: what is answered is then answered in time. Each limit of 0 is off.
 */
export async function registerLoad(fastify: FastifyInstance, settings: LoadSettings): Promise<void> {
  const { maxLoopDelayMs, maxHeapPercent, maxRssBytes } = settings;
  const limits = {
    maxEventLoopDelay: maxLoopDelayMs,
    maxHeapUsedBytes: Math.floor((getHeapStatistics().heap_size_limit * maxHeapPercent) / 100),
    maxRssBytes,
  };
  if (Object.values(limits).every((limit) => limit === 0)) return;
  const why = {
    eventLoopDelay: `its event loop is late by more than ${maxLoopDelayMs} ms`,
    heapUsedBytes: `its heap is more than ${maxHeapPercent}% full`,
    rssBytes: `it takes more than ${maxRssBytes} bytes of memory`,
  };
  // What it returns is sent, though its type has no word of that; where it returns nothing, the request goes on.
  const onPressure = (request: FastifyRequest, reply: FastifyReply, type: string): object | undefined => {
    if (NEVER_SHED.has(request.url.split('?')[0]!)) return undefined;
    const reason = why[type as keyof typeof why] ?? 'it is under pressure';
    const message = `the server has too much to do (${reason}): ask again in ${RETRY_AFTER_SECONDS} seconds`;
    return refusal(request, reply, { status: 503, code: 'OVERLOADED', message, retryAfter: RETRY_AFTER_SECONDS });
  };
  await fastify.register(underPressure, {
    ...limits,
    sampleInterval: SAMPLE_MILLISECONDS,
    pressureHandler: onPressure as () => void,
  });
}
