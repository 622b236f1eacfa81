import { createHash } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { startTestApp, type TestApp } from '../support/app.js';
import { csv, download, YEARLY } from '../support/exports.js';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which the test asserts.
type Json = any;

/** What an export or chart must be told. */
const NEEDED: Readonly<Record<string, string>> = {
  yearly: 'scheme=g77&from=2024&to=2025&set=hlab7',
  shares: 'from=2024&to=2025&set=hlab7',
  country: 'countries=KEN&set=hlab7',
};

describe('the addresses of files and pictures', () => {
  let rollcall: TestApp;
  let api: Json;
  let index: Json;
  beforeAll(async () => {
    rollcall = await startTestApp();
    api = (await rollcall.http.get('/api/openapi.json')).body;
    index = (await rollcall.http.get('/api')).body;
  });
  afterAll(() => rollcall.close());

  const get = (address: string) => download(rollcall, address);
  const textOf = async (address: string) => (await get(address)).body.toString('utf8') as string;
  const jsonOf = async (address: string): Promise<Json> => JSON.parse(await textOf(address));
  /** The parameters of an operation with what they refer to. */
  const parametersOf = (path: string): Json[] =>
    api.paths[path].get.parameters.map(({ $ref, ...own }: Json) =>
      $ref ? api.components.parameters[$ref.split('/').at(-1)] : own,
    );

  describe('as OpenAPI 3.1', () => {
    test('are described as the specification asks', async () => {
      const { valid, errors } = await new Validator().validate(structuredClone(api));
      expect([valid, errors]).toEqual([true, undefined]);
      expect(api.openapi).toBe('3.1.0');
      const ids = Object.values<Json>(api.paths).map(({ get: operation }) => operation.operationId);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('every reference leads somewhere, and every parameter of a path is described', () => {
      const text = JSON.stringify(api);
      for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
        expect(api.components[kind!]).toHaveProperty(name!);
      }
      for (const path of Object.keys(api.paths)) {
        const inPath = parametersOf(path).filter((parameter) => parameter.in === 'path');
        expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(
          inPath.map(({ name }) => name).sort(),
        );
      }
    });

    test('rows as JSON hold what is described, and nothing else', async () => {
      const typeOf = (value: unknown) =>
        value === null ? 'null' : typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
      for (const { name } of index.exports) {
        const { rows } = await jsonOf(`/exports/${name}.json?${NEEDED[name] ?? ''}`);
        const described = api.components.schemas[`${name[0].toUpperCase()}${name.slice(1)}Row`].properties;
        // Of claims and acts none are shipped; their rows are looked at where some are recorded.
        expect([name, rows.length > 0]).toEqual([name, !['claims', 'acts'].includes(name)]);
        for (const row of rows.length > 0 ? [rows[0], rows.at(-1)] : []) {
          expect(Object.keys(row)).toEqual(Object.keys(described));
          for (const [column, value] of Object.entries(row)) {
            const types: string[] = described[column].type;
            const fits = types.includes(typeOf(value)) || (typeOf(value) === 'integer' && types.includes('number'));
            expect([name, column, value, fits]).toEqual([name, column, value, true]);
          }
        }
      }
    });

    test('what the description forbids is refused with a code that it names, and the parameter', async () => {
      for (const path of ['/exports/matrix.{format}', '/charts/matrix.{format}', '/exports/indicators.{format}']) {
        const { responses } = api.paths[path].get;
        const refused = api.components.responses[responses['400'].$ref.split('/').at(-1)];
        const codes = refused.content['application/json'].schema.allOf[1].properties.code.enum;
        for (const { name, schema, in: place } of parametersOf(path)) {
          const { type, format, enum: words } = schema.items ?? schema;
          if (place === 'path' || (type === 'string' && !words && !format)) continue;
          const address = path.replace('{format}', path.startsWith('/charts') ? 'svg' : 'csv');
          const { status, body } = await rollcall.http.get(`${address}?${name}=a-word-that-is-none`);
          expect([path, name, status, body.argument, codes.includes(body.code)]).toEqual([path, name, 400, name, true]);
          expect(body.error).toContain('a-word-that-is-none');
        }
        const { status, body } = await rollcall.http.get(
          `${path.replace('{format}', 'csv').replace('charts', 'exports')}?countrys=KEN`,
        );
        expect([status, body.code, body.argument]).toEqual([400, 'BAD_USER_INPUT', 'countrys']);
        expect(body.error).toContain('did you mean countries');
      }
    });

    test('a format that an export has not is refused, with those that it has', async () => {
      const { body, status } = await rollcall.http.get('/exports/countries.json-stat');
      expect([status, body.argument]).toEqual([400, 'format']);
      expect(body.error).toContain('csv, json, xlsx, parquet');
      expect(api.paths['/exports/countries.{format}'].get.parameters[0].schema.enum).toEqual([
        ...['csv', 'json', 'xlsx', 'parquet'],
      ]);
    });
  });

  describe('as an index', () => {
    test('every file that is listed is there', async () => {
      for (const { name, files } of [...index.exports, ...index.charts]) {
        for (const [format, address] of Object.entries(files)) {
          if (format === 'xlsx' || format === 'png') continue;
          const narrow = ['matrix', 'gaps', 'distribution', 'participations', 'assembly'].includes(name)
            ? 'set=hlab7'
            : '';
          const { status } = await get(`${address}?${NEEDED[name] ?? narrow}`);
          expect([address, status]).toEqual([address, 200]);
        }
      }
    });

    test('lists the parameters that each understands, with the values and the default', () => {
      const matrix = index.exports.find(({ name }: Json) => name === 'matrix');
      expect(matrix.parameters.presence).toMatchObject({ enum: ['CURRENT', 'CUMULATIVE'], default: 'CURRENT' });
      const named = (path: string) =>
        parametersOf(path)
          .map(({ name }) => name)
          .filter((name) => name !== 'format');
      for (const { name, parameters } of index.exports) {
        expect(Object.keys(parameters).sort()).toEqual(named(`/exports/${name}.{format}`).sort());
      }
    });

    test('is a page for whoever opens it in a browser', async () => {
      const { text, headers } = await rollcall.http.get('/api').set('accept', 'text/html,*/*;q=0.8');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(text).toContain('<a href="/exports/countries.csv">csv</a>');
      expect(headers.vary).toContain('accept');
    });
  });

  describe('a CSV file', () => {
    test('is described as CSVW and as a data package, which a link names', async () => {
      const file = await get(`/exports/participations.csv?set=hlab7`);
      const links = [...file.headers.link!.matchAll(/<([^>]+)>; rel="describedby"; type="([^"]+)"/g)];
      const at = (type: string) => links.find((link) => link[2] === type)![1]!;
      const header = Object.keys(csv(file.body.toString())[0]!);
      const csvw = await get(at('application/csvm+json'));
      expect(csvw.headers['content-type']).toMatch(/^application\/csvm\+json/);
      const { tableSchema, url, '@context': context } = JSON.parse(csvw.body.toString());
      expect(context[0]).toBe('http://www.w3.org/ns/csvw');
      expect(tableSchema.columns.map(({ titles }: Json) => titles)).toEqual(header);
      const datatype = (name: string) => tableSchema.columns.find((column: Json) => column.name === name).datatype;
      expect(['valid_from', 'recorded_at', 'counted', 'citation', 'role'].map(datatype)).toEqual([
        ...['date', 'dateTime', 'boolean', 'integer', 'string'],
      ]);
      // Both are relative to where they stand, and lead to the file.
      const descriptor = await jsonOf(at('application/vnd.datapackage+json'));
      const [resource] = descriptor.resources;
      expect(resource.schema.fields.map(({ name }: Json) => name)).toEqual(header);
      for (const path of [url, resource.path]) {
        const again = await get(new URL(path, 'http://localhost/exports/x').href.replace('http://localhost', ''));
        expect(again.body.equals(file.body)).toBe(true);
      }
    });

    test('begins with a byte order mark where that is asked for, and else is the same', async () => {
      const [plain, marked] = [await get('/exports/countries.csv'), await get('/exports/countries.csv?bom=true')];
      expect(marked.body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(marked.body.subarray(3).equals(plain.body)).toBe(true);
      const [link] = /(?<=^<)[^>]+/.exec(marked.headers.link!)!;
      expect((await jsonOf(link)).sha256).toBe(createHash('sha256').update(marked.body).digest('hex'));
      const { status, body } = await rollcall.http.get('/exports/countries.json?bom=true');
      expect([status, body.argument]).toEqual([400, 'bom']);
    });
  });

  test('JSON-stat: a cube of the same figures, with null where there is none and why', async () => {
    const query = YEARLY;
    const rows = csv(await textOf(`/exports/yearly.csv?${query}`));
    const cube = await jsonOf(`/exports/yearly.json-stat?${query}`);
    const { id, size, dimension, value, status, role } = cube;
    expect([cube.version, cube.class, role]).toEqual(['2.0', 'dataset', { time: ['year'], metric: ['figure'] }]);
    expect(id).toEqual(['scheme', 'group', 'selection', 'year', 'figure']);
    expect(size).toEqual(id.map((name: string) => dimension[name].category.index.length));
    expect(value).toHaveLength(size.reduce((product: number, length: number) => product * length, 1));
    for (const row of rows) {
      for (const figure of ['seats', 'representation_ratio', 'global_south_seat_share_least', 'joined']) {
        const at = id.reduce((place: number, name: string, i: number) => {
          const nth = dimension[name].category.index.indexOf(name === 'figure' ? figure : row[name]);
          return place * size[i] + nth;
        }, 0);
        expect(value[at]).toBe(row[figure] === '' ? null : Number(row[figure]));
        if (row[figure] === '') expect(status[at]).toBe('M');
        else expect(status[at]).toBe(row.partial === 'true' ? 'P' : undefined);
      }
    }
    expect(dimension.figure.category.unit.seats).toEqual({ label: 'number', decimals: 0 });
    expect([cube.source, cube.updated]).toEqual([
      expect.stringContaining('release 2026.12'),
      '2026-11-29T00:00:00.000Z',
    ]);
    const values = await jsonOf('/exports/indicators.json-stat?indicators=wb_population&countries=KEN&from=2023');
    expect([values.role.geo, values.dimension.indicator.category.unit]).toEqual([
      ['country'],
      { wb_population: { label: 'persons' } },
    ]);
  });

  describe('SDMX structures', () => {
    const structures = async (path: string) => {
      const { body, headers, status } = await get(`/sdmx/3.0/structure/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(headers['content-type']).toMatch(/^application\/vnd\.sdmx\.structure\+json; version=2\.0\.0/);
      return JSON.parse(body.toString());
    };

    /** The rules of the information model: every reference is to what stands in the message, and names are identifiers. */
    function check({ data }: Json): void {
      const urns = new Set<string>();
      const kinds = [
        ['dataflows', 'datastructure.Dataflow'],
        ['dataStructures', 'datastructure.DataStructure'],
        ['codelists', 'codelist.Codelist'],
        ['conceptSchemes', 'conceptscheme.ConceptScheme'],
      ] as const;
      for (const [list, kind] of kinds) {
        const ids = data[list].map(({ id }: Json) => id);
        expect([list, new Set(ids).size]).toEqual([list, ids.length]);
        for (const { id, agencyID, version } of data[list]) {
          expect(version).toMatch(/^\d+\.\d+\.\d+$/);
          urns.add(`urn:sdmx:org.sdmx.infomodel.${kind}=${agencyID}:${id}(${version})`);
        }
      }
      for (const { id, agencyID, version, concepts } of data.conceptSchemes) {
        for (const concept of concepts) {
          urns.add(`urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=${agencyID}:${id}(${version}).${concept.id}`);
        }
      }
      for (const { codes } of data.codelists) {
        const ids = codes.map(({ id }: Json) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_@$-]+$/);
      }
      for (const [urn] of JSON.stringify(data).matchAll(/urn:sdmx:[^"]+/g))
        expect([urn, urns.has(urn)]).toEqual([urn, true]);
    }

    /** The rules of SDMX-CSV 2.0 for a file of a dataflow whose structure is given. */
    function checkData(rows: Record<string, string>[], { data }: Json): void {
      const columns = Object.keys(rows[0]!);
      const flow = data.dataflows.find(
        ({ agencyID, id, version }: Json) => rows[0]!.STRUCTURE_ID === `${agencyID}:${id}(${version})`,
      );
      const structure = data.dataStructures.find(({ id }: Json) => flow.structure.includes(`:${id}(`));
      const { dimensionList, measureList, attributeList } = structure.dataStructureComponents;
      const components = [
        ...dimensionList.dimensions,
        dimensionList.timeDimension,
        ...measureList.measures,
        ...attributeList.attributes,
      ];
      expect(columns).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...components.map(({ id }: Json) => id)]);
      const keys = new Set<string>();
      for (const row of rows) {
        expect([row.STRUCTURE, row.STRUCTURE_ID, row.ACTION]).toEqual(['dataflow', rows[0]!.STRUCTURE_ID, 'I']);
        keys.add([...dimensionList.dimensions, dimensionList.timeDimension].map(({ id }: Json) => row[id]).join());
      }
      expect(keys.size).toBe(rows.length);
      for (const { id, localRepresentation } of components) {
        const values = new Set(rows.map((row) => row[id]!));
        const list = /Codelist=\w+:(\w+)\(/.exec(localRepresentation.enumeration ?? '')?.[1];
        if (list) {
          const codes = data.codelists.find((each: Json) => each.id === list).codes.map(({ id: code }: Json) => code);
          expect([...values].filter((value) => !codes.includes(value))).toEqual([]);
        } else if (localRepresentation.format.dataType === 'Integer') {
          for (const value of values) expect(value).toMatch(/^\d+$/);
        } else if (localRepresentation.format.dataType === 'Double') {
          for (const value of values) expect(Number.isFinite(Number(value))).toBe(true);
        }
      }
    }

    test.each([
      ['yearly', YEARLY.replace('scheme=un-regional-groups', 'scheme=un-regional-groups,g77')],
      ['matrix', 'set=hlab7'],
      ['distribution', 'set=hlab7'],
      ['gaps', 'set=hlab7'],
      ['indicators', 'countries=KEN,NGA'],
      ['populations', 'countries=KEN,NGA'],
    ])('those of %s fit its file, at the address and beside it', async (name, query) => {
      const rows = csv(await textOf(`/exports/${name}.sdmx-csv?${query}`));
      for (const message of [
        await structures(`dataflow/ROLLCALL/DF_${name.toUpperCase()}/1.3.0`),
        await jsonOf(`/exports/${name}.sdmx-csv.structure.json?${query}`),
      ]) {
        check(message);
        checkData(rows, message);
      }
    });

    test('all of them in one message, each thing once; one by its kind and name', async () => {
      const all = await structures('dataflow');
      check(all);
      expect(all.data.dataflows).toHaveLength(6);
      const list = await structures('codelist/ROLLCALL/CL_MATRIX_REF_AREA/+?locale=ZH');
      expect(list.data.codelists).toHaveLength(1);
      expect(list.data.codelists[0].codes.find(({ id }: Json) => id === 'KEN').name).toBe('肯尼亚');
      check(await structures('datastructure/ROLLCALL/DSD_GAPS/latest'));
    });

    test.each([
      ['categoryscheme/ROLLCALL/X/1.0', 'dataflow, datastructure, conceptscheme, codelist'],
      ['dataflow/OECD/DF_YEARLY/1.3.0', 'ROLLCALL'],
      ['dataflow/ROLLCALL/DF_YEARLI/1.3.0', 'did you mean DF_YEARLY'],
      ['dataflow/ROLLCALL/DF_YEARLY/9.9.9', '1.3.0'],
    ])('%s is not there, and says what is', async (path, said) => {
      const { status, body } = await rollcall.http.get(`/sdmx/3.0/structure/${path}`);
      expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
      expect(body.error).toContain(said);
    });
  });
});
