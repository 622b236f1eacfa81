import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../src/config/project-root.js';
import { importFile } from '../../src/imports/import-package.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { tokenFor } from '../support/tokens.js';

const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');
const FACTS = `query ($asOf: Date, $counting: CountingInput) {
  country(code: "USA") {
    participations(asOf: $asOf, selection: { initiatives: ["rejoin"] }, counting: $counting) {
      nodes {
        id validFrom
        contradictingClaims {
          role validFrom validTo datePrecision validToPrecision confidence recordedAt citations { title url }
        }
      }
    }
  }
}`;

describe('claims that contradict what stands', () => {
  let rollcall: TestApp;
  let revisions: { id: number; at: string }[];
  beforeAll(async () => {
    rollcall = await startTestApp();
    for (const name of ['00-initiatives-for-tests', '05a-three-spells', '05b-coarse-row']) {
      await importFile(rollcall.pool, join(CASES, `${name}.csv`), { reason: name });
    }
    await rollcall.store.refresh();
    const recorded = await rollcall.pool.query('SELECT id, recorded_at AS at FROM revision ORDER BY id DESC LIMIT 2');
    revisions = recorded.rows;
  });
  afterAll(() => rollcall.close());

  const facts = async (variables: Record<string, unknown>) => {
    const { data, errors } = await rollcall.ask(FACTS, variables);
    expect(errors).toBeUndefined();
    return data.country.participations.nodes as {
      id: string;
      validFrom: string;
      contradictingClaims: { validFrom: string }[];
    }[];
  };
  const cumulative = { presence: 'CUMULATIVE' };

  test('are shown with each fact that they contradict', async () => {
    const nodes = await facts({ counting: cumulative });
    expect(nodes.map(({ validFrom }) => validFrom).sort()).toEqual(['1990-01-01', '2003-10-01', '2023-07-10']);
    for (const { contradictingClaims } of nodes) {
      expect(contradictingClaims).toEqual([
        {
          ...{ role: 'MEMBER', validFrom: '1985-01-01', validTo: null, datePrecision: 'DAY', validToPrecision: null },
          ...{
            confidence: 'UNVERIFIED',
            recordedAt: new Date(revisions[0]!.at).toISOString(),
            citations: [{ title: 'list', url: null }],
          },
        },
      ]);
    }
  });

  test('are counted by nothing: between two spells nobody takes part', async () => {
    // The coarse row says that the United States was a member since 1985; the spells, not between 1995 and 2003.
    expect(await facts({ asOf: '2000-01-01' })).toEqual([]);
    const query = `{ distribution(selection: { initiatives: ["rejoin"] }, asOf: "2000-01-01", counting: { presence: CURRENT }) {
      buckets { k size } } }`;
    const { data } = await rollcall.ask(query);
    expect(data.distribution.buckets.find(({ k }: { k: number }) => k === 1)).toMatchObject({ size: 0 });
  });

  test('are not there before they were recorded', async () => {
    const knownAt = new Date(Date.parse(revisions[0]!.at) - 1).toISOString();
    const nodes = await facts({ counting: { ...cumulative, knownAt } });
    expect(nodes.map(({ contradictingClaims }) => contradictingClaims)).toEqual([[], [], []]);
  });

  test('are exported as a table of their own, and not among the participations', async () => {
    const rowsOf = async (address: string): Promise<Record<string, string>[]> => {
      const { status, text } = await rollcall.http.get(`/exports/${address}`).buffer(true);
      expect([status, text]).toEqual([200, expect.any(String)]);
      return parse(text, { columns: true });
    };
    expect(await rowsOf('claims.csv?initiatives=rejoin')).toMatchObject([
      {
        initiative: 'rejoin',
        participant: 'USA',
        role: 'MEMBER',
        valid_from: '1985-01-01',
        valid_to: '',
        source_title: 'list',
      },
    ]);
    expect(
      (await rowsOf('participations.csv?initiatives=rejoin&presence=CUMULATIVE')).map(({ valid_from }) => valid_from),
    ).not.toContain('1985-01-01');
  });

  test('are kept no longer when a curator lets one stand', async () => {
    const [editor, reviewer] = [
      await tokenFor(rollcall, 'CONTRIBUTOR', 'E'),
      await tokenFor(rollcall, 'REVIEWER', 'R'),
    ];
    const nodes = await facts({ counting: cumulative });
    const id = (day: string) => nodes.find(({ validFrom }) => validFrom === day)!.id;
    const changes = [
      { retractParticipation: { id: id('1990-01-01') } },
      { retractParticipation: { id: id('2003-10-01') } },
      { correctParticipation: { id: id('2023-07-10'), validFrom: '1985-01-01' } },
    ];
    const proposed = await askAs(
      rollcall,
      editor,
      'mutation ($changes: [ChangeInput!]!) { propose(input: { reason: "decided", changes: $changes }) { proposal { id } problems { message } } }',
      { changes },
    );
    expect(proposed.data.propose.problems).toEqual([]);
    const proposal = proposed.data.propose.proposal.id as string;
    const supposed = await facts({ counting: { ...cumulative, proposal } });
    expect(supposed).toMatchObject([{ validFrom: '1985-01-01', contradictingClaims: [] }]);
    const approved = await askAs(
      rollcall,
      reviewer,
      'mutation ($id: ID!) { approveProposal(id: $id, expectedVersion: 1) { revision { id } } }',
      { id: proposal },
    );
    expect(approved.errors).toBeUndefined();
    expect(await facts({ counting: cumulative })).toMatchObject([{ validFrom: '1985-01-01', contradictingClaims: [] }]);
    const { rows } = await rollcall.pool.query('SELECT upper(recorded) AS closed FROM contradicting_claim');
    expect(rows).toEqual([{ closed: revisions[0]!.id + 1 }]);
  });
});
