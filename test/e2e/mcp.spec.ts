import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { MOST_BODY_BYTES } from '../../src/server/body-limits.js';
import { startTestApp, type TestApp } from '../support/app.js';

const HLAB7 = { set: 'hlab7', asOf: '2024-09-30', presence: 'CUMULATIVE', release: '2026.11', method: '1.0' };

describe('what assistants ask over HTTP', () => {
  let rollcall: TestApp;
  let address: string;
  let client: Client;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_MCP_ORIGINS: 'https://assistant.example.org' });
    address = await rollcall.listen();
    client = await connected({ pin: '2026-07-28' });
  });
  afterAll(async () => {
    await client?.close();
    await rollcall.close();
  });

  async function connected(mode: 'legacy' | { pin: string }): Promise<Client> {
    const made = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
    await made.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`)));
    return made;
  }

  /** What a tool answered; the client has held it against the schema that the tool announces. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its tool, which tests assert.
  const found = async (name: string, args: Record<string, unknown>): Promise<{ structured: any; text: string }> => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
    const { text } = content[0] as { text: string };
    if (isError) throw new Error(text);
    return { structured: structuredContent, text };
  };

  describe('tools', () => {
    test('look and change nothing, and say what they take and give', async () => {
      const { tools } = await client.listTools();
      for (const { annotations, inputSchema, outputSchema } of tools) {
        expect(annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
        expect(inputSchema).toMatchObject({ additionalProperties: false });
        for (const property of Object.values(inputSchema.properties ?? {})) {
          expect(property).toHaveProperty('description');
        }
        expect(outputSchema).toMatchObject({ properties: { provenance: expect.anything() } });
      }
    });

    test('a client that shakes hands, as all did before 2026, is told the same', async () => {
      const old = await connected('legacy');
      expect([old.getNegotiatedProtocolVersion(), client.getNegotiatedProtocolVersion()]).toEqual([
        '2025-11-25',
        '2026-07-28',
      ]);
      expect(await old.listTools()).toMatchObject({ tools: (await client.listTools()).tools });
      const asked = { name: 'distribution', arguments: HLAB7 };
      const { content, structuredContent } = await client.callTool(asked);
      expect(await old.callTool(asked)).toMatchObject({ content, structuredContent });
      await old.close();
    });

    test('the published distribution over seven initiatives is given as published', async () => {
      const { structured, text } = await found('distribution', HLAB7);
      const sizes = structured.buckets.map(({ k, size }: { k: number; size: number }) => [k, size]);
      expect(sizes).toEqual([118, 21, 23, 10, 7, 5, 2, 7].map((size, k) => [k, size]));
      expect(structured.universeSize).toBe(193);
      for (const [k, size] of sizes) expect(text).toMatch(new RegExp(`^ *${k} +${size} `, 'm'));
      expect(text.trimEnd().split('\n').at(-1)).toBe(`Cite: ${structured.provenance.cite}`);
    });
  });

  describe('is refused in the form of the protocol', () => {
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${address}/mcp`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      });
    const LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

    test.each([
      ['garbage', 400, -32700, '{"jsonrpc": ', 'the body is no JSON'],
      ['nothing', 400, -32700, '', 'the body is no JSON'],
      ['a batch', 400, -32600, `[${LIST},${LIST}]`, 'one message a request'],
      ['no message', 400, -32600, '{"hello": 1}', ''],
      ['null', 400, -32600, 'null', ''],
      ['too much', 413, -32000, `"${'x'.repeat(MOST_BODY_BYTES)}"`, 'too large'],
    ])('%s', async (_, status, code, body, words) => {
      const answer = await post(body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await answer.json()).toEqual({
        jsonrpc: '2.0',
        error: expect.objectContaining({ code, message: expect.stringContaining(words) }),
        id: null,
      });
    });

    test('another kind of body, an answer that the client would not take, a version that is none', async () => {
      expect((await post(LIST, { 'content-type': 'text/plain' })).status).toBe(415);
      expect((await post(LIST, { accept: 'text/html' })).status).toBe(406);
      const answer = await post(LIST, { 'mcp-protocol-version': '1999-01-01' });
      expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
        400,
        expect.stringContaining('1999-01-01'),
      ]);
    });

    test.each(['GET', 'DELETE'])('%s, for there are no sessions', async (method) => {
      const answer = await fetch(`${address}/mcp`, { method, headers: { accept: 'text/event-stream' } });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await answer.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null });
    });

    test('a page from elsewhere, but not one of this machine or one that a setting names', async () => {
      const from = async (origin: string) => (await post(LIST, { origin })).status;
      expect(await from('https://evil.example.com')).toBe(403);
      // As a name that was bound to this machine would come.
      expect(await from('http://evil.example.com:4000')).toBe(403);
      expect(await from('null')).toBe(403);
      expect(await from('http://localhost.evil.example.com')).toBe(403);
      expect(await from('http://localhost:6274')).toBe(200);
      expect(await from('https://assistant.example.org')).toBe(200);
    });

    test('a tool that is none', async () => {
      await expect(client.callTool({ name: 'drop_tables', arguments: {} })).rejects.toThrow('drop_tables');
    });

    test.each([
      [{ sett: 'hlab7' }, "there is no argument 'sett'; did you mean set?"],
      [{ set: 'hlab8' }, "BAD_USER_INPUT: there is no initiative set 'hlab8'; did you mean hlab7?"],
      [{ asOf: '2023-02-30' }, "'2023-02-30' is not a calendar day of the form YYYY-MM-DD"],
      [{ presence: 'CURENT' }, "'CURENT' is none of CURRENT, CUMULATIVE; did you mean CURRENT?"],
      [{ kinds: [] }, '0 are named, and at least 1 and at most 100 may be'],
      [{ release: '1999.01' }, "'1999.01'"],
      [{ method: '3.0' }, "'3.0'"],
      [{ knownAt: '2026-11-22' }, '2026-11-22'],
      [{ locale: 'FR' }, "'FR' is none of EN, ZH"],
    ])('a question %j', async (args, words) => {
      await expect(found('distribution', args)).rejects.toThrow(words);
    });
  });
});
