import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Param } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HeavyQueue } from '../common/heavy-queue.js';
import { badInput } from '../common/rollcall-error.js';
import { type Answer, attachment, standingText } from './answer.js';
import { readBy } from './read-by.pipe.js';
import { ReturnsAnswers } from './returns-answers.decorator.js';
import { Client, WaitingClient } from './waiting-client.js';

const queue = new HeavyQueue('cakes', 1, 0);
/** Tells when something has `begun`, and is told when it is `baked`. */
const oven = new EventEmitter();
/** Names of what was made. */
const made: string[] = [];

async function* lines(name: string): AsyncGenerator<Uint8Array> {
  made.push(name);
  if (name === 'broken') throw badInput('name', 'there is no such line');
  yield Buffer.from('one\n');
  yield Buffer.from('two\n');
}

function nameOf(name: string): string {
  if (/^[a-z]+$/.test(name)) return name;
  throw badInput('name', `'${name}' is no name`);
}

@Controller()
@ReturnsAnswers()
class Bakery {
  @Get('text')
  text(): Answer {
    return { ...standingText('text/plain', 'flour', { 'x-kind': 'rye' }), vary: ['accept'] };
  }

  @Get('edition')
  edition(): Answer {
    const content = () => ({ type: 'text/plain', body: `loaf ${made.push('edition')}` });
    return { edition: { of: [1], isLasting: true }, content };
  }

  @Get('stream/:name')
  stream(@Param('name', readBy(nameOf)) name: string): Answer {
    return { content: () => ({ type: 'text/csv', headers: attachment('lines.csv'), body: lines(name) }) };
  }

  @Get('costly')
  costly(): Answer {
    const body = async () => {
      made.push('costly');
      return Buffer.from('cake');
    };
    return { content: () => ({ type: 'text/plain', body }) };
  }

  @Get('turn/:name')
  async turn(@Param('name') name: string, @Client() client: WaitingClient): Promise<Answer> {
    await client.takeTurn(queue, name === 'slow' ? 1 : 60_000);
    if (name === 'failed') throw badInput('name', 'no');
    const body = async () => {
      const baked = once(oven, 'baked');
      oven.emit('begun');
      if (name !== 'quick') await baked;
      return Buffer.from('cake');
    };
    return { content: () => ({ type: 'text/plain', body }) };
  }
}

describe('a controller that returns answers', () => {
  let app: NestFastifyApplication;
  let address: string;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [Bakery] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ forceCloseConnections: true }), {
      logger: false,
    });
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
  });
  afterAll(() => app.close());
  beforeEach(() => made.splice(0));
  const ask = (path: string, init?: RequestInit) => fetch(`${address}${path}`, init);

  test('says of a text its type, tag and headers; with 304 all but the type', async () => {
    const answer = await ask('/text');
    expect([answer.status, await answer.text()]).toEqual([200, 'flour']);
    const of = ({ headers }: Response) =>
      ['content-type', 'x-kind', 'vary', 'cache-control'].map((n) => headers.get(n));
    expect(of(answer)).toEqual(['text/plain', 'rye', 'accept', 'public, no-cache']);
    const again = await ask('/text', { headers: { 'if-none-match': answer.headers.get('etag')! } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(of(again)).toEqual([null, 'rye', 'accept', 'public, no-cache']);
  });

  test('makes nothing for who has the edition', async () => {
    const answer = await ask('/edition');
    expect([await answer.text(), answer.headers.get('cache-control')]).toEqual([
      'loaf 1',
      'public, max-age=31536000, immutable',
    ]);
    const again = await ask('/edition', { headers: { 'if-none-match': answer.headers.get('etag')! } });
    expect([again.status, made]).toEqual([304, ['edition']]);
  });

  test('sends a stream as it is made', async () => {
    const answer = await ask('/stream/whole');
    expect([await answer.text(), answer.headers.get('content-disposition')]).toEqual([
      'one\ntwo\n',
      'attachment; filename="lines.csv"',
    ]);
  });

  test.each(['GET', 'HEAD'])(
    'answers %s of a stream that fails before its first byte with the error',
    async (method) => {
      const answer = await ask('/stream/broken', { method });
      expect([answer.status, answer.headers.get('content-disposition'), made]).toEqual([400, null, ['broken']]);
      const body = { error: 'there is no such line', code: 'BAD_USER_INPUT', argument: 'name' };
      expect(await answer.text()).toBe(method === 'GET' ? JSON.stringify(body) : '');
    },
  );

  test('answers what a pipe can not read with its error', async () => {
    const answer = await ask('/stream/7');
    expect([answer.status, await answer.json(), made]).toEqual([
      400,
      { error: "'7' is no name", code: 'BAD_USER_INPUT', argument: 'name' },
      [],
    ]);
  });

  test('does not make what is costly where only headers are asked for', async () => {
    const head = await ask('/costly', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), head.headers.get('content-length'), made]).toEqual([
      ...[200, 'text/plain', null],
      [],
    ]);
    expect([await (await ask('/costly')).text(), made]).toEqual(['cake', ['costly']]);
  });

  const untilNobodyRuns = async () => {
    while (queue.report().running > 0) await sleep(1);
  };
  /** Asks for what is being made when this resolves. */
  const begin = async (path: string, init?: RequestInit) => {
    const begun = once(oven, 'begun');
    const answer = ask(path, init);
    await begun;
    return { answer };
  };

  test.each([
    ['quick', 200],
    ['failed', 400],
  ])('gives a turn up when what is %s was answered', async (name, status) => {
    expect((await ask(`/turn/${name}`)).status).toBe(status);
    await untilNobodyRuns();
  });

  test('sends others away meanwhile', async () => {
    const { answer } = await begin('/turn/long');
    expect((await ask('/turn/quick')).status).toBe(503);
    oven.emit('baked');
    expect((await answer).status).toBe(200);
    await untilNobodyRuns();
  });

  test('gives the turn up of who takes too long, and answers him all the same', async () => {
    const { answer } = await begin('/turn/slow');
    await untilNobodyRuns();
    expect((await ask('/turn/quick')).status).toBe(200);
    oven.emit('baked');
    expect((await answer).status).toBe(200);
  });

  test('gives the turn up of who leaves', async () => {
    const client = new AbortController();
    const { answer } = await begin('/turn/long', { signal: client.signal });
    client.abort();
    await expect(answer).rejects.toThrow();
    await untilNobodyRuns();
    oven.emit('baked');
  });
});
