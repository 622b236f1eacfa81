import { COUNTRY_PARTICIPATIONS, COUNTRY_QUERY } from '../../src/cli/ask/country.js';
import { GAPS_QUERY } from '../../src/cli/ask/gaps.js';
import { INITIATIVE_PARTICIPATIONS, INITIATIVE_QUERY } from '../../src/cli/ask/initiative.js';
import { MATRIX_QUERY } from '../../src/cli/ask/matrix.js';
import { COMPARE_QUERY, REPRESENTATION_QUERY } from '../../src/cli/ask/representation.js';
import { SERIES_QUERY } from '../../src/cli/ask/series.js';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { rollcallHere } from '../support/in-process.js';

describe('questions on the command line', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true });
  });
  afterAll(() => rollcall.close());

  const ask = (...words: readonly string[]) =>
    rollcallHere({ DATABASE_URL: rollcall.database.url, ROLLCALL_DATA_PACKAGE: 'none' }, ['ask', ...words]);
  const json = async (...words: readonly string[]) => {
    const { status, stdout, stderr } = await ask(...words, '--json');
    expect([status, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  };
  const served = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await rollcall.ask(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  const HLAB7 = { set: 'hlab7' };

  test.each([
    [
      'representation',
      ['--set', 'hlab7', '--scheme', 'g77', '--as-of', '2024-09-30', '--cumulative', '--composition-at', '2020-01-01'],
      REPRESENTATION_QUERY,
      { scheme: 'g77', asOf: '2024-09-30', counting: { presence: 'CUMULATIVE' }, compositionAt: '2020-01-01' },
    ],
    [
      'representation',
      ['--set', 'hlab7', '--scheme', 'un-regional-groups', '--release', '2026.11', '--locale', 'ZH'],
      REPRESENTATION_QUERY,
      { scheme: 'un-regional-groups', counting: { release: '2026.11' }, locale: 'ZH' },
    ],
    [
      'compare-schemes',
      ['--set', 'hlab7', '--scheme', 'g77,unctad-development-status', '--blocs', 'INHERIT'],
      COMPARE_QUERY,
      { schemes: ['g77', 'unctad-development-status'], counting: { blocs: 'INHERIT' } },
    ],
    [
      'series',
      ['--set', 'hlab7', '--scheme', 'un-regional-groups', '--from', '2019', '--to', '2026', '--method', '1.0'],
      SERIES_QUERY,
      { scheme: 'un-regional-groups', from: 2019, to: 2026, counting: { method: '1.0' } },
    ],
    [
      'gaps',
      ['--set', 'hlab7', '--group', 'un-african-group', '--fewer-than', '2', '--min-confidence', 'verified'],
      GAPS_QUERY,
      { group: 'un-african-group', fewerThan: 2, counting: { minConfidence: 'VERIFIED' } },
    ],
    [
      'matrix',
      ['--set', 'hlab7', '--group', 'g20', '--known-at', '2026-11-29T23:00:00+02:00'],
      MATRIX_QUERY,
      { group: 'g20', counting: { knownAt: '2026-11-29T23:00:00+02:00' } },
    ],
  ] as const)('%s %j is answered as the API answers it', async (question, options, query, variables) => {
    const [answer] = Object.values(await served(query, { selection: HLAB7, ...variables }));
    expect(await json(question, ...options)).toEqual(answer);
  });

  test('a country is what the API says of it, with its rows of matrix and gaps', async () => {
    const variables = {
      code: 'KEN',
      selection: { kinds: ['DECLARATION', 'TREATY'] },
      asOf: '2026-01-01',
      locale: 'ZH',
    };
    const { country, gaps, matrix } = await served(COUNTRY_QUERY, variables);
    const { participations } = (await served(COUNTRY_PARTICIPATIONS, { ...variables, first: 500 })).country;
    const options = ['--kinds', 'declaration,treaty', '--as-of', '2026-01-01', '--locale', 'ZH'];
    const answer = await json('country', 'KEN', ...options);
    const { totalCount, nodes } = participations;
    expect(answer.country).toEqual({ ...country, participations: { totalCount, nodes } });
    expect(answer.provenance).toEqual(gaps.provenance);
    expect(answer.incompleteInitiatives).toEqual(gaps.incompleteInitiatives);
    const row = matrix.rows.find((each: { country: { code: string } }) => each.country.code === 'KEN');
    expect(answer.presences.map(({ roles }: { roles: string[] }) => roles)).toEqual(
      row.roles.filter((roles: string[]) => roles.length > 0),
    );
    expect(answer.presences).toHaveLength(country.coverage);
    const { initiatives } = gaps as { initiatives: { missing: { country: { code: string }; reason: string }[] }[] };
    expect(answer.absences.map(({ reason }: { reason: string }) => reason)).toEqual(
      initiatives.flatMap(({ missing }) =>
        missing.flatMap((absence) => (absence.country.code === 'KEN' ? [absence.reason] : [])),
      ),
    );
    expect(answer.absences.length + answer.presences.length).toBe(matrix.initiatives.length);
  });

  test('an initiative is what the API says of it, with everyone who takes part', async () => {
    const slug = 'oecd-ai-principles';
    const variables = { slug, counting: { release: '2026.12' } };
    const { initiative, distribution } = await served(INITIATIVE_QUERY, {
      ...variables,
      selection: { initiatives: [slug] },
    });
    const { participations } = (await served(INITIATIVE_PARTICIPATIONS, { ...variables, first: 500 })).initiative;
    const { totalCount, nodes } = participations;
    expect(await json('initiative', slug, '--release', '2026.12')).toEqual({
      ...distribution,
      initiative: { ...initiative, participations: { totalCount, nodes } },
    });
  });

  test('lists of several pages are given whole', async () => {
    await rollcall.record(`INSERT INTO participation
        (id, participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT (SELECT max(id) FROM participation) + n, p.id, i.id, 'observer',
        daterange('1900-01-01'::date + n * 10, '1900-01-05'::date + n * 10), 'day', 'verified',
        (SELECT min(id) FROM source), int4range(${NEW_REVISION}, NULL)
      FROM participant p, initiative i, generate_series(1, 700) n WHERE p.code = 'KEN' AND i.slug = 'gpai'`);
    const { country } = await json('country', 'KEN', '--initiatives', 'gpai', '--cumulative');
    expect(country.participations.totalCount).toBeGreaterThanOrEqual(700);
    expect(country.participations.nodes).toHaveLength(country.participations.totalCount);
  });

  describe('as text', () => {
    test('representation is a table by group, says what its bounds are, and ends with the line to cite', async () => {
      const { stdout } = await ask(
        'representation',
        '--set',
        'hlab7',
        '--scheme',
        'un-regional-groups',
        '--as-of',
        '2024-09-30',
      );
      expect(stdout).toMatch(/^UN African Group \(African States\) +54 +\d+ +\d+\.\d % +\d+ /m);
      expect(stdout).toMatch(/representation ratio at least 0\.\d\d \(.+\) and at most 0\.\d\d \(.+\)/);
      expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Rollcall: .*scheme un-regional-groups, method 2\.0\.$/);
    });

    test('a year that was running is marked, and the line to cite names the years', async () => {
      const words = ['--set', 'hlab7', '--scheme', 'g77', '--from', '2025', '--to', '2026', '--locale', 'ZH'];
      const { stdout } = await ask('series', ...words);
      expect(stdout).toMatch(/^2026\* +\d/m);
      expect(stdout).toContain('77国集团');
      expect(stdout.trimEnd().split('\n').at(-1)).toContain('2025 to 2026, CURRENT');
    });

    test('what is not known is not called an absence, and a bound is not called a day', async () => {
      const { stdout } = await ask('country', 'KEN', '--as-of', '2026-11-29', '--release', '2026.12');
      expect(stdout).toMatch(/^Kenya \(KEN\) takes part in \d+ of \d+ initiatives, as of 2026-11-29$/m);
      expect(stdout).toMatch(/^hiroshima-friends-group +member +by \d{4}-\d\d-\d\d /m);
      expect(stdout).toMatch(/^foc-ai-government-practices-2024 +endorser +2024-09 /m);
      expect(stdout).toMatch(/^Whether it takes part is not known \(\d+\): /m);
      expect(stdout).toMatch(/^Absent, never joined \(\d+\): /m);
    });

    test('an initiative says how complete its list is and when it was checked', async () => {
      const { stdout } = await ask('initiative', 'bletchley-declaration');
      expect(stdout).toContain('list of those who take part: complete; last checked on 2026-');
      expect(stdout).toMatch(/^KEN +Kenya +endorser +2023-11-01 /m);
      const partial = (await ask('initiative', 'unga-78-241')).stdout;
      expect(partial).toContain('who is not on it may take part all the same');
      expect(partial).toMatch(/, at least \d+ states and organisations take part/);
    });
  });

  test.each([
    [['country', 'Kenia'], "there is no country 'Kenia'; did you mean KEN"],
    [['initiative', 'bletchley'], "there is no initiative 'bletchley'; did you mean bletchley-declaration"],
    [['representation', '--set', 'hlab7'], '--scheme: none is given; there are '],
    [['representation', '--set', 'hlab7', '--scheme', 'g77,ldc'], '--scheme takes one scheme here, and 2 are given'],
    [['series', '--set', 'hlab7', '--scheme', 'g77', '--from', '2020'], 'to: the last year is not given'],
    [['series', '--set', 'hlab7', '--scheme', 'g77', '--from', '1900', '--to', '2020'], 'from: 1900 is before 1945'],
    [['gaps', '--set', 'hlab7', '--fewer-than', '0'], 'fewerThan: 0 is less than 1'],
    [['gaps', '--set', 'hlab7', '--group', 'african-group'], "there is no group 'african-group'; did you mean"],
    [['matrix', '--release', '2020.01'], "'2020.01'"],
  ])('%j is refused, and the rule is said', async (words, rule) => {
    const { status, stdout, stderr } = await ask(...words);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(rule)]);
  });

  test.each([
    [['country', 'KEN', '--as-of', '2026-02-30'], "'2026-02-30' is not a calendar day"],
    [['initiative', 'gpai', '--locale', 'xx'], "'xx' is none of EN, ZH"],
    [['country'], "missing required argument 'code'"],
  ])('%j is wrong usage, and the rule is said', async (words, rule) => {
    const { status, stdout, stderr } = await ask(...words);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(rule)]);
  });
});
