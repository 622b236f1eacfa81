import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../support/app.js';
import { runRollcall } from '../support/command-line.js';
import { rollcallHere } from '../support/in-process.js';

describe('the command line asks a server', () => {
  let rollcall: TestApp;
  let address: string;
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-url-'));
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true });
    address = await rollcall.listen();
  });
  afterAll(async () => {
    await rollcall.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const onDatabase = (...words: readonly string[]) =>
    rollcallHere({ DATABASE_URL: rollcall.database.url, ROLLCALL_DATA_PACKAGE: 'none' }, words);
  /** No database is within its reach. */
  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const onServer = (...words: readonly string[]) => rollcallHere(nowhere, [...words, '--url', address]);

  test.each([
    ['ask distribution --set hlab7 --cumulative'],
    ['ask distribution --set hlab7 --json'],
    ['ask representation --set hlab7 --scheme un-regional-groups --locale ZH'],
    ['ask representation --set hlab7'],
    ['ask compare-schemes --set hlab7 --scheme g77,unctad-development-status --json'],
    ['ask series --set hlab7 --scheme g77 --from 2023 --to 2026'],
    ['ask gaps --set hlab7 --group un-african-group --release 2026.11 --json'],
    ['ask matrix --set hlab7 --group g20 --known-at 2026-11-29T23:00:00+02:00'],
    ['ask country KEN --kinds declaration'],
    ['ask country Kenia'],
    ['ask initiative oecd-ai-principles --json'],
    ['ask initiative bletchley'],
    ['ask gaps --set hlab8'],
    ['export yearly --set hlab7 --scheme un-regional-groups --from 2023 --to 2026'],
    ['export participations --format json --set hlab7'],
    ['export gaps --set hlab7 --release 2027.1'],
    ['history KEN@bletchley-declaration'],
    ['history bletchley-declaration --json'],
    ['history Kenia'],
    ['release list'],
    ['release list --json'],
    ['release diff 2026.11 2026.12'],
    ['release diff 2026.11 2026.12 --json'],
    ['release diff 2026.11 2027.12'],
  ])('%s: the same, byte for byte, as from the database', async (line) => {
    const words = line.split(' ');
    const served = await onServer(...words);
    expect(served).toEqual(await onDatabase(...words));
    // One of the two always says something.
    expect(served.stdout === '').toBe(served.status === 1);
  });

  test.each([
    ['export matrix --set hlab7 --format csv', 'matrix.csv', ['matrix.csv', 'matrix.csv.metadata.json']],
    [
      'export yearly --set hlab7 --scheme g77 --from 2025 --to 2026 --format sdmx-csv',
      'yearly.csv',
      ['yearly.csv', 'yearly.csv.metadata.json', 'yearly.csv.structure.json'],
    ],
  ])('%s: the same files', async (line, out, files) => {
    const words = line.split(' ');
    const written = async (source: typeof onServer, prefix: string) => {
      expect((await source(...words, '--out', join(folder, prefix + out))).status).toBe(0);
      return files.map((file) => readFileSync(join(folder, prefix + file)));
    };
    expect(await written(onServer, 'served-')).toEqual(await written(onDatabase, 'own-'));
  });

  test('a picture: the same, pixel for pixel', async () => {
    const words = ['chart', 'assembly', '--set', 'hlab7', '--locale', 'ZH', '--width', '900', '--out'];
    const [served, drawn] = ['served.png', 'drawn.png'].map((name) => join(folder, name)) as [string, string];
    expect((await onServer(...words, served)).status).toBe(0);
    // In a process of its own: what draws is not made to be loaded into a test.
    const settings = { DATABASE_URL: rollcall.database.url, ROLLCALL_DATA_PACKAGE: 'none' };
    expect(runRollcall(settings, [...words, drawn]).status).toBe(0);
    expect(readFileSync(served).equals(readFileSync(drawn))).toBe(true);
  });

  test('ROLLCALL_URL names the server as well, with /graphql behind it or not', async () => {
    const settings = { ...nowhere, ROLLCALL_URL: `${address}/graphql` };
    const { status, stdout } = await rollcallHere(settings, ['release', 'list']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('2026.11')]);
  });

  test('what works on a database is refused where ROLLCALL_URL names a server', async () => {
    const { status, stderr } = await rollcallHere({ ROLLCALL_URL: address }, ['release', 'cut', 'mine']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('works on a database, not on a server: unset it')]);
  });

  describe('and says what is wrong with it', () => {
    const servers: Server[] = [];
    afterAll(() => {
      for (const server of servers) server.close();
    });
    const serving = async (listener: RequestListener): Promise<string> => {
      const server = createServer(listener);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    const ask = (url: string, settings: NodeJS.ProcessEnv = {}) =>
      rollcallHere({ ...nowhere, ...settings }, ['ask', 'distribution', '--set', 'hlab7', '--url', url]);

    test('nobody listens', async () => {
      const url = await serving(() => undefined);
      await new Promise((resolve) => servers.pop()!.close(resolve));
      const { status, stdout, stderr } = await ask(url);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^no server answers at http:\/\/127\.0\.0\.1:\d+: [^\n]+\n$/);
    });

    test.each([
      ['a page', 200, 'text/html', '<h1>Hello</h1>', 'there is no Rollcall at'],
      ['another GraphQL server', 200, 'application/json', '{"data":null}', 'there is no Rollcall at'],
      ['nothing there', 404, 'text/plain', 'no', 'it answered 404 with text/plain'],
      ['a gateway without a server', 502, 'text/html', 'bad', 'can not answer now (502)'],
      [
        'an older version',
        400,
        'application/json',
        '{"errors":[{"message":"Cannot query field \\"x\\".","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}',
        'of another version than this command',
      ],
    ])('%s', async (_, status, type, body, rule) => {
      const url = await serving((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
      const answer = await ask(url);
      expect([answer.status, answer.stdout, answer.stderr]).toEqual([1, '', expect.stringContaining(rule)]);
    });

    test('a redirection is not followed with a question, and its place is said', async () => {
      const url = await serving((_, response) => response.writeHead(301, { location: 'https://example.org/' }).end());
      expect((await ask(url)).stderr).toContain('leads to https://example.org/');
    });

    test('a server that speaks no TLS', async () => {
      const url = (await serving((_, response) => response.end())).replace('http:', 'https:');
      expect((await ask(url)).stderr).toContain('does not speak TLS');
    });

    test('a busy one is asked again when it says, and no more than twice', async () => {
      let asked = 0;
      const busy: RequestListener = (_, response) => {
        asked++;
        response.writeHead(503, { 'retry-after': '0', 'content-type': 'application/json' });
        response.end('{"errors":[{"message":"too much to do","extensions":{"code":"OVERLOADED"}}]}');
      };
      const { status, stderr } = await ask(await serving(busy));
      expect([status, asked]).toEqual([1, 3]);
      expect(stderr).toMatch(/is busy; asking again in 0 s\n.*is busy.*\n.*too much to do\n$/);
    });

    test('one that recovers is heard', async () => {
      let asked = 0;
      const url = await serving((_, response) => {
        if (asked++ === 0) response.writeHead(503, { 'retry-after': '0' }).end();
        else
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"dataset":{"releases":[]}}}');
      });
      const { status, stdout } = await rollcallHere(nowhere, ['release', 'list', '--json', '--url', url]);
      expect([status, stdout]).toEqual([0, '[]\n']);
    });

    test('a file that is broken off is told of', async () => {
      const url = await serving((_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('year\n');
        setTimeout(() => response.destroy(), 50);
      });
      const words = ['export', 'distribution', '--set', 'hlab7', '--url', url];
      const { status, stderr } = await rollcallHere(nowhere, words);
      expect([status, stderr]).toEqual([1, expect.stringContaining('broke its answer off')]);
    });

    test.each([
      ['localhost:4000', 'must be of the form'],
      ['ftp://example.org', 'must be of the form'],
      ['http://127.0.0.1:1/?a=b', 'must be of the form'],
      ['http://ana:secret@example.org', 'a token goes into ROLLCALL_TOKEN'],
    ])('%s is no address of a server', async (url, rule) => {
      const { status, stderr } = await ask(url);
      expect([status, stderr]).toEqual([1, expect.stringContaining(rule)]);
      expect(stderr).not.toContain('secret');
    });

    test('a token is shown to nobody by http, but to this machine', async () => {
      const { status, stderr } = await ask('http://example.org', { ROLLCALL_TOKEN: 'hidden' });
      expect([status, stderr]).toEqual([1, expect.stringContaining('ask it by https')]);
      expect(stderr).not.toContain('hidden');
      const told = await ask(address, { ROLLCALL_TOKEN: 'hidden' });
      expect([told.status, told.stderr]).toEqual([
        1,
        expect.stringContaining('does not take the token of ROLLCALL_TOKEN'),
      ]);
    });
  });
});
