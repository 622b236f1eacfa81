import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { cutNewestRelease } from '../../src/roll/release.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { csv, download, HLAB7, YEARLY } from '../support/exports.js';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which the test asserts.
type Json = any;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('exports over HTTP', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const get = (address: string) => download(rollcall, address);
  const textOf = async (address: string) => (await get(address)).body.toString('utf8') as string;

  describe('in every format', () => {
    test.each([
      ['csv', 'text/csv; charset=utf-8; header=present', 'csv'],
      ['json', 'application/json; charset=utf-8', 'json'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
      ['parquet', 'application/vnd.apache.parquet', 'parquet'],
      ['sdmx-csv', 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', 'sdmx.csv'],
    ])('%s: type, file name and the same bytes each time', async (format, type, extension) => {
      const first = await get(`/exports/yearly.${format}?${YEARLY}`);
      const second = await get(`/exports/yearly.${format}?${YEARLY}&release=2026.12`);
      expect(first.status).toBe(200);
      expect(first.headers['content-type']).toBe(type);
      expect(first.headers['content-disposition']).toBe(`attachment; filename="rollcall-yearly-2026.12.${extension}"`);
      expect(sha256(second.body)).toBe(sha256(first.body));
    });

    test('the rows are the same', async () => {
      const rows = csv(await textOf(`/exports/yearly.csv?${YEARLY}`));
      const json = JSON.parse(await textOf(`/exports/yearly.json?${YEARLY}`));
      const asText = (value: unknown) => (value === null ? '' : String(value));
      const texts = (row: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]));
      expect(json.rows.map(texts)).toEqual(rows);
      const { body } = await get(`/exports/yearly.parquet?${YEARLY}`);
      const file = body.buffer.slice(body.byteOffset, body.byteOffset + body.length);
      const parquet = (await parquetReadObjects({ file })).map((row: Record<string, unknown>) =>
        texts({ ...row, as_of: (row.as_of as Date).toISOString().slice(0, 10) }),
      );
      expect(parquet).toEqual(rows);
    });

    test('metadata say what the file rests on, and its SHA-256', async () => {
      const file = await get(`/exports/yearly.csv?${YEARLY}`);
      const link = /^<([^>]+)>; rel="describedby"/.exec(file.headers.link!)![1]!;
      const metadata = JSON.parse(await textOf(link));
      expect(metadata).toMatchObject({
        release: '2026.12',
        revision: null,
        locale: 'EN',
        selection: { name: 'hlab7', initiatives: expect.arrayContaining(['oecd-ai-principles']) },
        schemes: ['un-regional-groups'],
        counting: {
          presence: 'CUMULATIVE',
          blocs: 'AS_ADOPTED',
          roles: null,
          universe: 'UN_MEMBERS',
          minConfidence: null,
        },
        from: 2018,
        to: 2026,
        method: '2.0',
        licence: 'CC-BY-4.0',
        cite: expect.stringMatching(
          /release 2026\.12 .* 7 initiatives \(hlab7\), 2018 to 2026, CUMULATIVE, .* scheme un-regional-groups/,
        ),
        rowCount: 45,
        sha256: sha256(file.body),
        sha256Of: 'this file',
      });
      expect(metadata.columns).toHaveLength(csv(file.body.toString())[0] ? 74 : 0);
    });

    test('JSON and XLSX carry theirs, with the SHA-256 of the rows as CSV', async () => {
      const expected = sha256((await get(`/exports/yearly.csv?${YEARLY}`)).body);
      const { metadata, content } = JSON.parse(await textOf(`/exports/yearly.json?${YEARLY}`));
      expect(metadata).toMatchObject({ release: '2026.12', cite: expect.stringContaining('Rollcall') });
      expect(content).toEqual({ rowCount: 45, sha256: expected, sha256Of: 'the same rows as CSV' });
      const { body } = await get(`/exports/yearly.xlsx?${YEARLY}`);
      const files = unzipSync(body);
      const about = strFromU8(files['xl/worksheets/sheet2.xml']!);
      expect(strFromU8(files['xl/workbook.xml']!)).toContain('name="metadata"');
      expect(about).toContain(expected);
      expect(about).toContain('CC-BY-4.0');
    });

    test('SDMX-CSV has one observation a row, and a structure that names each of its columns and codes', async () => {
      const response = await get(`/exports/yearly.sdmx-csv?${YEARLY}`);
      const rows = csv(response.body.toString());
      expect(Object.keys(rows[0]!)).toEqual(
        'STRUCTURE STRUCTURE_ID ACTION FREQ SCHEME GROUP SELECTION INDICATOR TIME_PERIOD OBS_VALUE OBS_STATUS'.split(
          ' ',
        ),
      );
      expect(rows).toHaveLength(45 * 48);
      expect(rows[0]).toMatchObject({ STRUCTURE: 'dataflow', STRUCTURE_ID: 'ROLLCALL:DF_YEARLY(1.3.0)', ACTION: 'I' });
      const link = /<([^>]+)>; rel="profile"/.exec(response.headers.link!)![1]!;
      const { meta, data } = JSON.parse(await textOf(link));
      expect(meta).toMatchObject({ sender: { id: 'ROLLCALL' }, test: false });
      const [structure] = data.dataStructures;
      const { dimensionList, measureList, attributeList } = structure.dataStructureComponents;
      const columns = [
        ...dimensionList.dimensions.map(({ id }: Json) => id),
        dimensionList.timeDimension.id,
        ...measureList.measures.map(({ id }: Json) => id),
        ...attributeList.attributes.map(({ id }: Json) => id),
      ];
      expect(columns).toEqual(Object.keys(rows[0]!).slice(3));
      expect(data.dataflows[0].structure).toContain(structure.id);
      const lists = new Map(
        data.codelists.map(({ id, codes }: Json) => [id, new Set(codes.map((code: Json) => code.id))]),
      );
      for (const { id, localRepresentation } of [...dimensionList.dimensions, ...attributeList.attributes]) {
        // What was selected can have any name.
        if (id === 'SELECTION') continue;
        const list: Json = lists.get(/:(\w+)\(/.exec(localRepresentation.enumeration)![1]!);
        for (const row of rows) expect(list).toContain(row[id]);
      }
      // A figure whose denominator is 0 keeps its row and says that it does not exist; the running year is provisional.
      expect(rows.filter(({ OBS_VALUE }) => OBS_VALUE === '').every(({ OBS_STATUS }) => OBS_STATUS === 'M')).toBe(true);
      const seats = rows.find((row) => row.INDICATOR === 'SEATS' && row.TIME_PERIOD === '2026');
      expect(seats!.OBS_STATUS).toBe('P');
    });

    test('distribution, matrix and gaps are observations too', async () => {
      for (const [name, rows] of [
        ['distribution', 8 * 2],
        ['matrix', 193 * 7],
      ] as const) {
        const text = await textOf(`/exports/${name}.sdmx-csv?${HLAB7}`);
        expect(csv(text)).toHaveLength(rows);
      }
      expect(await textOf(`/exports/gaps.sdmx-csv?${HLAB7}`)).toContain('NEVER_JOINED,COVERAGE,2024-09-30');
    });
  });

  test('a file of a release is the same, and cites it, after another release of the same revision was cut', async () => {
    const address = `/exports/distribution.json?${HLAB7}&release=2026.12`;
    const before = await textOf(address);
    await cutNewestRelease(rollcall.pool, 'same-again', null);
    await rollcall.store.refresh();
    expect(await textOf(address)).toBe(before);
    const again = await textOf(`/exports/distribution.json?${HLAB7}&release=same-again`);
    expect(JSON.parse(again).metadata.cite).toContain('release same-again (');
  });

  describe('refuse bad input with a code, the argument and the value:', () => {
    test.each([
      ['years backwards', 'yearly.csv?from=2026&to=2015&scheme=g77&set=hlab7', 400, 'BAD_USER_INPUT', 'from', '2026'],
      ['an absurd year', 'yearly.csv?from=2015&to=20260&scheme=g77&set=hlab7', 400, 'BAD_USER_INPUT', 'to', '20260'],
      ['a year before all', 'yearly.csv?from=1066&to=2020&scheme=g77&set=hlab7', 400, 'BAD_USER_INPUT', 'from', '1066'],
      ['no years', 'yearly.csv?scheme=g77&set=hlab7', 400, 'BAD_USER_INPUT', 'from', 'not given'],
      ['no scheme', 'yearly.csv?from=2015&to=2020&set=hlab7', 400, 'BAD_USER_INPUT', 'scheme', 'un-regional-groups'],
      [
        'an unknown scheme',
        'yearly.csv?from=2015&to=2020&scheme=un-regionals&set=hlab7',
        400,
        'BAD_USER_INPUT',
        'scheme',
        'un-regional-groups',
      ],
      ['an unknown set', 'distribution.csv?set=hlab8', 400, 'BAD_USER_INPUT', 'selection.set', 'hlab7'],
      [
        'an empty selection',
        'distribution.csv?set=hlab7&kinds=NETWORK',
        400,
        'BAD_USER_INPUT',
        'selection',
        'no initiative',
      ],
      [
        'a group without members then',
        'matrix.csv?set=hlab7&group=g77&asOf=1950-01-01',
        400,
        'BAD_USER_INPUT',
        'group',
        '1950-01-01',
      ],
      [
        'a day before all states',
        'distribution.csv?set=hlab7&asOf=1900-01-01',
        400,
        'BAD_USER_INPUT',
        'asOf',
        '1900-01-01',
      ],
      [
        'a scheme twice',
        'yearly.csv?from=2015&to=2020&set=hlab7&scheme=g77,g77',
        400,
        'BAD_USER_INPUT',
        'scheme',
        'twice',
      ],
      [
        'a composition before the group',
        'yearly.csv?from=2015&to=2020&scheme=g77&set=hlab7&compositionAt=1950-01-01',
        400,
        'BAD_USER_INPUT',
        'compositionAt',
        '1950-01-01',
      ],
      ['a release never cut', 'distribution.csv?release=2027.01', 400, 'BAD_USER_INPUT', 'counting.release', '2026.11'],
      [
        'a time before all',
        'distribution.csv?knownAt=2001-01-01T00:00:00Z',
        400,
        'BAD_USER_INPUT',
        'counting.knownAt',
        '2001',
      ],
      ['an unknown parameter', 'distribution.csv?asof=2024-01-01', 400, 'BAD_USER_INPUT', 'asof', 'asOf'],
      ['an unknown export', 'yearlies.csv', 404, 'NOT_FOUND', 'export', 'yearly'],
      ['an unknown format', 'yearly.xls', 404, 'NOT_FOUND', 'format', 'xlsx'],
      ['a file that is none', 'yearly', 404, 'NOT_FOUND', 'export', 'yearly.csv'],
      [
        'SDMX of what is no observation',
        'participations.sdmx-csv?set=hlab7',
        400,
        'BAD_USER_INPUT',
        'format',
        'parquet',
      ],
      ['a gap of nothing', 'gaps.csv?set=hlab7&fewerThan=0', 400, 'BAD_USER_INPUT', 'fewerThan', '0'],
      [
        'metadata of what carries its own',
        'yearly.json.metadata.json?from=2020&to=2021&scheme=g77',
        400,
        'BAD_USER_INPUT',
        'format',
        'json',
      ],
      ['a structure of what has none', 'distribution.csv.structure.json', 400, 'BAD_USER_INPUT', 'format', 'sdmx-csv'],
    ])('%s', async (_, address, status, code, argument, said) => {
      const response = await rollcall.http.get(`/exports/${address}`);
      expect(response.status).toBe(status);
      expect(response.headers['content-type']).toMatch(/^application\/json/);
      expect(response.headers['content-disposition']).toBeUndefined();
      expect(response.body).toMatchObject({ code, argument, error: expect.stringContaining(said) });
    });
  });
});
