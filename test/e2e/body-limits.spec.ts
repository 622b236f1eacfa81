import { request as httpRequest } from 'node:http';
import { MOST_BODY_BYTES, MOST_BODY_BYTES_OF_A_VIEWER } from '../../src/server/body-limits.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { tokenFor } from '../support/tokens.js';

let rollcall: TestApp;
let url: string;
let token: string;
beforeAll(async () => {
  rollcall = await startTestApp({ seeded: true });
  url = await rollcall.listen();
  token = await tokenFor(rollcall, 'CONTRIBUTOR');
});
afterAll(() => rollcall.close());

/** Sends a body and gives the status; in chunks where its length is not told before. */
function send(body: string, { bearer, chunked }: { bearer?: string; chunked?: boolean }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': Buffer.byteLength(body) }),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    };
    const sent = httpRequest(`${url}/graphql`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    // The server may answer, and close, before it has read all of it.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? resolve(413) : reject(error),
    );
    sent.end(body);
  });
}

const questionOf = (bytes: number) =>
  JSON.stringify({ query: 'query ($x: ID) { __typename node(id: "-") { id } }', variables: { y: 'x'.repeat(bytes) } });

test.each([true, false])(
  'nobody sends more than a question may have without a token (in chunks: %s)',
  async (chunked) => {
    expect(await send(questionOf(MOST_BODY_BYTES - 500), { chunked })).not.toBe(413);
    expect(await send(questionOf(MOST_BODY_BYTES), { chunked })).toBe(413);
    expect(await send(questionOf(MOST_BODY_BYTES), { chunked, bearer: 'rollcall_0000000000000000_none' })).toBe(401);
  },
);

test('whoever has shown one may send a proposal, and no more than that', async () => {
  expect(await send(questionOf(MOST_BODY_BYTES), { bearer: token })).not.toBe(413);
  expect(await send(questionOf(MOST_BODY_BYTES_OF_A_VIEWER), { bearer: token })).toBe(413);
});

test('a thousand changes, each with its source and what it says, are one proposal', async () => {
  const { data } = await askAs(
    rollcall,
    null,
    '{ countries(first: 190) { nodes { code } } initiatives(first: 6) { nodes { slug } } }',
  );
  const changes = Array.from({ length: 1_000 }, (_, i) => ({
    recordParticipation: {
      participant: data.countries.nodes[i % 190].code,
      initiative: data.initiatives.nodes[Math.floor(i / 190)].slug,
      role: 'FUNDER',
      validFrom: '2026-05',
      confidence: 'UNVERIFIED',
      citations: [{ url: `https://example.org/${'list/'.repeat(40)}${i}`, evidence: 'named on the list '.repeat(10) }],
    },
  }));
  const PROPOSE = `mutation ($input: ProposeInput!) { propose(input: $input) { proposal { id } problems { change code message } } }`;
  const { data: answer, errors } = await askAs(rollcall, token, PROPOSE, { input: { reason: 'a long list', changes } });
  expect(errors).toBeUndefined();
  expect(answer.propose.problems).toEqual([]);
  expect(answer.propose.proposal).not.toBeNull();
});
