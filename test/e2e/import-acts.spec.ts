import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../src/config/project-root.js';
import { importFiles } from '../../src/imports/import-package.js';
import { startTestApp, type TestApp } from '../support/app.js';

const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');
const HEADER = 'initiative,participant,act,acted_on,effective_on,source_title';

describe('a table of acts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-acts-test-'));
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
    await importFiles(rollcall.pool, [join(CASES, '00-initiatives-for-tests.csv')], { reason: 'initiatives' });
  });
  afterAll(async () => {
    await rollcall.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const imported = async (...rows: string[]) => {
    const file = join(folder, 'acts.csv');
    writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
    const report = await importFiles(rollcall.pool, [file], { reason: 'acts' });
    await rollcall.store.refresh();
    return report;
  };
  const participationsOf = async (code: string) => {
    const { data, errors } = await rollcall.ask(
      `query($code: ID!) { country(code: $code) { participations(selection: { initiatives: ["test-ban"] }, counting: { presence: CUMULATIVE }) {
         nodes { role validFrom validTo datePrecision citations { title } acts { kind actedOn actedPrecision effectiveOn citation { title } } } } } }`,
      { code },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.country.participations.nodes;
  };

  test('alone gives the roles that follow from it, each with the source of its act', async () => {
    const report = await imported(
      'test-ban,RUS,signature,1996-09-24,,"Depositary, list of signatures"',
      'test-ban,RUS,ratification,2000-06-30,,Depositary',
      'test-ban,RUS,withdrawal,2023-11-03,,Depositary',
      'test-ban,FRA,signature,1996-09-24,,Depositary',
      'test-ban,FRA,Accession,1998,1998-04-06,Depositary',
      'test-ban,FRA,reservation,1998-04-06,,Depositary',
    );
    expect(report.tables.map(({ table, inserted }) => [table, inserted])).toEqual([
      ['acts', 6],
      ['participations', 4],
    ]);
    const russia = await participationsOf('RUS');
    expect(
      russia.map(({ role, validFrom, validTo, citations }: Record<string, unknown>) => [
        role,
        validFrom,
        validTo,
        citations,
      ]),
    ).toEqual([
      ['SIGNATORY', '1996-09-24', null, [{ title: 'Depositary, list of signatures' }]],
      ['PARTY', '2000-06-30', '2023-11-03', [{ title: 'Depositary' }]],
    ]);
    const [, party] = await participationsOf('FRA');
    expect(party).toEqual({
      role: 'PARTY',
      validFrom: '1998-04-06',
      validTo: null,
      datePrecision: 'DAY',
      citations: [{ title: 'Depositary' }],
      acts: [
        {
          kind: 'SIGNATURE',
          actedOn: '1996-09-24',
          actedPrecision: 'DAY',
          effectiveOn: null,
          citation: { title: 'Depositary' },
        },
        {
          kind: 'ACCESSION',
          actedOn: '1998-01-01',
          actedPrecision: 'YEAR',
          effectiveOn: '1998-04-06',
          citation: { title: 'Depositary' },
        },
        {
          kind: 'RESERVATION',
          actedOn: '1998-04-06',
          actedPrecision: 'DAY',
          effectiveOn: null,
          citation: { title: 'Depositary' },
        },
      ],
    });
  });

  test('is exported as it was imported, in the order of its key, of a group or a state alone', async () => {
    const rowsOf = async (query: string): Promise<string[]> => {
      const { status, text } = await rollcall.http.get(`/exports/acts.csv?initiatives=test-ban${query}`).buffer(true);
      expect([status, text]).toEqual([200, expect.any(String)]);
      const rows: Record<string, string>[] = parse(text, { columns: true });
      return rows.map(({ participant, act, acted_on, acted_precision, effective_on, source_title }) =>
        [participant, act, acted_on, acted_precision, effective_on, source_title].join('|'),
      );
    };
    expect(await rowsOf('')).toEqual([
      'FRA|SIGNATURE|1996-09-24|DAY||Depositary',
      'FRA|ACCESSION|1998-01-01|YEAR|1998-04-06|Depositary',
      'FRA|RESERVATION|1998-04-06|DAY||Depositary',
      'RUS|SIGNATURE|1996-09-24|DAY||Depositary, list of signatures',
      'RUS|RATIFICATION|2000-06-30|DAY||Depositary',
      'RUS|WITHDRAWAL|2023-11-03|DAY||Depositary',
    ]);
    expect(await rowsOf('&countries=RUS')).toHaveLength(3);
    expect(await rowsOf('&group=g77')).toEqual([]);
  });

  test('read again changes nothing', async () => {
    const report = await imported('test-ban,FRA,signature,1996-09-24,,Depositary');
    expect(report.outcome).toBe('unchanged');
  });

  test('that contradicts a role on record leaves it, and tells it', async () => {
    const file = join(folder, 'participations.csv');
    writeFileSync(
      file,
      'initiative,participant,participant_kind,role,valid_from,valid_to,date_precision,confidence,source_title\ntest-ban,KEN,state,party,2001-01-01,,day,verified,Depositary\n',
    );
    await importFiles(rollcall.pool, [file], { reason: 'party' });
    const report = await imported('test-ban,KEN,ratification,2000-11-30,,Blog');
    expect(report.problems.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'warning',
        'KEN in test-ban: by its acts it is party from 2000-11-30, and on record from 2001-01-01, which stays',
      ],
    ]);
    const parties = await participationsOf('KEN');
    expect(parties.map(({ role, validFrom }: Record<string, unknown>) => [role, validFrom])).toEqual([
      ['PARTY', '2001-01-01'],
    ]);
  });

  test('of a withdrawal alone ends the role on record that goes on', async () => {
    await imported('test-ban,GHA,accession,2011-06-14,,Depositary');
    await imported('test-ban,GHA,denunciation,2020-01-02,2021-01-02,Depositary');
    const parties = await participationsOf('GHA');
    expect(parties.map(({ role, validFrom, validTo }: Record<string, unknown>) => [role, validFrom, validTo])).toEqual([
      ['PARTY', '2011-06-14', '2021-01-02'],
    ]);
  });

  test.each([
    ['test-ban,NAM,signature,2000-01-01,2001-01-01,List', 'a signature has no day of effect of its own'],
    ['test-ban,NAM,accession,2000-01-01,1999-01-01,List', 'is before acted_on 2000-01-01'],
    ['test-ban,NAM,accession,2000-01-01,,', 'an act needs a source'],
    ['test-ban,NAM,adopted,2000-01-01,,List', 'act'],
  ])('%s is refused', async (row, message) => {
    await expect(imported(row)).rejects.toMatchObject({
      report: { problems: [expect.objectContaining({ row: 2, message: expect.stringContaining(message) })] },
    });
  });
});
