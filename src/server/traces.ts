import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, TextMapGetter } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';
import { registerGauge } from './metrics.js';

/** What there is to tell of a request that was answered. */
export interface AnsweredRequest {
  readonly request: FastifyRequest;
  /** Its name: the operation's where that is known, else the kind of what was asked for. Of few values. */
  readonly name: string;
  readonly status: number;
  readonly ms: number;
  /** Code of the error that was answered; null = none. */
  readonly code: string | null;
}

/** Sends a span a request to a collector. */
export interface Traces {
  add(answered: AnsweredRequest): void;
  /** Sends what waits, for a second at most: a collector that is away must not hold up the end. */
  stop(): Promise<void>;
}

const MOST_WAITING = 2_048;
const LAST_SENDING_MS = 1_000;

/**
 * Traces by OpenTelemetry, where `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector that takes OTLP over HTTP; null where it
 * does not, and then nothing of it is loaded. Spans go out in batches from a bounded queue. What the collector does not take
 * is lost and counted in `rollcall_spans_lost`; no request waits for it. An incoming `traceparent` is the parent.
 */
export async function tracesTo({ otlpEndpoint }: Pick<Settings, 'otlpEndpoint'>): Promise<Traces | null> {
  if (otlpEndpoint === null) return null;
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode } = await import('@opentelemetry/api');
  const { ExportResultCode, W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { defaultResource, resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace');

  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` });
  let lost = 0;
  const forget = registerGauge('rollcall_spans_lost', 'Spans that the collector did not take.', [], () => [
    { value: lost },
  ]);
  const counted: SpanExporter = {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) lost += spans.length;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
  const processor = new BatchSpanProcessor({ exporter: counted, maxQueueSize: MOST_WAITING });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'rollcall' }).merge(defaultResource()),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('rollcall');
  const propagator = new W3CTraceContextPropagator();
  const parentOf = ({ headers }: FastifyRequest): Context => propagator.extract(ROOT_CONTEXT, headers, HEADERS);

  return {
    add: ({ request, name, status, ms, code }) => {
      const ended = Date.now();
      const attributes = {
        'http.request.method': request.method,
        'http.response.status_code': status,
        'rollcall.request_id': String(request.id),
        ...(code === null ? {} : { 'error.type': code }),
      };
      const startTime = ended - ms;
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime, attributes }, parentOf(request));
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(ended);
    },
    stop: async () => {
      forget();
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        sleep(LAST_SENDING_MS, undefined, { ref: false }),
      ]);
    },
  };
}

const HEADERS: TextMapGetter<FastifyRequest['headers']> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, key) => headers[key],
};
