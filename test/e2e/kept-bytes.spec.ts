import { jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Memory, type ServerProcess, startServerProcess } from '../support/server-process-start.js';

const MB = 1024 * 1024;
/** So small that each round fills what it can. */
const BUDGET = 8 * MB;
const FIELDS =
  'slug name kind scope binding openedOn endedOn url summary participantCount hostCountry { code name } parent { slug name }';

/** A legal query of about 1.8 kB that no other number gives. */
function longQuery(number: number): string {
  const parts = Array.from(
    { length: 12 },
    (_, at) => `i${at}_${number}: initiative(slug: "bletchley-declaration") { ${FIELDS} }`,
  );
  return `query Q${number} { dataset { revision } ${parts.join(' ')} }`;
}

async function inTurns(count: number, ask: (number: number) => Promise<void>): Promise<void> {
  const next = Array.from({ length: count }, (_, at) => at).values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const number of next) await ask(number);
    }),
  );
}

// Some thousand requests, on whatever else the machine is doing.
jest.setTimeout(600_000);

describe('what a server keeps is bounded in bytes, whatever it is asked', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    server = await startServerProcess(database.url, { ROLLCALL_CACHE_BYTES: String(BUDGET) });
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  const post = async (body: unknown): Promise<void> => {
    const answer = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await answer.text()).toMatch(/^{"data":/);
  };
  /** Sends a round of different requests three times over, each with numbers of its own, and compares what is held. */
  const holdsFlat = async (name: string, round: (start: number) => Promise<void>): Promise<void> => {
    const seen: Memory[] = [];
    for (const start of [0, 10_000, 20_000]) {
      await round(start);
      seen.push(await server.memory());
    }
    const held = seen.map(({ heapUsed, external }) => heapUsed + external);
    console.log(`${name}: ${held.map((bytes) => (bytes / MB).toFixed(1)).join(', ')} MB after each round`);
    for (const { caches } of seen) {
      expect(caches.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(BUDGET);
      for (const { bytes, limit } of caches) expect(bytes).toBeLessThanOrEqual(limit);
    }
    // The first round fills the caches; what comes after it may not be added.
    expect(held[2]! - held[0]!).toBeLessThan(6 * MB);
  };

  test('300 different queries of 1.8 kB, each sent twice', () =>
    holdsFlat('300 queries', (start) =>
      inTurns(100, async (number) => {
        for (let time = 0; time < 2; time++) await post({ query: longQuery(start + number) });
      }),
    ));

  test('1,200 requests with a variable that no operation declares, of a long new name', () =>
    holdsFlat('1,200 variables', (start) =>
      inTurns(400, (number) =>
        post({ query: '{ dataset { revision } }', variables: { [`v${start + number}${'x'.repeat(5_000)}`]: number } }),
      ),
    ));

  test('210 different pictures', () =>
    holdsFlat('210 pictures', (start) =>
      inTurns(70, async (number) => {
        const width = 320 + start / 50 + number;
        const answer = await fetch(`${server.address}/charts/distribution.svg?set=hlab7&width=${width}`);
        expect(await answer.text()).toContain('</svg>');
      }),
    ));

  test('504 different days asked about', () =>
    holdsFlat('504 days', (start) =>
      inTurns(168, (number) => {
        const day = new Date(Date.UTC(1990, 0, 1 + start / 20 + number)).toISOString().slice(0, 10);
        return post({
          query: `{ distribution(selection: {}, asOf: "${day}") { gini universeSize buckets { k size } } }`,
        });
      }),
    ));
});
