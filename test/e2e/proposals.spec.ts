import { WRITER_LOCK } from '../../src/record/revision.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { tokenFor } from '../support/tokens.js';

const PROPOSAL = `id state version reason author decidedBy decisionNote
  changes { sense description zh: description(locale: ZH) initiative { slug } group { slug }
    participant { ... on Country { code } ... on Organisation { code } } }
  problems { change field code message suggestions } comments { author text }`;
const PAYLOAD = `{ proposal { ${PROPOSAL} } problems { change field code message suggestions } }`;
const PROPOSE = `mutation ($input: ProposeInput!) { propose(input: $input) ${PAYLOAD} }`;
const APPROVE = `mutation ($id: ID!, $version: Int!, $note: String, $dataThrough: Date) {
  approveProposal(id: $id, expectedVersion: $version, note: $note, dataThrough: $dataThrough) {
    ${PROPOSAL} revision { id reason author approvedBy changeCount } } }`;
const SOURCE = { url: 'https://example.org/list', title: 'The list' };

type Change = Record<string, Record<string, unknown>>;

describe('proposals', () => {
  let rollcall: TestApp;
  let carla: string;
  let rui: string;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true });
    carla = await tokenFor(rollcall, 'CONTRIBUTOR', 'Carla');
    rui = await tokenFor(rollcall, 'REVIEWER', 'Rui');
  });
  afterAll(() => rollcall.close());

  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which tests assert.
  const as = (token: string | null, query: string, variables = {}): Promise<any> =>
    askAs(rollcall, token, query, variables);
  const propose = async (changes: readonly Change[], more: Record<string, unknown> = {}) => {
    const { data, errors } = await as(carla, PROPOSE, { input: { reason: 'as read', changes, ...more } });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.propose;
  };
  const proposed = async (...changes: readonly Change[]) => {
    const { proposal, problems } = await propose(changes);
    expect(problems).toEqual([]);
    return proposal;
  };
  const approve = async (id: string, version = 1) => {
    const { data, errors } = await as(rui, APPROVE, { id, version });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.approveProposal;
  };
  const record = async (...changes: readonly Change[]) => approve((await proposed(...changes)).id);
  const codes = (problems: { change: number; field: string | null; code: string }[]) =>
    problems.map(({ change, field, code }) => [change, field, code]);
  const signature = (participant: string, more: Record<string, unknown> = {}) => ({
    recordParticipation: {
      participant,
      initiative: 'bletchley-declaration',
      role: 'SIGNATORY',
      validFrom: '2026-05',
      confidence: 'VERIFIED',
      citations: [SOURCE],
      ...more,
    },
  });
  const FACTS = `query ($c: ID!, $i: ID!, $p: ID, $at: Date) {
    participations(filter: { participants: [$c], initiatives: [$i] }, asOf: $at, counting: { proposal: $p }) {
      nodes { id role validFrom validTo datePrecision confidence citations { url title evidence } } } }`;
  const factsOf = async (c: string, i: string, more: Record<string, unknown> = {}) => {
    const { data, errors } = await as(null, FACTS, { c, i, ...more });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.participations.nodes;
  };

  const inRole = async (c: string, role: string, more: Record<string, unknown> = {}) =>
    (await factsOf(c, 'bletchley-declaration', more)).find((fact: { role: string }) => fact.role === role);
  const HISTORY = `query ($id: ID!) { node(id: $id) { ... on Participation { history {
    sense revision { id author approvedBy } closedBy { id } participation { id role validFrom validTo } } } } }`;

  test('a fact is recorded by one person and approved by another, and is a figure at once', async () => {
    const DISTRIBUTION = `query ($p: ID, $r: String) { distribution(selection: { initiatives: ["cyber-code"] }, counting: { proposal: $p, release: $r }) { buckets { size } } }`;
    const [initiative] = (await as(null, '{ initiatives(first: 1, filter: { set: "hlab7" }) { nodes { slug } } }')).data
      .initiatives.nodes;
    const ask = (variables: Record<string, unknown>) =>
      as(null, DISTRIBUTION.replace('cyber-code', initiative.slug), variables);
    const sizes = async (variables: Record<string, unknown> = {}) =>
      (await ask(variables)).data.distribution.buckets.map(({ size }: { size: number }) => size);
    const [none, one] = await sizes();
    const proposal = await proposed(
      signature('Nauru', { initiative: initiative.slug }),
      signature('图瓦卢', { initiative: initiative.slug }),
    );
    expect(proposal).toMatchObject({ state: 'OPEN', version: 1, author: 'Carla', problems: [] });
    expect(proposal.changes[1]).toMatchObject({
      sense: 'RECORDED',
      participant: { code: 'TUV' },
      initiative: { slug: initiative.slug },
    });
    expect(proposal.changes[1].description).toMatch(/^New on record: Tuvalu in .*, signatory, from May 2026\.$/);
    expect(proposal.changes[1].zh).toMatch(/^新增记录：图瓦卢在.*的角色：签署方，自2026年5月起。$/);
    expect(await sizes({ p: proposal.id })).toEqual([none - 2, one + 2]);
    expect(await sizes()).toEqual([none, one]);
    const { revision, state, decidedBy } = await approve(proposal.id);
    expect({ state, decidedBy }).toEqual({ state: 'APPROVED', decidedBy: 'Rui' });
    expect(revision).toEqual({ id: '3', reason: 'as read', author: 'Carla', approvedBy: 'Rui', changeCount: 2 });
    expect(await sizes()).toEqual([none - 2, one + 2]);
    expect(await sizes({ r: '2026.12' })).toEqual([none, one]);
    expect((await ask({ p: proposal.id })).errors[0]).toMatchObject({
      message: 'proposal 1 is not open any more: it is approved',
      extensions: { code: 'BAD_USER_INPUT', argument: 'counting.proposal' },
    });
    const { dataset } = (await as(null, '{ dataset { dataThrough revision } }')).data;
    expect(dataset).toEqual({ dataThrough: new Date().toISOString().slice(0, 10), revision: '3' });
  });

  test('what a proposal would record has a mark of its own and says that it is not approved', async () => {
    const { id } = await proposed(signature('KEN'));
    const facts = await factsOf('KEN', 'bletchley-declaration', { p: id });
    expect(facts).toHaveLength(2);
    expect(await inRole('KEN', 'SIGNATORY', { p: id })).toMatchObject({
      id: `Participation:proposed-1.1?proposal=${id}`,
      datePrecision: 'MONTH',
      citations: [{ url: 'https://example.org/list' }],
    });
    const CITE = `query ($p: ID) { distribution(selection: { set: "hlab7" }, counting: { proposal: $p }) { provenance { revision release cite } } }`;
    const { provenance } = (await as(null, CITE, { p: id })).data.distribution;
    expect(provenance).toMatchObject({ revision: '3', release: null });
    expect(provenance.cite).toContain('which is not approved');
    expect(await inRole('KEN', 'SIGNATORY')).toBeUndefined();
    await as(carla, 'mutation ($id: ID!) { withdrawProposal(id: $id) { state } }', { id });
  });

  test('the world changes, we were wrong, and it never was: each is another sense, and all stay readable', async () => {
    await record(signature('KEN'));
    const first = await inRole('KEN', 'SIGNATORY');
    await record({
      endParticipation: { id: first.id, validTo: '2026-11-01', citations: [{ url: 'https://example.org/left' }] },
    });
    const second = await inRole('KEN', 'SIGNATORY', { at: '2026-06-01' });
    expect(second).toMatchObject({ validTo: '2026-11-01', citations: [SOURCE, { url: 'https://example.org/left' }] });
    // It was found as of a day, which its identifier names.
    const onRecord = second.id.replace('?asOf=2026-06-01', '');
    await record({ correctParticipation: { id: second.id, role: 'ADHERENT', open: true, validFrom: '2026' } });
    const third = await inRole('KEN', 'ADHERENT');
    expect(third).toMatchObject({ validFrom: '2026-01-01', validTo: null, datePrecision: 'YEAR' });
    await record({ retractParticipation: { id: third.id } });
    expect(await inRole('KEN', 'ADHERENT')).toBeUndefined();
    const { history } = (await as(null, HISTORY, { id: third.id })).data.node;
    expect(history.map(({ sense }: { sense: string }) => sense)).toEqual(['RECORDED', 'UPDATED', 'CORRECTED']);
    expect(history.map(({ participation }: { participation: { id: string } }) => participation.id)).toEqual([
      first.id,
      onRecord,
      third.id,
    ]);
    expect(history[2]).toMatchObject({ revision: { author: 'Carla', approvedBy: 'Rui' }, closedBy: { id: '7' } });
    const { nodes } = (await as(null, '{ changes(since: "3") { nodes { sense before { id } after { id } } } }')).data
      .changes;
    expect(nodes).toEqual([
      { sense: 'RECORDED', before: null, after: { id: first.id } },
      { sense: 'UPDATED', before: { id: first.id }, after: { id: onRecord } },
      { sense: 'CORRECTED', before: { id: onRecord }, after: { id: third.id } },
      { sense: 'RETRACTED', before: { id: third.id }, after: null },
    ]);
    const { problems } = await propose([{ retractParticipation: { id: first.id } }]);
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'retractParticipation.id',
        code: 'UNKNOWN_REFERENCE',
        suggestions: [onRecord],
      }),
    ]);
  });

  test('an initiative, its leads and aliases, and who takes part in it, come in one proposal', async () => {
    const slug = 'nairobi-ai-charter';
    const { id, changes } = await proposed(signature('KEN', { initiative: slug, validFrom: '2026-10-01' }), {
      recordInitiative: {
        slug,
        name: 'Nairobi AI Charter',
        nameZh: '内罗毕人工智能宪章',
        kind: 'DECLARATION',
        scope: 'INTERREGIONAL',
        binding: false,
        openness: 'OPEN',
        openedOn: '2026-10-01',
        hostCountry: 'Kenya',
        listCompleteness: 'COMPLETE',
        listCheckedOn: '2026-11-29',
        topics: ['ETHICS_AND_RIGHTS', 'SAFETY'],
        leads: ['KEN', 'France'],
        aliases: [{ text: 'NAIC' }],
      },
    });
    expect(changes[1].description).toBe('New on record: initiative Nairobi AI Charter (declaration).');
    const SEEN = `query ($p: ID) { distribution(selection: { initiatives: ["${slug}"] }, counting: { proposal: $p }) {
      buckets { size } initiatives { topics aliases leads { ... on Country { code } } } } }`;
    const seen = { buckets: [{ size: 192 }, { size: 1 }], initiatives: [expect.anything()] };
    expect((await as(null, SEEN, { p: id })).data.distribution).toEqual(seen);
    expect((await as(null, SEEN)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    await approve(id);
    expect((await as(null, SEEN)).data.distribution).toEqual({
      ...seen,
      initiatives: [
        { topics: ['ETHICS_AND_RIGHTS', 'SAFETY'], aliases: ['NAIC'], leads: [{ code: 'KEN' }, { code: 'FRA' }] },
      ],
    });
    const revised = await record({
      reviseInitiative: { slug, sense: 'CORRECTED', leads: ['Brazil'], summary: 'A charter.', hostCountry: null },
    });
    expect(revised.changes[0]).toMatchObject({
      description:
        'Corrected: initiative Nairobi AI Charter: summary: A charter. (was: none); host country: none (was: Kenya); led by: Brazil (was: Kenya, France).',
      zh: '更正：倡议“内罗毕人工智能宪章”：英文简介：A charter.（原记录：无）；主办国：无（原记录：肯尼亚）；牵头方：巴西（原记录：肯尼亚、法国）。',
    });
    const { problems } = await propose([{ reviseInitiative: { slug, sense: 'RETRACTED' } }]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'UNKNOWN_REFERENCE',
        message: expect.stringContaining('would no longer be on record'),
      }),
    ]);
    const [fact] = await factsOf('KEN', slug);
    await record({ retractParticipation: { id: fact.id } }, { reviseInitiative: { slug, sense: 'RETRACTED' } });
    expect((await as(null, `{ initiative(slug: "${slug}") { slug } }`)).data.initiative).toBeNull();
  });

  test('organisations and memberships of groups', async () => {
    const MEMBERS = `query ($at: Date) { group(slug: "g77-and-china") { members(asOf: $at) { code } } }`;
    const isMember = async (at: string) =>
      (await as(null, MEMBERS, { at })).data.group.members.some(({ code }: { code: string }) => code === 'MEX');
    await record(
      {
        recordOrganisation: {
          code: 'AIO',
          name: 'AI Organisation of the South',
          kind: 'INTERGOVERNMENTAL',
          membersGroup: 'g77-and-china',
        },
      },
      { recordMembership: { group: 'g77-and-china', country: 'Mexico', validFrom: '2026-10-01' } },
      signature('AIO', { role: 'PARTNER' }),
    );
    expect(await isMember('2026-11-15')).toBe(true);
    await record({ endMembership: { group: 'g77-and-china', country: 'MEX', validTo: '2026-11-01' } });
    expect([await isMember('2026-10-31'), await isMember('2026-11-01')]).toEqual([true, false]);
    await record({ retractMembership: { group: 'g77-and-china', country: 'MEX', validFrom: '2026-10-01' } });
    expect(await isMember('2026-10-31')).toBe(false);
    await record({ reviseOrganisation: { code: 'AIO', sense: 'UPDATED', name: 'AIO Global' } });
    expect((await as(null, '{ organisation(code: "AIO") { name kind } }')).data.organisation).toEqual({
      name: 'AIO Global',
      kind: 'INTERGOVERNMENTAL',
    });
  });

  test('all that is wrong is said at once, each with its place and what may have been meant; nothing is stored', async () => {
    const before = (await as(null, '{ proposals { totalCount } }')).data.proposals.totalCount;
    const { proposal, problems } = await propose([
      signature('Keniya'),
      signature('Fance', { validFrom: '2026-13', citations: [] }),
      signature('KEN', { citations: [] }),
      signature('KEN', { validTo: '2026-01-01', citations: [{ evidence: 'heard of it' }] }),
      { endParticipation: { id: 'Participation:99999999', validTo: '2026-01-01', citations: [SOURCE] } },
      signature('USA', { role: 'ENDORSER', validFrom: '2024-01-01' }),
      signature('BRA'),
      signature('BRA'),
      {
        recordInitiative: {
          slug: 'Bad Slug',
          name: 'x\u0007',
          kind: 'DECLARATION',
          scope: 'UNIVERSAL',
          binding: false,
          openness: 'OPEN',
          url: 'ftp://example.org',
        },
      },
      signature('KEN', { initiative: 'Bad Slug', role: 'MEMBER' }),
      { reviseInitiative: { slug: 'bletchley-declaratio', sense: 'UPDATED', name: 'x' } },
      { reviseInitiative: { slug: 'bletchley-declaration', sense: 'RECORDED', name: 'x' } },
      { retractMembership: { group: 'g77-and-china', country: 'KEN', validFrom: '1900-01-01' } },
    ]);
    expect(proposal).toBeNull();
    expect(codes(problems)).toEqual([
      [0, 'recordParticipation.participant', 'UNKNOWN_PARTICIPANT'],
      [1, 'recordParticipation.validFrom', 'TYPE'],
      [1, 'recordParticipation.citations', 'REQUIRED'],
      [1, 'recordParticipation.participant', 'UNKNOWN_PARTICIPANT'],
      [2, 'recordParticipation.citations', 'REQUIRED'],
      [3, 'recordParticipation.validTo', 'INVALID_PERIOD'],
      [3, 'recordParticipation.citations.url', 'REQUIRED'],
      [4, 'endParticipation.id', 'UNKNOWN_REFERENCE'],
      [5, 'recordParticipation.validFrom', 'OVERLAPPING_PERIOD'],
      [7, 'recordParticipation.citations.url', 'DUPLICATE_KEY'],
      [8, 'recordInitiative.slug', 'PATTERN'],
      [8, 'recordInitiative.name', 'PATTERN'],
      [8, 'recordInitiative.url', 'PATTERN'],
      [9, 'recordParticipation.initiative', 'UNKNOWN_REFERENCE'],
      [10, 'reviseInitiative.slug', 'UNKNOWN_REFERENCE'],
      [11, 'reviseInitiative.sense', 'NOT_IN_LIST'],
      [12, 'retractMembership.validFrom', 'UNKNOWN_REFERENCE'],
    ]);
    expect(problems[0].suggestions).toEqual(['Kenya (KEN)']);
    expect((await propose([signature('Kenya (KEN)')])).problems).toEqual([]);
    expect((await as(null, '{ proposals { totalCount } }')).data.proposals.totalCount).toBe(before + 1);
  });

  test.each([
    ['no change', [], 'input.changes', 'a proposal needs at least one change'],
    ['too many', Array.from({ length: 1_001 }, () => ({ retractParticipation: { id: 'x' } })), 'input.changes', '1000'],
  ])('%s is refused', async (_, changes, argument, message) => {
    const { errors } = await as(carla, PROPOSE, { input: { reason: 'r', changes } });
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument } });
    expect(errors[0].message).toContain(message);
  });

  test('a change is exactly one of its kinds, and a reason says something that can be seen', async () => {
    const two = { ...signature('KEN'), retractParticipation: { id: 'x' } };
    expect((await as(carla, PROPOSE, { input: { reason: 'r', changes: [two] } })).errors[0].extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    for (const reason of [' ', 'a\u202eb', 'x'.repeat(10_001)]) {
      const { errors } = await as(carla, PROPOSE, { input: { reason, changes: [signature('KEN')] } });
      expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.reason' });
    }
  });

  test('rows that are numbered by the sequences come after those of proposals', async () => {
    await record(signature('PLW'));
    for (const table of ['participation', 'source']) {
      const { rows } = await rollcall.pool.query(
        `SELECT nextval(pg_get_serial_sequence('${table}', 'id')) > (SELECT max(id) FROM ${table}) AS later`,
      );
      expect(rows).toEqual([{ later: true }]);
    }
  });

  test('the code of a state is that state, though an organisation be called so; in other letters it may be either', async () => {
    const proposal = await proposed(
      signature('NAM', { role: 'FUNDER' }),
      signature('NAM-movement', { role: 'FUNDER' }),
    );
    expect(proposal.changes.map(({ participant }: { participant: { code: string } }) => participant.code)).toEqual([
      'NAM',
      'NAM-movement',
    ]);
    const { problems } = await propose([signature('nam', { role: 'FUNDER' })]);
    expect(codes(problems)).toEqual([[0, 'recordParticipation.participant', 'AMBIGUOUS_PARTICIPANT']]);
    expect(problems[0].suggestions).toEqual(['Namibia (NAM)', 'Non-Aligned Movement (NAM-movement)']);
  });

  test('while another writer does not end, a proposal is told so, and nothing is written', async () => {
    const other = await rollcall.pool.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock($1)', [WRITER_LOCK.toString()]);
      const { errors } = await as(carla, PROPOSE, { input: { reason: 'as read', changes: [signature('LCA')] } });
      expect(errors[0]).toMatchObject({
        message: expect.stringContaining('nothing is written, try again'),
        extensions: { code: 'CONFLICT' },
      });
    } finally {
      await other.query('ROLLBACK');
      other.release();
    }
    expect((await propose([signature('LCA')])).problems).toEqual([]);
  });

  test('markup in a name is a text like any other', async () => {
    const name = '<script>alert(1)</script> & "quotes"';
    await record({ recordOrganisation: { code: 'XSS', name, kind: 'COMPANY' } });
    expect((await as(null, '{ organisation(code: "XSS") { name } }')).data.organisation).toEqual({ name });
  });

  test('the same key and content give the same proposal; other content is a conflict', async () => {
    const first = await propose([signature('FJI')], { idempotencyKey: 'fji-1' });
    const again = await propose([signature('FJI')], { idempotencyKey: 'fji-1' });
    expect(again.proposal.id).toBe(first.proposal.id);
    const input = { reason: 'as read', changes: [signature('PNG')], idempotencyKey: 'fji-1' };
    expect((await as(carla, PROPOSE, { input })).errors[0].extensions).toMatchObject({
      code: 'CONFLICT',
      argument: 'input.idempotencyKey',
    });
    // A key is its owner's: another person's stands for another proposal.
    expect((await as(rui, PROPOSE, { input })).data.propose.proposal.author).toBe('Rui');
  });

  test('two people, versions, amendments, comments and decisions', async () => {
    const AMEND = `mutation ($id: ID!, $v: Int!, $changes: [ChangeInput!]!) { amendProposal(id: $id, expectedVersion: $v, changes: $changes) ${PAYLOAD} }`;
    const REJECT = `mutation ($id: ID!, $v: Int!) { rejectProposal(id: $id, expectedVersion: $v, note: "no source") { ${PROPOSAL} } }`;
    const WITHDRAW = `mutation ($id: ID!) { withdrawProposal(id: $id) { ${PROPOSAL} } }`;
    const COMMENT = `mutation ($id: ID!, $text: String!) { commentOnProposal(id: $id, text: $text) { ${PROPOSAL} } }`;
    const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;

    const { id } = await proposed(signature('TON'));
    expect(codeOf(await as(rui, AMEND, { id, v: 1, changes: [signature('WSM')] }))).toBe('FORBIDDEN');
    expect(codeOf(await as(carla, AMEND, { id, v: 2, changes: [signature('WSM')] }))).toBe('CONFLICT');
    const amended = (await as(carla, AMEND, { id, v: 1, changes: [signature('WSM')] })).data.amendProposal.proposal;
    expect(amended).toMatchObject({ version: 2, changes: [{ participant: { code: 'WSM' } }] });
    expect(codeOf(await as(rui, APPROVE, { id, version: 1 }))).toBe('CONFLICT');
    const commented = (await as(rui, COMMENT, { id, text: 'Which list?' })).data.commentOnProposal;
    expect(commented.comments).toEqual([{ author: 'Rui', text: 'Which list?' }]);
    expect((await as(rui, REJECT, { id, v: 2 })).data.rejectProposal).toMatchObject({
      state: 'REJECTED',
      decidedBy: 'Rui',
      decisionNote: 'no source',
    });
    expect(codeOf(await as(rui, APPROVE, { id, version: 2 }))).toBe('CONFLICT');
    expect(codeOf(await as(carla, WITHDRAW, { id }))).toBe('CONFLICT');

    const own = (await as(rui, PROPOSE, { input: { reason: 'r', changes: [signature('TON')] } })).data.propose.proposal;
    expect(codeOf(await as(rui, APPROVE, { id: own.id, version: 1 }))).toBe('FORBIDDEN');
    expect(codeOf(await as(carla, WITHDRAW, { id: own.id }))).toBe('FORBIDDEN');
    expect((await as(rui, WITHDRAW, { id: own.id })).data.withdrawProposal.state).toBe('WITHDRAWN');
    expect(codeOf(await as(rui, APPROVE, { id: 'Proposal:999999', version: 1 }))).toBe('NOT_FOUND');
  });

  test('of two curators on one fact the second is told what has moved on, and nothing is overwritten', async () => {
    const one = await proposed(signature('KIR'));
    const other = await proposed(signature('KIR', { validFrom: '2026-04' }));
    await approve(one.id);
    const { problems } = (await as(null, `query ($id: ID!) { proposal(id: $id) { ${PROPOSAL} } }`, { id: other.id }))
      .data.proposal;
    expect(codes(problems)).toEqual([[0, 'recordParticipation.validFrom', 'OVERLAPPING_PERIOD']]);
    const { errors } = await as(rui, APPROVE, { id: other.id, version: 1 });
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('the roll has moved on'),
      extensions: { code: 'CONFLICT', problems: [{ change: 0, code: 'OVERLAPPING_PERIOD' }] },
    });
    expect(
      (await factsOf('KIR', 'bletchley-declaration')).map(({ validFrom }: { validFrom: string }) => validFrom),
    ).toEqual(['2026-05-01']);
  });

  test('one change of a fact in a proposal', async () => {
    await record(signature('MHL'));
    const { id } = await inRole('MHL', 'SIGNATORY');
    const { problems } = await propose([
      { retractParticipation: { id } },
      { correctParticipation: { id, confidence: 'UNVERIFIED' } },
    ]);
    expect(codes(problems)).toEqual([[1, 'correctParticipation.id', 'CONFLICTING_ROWS']]);
    expect(codes((await propose([{ correctParticipation: { id, role: 'SIGNATORY' } }])).problems)).toEqual([
      [0, null, 'EXPECTATION'],
    ]);
  });

  test('the queue: newest first, by state, author, initiative and country', async () => {
    const LIST = `query ($f: ProposalFilter, $n: Int, $after: String) { proposals(filter: $f, first: $n, after: $after) {
      totalCount nodes { id author } pageInfo { hasNextPage endCursor } } }`;
    const list = async (f: object, more = {}) => (await as(null, LIST, { f, ...more })).data.proposals;
    const all = await list({}, { n: 500 });
    const numbers = all.nodes.map(({ id }: { id: string }) => Number(id.split(':')[1]));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const { pageInfo } = await list({}, { n: 2 });
    expect((await list({}, { n: 2, after: pageInfo.endCursor })).nodes).toEqual(all.nodes.slice(2, 4));
    expect((await list({ author: 'Rui' })).nodes.every(({ author }: { author: string }) => author === 'Rui')).toBe(
      true,
    );
    expect((await list({ country: 'WSM', states: ['REJECTED'] })).totalCount).toBe(1);
    expect((await list({ initiative: 'nairobi-ai-charter' })).totalCount).toBe(3);
    expect((await as(null, LIST, { f: { country: 'ATLANTIS' } })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(
      (await as(null, 'query ($id: ID!) { node(id: $id) { id ... on Proposal { author } } }', all.nodes[0])).data.node,
    ).toEqual(all.nodes[0]);
  });

  test('what a list of proposals says changes without a revision', async () => {
    const OPEN = '{ proposals(filter: { states: [OPEN] }) { totalCount } }';
    const before = (await as(null, OPEN)).data.proposals.totalCount;
    await as(null, OPEN);
    await proposed(signature('VUT'));
    expect((await as(null, OPEN)).data.proposals.totalCount).toBe(before + 1);
  });

  test('anybody reports an error; who and how to ask them is not public', async () => {
    const REPORT = `mutation ($subject: ID!, $text: String!, $url: URL, $contact: String) {
      reportError(subject: $subject, text: $text, url: $url, contact: $contact) }`;
    const report = (more: Record<string, unknown>) =>
      as(null, REPORT, { subject: 'Country:KEN', text: 'We signed in March.', ...more });
    expect((await report({ contact: 'desk@example.org' })).data).toEqual({ reportError: true });
    for (const more of [
      { subject: 'Country:XYZ' },
      { subject: 'Scheme:m49' },
      { text: ' ' },
      { url: 'javascript:alert(1)' },
    ]) {
      expect((await report(more)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
    const REPORTS = '{ errorReports { nodes { text contact url subject { id } } } }';
    expect((await as(null, REPORTS)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await as(carla, REPORTS)).data.errorReports.nodes).toEqual([
      { text: 'We signed in March.', contact: 'desk@example.org', url: null, subject: { id: 'Country:KEN' } },
    ]);
    for (let i = 0; i < 9; i++) await report({});
    expect((await report({})).errors[0].extensions.code).toBe('RATE_LIMITED');
  });

  test('a release is cut by an administrator, with what changed as its notes', async () => {
    const CUT = 'mutation ($name: String!) { cutRelease(name: $name) { name revision notes } }';
    const ada = await tokenFor(rollcall, 'ADMINISTRATOR', 'Ada');
    expect((await as(rui, CUT, { name: '2027.01' })).errors[0].extensions.code).toBe('FORBIDDEN');
    const { data } = await as(ada, CUT, { name: '2027.01' });
    expect(data.cutRelease).toMatchObject({ name: '2027.01' });
    expect(data.cutRelease.notes).toMatch(/^Since release 2026\.12:/);
    expect(data.cutRelease.notes).toContain('Participations');
    expect((await as(ada, CUT, { name: 'no/slash' })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect((await as(ada, CUT, { name: '2026.12' })).errors[0].extensions.code).toBe('CONFLICT');
  });
});

describe('where one person may do both', () => {
  test('a reviewer approves their own', async () => {
    const rollcall = await startTestApp({ seeded: true }, { ROLLCALL_REVIEW: 'self' });
    const rui = await tokenFor(rollcall, 'REVIEWER', 'Rui');
    const as = async (query: string, variables: object) =>
      (await rollcall.http.post('/graphql').set('authorization', `Bearer ${rui}`).send({ query, variables })).body.data;
    const changes = [{ recordMembership: { group: 'g77-and-china', country: 'Mexico', validFrom: '2026-10-01' } }];
    const { proposal } = (await as(PROPOSE, { input: { reason: 'r', changes } })).propose;
    expect((await as(APPROVE, { id: proposal.id, version: 1 })).approveProposal.state).toBe('APPROVED');
    await rollcall.close();
  });
});
