import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { rollcallHere } from '../support/in-process.js';
import { tokenFor } from '../support/tokens.js';

const SOURCE = { url: 'https://example.org/list', title: 'The list' };
const SIGNED = {
  participant: '肯尼亚',
  initiative: 'bletchley-declaration',
  role: 'SIGNATORY',
  validFrom: '2026-05',
  confidence: 'VERIFIED',
  citations: [SOURCE],
};
const KENYA = { reason: 'Kenya signed', changes: [{ recordParticipation: SIGNED }] };
const PARTICIPATIONS = `query ($country: ID!) { participations(
  filter: { countries: [$country], initiatives: ["bletchley-declaration"] }) { nodes { id role validFrom datePrecision } } }`;

/** What owners of the host type, beside a server that runs on the same database. */
describe('curation on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-curation-'));
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true });
  });
  afterAll(async () => {
    await rollcall.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (words: readonly string[], input?: string, env: NodeJS.ProcessEnv = {}) =>
    rollcallHere({ DATABASE_URL: rollcall.database.url, ROLLCALL_DATA_PACKAGE: 'none', ...env }, words, input);
  const json = async (words: readonly string[], input?: string) =>
    JSON.parse((await run([...words, '--json'], input)).stdout);

  const saved = (name: string, content: string | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  const proposalCount = async (): Promise<number> =>
    (await rollcall.ask('{ proposals { totalCount } }')).data.proposals.totalCount;

  const participations = async (country: string, role: string): Promise<{ id: string }[]> =>
    (await rollcall.ask(PARTICIPATIONS, { country })).data.participations.nodes.filter(
      (node: { role: string }) => node.role === role,
    );

  /** Asks until the server has heard of what was recorded, for as long as it may take; by itself it hears within a moment. */
  const seen = async <T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> => {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const answer = await ask();
      if (wanted(answer) || Date.now() > deadline) return answer;
      await new Promise((resume) => setTimeout(resume, 20));
    }
  };

  test('what one person proposes and another approves is answered by a server that runs', async () => {
    const file = saved('kenya.json', KENYA);
    const proposed = await run(['propose', file, '--as', 'Ana']);
    expect([proposed.status, proposed.stderr]).toEqual([0, '']);
    expect(proposed.stdout).toMatch(/^Proposal:1, version 1, open\nAna, \S+: Kenya signed$/m);
    expect(proposed.stdout).toMatch(/^ +0 +RECORDED +New on record: Kenya in Bletchley Declaration/m);
    expect(proposed.stdout).toContain('rollcall approve 1 --as');

    expect((await run(['proposals', '--state', 'open'])).stdout).toMatch(/^ +1 +open +Ana +\S+ +1 +– +Kenya signed$/m);
    expect((await run(['proposals', 'show', '1'])).stdout).toContain(
      'Nothing stands in the way of approving it today.',
    );
    expect((await run(['proposals', 'show', '1', '--locale', 'ZH'])).stdout).toContain('肯尼亚');
    expect(await participations('KEN', 'SIGNATORY')).toEqual([]);

    const own = await run(['approve', '1', '--as', 'Ana']);
    expect([own.status, own.stdout]).toEqual([1, '']);
    expect(own.stderr.trim()).toBe('proposal 1 is your own: it is approved by another person');

    const approved = await run([
      'approve',
      'Proposal:1',
      '--as',
      'Ben',
      '--note',
      'read it',
      '--data-through',
      '2026-12-24',
    ]);
    expect([approved.status, approved.stderr]).toEqual([0, '']);
    expect(approved.stdout).toMatch(/^approved by Ben, \S+, which made revision 3: read it$/m);
    const nodes = await seen(
      () => participations('KEN', 'SIGNATORY'),
      (found) => found.length > 0,
    );
    expect(nodes).toEqual([expect.objectContaining({ role: 'SIGNATORY', validFrom: '2026-05-01' })]);

    const { data } = await rollcall.ask(`{ proposal(id: "Proposal:1") {
      id state version reason author createdAt decidedBy decidedAt decisionNote problems { code } comments { text }
      revision { id author approvedBy } changes { sense description group { slug } } } dataset { dataThrough } }`);
    expect(data.proposal.revision).toEqual({ id: '3', author: 'Ana', approvedBy: 'Ben' });
    expect(data.dataset.dataThrough).toBe('2026-12-24');
    // The command's JSON is the API's answer, with what is named in the place of what is nested.
    const shown = await json(['proposals', 'show', '1']);
    expect(shown).toEqual({
      ...data.proposal,
      revision: '3',
      changes: [{ ...data.proposal.changes[0], initiative: 'bletchley-declaration', participant: 'KEN' }],
    });
  });

  test('one person decides alone where the deployment says so', async () => {
    const { proposal } = await json(['propose', '-', '--as', 'Ana'], JSON.stringify(withParticipant('TZA')));
    const { status, stdout } = await run(['reject', proposal.id, '--as', 'Ana', '--note', 'no', '--json'], undefined, {
      ROLLCALL_REVIEW: 'self',
    });
    expect([status, JSON.parse(stdout).state, JSON.parse(stdout).decisionNote]).toEqual([0, 'REJECTED', 'no']);
  });

  test('who holds a token is another person than whoever has the host, even of the same name', async () => {
    const { proposal } = await json(['propose', '-', '--as', 'Cleo'], JSON.stringify(withParticipant('UGA')));
    const token = await tokenFor(rollcall, 'REVIEWER', 'Cleo');
    const { body } = await rollcall.http
      .post('/graphql')
      .set('authorization', `Bearer ${token}`)
      .send({ query: `mutation { rejectProposal(id: "${proposal.id}", expectedVersion: 1, note: "no") { state } }` });
    expect(body.data.rejectProposal.state).toBe('REJECTED');
  });

  test('a proposal is taken back by its author alone', async () => {
    const { proposal } = await json(['propose', '-', '--as', 'Ana'], JSON.stringify(withParticipant('GHA')));
    const other = await run(['withdraw', proposal.id, '--as', 'Ben']);
    expect([other.status, other.stderr]).toEqual([
      1,
      expect.stringContaining('is withdrawn by its author, Ana, alone'),
    ]);
    expect((await run(['withdraw', proposal.id, '--as', 'Ana'])).stdout).toContain('withdrawn by Ana');
    const again = await run(['approve', proposal.id, '--as', 'Ben']);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('is not open any more: it is withdrawn')]);
  });

  test('a participation is retracted by a proposal, which says how it is decided', async () => {
    const [{ id }] = (await participations('CHL', 'ENDORSER')) as [{ id: string }];
    const { status, stdout } = await run([
      'retract',
      id.replace('Participation:', ''),
      '--reason',
      'misread',
      '--as',
      'Ana',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +0 +RETRACTED +Retracted: Chile in Bletchley Declaration/m);
    const [, number] = /rollcall approve (\d+) --as/.exec(stdout)!;
    expect((await run(['approve', number!, '--as', 'Ben'])).status).toBe(0);
    const left = await seen(
      () => participations('CHL', 'ENDORSER'),
      (found) => found.length === 0,
    );
    expect(left).toEqual([]);
    const gone = await run(['retract', id, '--reason', 'again', '--as', 'Ana']);
    expect([gone.status, gone.stdout]).toEqual([
      1,
      expect.stringMatching(/^change 0, retractParticipation.id: UNKNOWN_REFERENCE .* no longer stands/),
    ]);
  });

  test('problems are said all at once, each with its place, code and what may have been meant', async () => {
    const before = await proposalCount();
    const input = {
      reason: 'try',
      changes: [
        { recordParticipation: { ...SIGNED, participant: 'Keniya' } },
        { retractParticipation: { id: 'Participation:99999999' } },
      ],
    };
    const { status, stdout } = await run(['propose', '-', '--as', 'Ana'], JSON.stringify(input));
    expect(status).toBe(1);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^change 0, recordParticipation.participant: UNKNOWN_PARTICIPANT .*Kenya \(KEN\)$/),
      expect.stringMatching(/^change 1, retractParticipation.id: UNKNOWN_REFERENCE there is no participation/),
      '',
      'Nothing is proposed.',
      '',
    ]);
    const { proposal, problems } = await json(['propose', '-', '--as', 'Ana'], JSON.stringify(input));
    expect([proposal, problems[0]]).toEqual([
      null,
      {
        change: 0,
        field: 'recordParticipation.participant',
        code: 'UNKNOWN_PARTICIPANT',
        message: expect.any(String),
        suggestions: expect.arrayContaining(['Kenya (KEN)']),
      },
    ]);
    expect(await proposalCount()).toBe(before);
  });

  test('a dry run says what would be proposed, and stores nothing', async () => {
    const before = await proposalCount();
    const { status, stdout } = await run(['propose', '-', '--dry-run'], JSON.stringify(withParticipant('ZMB')));
    expect(status).toBe(0);
    expect(stdout).toMatch(/RECORDED +New on record: Zambia/);
    expect(stdout).toContain('A dry run: nothing is proposed.');
    expect(await proposalCount()).toBe(before);
  });

  test('what is not as the schema has it is named by its path, every fault of it', async () => {
    const changes = [
      { recordParticipation: { ...SIGNED, role: 'SIGNATOR', citations: [{ url: 'x', tilte: 'The list' }] } },
      { endParticipation: { id: 'Participation:1', validTo: '2023-02-30', citations: [SOURCE] } },
      {},
    ];
    const { status, stdout, stderr } = await run(['propose', saved('bad.json', { changes })]);
    expect([status, stdout]).toEqual([1, '']);
    for (const fault of [
      'changes[0].recordParticipation.role: Value "SIGNATOR" does not exist',
      'changes[0].recordParticipation.citations[0].url: "x" is not an absolute address',
      'changes[0].recordParticipation.citations[0]: Field "tilte" is not defined',
      "changes[1].endParticipation.validTo: '2023-02-30' is not a calendar day",
      'changes[2]: Exactly one key must be specified',
      'the proposal: Field "reason" of required type',
    ])
      expect(stderr).toContain(fault);
  });

  test.each([
    ['half.json', '{"reason": "a"', 'half.json is not JSON: '],
    ['none.json', { reason: 'a', changes: [] }, 'a proposal needs at least one change'],
    ['semicolons.csv', 'a;b\n1;2\n', 'semicolons.csv:1 a EXTRA_COLUMN "a" is no column of this table'],
    [
      'other.csv',
      'slug,name_en\na,b\n',
      'MISSING_COLUMN the column initiative (or initiative_id, treaty, instrument, agreement) is missing',
    ],
  ])('%s is refused, and what is wrong is said', async (name, content, rule) => {
    const { status, stdout, stderr } = await run(['propose', saved(name, content), '--reason', 'a']);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(rule)]);
  });

  test.each([
    [['propose', 'nothing.json'], 'nothing.json cannot be read (ENOENT'],
    [['proposals', 'show', '99'], 'there is no proposal "99"'],
    [['approve', 'x', '--as', 'Ben'], 'there is no proposal "x"'],
    [['withdraw', '1', '--as', '-'], 'the name is "-", but must be'],
  ])('%j is refused in a line', async (words, rule) => {
    const { status, stdout, stderr } = await run(words);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(rule)]);
  });

  test.each([
    [['approve', '1', '--data-through', '2026-02-30'], "'2026-02-30' is not a calendar day"],
    [['proposals', '--state', 'done'], "'done' is none of OPEN, APPROVED, REJECTED, WITHDRAWN"],
  ])('%j is wrong usage, told in a line', async (words, rule) => {
    const { status, stdout, stderr } = await run(words);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(rule)]);
  });

  test('an idempotency key brings the same proposal back, and none of other content', async () => {
    const words = ['propose', '-', '--as', 'Ana', '--key', 'k1'];
    const first = await json(words, JSON.stringify(withParticipant('MLI')));
    const again = await json(words, JSON.stringify(withParticipant('MLI')));
    expect(again.proposal.id).toBe(first.proposal.id);
    const other = await run(words, JSON.stringify(withParticipant('NER')));
    expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('the idempotency key "k1" stands for')]);
  });

  describe('a file of participations', () => {
    const [header, first, second] = readFileSync(join(projectRoot(), 'data', 'participations.csv'), 'utf8').split('\n');
    const row = (text: string) => `bletchley-declaration,${text}`;

    test('becomes a change a fact, and rows that are on record are passed over', async () => {
      const file = saved(
        'facts.csv',
        [
          header,
          first,
          second,
          row('Maroc,state,signatory,2026-05-01,,month,verified,https://example.org/a,,,,'),
          row('MAR,state,signatory,2026-05-01,,month,verified,https://example.org/b,,,,'),
          row('Togo,,signatory,2026-06-02,,day,corroborated,,A gazette,,,'),
        ].join('\n'),
      );
      const { proposal, alreadyOnRecord } = await json(['propose', file, '--reason', 'gazette', '--as', 'Ana']);
      expect(alreadyOnRecord).toBe(2);
      expect(proposal.changes.map(({ participant }: { participant: string }) => participant)).toEqual(['MAR', 'TGO']);
      expect(proposal.changes[0].description).toContain('from May 2026');
      expect((await run(['approve', proposal.id, '--as', 'Ben'])).status).toBe(0);
      const again = await run(['propose', file, '--reason', 'gazette', '--as', 'Ana']);
      expect([again.status, again.stdout]).toEqual([
        0,
        '5 rows are on record already, and passed over.\n\nThere is nothing to propose.\n',
      ]);
    });

    test('says what is wrong by its lines, with the rows and with what they would record', async () => {
      const file = saved(
        'wrong.csv',
        [
          header,
          row('Keniya,state,signatory,2026-05-01,,month,verified,https://example.org/a,,,,'),
          row('Togo,state,signatoryy,2026-05-01,,month,verified,https://example.org/a,,,,'),
          // On record, from another source.
          row('JPN,state,endorser,2023-11-01,,day,verified,https://example.org/a,,,,'),
          row('Ghanna,state,signatoryy,2026-02-30,,day,verified,https://example.org/a,,,,'),
        ].join('\n'),
      );
      const { status, stdout } = await run(['propose', file, '--reason', 'gazette']);
      expect(status).toBe(1);
      expect(stdout).toMatch(/^line 2, participant: UNKNOWN_COUNTRY .*Kenya \(KEN\)$/m);
      expect(stdout).toMatch(/^line 3, role: NOT_IN_LIST .*did you mean signatory\?$/m);
      expect(stdout).toMatch(/^line 5, role: NOT_IN_LIST /m);
      expect(stdout).toMatch(/^line 5, valid_from: TYPE /m);
      expect(stdout).toMatch(/^line 5, participant: UNKNOWN_COUNTRY .*Ghana \(GHA\)/m);
      expect(stdout).toMatch(/^line 4, change 0, recordParticipation\.validFrom: (DUPLICATE_KEY|OVERLAPPING_PERIOD) /m);
      const { problems } = await json(['propose', file, '--reason', 'gazette']);
      expect(problems[0]).toMatchObject({ line: 2, change: null, field: 'participant', code: 'UNKNOWN_COUNTRY' });
    });

    test('asks for a reason, which it has no place for', async () => {
      const { status, stderr } = await run(['propose', '-'], `${header}\n${first}\n`);
      expect([status, stderr.trim()]).toEqual([1, 'a CSV file says no reason: say why with --reason']);
    });
  });

  function withParticipant(participant: string) {
    return { ...KENYA, changes: [{ recordParticipation: { ...SIGNED, participant } }] };
  }
});
