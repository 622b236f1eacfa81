import { z } from 'zod';
import { path, whole } from './values.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The process: how it ends, what it tells of itself, and the load at which it sends requests away. */
export interface ProcessSettings {
  /** How long the server may take to end once it is told to, seconds; work in hand is cut shortly before. */
  readonly shutdownSeconds: number;
  /** Above this many milliseconds a request is told of as slow. */
  readonly slowMs: number;
  /** Who may read `/metrics`: nobody, who asks from this machine or a private network without a proxy, or everybody. */
  readonly metrics: 'off' | 'local' | 'all';
  /** A collector of OpenTelemetry that takes OTLP over HTTP; null = no traces. */
  readonly otlpEndpoint: string | null;
  readonly logLevel: LogLevel;
  /** The Chromium that prints reports as PDF; null = where systems usually have one. */
  readonly chromium: string | null;
  /** Threads that draw pictures. */
  readonly drawingThreads: number;
  /** How often a client may ask in a minute, over all processes; 0 = as often as it likes. */
  readonly ratePerMinute: number;
  /** Requests are sent away while the event loop is late by more, on average over two seconds; 0 = never. */
  readonly maxLoopDelayMs: number;
  /** Requests are sent away while more of the heap is in use, in percent of V8's limit; 0 = never. */
  readonly maxHeapPercent: number;
  /** Requests are sent away while the process takes more memory; 0 = never. */
  readonly maxRssBytes: number;
}

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const PROCESS_VARIABLES = z.object({
  ROLLCALL_SHUTDOWN_SECONDS: whole(2, 3600)
    .default(8)
    .describe('how many seconds the server may take to end, a whole number from 2 to 3600'),
  ROLLCALL_SLOW_MS: whole(1, 3_600_000)
    .default(500)
    .describe('above how many milliseconds a request is slow, a whole number from 1 to 3600000'),
  ROLLCALL_METRICS: z
    .enum(['off', 'local', 'all'])
    .default('local')
    .describe('who may read /metrics: off (nobody), local (this machine and private networks, without a proxy) or all'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text))
    .nullable()
    .default(null)
    .describe('the address of a collector that takes traces as OTLP over HTTP, such as http://127.0.0.1:4318'),
  CHROMIUM_PATH: path().nullable().default(null).describe('the Chromium that prints reports as PDF'),
  ROLLCALL_LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('log')
    .describe(`one of ${LOG_LEVELS.join(', ')}`),
  ROLLCALL_DRAWING_THREADS: whole(1, 16)
    .default(1)
    .describe('how many threads draw pictures, a whole number from 1 to 16; each takes some 150 MB'),
  ROLLCALL_RATE_PER_MINUTE: whole(0, 1e6)
    .default(0)
    .describe('how often a client may ask in a minute, a whole number from 0 (as often as it likes) to 1000000'),
  ROLLCALL_MAX_LOOP_DELAY_MS: whole(0, 60_000)
    .default(1_000)
    .describe(
      'requests get 503 while the event loop is late by more milliseconds, a whole number from 0 (never) to 60000',
    ),
  ROLLCALL_MAX_HEAP_PERCENT: whole(0, 100)
    .default(92)
    .describe("requests get 503 while more percent of the process's heap is in use, from 0 (never) to 100"),
  ROLLCALL_MAX_RSS_BYTES: whole(0, 1e12)
    .default(0)
    .describe('requests get 503 while the process takes more bytes of memory, from 0 (never) to 1000000000000'),
});

export function processSettings(values: z.output<typeof PROCESS_VARIABLES>): ProcessSettings {
  return {
    shutdownSeconds: values.ROLLCALL_SHUTDOWN_SECONDS,
    slowMs: values.ROLLCALL_SLOW_MS,
    metrics: values.ROLLCALL_METRICS,
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: values.ROLLCALL_LOG_LEVEL,
    chromium: values.CHROMIUM_PATH,
    drawingThreads: values.ROLLCALL_DRAWING_THREADS,
    ratePerMinute: values.ROLLCALL_RATE_PER_MINUTE,
    maxLoopDelayMs: values.ROLLCALL_MAX_LOOP_DELAY_MS,
    maxHeapPercent: values.ROLLCALL_MAX_HEAP_PERCENT,
    maxRssBytes: values.ROLLCALL_MAX_RSS_BYTES,
  };
}
