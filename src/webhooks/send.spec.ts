import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './send.js';

describe('an attempt to tell', () => {
  let server: Server;
  let answer: RequestListener;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const told = (at = url, options: object = {}) =>
    send(
      { url: at, headers: { 'webhook-id': 'm' }, body: '{}' },
      { allowPrivate: true, timeoutMs: 10_000, now: () => new Date('2026-12-31T23:59:30Z'), ...options },
    );

  test.each([
    [200, null],
    [204, null],
    [301, 'the answer was 301'],
    [404, 'the answer was 404'],
    [500, 'the answer was 500'],
  ])('answered by %s: %s; a redirect is not followed', async (status, reason) => {
    let asked = 0;
    answer = (_, response) => {
      asked++;
      response.writeHead(status, { location: url }).end('x'.repeat(1_000_000));
    };
    expect(await told()).toEqual({ status, reason, retryAfterMs: null });
    expect(asked).toBe(1);
  });

  test('a receiver may say when to ask again', async () => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': '120' }).end();
    expect((await told()).retryAfterMs).toBe(120_000);
    answer = (_, response) => response.writeHead(503, { 'retry-after': 'soon' }).end();
    expect((await told()).retryAfterMs).toBeNull();
  });

  test.each([
    ['Fri, 01 Jan 2027 00:00:10 GMT', 40_000],
    ['Thu, 31 Dec 2026 23:59:30 GMT', 0],
    ['Thu, 31 Dec 2026 23:59:29 GMT', 0],
    ['Fri, 01 Jan 2027 23:59:30 GMT', 86_400_000],
    ['Fri, 01 Jan 2027 23:59:31 GMT', 86_400_000],
  ])('by the instant %s: in %s ms, a day at most', async (instant, ms) => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': instant }).end();
    expect((await told()).retryAfterMs).toBe(ms);
  });

  test('a receiver that hangs is given up after a while', async () => {
    answer = () => undefined;
    expect(await told(url, { timeoutMs: 200 })).toEqual({
      status: null,
      reason: 'no answer within 0.2 s',
      retryAfterMs: null,
    });
  });

  test('what ends meanwhile ends the attempt', async () => {
    answer = () => undefined;
    const end = new AbortController();
    const attempt = told(url, { signal: end.signal });
    end.abort();
    await expect(attempt).rejects.toThrow('aborted');
  });

  test.each([
    ['http://127.0.0.1:1/', /only https is used/],
    ['https://127.0.0.1:1/', /^127\.0\.0\.1 is no address of the public Internet/],
    ['https://2130706433/', /^127\.0\.0\.1 is no address/],
    ['https://0x7f.1/', /^127\.0\.0\.1 is no address/],
    ['https://[::1]/', /^::1 is no address/],
    ['https://[::ffff:169.254.169.254]/', /^::ffff:a9fe:a9fe is no address/],
    ['https://localhost:1/', /^localhost \(.*\) is no address of the public Internet/],
  ])('%s is refused unless it is allowed', async (address, reason) => {
    expect((await told(address, { allowPrivate: false })).reason).toMatch(reason);
  });

  test('nobody there is a failed attempt', async () => {
    expect((await told('http://127.0.0.1:1/')).reason).toMatch(/ECONNREFUSED/);
  });
});
