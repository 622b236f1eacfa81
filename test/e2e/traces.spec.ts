import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApp, type TestApp } from '../support/app.js';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** A collector of this machine alone, which keeps what it is sent. */
async function collector(): Promise<{ server: Server; address: string; spans: Span[] }> {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    for (const { scopeSpans } of body.resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans };
}

describe('traces', () => {
  test('are a span of each request, named by its operation, beneath the one that its client names', async () => {
    const { server, address, spans } = await collector();
    const rollcall: TestApp = await startTestApp({ seeded: true }, { OTEL_EXPORTER_OTLP_ENDPOINT: `${address}/` });
    const [trace, parent] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    const query = 'query Named { dataset { revision } }';
    const { headers } = await rollcall.http
      .post('/graphql')
      .set('traceparent', `00-${trace}-${parent}-01`)
      .send({ query, operationName: 'Named' });
    await rollcall.http.get('/exports/nothing.csv').expect(404);
    await rollcall.close();
    server.close();

    const named = spans.find(({ traceId }) => traceId === trace)!;
    expect([named.name, named.parentSpanId]).toEqual(['Named', parent]);
    const told = Object.fromEntries(named.attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
    expect(told).toMatchObject({
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'rollcall.request_id': headers['x-request-id'],
    });
    const refused = spans.find(({ traceId }) => traceId !== trace)!;
    expect(refused.attributes).toContainEqual({ key: 'error.type', value: { stringValue: 'NOT_FOUND' } });
    expect(JSON.stringify(spans)).not.toContain('dataset');
  });

  test('hold nobody up where the collector is away', async () => {
    const rollcall: TestApp = await startTestApp(
      { seeded: true },
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
    );
    expect((await rollcall.ask('{ dataset { revision } }')).errors).toBeUndefined();
    await rollcall.close();
  });
});
