import type { FastifyReply } from 'fastify';
import type { Question } from '../questions/question.js';
import { type Edition, editionOf, isKnown, tagOf as tagAt, vary } from './edition.js';

/** A reply that only takes headers. */
function replyWith(headers: Record<string, unknown> = {}) {
  const reply = {
    headers,
    header(name: string, value: unknown) {
      headers[name] = value;
      return reply;
    },
    getHeader: (name: string) => headers[name],
  };
  return reply as typeof reply & FastifyReply;
}

function tagOf(edition: Edition, url = '/exports/yearly.csv'): string {
  return tagAt(edition, url).etag;
}

const settings = { excludeIndicatorPublishers: [] as string[] };
const revision = { id: 2, recordedAt: new Date(1), method: '2.0' as const };
/** A question of revision 2 among three, of which the release 2026.12 was cut. */
const question = (change: object = {}, snapshot: object = {}) =>
  ({
    snapshot: {
      storage: '16384',
      newest: { id: 3 },
      releaseAt: () => ({ name: '2026.12' }),
      firstRecordedAt: () => new Date(1),
      ...snapshot,
    },
    revision,
    release: null,
    ...change,
  }) as unknown as Question;

describe('an edition', () => {
  const tag = tagOf(editionOf(question(), settings));

  test('has one tag as long as what it rests on stands', () => {
    expect(tagOf(editionOf(question(), settings))).toBe(tag);
    expect(tagOf(editionOf(question({}, { newest: { id: 4 } }), settings))).toBe(tag);
  });

  test.each<[string, Question]>([
    ['another revision', question({ revision: { ...revision, id: 3 } })],
    [
      'a revision of the same number that was recorded at another time',
      question({ revision: { ...revision, recordedAt: new Date(2) } }),
    ],
    ['another database', question({}, { storage: '16390' })],
    ['the name of another release', question({}, { releaseAt: () => ({ name: '2027.01' }) })],
  ])('has another tag with %s', (_, other) => {
    expect(tagOf(editionOf(other, settings))).not.toBe(tag);
  });

  test('has another tag at another address, and where publishers are left out', () => {
    expect(tagOf(editionOf(question(), settings), '/exports/yearly.json')).not.toBe(tag);
    expect(tagOf(editionOf(question(), { excludeIndicatorPublishers: ['UNCTAD'] }))).not.toBe(tag);
  });

  test('of the kinds of organisations before method 2.0, which are those of today, is asked for again and again', () => {
    const old = { revision: { ...revision, method: '1.0' }, release: '2026.11' };
    const [before, after] = [question(old), question(old, { newest: { id: 4 } })];
    const tags = (kinds: boolean) => [before, after].map((each) => tagOf(editionOf(each, settings, kinds)));
    expect(new Set(tags(true)).size).toBe(2);
    expect(new Set(tags(false)).size).toBe(1);
    expect([true, false].map((kinds) => editionOf(before, settings, kinds).isLasting)).toEqual([false, true]);
    expect(editionOf(question({ release: '2026.12' }), settings, true).isLasting).toBe(true);
  });

  test('lasts where a release is named, and not where an instant or nothing is', () => {
    expect(editionOf(question({ release: '2026.12' }), settings).isLasting).toBe(true);
    expect(editionOf(question(), settings).isLasting).toBe(false);
  });
});

test.each([
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a" ,"c"', true],
  ['*', true],
  [' * ', true],
  ['"b"', false],
  ['a', false],
  ['', false],
  [undefined, false],
])('If-None-Match: %s knows W/"a": %s', (header, known) => {
  expect(isKnown(header, 'W/"a"')).toBe(known);
});

test('a header by which answers differ is named once, whatever its case', () => {
  const reply = replyWith({ vary: 'Origin, Accept-Encoding' });
  vary(reply, 'accept', 'accept-encoding');
  expect(reply.headers.vary).toBe('origin, accept-encoding, accept');
});
