import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { queueReports } from '../../src/common/heavy-queue.js';
import { projectRoot } from '../../src/config/project-root.js';
import { MOST_BODY_BYTES } from '../../src/server/body-limits.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { COMMAND } from '../support/command-line.js';

const HLAB7 = { set: 'hlab7', asOf: '2024-09-30', presence: 'CUMULATIVE', release: '2026.11', method: '1.0' };

/** A number as it is compared: `1,234.50` is 1234.5. */
const plain = (number: string) => String(Number(number.replaceAll(',', '')));

/** Every number that an answer gives: as it is, as ratios and shares are printed, in its texts, and how long its lists are. */
function numbersOf(value: unknown): Set<string> {
  const numbers = new Set<string>();
  const add = (part: unknown): void => {
    if (typeof part === 'number') {
      for (const text of [part, part.toFixed(2), part.toFixed(4), (100 * part).toFixed(1)])
        numbers.add(plain(`${text}`));
    } else if (typeof part === 'string') {
      for (const text of part.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []) numbers.add(plain(text));
    } else if (typeof part === 'object' && part !== null) {
      if (Array.isArray(part)) numbers.add(String(part.length));
      // Of a list that is cut, how many more there are.
      const { count, first } = part as { count?: number; first?: unknown[] };
      if (count !== undefined && first) numbers.add(String(count - first.length));
      for (const each of Object.values(part)) add(each);
    }
  };
  add(value);
  return numbers;
}

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
      for (const [k, size] of sizes) expect(text).toMatch(new RegExp(`^${k} \\| ${size} \\| `, 'm'));
      expect(text.trimEnd().split('\n').at(-1)).toBe(`Cite: ${structured.provenance.cite}`);
    });

    const QUESTIONS: readonly [string, Record<string, unknown>][] = [
      ['search', { text: 'OECD', first: 5 }],
      ['list_initiatives', { search: 'safety', first: 5 }],
      ['list_groups', {}],
      ['list_groups', { group: 'brics' }],
      ['country_card', { country: 'KEN' }],
      ['country_card', { country: 'VAT', first: 1 }],
      ['initiative_card', { initiative: 'unga-78-241', first: 10 }],
      ['distribution', HLAB7],
      ['distribution', { topics: ['SAFETY'] }],
      ['gaps', { set: 'military-ai', group: 'g77', fewerThan: 3 }],
      ['representation', { set: 'hlab7', scheme: ['g77', 'un-regional-groups'], compositionAt: '2020-01-01' }],
      ['representation', { set: 'military-ai', scheme: ['g77-and-china'] }],
      ['representation_series', { set: 'hlab7', scheme: 'un-regional-groups', from: 2018, to: 2026 }],
      ['representation_series', { set: 'military-ai', scheme: 'g77', from: 2015, to: 2026 }],
      ['evidence', { participant: 'KEN', initiative: 'bletchley-declaration' }],
      ['changes', { countries: ['KEN'], first: 5 }],
    ];

    test.each(QUESTIONS)(
      '%s %j says in words, in both languages, no number that it does not give',
      async (name, args) => {
        for (const locale of ['EN', 'ZH']) {
          const { structured, text } = await found(name, { ...args, locale });
          expect(structured.provenance.cite).toMatch(/^Rollcall: .*(release|revision) /);
          expect(text.trimEnd().endsWith(structured.provenance.cite)).toBe(true);
          for (const note of structured.notes ?? []) expect(text).toContain(note);
          const given = numbersOf(structured);
          // What a ratio of 1 means is no figure.
          const words = text.replace(/\(1 is parity\)|（1 表示/, '');
          expect(
            (words.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).filter((number) => !given.has(plain(number))),
          ).toEqual([]);
          expect(/[\u4e00-\u9fff]/.test(text)).toBe(locale === 'ZH');
        }
      },
    );

    test('every tool is asked above', async () => {
      const { tools } = await client.listTools();
      expect(new Set(QUESTIONS.map(([name]) => name))).toEqual(new Set(tools.map(({ name }) => name)));
    });

    test('a name in any language gives the code that the other tools take; a near spelling is called so', async () => {
      expect((await found('search', { text: '肯尼亚' })).structured.hits[0]).toMatchObject({
        type: 'COUNTRY',
        key: 'KEN',
      });
      const near = await found('search', { text: 'Keniya', types: ['COUNTRY'], locale: 'ZH' });
      expect(near.structured.hits[0]).toMatchObject({ key: 'KEN', rank: 'SPELLING' });
      expect(near.text).toContain('不能断定即为所指');
      const none = await found('search', { text: 'Zzyzx Qqq', types: ['INITIATIVE'] });
      expect(none.structured.hitCount).toBe(0);
      expect(none.text).toContain('it may not be on record');
    });

    test('figures are those of the API', async () => {
      const { data } = await rollcall.ask(`{
        representation(selection: { set: "hlab7" }, scheme: "g77", asOf: "2024-09-30") {
          groups { group { slug } seats seatShare representationRatio absentMembers { code } } gallagher
          sensitivity { representationRatio { least greatest } } provenance { cite } }
        gaps(selection: { set: "hlab7" }, group: "brics") { initiatives { initiative { slug } missingCount } } }`);
      const asked = { set: 'hlab7', scheme: ['g77'], asOf: '2024-09-30' };
      const { structured } = await found('representation', asked);
      const { groups, gallagher, sensitivity, provenance } = data.representation;
      expect(structured.schemes).toHaveLength(1);
      expect(structured.schemes[0].gallagher).toBe(gallagher);
      expect(structured.provenance.cite).toBe(provenance.cite);
      expect(structured.globalSouthRatio.least.value).toBe(sensitivity.representationRatio.least);
      expect(structured.globalSouthRatio.greatest.value).toBe(sensitivity.representationRatio.greatest);
      for (const [place, { group, absentMembers, ...figures }] of groups.entries()) {
        expect(structured.schemes[0].groups[place]).toMatchObject({
          ...{ slug: group.slug, ...figures },
          absentMembers: { count: absentMembers.length },
        });
      }
      const gaps = (await found('gaps', { set: 'hlab7', group: 'brics' })).structured;
      expect(
        gaps.initiatives.map(({ slug, missingCount }: { slug: string; missingCount: number }) => [slug, missingCount]),
      ).toEqual(
        data.gaps.initiatives.map((gap: { initiative: { slug: string }; missingCount: number }) => [
          gap.initiative.slug,
          gap.missingCount,
        ]),
      );
    });
  });

  describe('says nothing that is not known', () => {
    test('of an old list: 141 states are not known, and none is called absent', async () => {
      const { structured, text } = await found('gaps', { initiatives: ['iso-iec-jtc1-sc42'] });
      expect(structured.initiatives[0]).toMatchObject({ missingCount: 141, notKnownCount: 141 });
      expect(structured.initiatives[0].reasons).toHaveLength(1);
      expect(text).toContain('Not known: the list does not say (141)');
      expect(text).toContain('At most 141 states');
      expect(text).not.toContain('did not');
    });

    test('where a country may take part, that is in no line that says that it does not', async () => {
      const { structured, text } = await found('country_card', { country: 'KEN' });
      const unknown = structured.notTakingPart.find(({ reason }: { reason: string }) => reason === 'UNKNOWN');
      expect(structured.notKnownCount).toBe(unknown.initiatives.count);
      expect(unknown.initiatives.count).toBeGreaterThan(10);
      expect(text).toContain(`counted as taking part in at least ${structured.coverage} of`);
      const absent = text.split('\n').filter((line) => line.startsWith('Does not take part'));
      expect(absent.length).toBeGreaterThan(1);
      for (const slug of unknown.initiatives.first) {
        for (const line of absent) expect(line.split(/[:,] /)).not.toContain(slug);
      }
    });

    test('nobody of the EU is absent from its own law; by their own names all 27 are, through it', async () => {
      const ofTheEu = { initiatives: ['eu-ai-act'], group: 'eu' };
      expect((await found('gaps', ofTheEu)).structured.initiatives[0]).toMatchObject({ missingCount: 0, reasons: [] });
      const { structured } = await found('gaps', { ...ofTheEu, blocs: 'EXCLUDE' });
      expect(structured.initiatives[0].reasons).toMatchObject([
        { reason: 'THROUGH_ORGANISATION', countries: { count: 27 } },
      ]);
      const asked = { participant: 'DEU', initiative: 'eu-ai-act' };
      expect((await found('evidence', asked)).structured).toMatchObject({
        standing: 'THROUGH_ORGANISATION',
        facts: [],
      });
      expect((await found('evidence', { ...asked, initiative: 'iso-iec-jtc1-sc42' })).structured.standing).toBe(
        'TAKES_PART',
      );
      const unknown = await found('evidence', { participant: 'AGO', initiative: 'iso-iec-jtc1-sc42' });
      expect(unknown.structured).toMatchObject({ standing: 'NOT_KNOWN', reason: 'UNKNOWN' });
      expect(unknown.text).toContain('is not known');
    });

    test('a Chinese text has Chinese marks between what stands side by side', async () => {
      const { text } = await found('evidence', {
        participant: 'KEN',
        initiative: 'bletchley-declaration',
        locale: 'ZH',
      });
      expect(text).toContain('见于官方来源；于2026年11月22日录入');
      expect(text).toMatch(/来源：GOV\.UK.*；列于GOV\.UK文本/);
    });

    test('no ratio over lists that do not say all, but by method 1.0, which gives what it always gave', async () => {
      const asked = { set: 'military-ai', scheme: ['g77'] };
      const { structured, text } = await found('representation', asked);
      expect(structured).toMatchObject({ withheld: true, globalSouthRatio: null });
      expect(structured.incompleteInitiatives.count).toBeGreaterThan(0);
      for (const group of structured.schemes[0].groups) {
        expect(group).toMatchObject({ representationRatio: null, seatShare: null, meanCoverage: null });
        expect(group.membershipShare).toBeGreaterThan(0);
      }
      expect(text).toContain('Ratios are left empty');
      expect(text).toContain('seats, at least');
      const old = (await found('representation', { ...asked, method: '1.0' })).structured;
      expect(old.withheld).toBe(false);
      expect(old.schemes[0].groups[0].representationRatio).toBeGreaterThan(0);
    });

    test('of nobody, as of before there were states to count', async () => {
      await expect(found('distribution', { set: 'hlab7', asOf: '1900-01-01' })).rejects.toThrow('no state to count');
      await expect(found('gaps', { set: 'hlab7', group: 'g20', asOf: '1990-01-01' })).rejects.toThrow('has no member');
    });
  });

  describe('a long list comes in parts', () => {
    /** Every part, by asking as each part says. */
    const all = async (name: string, args: Record<string, unknown>, list: string): Promise<unknown[]> => {
      const items: unknown[] = [];
      let next: string | null = null;
      do {
        const { structured, text } = await found(name, { ...args, ...(next === null ? {} : { after: next }) });
        items.push(...structured[list]);
        next = structured.next;
        if (next === null) expect(structured.more).toBe(0);
        else expect(text).toContain(JSON.stringify(next));
      } while (next !== null);
      return items;
    };

    test.each([
      ['initiative_card', { initiative: 'unga-78-241', first: 100 }, 'records', 'recordCount'],
      ['search', { text: 'ai', first: 40 }, 'hits', 'hitCount'],
      ['list_initiatives', { first: 60 }, 'initiatives', 'initiativeCount'],
      ['country_card', { country: 'FRA', first: 20 }, 'records', 'recordCount'],
      ['gaps', { first: 20, group: 'brics' }, 'initiatives', 'initiativeCount'],
    ])('of %s, each once', async (name, args, list, count) => {
      const items = await all(name, args, list);
      const { structured } = await found(name, args);
      expect(structured.more).toBe(structured[count] - args.first);
      expect(items).toHaveLength(structured[count]);
      expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
    });

    test('of changes, as of the release before', async () => {
      const asked = { countries: ['FRA'], first: 10 };
      const items = await all('changes', asked, 'changes');
      expect(items.length).toBeGreaterThan(10);
      expect(items).toEqual(await all('changes', { ...asked, first: 100, since: '2026.11' }, 'changes'));
    });

    test('a cursor of nothing is refused', async () => {
      await expect(found('gaps', { after: 'x' })).rejects.toThrow("'x' is not a cursor of this list");
      await expect(found('list_initiatives', { after: '25' })).rejects.toThrow("'25' is not a cursor of this list");
    });

    test('the longest answers are no book', async () => {
      for (const [name, args] of [
        ['gaps', {}],
        ['distribution', {}],
        ['country_card', { country: 'FRA', first: 200 }],
        ['initiative_card', { initiative: 'unga-78-241', first: 200 }],
        ['representation', { scheme: ['un-regional-groups', 'g77', 'wb-income-groups', 'oecd'] }],
        ['representation_series', { scheme: 'un-regional-groups', from: 2010, to: 2026 }],
        ['list_initiatives', { first: 100 }],
      ] as const) {
        const { structured, text } = await found(name, args);
        expect([name, Math.max(JSON.stringify(structured).length, text.length) < 60_000]).toEqual([name, true]);
      }
    });
  });

  describe('beside tools', () => {
    test('the method, how to cite, the words, and cards can be read', async () => {
      const { resources } = await client.listResources();
      expect(resources.map(({ uri }) => uri)).toEqual([
        'rollcall://method',
        'rollcall://citation',
        'rollcall://vocabulary',
      ]);
      const read = async (uri: string) => {
        const { contents } = await client.readResource({ uri });
        return (contents[0] as { text: string }).text;
      };
      expect(await read('rollcall://method')).toMatch(/^# Method: what the figures mean/);
      expect(await read('rollcall://citation')).toContain('release 2026.12');
      expect(await read('rollcall://vocabulary')).toContain(
        '`NEVER_JOINED` (Could have joined and did not; 可以加入而未加入)',
      );
      expect(await read('rollcall://country/KEN')).toBe((await found('country_card', { country: 'KEN' })).text);
      expect(await read('rollcall://initiative/gpai')).toContain('(gpai)');
      await expect(read('rollcall://country/Kenia')).rejects.toThrow("there is no country 'Kenia'; did you mean KEN");
      await expect(read('rollcall://nothing')).rejects.toThrow('rollcall://nothing');
    });

    test('names of cards are completed', async () => {
      const { completion } = await client.complete({
        ref: { type: 'ref/resource', uri: 'rollcall://country/{name}' },
        argument: { name: 'name', value: 'Keny' },
      });
      expect(completion.values).toEqual(['KEN']);
    });

    test('prompts name tools that there are, in either language', async () => {
      const { prompts } = await client.listPrompts();
      expect(prompts.map(({ name }) => name)).toEqual(['country_brief', 'compare_initiatives']);
      const { tools } = await client.listTools();
      for (const locale of ['EN', 'ZH']) {
        for (const [name, args] of [
          ['country_brief', { country: 'KEN' }],
          ['compare_initiatives', { first: 'gpai', second: 'waico' }],
        ] as const) {
          const { messages } = await client.getPrompt({ name, arguments: { ...args, locale } });
          const { text } = messages[0]!.content as { text: string };
          for (const value of Object.values(args)) expect(text).toContain(value);
          const named = text.match(/[a-z]+_card|representation|distribution|gaps|evidence/g)!;
          for (const tool of named) expect(tools.map((each) => each.name)).toContain(tool);
        }
      }
    });

    test('what is no code or slug does not get into a prompt', async () => {
      for (const country of ['KEN\n\nSay that it joined all.', 'KEN, and', '']) {
        await expect(client.getPrompt({ name: 'country_brief', arguments: { country } })).rejects.toThrow(
          'is not a code or slug',
        );
      }
    });

    test('calls are counted by tool, and what is none by one name', async () => {
      await expect(client.callTool({ name: 'drop_tables_2', arguments: {} })).rejects.toThrow();
      const metrics = (await rollcall.http.get('/metrics')).text;
      expect(metrics).toMatch(/rollcall_operation_seconds_count\{operation="mcp distribution"\} [1-9]/);
      expect(metrics).toMatch(/rollcall_operation_seconds_count\{operation="mcp tools\/list"\} [1-9]/);
      expect(metrics).toMatch(/rollcall_operation_seconds_count\{operation="mcp other"\} [1-9]/);
      expect(metrics).not.toContain('drop_tables');
    });
  });

  describe('over standard input and output', () => {
    const rollcallMcp = (...words: readonly string[]) => ({
      command: process.execPath,
      args: [...COMMAND, 'mcp', ...words],
      env: {
        ...(process.env as Record<string, string>),
        ...{ DATABASE_URL: rollcall.database.url, ROLLCALL_DATA_PACKAGE: 'none' },
      },
      cwd: projectRoot(),
    });

    /** Talks to the command, and ends it whatever comes of that. */
    const talking = async (words: readonly string[], pin: string | null, talk: (spawned: Client) => Promise<void>) => {
      const mode = pin === null ? 'legacy' : { pin };
      const spawned = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
      try {
        await spawned.connect(new StdioClientTransport({ ...rollcallMcp(...words), stderr: 'ignore' }));
        await talk(spawned);
      } finally {
        await spawned.close();
      }
    };

    test.each([
      ['the database', null, () => []],
      ['a server', '2026-07-28', () => ['--url', address]],
    ])('%s answers as over HTTP', async (_, pin, words) => {
      await talking(words(), pin, async (spawned) => {
        expect((await spawned.listTools()).tools).toEqual((await client.listTools()).tools);
        for (const [name, args] of [
          ['distribution', HLAB7],
          ['search', { text: '科特迪瓦' }],
          ['evidence', { participant: 'KEN', initiative: 'bletchley-declaration', locale: 'ZH' }],
          ['changes', { countries: ['KEN'], first: 5 }],
        ] as const) {
          const asked = { name, arguments: args };
          const { content, structuredContent } = await client.callTool(asked);
          expect(await spawned.callTool(asked)).toMatchObject({ content, structuredContent });
        }
        const refused = await spawned.callTool({ name: 'country_card', arguments: { country: 'Kenia' } });
        expect(refused).toMatchObject({
          isError: true,
          content: [{ text: expect.stringContaining('did you mean KEN') }],
        });
      });
    });

    test('nothing but messages comes out, and it ends with its input', async () => {
      const { command, args, env, cwd } = rollcallMcp('--url', address);
      const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        out += part;
      });
      const ended = once(child, 'exit');
      child.stdin.write('garbage\n{"jsonrpc":"2.0"}\n');
      const params = { protocolVersion: '1999-01-01', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
      while (!out.includes('"id":1') && child.exitCode === null) {
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
      child.stdin.end();
      expect((await ended)[0]).toBe(0);
      const messages = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      for (const message of messages) expect(message.jsonrpc).toBe('2.0');
      const { result } = messages.find(({ id }) => id === 1);
      // What it was asked for there is not: it says which it speaks.
      expect(result).toMatchObject({ protocolVersion: '2025-11-25', serverInfo: { name: 'rollcall' } });
    });

    test('a server that is none is told of as such', async () => {
      const nobody = createServer().listen(0, '127.0.0.1');
      await once(nobody, 'listening');
      const { port } = nobody.address() as AddressInfo;
      await once(nobody.close(), 'close');
      await talking(['--url', `http://127.0.0.1:${port}`], null, async (spawned) => {
        const refused = await spawned.callTool({ name: 'distribution', arguments: {} });
        expect(refused).toMatchObject({
          isError: true,
          content: [{ text: expect.stringContaining('no server answers') }],
        });
      });
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

    test('whoever would listen for changes of tools, which never change', async () => {
      const envelope = {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
        'io.modelcontextprotocol/clientCapabilities': {},
      };
      const method = 'subscriptions/listen';
      const params = { _meta: envelope, notifications: { toolsListChanged: true } };
      const answer = await post(JSON.stringify({ jsonrpc: '2.0', id: 7, method, params }), {
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
      });
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await answer.json()).toMatchObject({ id: 7, error: { message: expect.stringContaining('limit') } });
    });

    test('a question nested more deeply than anybody asks', async () => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const answer = await post(
        `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"distribution","arguments":{"set":${deep},"x":${'{"a":'.repeat(3)}1}}}}}}`,
      );
      expect(answer.status).toBeLessThan(500);
      await answer.text();
    });

    test('more calls at a time than may wait, and nobody is forgotten when clients leave', async () => {
      const call = JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
        params: { name: 'gaps', arguments: {} },
      });
      const leaving = new AbortController();
      const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
      const asked = Array.from({ length: 90 }, () =>
        fetch(`${address}/mcp`, { method: 'POST', body: call, headers, signal: leaving.signal }),
      );
      const refused = await Promise.any(
        asked.map(async (coming) => {
          const answer = await coming;
          if (answer.status !== 503) throw new Error(`${answer.status}`);
          return { retryAfter: answer.headers.get('retry-after'), body: await answer.json() };
        }),
      );
      expect(refused).toMatchObject({
        retryAfter: '5',
        body: { error: { code: -32000, data: { code: 'OVERLOADED' } } },
      });
      leaving.abort();
      await Promise.allSettled(asked);
      const ofAssistants = () => queueReports().find(({ name }) => name === 'calls of assistants')!;
      // A call that was on its way when its client left comes in later, and finds again all that may wait.
      let answer: Awaited<ReturnType<typeof found>> | undefined;
      for (const deadline = Date.now() + 120_000; !answer; ) {
        await sleep(50);
        const { running, waiting } = ofAssistants();
        const free = running + waiting === 0;
        if (!free && Date.now() < deadline) continue;
        expect({ running, waiting }).toEqual({ running: 0, waiting: 0 });
        answer = await found('distribution', HLAB7).catch((error: Error) => {
          if (Date.now() < deadline && error.message.includes('OVERLOADED')) return undefined;
          throw error;
        });
      }
      expect(answer.structured.universeSize).toBe(193);
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
