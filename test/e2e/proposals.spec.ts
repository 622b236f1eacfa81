import { startTestApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/tokens.js';

const PROPOSE = `mutation ($input: ProposeInput!) { propose(input: $input) {
  proposal { id state version reason author changes { sense description zh: description(locale: ZH) initiative { slug } participant { ... on Country { code } ... on Organisation { code } } group { slug } } problems { code } }
  problems { change field code message suggestions } } }`;
const APPROVE = `mutation ($id: ID!, $version: Int!, $dataThrough: Date) { approveProposal(id: $id, expectedVersion: $version, dataThrough: $dataThrough) {
  state decidedBy decidedAt revision { id reason author approvedBy changeCount } } }`;
const SOURCE = { url: 'https://example.org/list', title: 'The list' };
const KENYA = {
  recordParticipation: {
    participant: '肯尼亚',
    initiative: 'bletchley-declaration',
    role: 'SIGNATORY',
    validFrom: '2026-05',
    confidence: 'VERIFIED',
    citations: [SOURCE],
  },
};

describe('proposals', () => {
  let rollcall: TestApp;
  let contributor: string;
  let reviewer: string;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true });
    contributor = await tokenFor(rollcall, 'CONTRIBUTOR', 'Carla');
    reviewer = await tokenFor(rollcall, 'REVIEWER', 'Rui');
  });
  afterAll(() => rollcall.close());

  const as = async (token: string | null, query: string, variables: Record<string, unknown> = {}) => {
    const request = rollcall.http.post('/graphql');
    if (token !== null) request.set('authorization', `Bearer ${token}`);
    return (await request.send({ query, variables })).body;
  };

  test('what is wrong is said at once, each with its place and what may have been meant', async () => {
    const { data, errors } = await as(contributor, PROPOSE, {
      input: {
        reason: 'try',
        changes: [
          { recordParticipation: { ...KENYA.recordParticipation, participant: 'Keniya' } },
          { recordParticipation: { ...KENYA.recordParticipation, validFrom: '2026-13', citations: [SOURCE] } },
          { endParticipation: { id: 'Participation:99999999', validTo: '2026-01-01', citations: [SOURCE] } },
        ],
      },
    });
    expect(errors).toBeUndefined();
    console.log(JSON.stringify(data, null, 1));
  });

  test('the whole way', async () => {
    const proposed = await as(contributor, PROPOSE, { input: { reason: 'Kenya signed', changes: [KENYA] } });
    console.log(JSON.stringify(proposed, null, 1));
    const id = proposed.data.propose.proposal.id;
    const SEEN = `query ($p: ID) { participations(filter: {countries: ["KEN"], initiatives: ["bletchley-declaration"]}, counting: {proposal: $p}) { nodes { id role validFrom datePrecision citations { url title } recordedAt } }
      distribution(selection: {set: "hlab7"}, counting: {proposal: $p}) { provenance { revision cite } buckets { size } } }`;
    console.log(JSON.stringify(await as(null, SEEN, { p: id }), null, 1));
    console.log(JSON.stringify(await as(null, SEEN), null, 1));
    console.log(JSON.stringify(await as(contributor, APPROVE, { id, version: 1 })));
    console.log(JSON.stringify(await as(reviewer, APPROVE, { id, version: 2 })));
    console.log(JSON.stringify(await as(reviewer, APPROVE, { id, version: 1 })));
    console.log(JSON.stringify(await as(null, SEEN), null, 1));
    console.log(JSON.stringify(await as(reviewer, APPROVE, { id, version: 1 })));
  });
});
