import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata } from 'hyparquet';
import { headline } from '../../src/server/headline.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { csv, download } from '../support/exports.js';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which the test asserts.
type Json = any;

const count = (rows: readonly Record<string, string>[], column: string) => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column]!] = (counts[row[column]!] ?? 0) + 1;
  return counts;
};

describe('exports of method 2.0', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const get = (address: string) => download(rollcall, `/exports/${address}`);
  const textOf = async (address: string) => (await get(address)).body.toString('utf8') as string;
  const rowsOf = async (address: string) => csv(await textOf(address));
  const metadataOf = async (address: string): Promise<Json> => JSON.parse(await textOf(address)).metadata;

  // By hand, from the columns list_completeness, list_checked_on and list_closed_on of data/initiatives.csv: of the six
  // standards bodies two have a list that rolls on: SC 42's was read on 2022-01-24, that of CEN-CENELEC on 2024-12-31.
  test.each([
    ['2022-06-30', [], ['iso-iec-jtc1-sc42']],
    ['2023-01-24', [], ['iso-iec-jtc1-sc42']],
    ['2023-01-25', ['iso-iec-jtc1-sc42'], []],
    ['2025-06-30', ['iso-iec-jtc1-sc42'], ['cen-cenelec-jtc21']],
    ['2026-11-29', ['cen-cenelec-jtc21', 'iso-iec-jtc1-sc42'], []],
  ])('name the lists that do not say all, and those that were checked before: %s', async (asOf, open, before) => {
    const metadata = await metadataOf(`distribution.json?set=standards&asOf=${asOf}`);
    expect(metadata).toMatchObject({ incompleteInitiatives: open, listsCheckedBefore: before, listsOn: asOf });
    const [row] = await rowsOf(`distribution.csv?set=standards&asOf=${asOf}`);
    expect(row!.incomplete_initiatives).toBe(String(open.length));
    expect([row!.withheld, row!.share === '']).toEqual(open.length > 0 ? ['true', true] : ['false', false]);
  });

  test('a series names the lists as of its last point, when the most have aged', async () => {
    const asked = 'scheme=g77&set=standards&from=2021';
    const early = await metadataOf(`yearly.json?${asked}&to=2022`);
    expect(early).toMatchObject({ listsOn: '2022-12-31', incompleteInitiatives: [] });
    const late = await metadataOf(`yearly.json?${asked}&to=2024`);
    expect(late).toMatchObject({ listsOn: '2024-12-31', incompleteInitiatives: ['iso-iec-jtc1-sc42'] });
  });

  test('a cell of the matrix claims no absence where the list does not say', async () => {
    const rows = await rowsOf('matrix.csv?set=standards');
    const cell = (country: string, initiative: string) => {
      const row = rows.find((one) => one.country === country && one.initiative === initiative)!;
      return [row.present, row.standing];
    };
    expect(cell('KEN', 'iso-iec-jtc1-sc42')).toEqual(['1', 'ITSELF']);
    expect(cell('AFG', 'iso-iec-jtc1-sc42')).toEqual(['', 'NOT_KNOWN']);
    // Nobody can join what a body issued.
    expect(cell('AFG', 'etsi-sai')).toEqual(['0', 'ABSENT']);
    const observations = csv(await textOf('matrix.sdmx-csv?set=standards'));
    const status = (area: string) =>
      observations.find((one) => one.REF_AREA === area && one.INITIATIVE === 'iso-iec-jtc1-sc42')!.OBS_STATUS;
    expect([status('KEN'), status('AFG')]).toEqual(['A', 'L']);
  });

  test('ratios over lists that are not complete are left empty, and counts are given', async () => {
    const address = 'yearly.csv?scheme=g77&set=standards&from=2022&to=2026';
    const rows = await rowsOf(address);
    for (const row of rows) {
      const withheld = Number(row.year) >= 2023;
      expect(row.withheld).toBe(String(withheld));
      const ratios = 'participation_rate seat_share representation_ratio population_ratio mean_coverage gini';
      for (const name of `${ratios} sensitivity_seat_share_least sensitivity_seat_share_least_scheme`.split(' ')) {
        expect([row.year, name, row[name] === '']).toEqual([row.year, name, withheld]);
      }
      for (const name of ['seats', 'participants', 'membership_share', 'population_share', 'seats_membership']) {
        expect(row[name]).toMatch(/^\d/);
      }
    }
    const { notes } = await metadataOf(address.replace('.csv', '.json'));
    expect(notes).toContainEqual(expect.stringContaining('Ratios of 2023-2026 are left empty'));
    const observations = csv(await textOf(address.replace('.csv', '.sdmx-csv')));
    const status = (indicator: string) =>
      new Set(
        observations
          .filter((one) => one.INDICATOR === indicator && one.TIME_PERIOD === '2024')
          .map((one) => one.OBS_STATUS),
      );
    expect([status('SEAT_SHARE'), status('SEATS')]).toEqual([new Set(['Q']), new Set(['A'])]);
  });

  // The table at the top of METHOD.md's section 15.
  test('who is absent is told with the organisation through which it takes part', async () => {
    expect(await rowsOf('gaps.csv?initiatives=eu-ai-act&group=eu')).toEqual([]);
    const rows = await rowsOf('gaps.csv?initiatives=eu-ai-act&group=eu&blocs=EXCLUDE');
    expect(count(rows, 'reason')).toEqual({ THROUGH_ORGANISATION: 27 });
    expect(count(rows, 'through')).toEqual({ EU: 27 });
    expect(count(rows, 'standing')).toEqual({ THROUGH_ORGANISATION: 27 });
  });

  test('a start is printed with how exactly it is known', async () => {
    const rows = await rowsOf(
      'participations.csv?initiatives=coe-cai-drafting&presence=CUMULATIVE&roleClasses=MEMBERSHIP',
    );
    const usa = rows.find(({ participant }) => participant === 'USA')!;
    expect([usa.valid_from, usa.date_precision, usa.valid_to]).toEqual(['2022-01-01', 'YEAR', '2024-05-17']);
  });

  test('participations list every role unless some are named, and say which count', async () => {
    const rows = await rowsOf('participations.csv?initiatives=fair-forward');
    // data/participations.csv: Germany provides, seven countries receive.
    expect(count(rows, 'role')).toEqual({ PROVIDER: 1, RECIPIENT: 7 });
    expect(rows.map(({ role, role_class, counted }) => [role, role_class, counted])).toEqual(
      rows.map(({ role }) => (role === 'PROVIDER' ? [role, 'ASSISTANCE', 'true'] : [role, 'BENEFIT', 'false'])),
    );
    const named = await rowsOf('participations.csv?initiatives=fair-forward&roles=RECIPIENT');
    expect(count(named, 'counted')).toEqual({ true: 7 });
  });

  test('the headline stands beside its range over both sensitivities', async () => {
    const [row] = await rowsOf('distribution.csv?set=complete-lists');
    expect(row).toMatchObject({ size: '54', at_none_exclude: '54', at_none_as_adopted: '54', at_none_inherit: '28' });
    const metadata = await metadataOf('distribution.json?set=complete-lists');
    expect(metadata.sensitivity.underBlocRules.map(({ blocs, atNone }: Json) => [blocs, atNone])).toEqual([
      ['EXCLUDE', 54],
      ['AS_ADOPTED', 54],
      ['INHERIT', 28],
    ]);
    expect(metadata.notes).toContain(
      'Taking part in none: 54 by their own name; 54 where texts that an organisation adopted as such count for its members; 28 by no name at all.',
    );
    const years = await rowsOf('yearly.csv?scheme=g77&set=complete-lists&from=2026&to=2026');
    const sum = (name: string) => years.reduce((total, one) => total + Number(one[name]), 0);
    expect([sum('joined_least'), sum('joined_greatest')]).toEqual([278, 333]);
    // data/SOURCES/hlab7.md: if the EU counted for its members, 31 states would be in all seven, and 118 stay in none.
    expect(headline(rollcall.store.current.roll)).toMatch(
      /118 take part in none .* 7 in all .*: 118 in none, 7 to 31 in all\.$/,
    );
  });

  describe('say the same beside the rows in every format:', () => {
    const asked = 'scheme=g77&set=standards&from=2024&to=2026';

    test.each(['EN', 'ZH'])('%s', async (locale) => {
      const query = `${asked}&locale=${locale}`;
      const { metadata } = JSON.parse(await textOf(`yearly.json?${query}`));
      const { notes, method, counting, incompleteInitiatives, listsCheckedBefore, sensitivity, cite } = metadata;
      expect([method, counting.blocs, notes.length]).toEqual(['2.0', 'AS_ADOPTED', 3]);
      const said = { notes, method, counting, incompleteInitiatives, listsCheckedBefore, sensitivity, cite };
      for (const format of ['csv', 'sdmx-csv', 'parquet']) {
        const { headers, body } = await get(`yearly.${format}?${query}`);
        const link = /^<([^>]+)>; rel="describedby"/.exec(headers.link!)![1]!;
        const beside = JSON.parse((await download(rollcall, link)).body.toString());
        expect(beside).toMatchObject({ ...said, locale });
        if (format !== 'parquet') continue;
        const file = body.buffer.slice(body.byteOffset, body.byteOffset + body.length);
        const inside = parquetMetadata(file).key_value_metadata!.find(({ key }) => key === 'rollcall:metadata')!;
        expect(JSON.parse(inside.value!)).toMatchObject(said);
      }
      const files = unzipSync((await get(`yearly.xlsx?${query}`)).body);
      const sheet = strFromU8(files['xl/worksheets/sheet2.xml']!).replaceAll('&quot;', '"');
      for (const words of [...notes, ...incompleteInitiatives, cite, 'AS_ADOPTED']) expect(sheet).toContain(words);
      const structure = JSON.parse(await textOf(`yearly.sdmx-csv.structure.json?${query}`));
      for (const note of notes) expect(structure.data.dataflows[0].description).toContain(note);
    });

    test('the address of the metadata names the method that answered, and fits the file', async () => {
      const { headers, body } = await get('distribution.csv?set=hlab7&method=1.0');
      const link = /^<([^>]+)>; rel="describedby"/.exec(headers.link!)![1]!;
      expect(link).toContain('method=1.0');
      const { sha256 } = JSON.parse((await download(rollcall, link)).body.toString());
      expect(sha256).toBe(createHash('sha256').update(body).digest('hex'));
    });
  });

  describe('in Chinese', () => {
    test('have names and texts in Chinese, the same columns and figures, and the same bytes each time', async () => {
      const address = 'participations.csv?initiatives=bletchley-declaration&roles=ENDORSER';
      const [english, chinese] = [await get(address), await get(`${address}&locale=ZH`)];
      expect(chinese.headers['content-disposition']).toContain('rollcall-participations-2026.12-zh.csv');
      expect((await get(`${address}&locale=zh`)).body.equals(chinese.body)).toBe(true);
      const [rows, inChinese] = [csv(english.body.toString()), csv(chinese.body.toString())];
      expect(Object.keys(inChinese[0]!)).toEqual(Object.keys(rows[0]!));
      // From data/translations.csv, countries.csv and initiatives.csv.
      const of = (all: typeof rows) => all.find(({ participant }) => participant === 'BRA')!;
      expect(of(rows)).toMatchObject({
        participant_name: 'Brazil',
        source_publisher: 'Government of the United Kingdom',
        evidence: expect.stringContaining('"The countries represented were"'),
      });
      expect(of(inChinese)).toMatchObject({
        participant_name: '巴西',
        initiative_name: expect.stringContaining('布莱切利'),
        source_publisher: '英国政府',
        evidence: '列于GOV.UK文本“与会国家”项下（所读为网页PDF打印件）。',
      });
      const json = JSON.parse(await textOf(address.replace('.csv', '.json').concat('&locale=ZH')));
      expect(json.rows.map(({ evidence }: Json) => evidence)).toEqual(inChinese.map(({ evidence }) => evidence));
    });

    test('have figures under the same names of columns', async () => {
      const address = 'yearly.csv?scheme=un-regional-groups&set=hlab7&from=2024&to=2024';
      const [rows, inChinese] = [await rowsOf(address), await rowsOf(`${address}&locale=ZH`)];
      expect(inChinese.map(({ group_name, ...figures }) => figures)).toEqual(
        rows.map(({ group_name, ...figures }) => figures),
      );
      for (const { group_name } of inChinese) expect(group_name).toMatch(/^[\u4e00-\u9fff]/);
    });

    test('have texts as they stand where the roll of the release holds no translation', async () => {
      const address = 'participations.csv?initiatives=bletchley-declaration&release=2026.11&locale=ZH';
      const rows = await rowsOf(address);
      expect(rows.some(({ participant_name }) => participant_name === '巴西')).toBe(true);
      expect(rows.some(({ evidence }) => /[\u4e00-\u9fff]/.test(evidence!))).toBe(false);
    });
  });

  describe('of release 2026.11, asked without a method, follow method 1.0:', () => {
    // What version 1 of Rollcall gave for this release on the data of 22 November 2026 (METHOD.md, section 15).
    test('46 of 193 states at none of 27 lists', async () => {
      const rows = await rowsOf('distribution.csv?set=complete-lists&release=2026.11');
      expect([rows.length, rows[0]!.size, rows[0]!.universe_size, rows[0]!.as_of]).toEqual([
        28,
        '46',
        '193',
        '2026-11-22',
      ]);
      expect([rows[0]!.at_none_exclude, rows[0]!.at_none_as_adopted]).toEqual(['46', '']);
      const { method, counting } = await metadataOf('distribution.json?set=complete-lists&release=2026.11');
      expect([method, counting.blocs]).toEqual(['1.0', 'EXCLUDE']);
    });

    test('131 of the G77 and all of the EU never joined', async () => {
      const havana = await rowsOf('gaps.csv?initiatives=g77-havana-2023&group=g77&release=2026.11');
      expect([count(havana, 'reason'), count(havana, 'through')]).toEqual([{ NEVER_JOINED: 131 }, { '': 131 }]);
      const act = await rowsOf('gaps.csv?initiatives=eu-ai-act&group=eu&release=2026.11');
      expect(count(act, 'reason')).toEqual({ NEVER_JOINED: 27 });
      const standards = await rowsOf('matrix.csv?initiatives=iso-iec-jtc1-sc42&release=2026.11');
      expect(count(standards, 'present')).toEqual({ 0: 141, 1: 52 });
    });

    test('282 presences began in 2026, and ratios are given over lists of any age', async () => {
      const rows = await rowsOf('yearly.csv?scheme=g77-and-china&set=complete-lists&from=2026&to=2026&release=2026.11');
      expect(rows.reduce((total, { joined }) => total + Number(joined), 0)).toBe(282);
      expect(rows.map(({ withheld, seat_share }) => [withheld, seat_share !== ''])).toEqual(
        rows.map(() => ['false', true]),
      );
      const south = rows.find(({ group }) => group === 'g77-and-china')!;
      expect(Number(south.leading_seat_share).toFixed(2)).toBe('0.46');
    });
  });

  describe('refuse what does not go together, with the word:', () => {
    test.each([
      ['method=1.0&roleClasses=LEADERSHIP', 'counting.roleClasses', 'LEADERSHIP is a word of method 2.0'],
      ['method=1.0&roles=HOST,RECIPIENT', 'counting.roles', 'RECIPIENT is a word of method 2.0'],
      ['method=1.0&blocs=AS_ADOPTED', 'counting.blocs', 'AS_ADOPTED is a word of method 2.0'],
      ['release=2026.11&topics=SAFETY', 'selection.topics', 'topics is a word of method 2.0'],
      ['method=1.0&leads=CHN', 'selection.leads', 'leads is a word of method 2.0'],
      ['method=1.0&families=G20', 'selection.families', 'families is a word of method 2.0'],
      ['method=1.0&focus=AI', 'selection.focus', 'focus is a word of method 2.0'],
      ['method=3.0', 'counting.method', "there is no method '3.0'"],
      ['topics=PEACE', 'topics', "'PEACE' is none of"],
      ['leads=ATLANTIS', 'selection.leads', "no state or organisation 'ATLANTIS'"],
      ['locale=FR', 'locale', "'FR' is none of EN, ZH"],
    ])('%s', async (asked, argument, said) => {
      for (const name of ['distribution', 'participations']) {
        const response = await rollcall.http.get(`/exports/${name}.csv?${asked}`);
        expect([response.status, response.body.code, response.body.argument]).toEqual([
          400,
          'BAD_USER_INPUT',
          argument,
        ]);
        expect(response.body.error).toContain(said);
      }
    });
  });
});
