import { CHARTS, FORMER_CHART_NAMES, LEAST_WIDTH, MOST_WIDTH } from '../charts/charts.js';
import { EXPORTS, formatsOf } from '../exports/exports.js';
import { type Format, TRAITS } from '../exports/formats/index.js';
import { AGENCY, STRUCTURE_VERSION } from '../exports/formats/sdmx.js';
import { STRUCTURE_PARAMETERS, STRUCTURE_TYPE } from '../exports/sdmx.controller.js';
import { ARTEFACT_NAMES } from '../exports/sdmx-structures.js';
import type { CellType, Column } from '../exports/table.js';
import { STATUS } from '../http/reply-with-error.js';
import { DEFAULTS, FIELD_NAMES, FIELDS, type Field, type FieldName, namesAt } from '../questions/fields.js';
import { DAY, FLAG, INSTANT_WITH_OFFSET, WHOLE_NUMBER } from '../questions/readers.js';
import { REPORT_FIELDS } from '../reports/gather/question.js';
import { CONTENT_TYPES, REPORT_DESCRIPTION, REPORT_FORMATS } from '../reports/report.js';

type Json = Readonly<Record<string, unknown>>;

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** What the value of a field may be, as JSON Schema. */
function schemaOf(name: FieldName): Json {
  const { kind }: Field = FIELDS[name];
  const initial = DEFAULTS[name];
  const each = (): Json => {
    if (kind.words) return { type: 'string', enum: kind.words };
    switch (kind as unknown) {
      case DAY:
        return { type: 'string', format: 'date' };
      case INSTANT_WITH_OFFSET:
        return { type: 'string', format: 'date-time' };
      case WHOLE_NUMBER:
        return {
          type: 'integer',
          ...(name === 'width' ? { minimum: LEAST_WIDTH, maximum: MOST_WIDTH } : {}),
          ...(name === 'fewerThan' ? { minimum: 1 } : {}),
        };
      case FLAG:
        return { type: 'boolean' };
      default:
        return { type: 'string', minLength: 1 };
    }
  };
  const schema = kind.many ? { type: 'array', minItems: 1, items: each() } : each();
  return initial === undefined ? schema : { ...schema, default: initial };
}

/** A parameter of an address; several values are separated by commas. */
function parameterOf(name: FieldName, required = false): Json {
  const { kind, help, helpNot }: Field = FIELDS[name];
  const said = helpNot === undefined ? help : `true: ${help}; false: ${helpNot}`;
  return {
    name,
    in: 'query',
    description: said.charAt(0).toUpperCase() + said.slice(1),
    ...(required ? { required } : {}),
    schema: schemaOf(name),
    ...(kind.many ? { style: 'form', explode: false } : {}),
  };
}

const parametersFor = (names: readonly FieldName[], needs: readonly FieldName[] = []): Json[] =>
  names.map((name) => (needs.includes(name) ? parameterOf(name, true) : ref('parameters', name)));

const CELLS: Readonly<Record<CellType, Json>> = {
  text: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  instant: { type: ['string', 'null'], format: 'date-time' },
};

function rowOf(columns: readonly Column[]): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(
      columns.map(({ name, type, description }) => [name, { ...CELLS[type], description }]),
    ),
    required: columns.map(({ name }) => name),
    additionalProperties: false,
  };
}

const schemaName = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Row`;

function contentOf(name: string, format: Format): Json {
  if (format === 'json') {
    return {
      schema: {
        type: 'object',
        properties: {
          metadata: ref('schemas', 'Metadata'),
          rows: { type: 'array', items: ref('schemas', schemaName(name)) },
          content: ref('schemas', 'Content'),
        },
        required: ['metadata', 'rows', 'content'],
      },
    };
  }
  if (format === 'json-stat') return { schema: { type: 'object' } };
  return TRAITS[format].text ? { schema: { type: 'string' } } : {};
}

/** Types are told apart without their parameters, which OpenAPI takes for parts of the name. */
const mediaType = (contentType: string) => contentType.split(';')[0]!;

function exportContent(name: string): Json {
  const byType = new Map<string, Json[]>();
  for (const format of formatsOf(name)) {
    const type = mediaType(TRAITS[format].contentType);
    byType.set(type, [...(byType.get(type) ?? []), contentOf(name, format)]);
  }
  return Object.fromEntries(
    [...byType].map(([type, contents]) => [
      type,
      contents.length === 1 ? contents[0] : { schema: { anyOf: contents.map(({ schema }) => schema) } },
    ]),
  );
}

const REFUSALS = Object.fromEntries(
  [...new Set(Object.values(STATUS))].sort().map((status) => [String(status), ref('responses', `Refused${status}`)]),
);

const formatParameter = (formats: readonly string[]): Json => ({
  name: 'format',
  in: 'path',
  required: true,
  description: 'Format of the file.',
  schema: { type: 'string', enum: formats },
});

function exportPaths(name: string): [string, Json][] {
  const { description, parameters, needs = [] } = EXPORTS[name]!;
  const id = name.charAt(0).toUpperCase() + name.slice(1);
  const formats = formatsOf(name);
  const query = parametersFor(parameters, needs);
  const beside = (suffix: string, of: string, of2: string, some: readonly string[], type: string): [string, Json] => [
    `/exports/${name}.{format}${suffix}`,
    {
      get: {
        operationId: `${of}Of${id}`,
        tags: ['beside exports'],
        summary: of2,
        parameters: [formatParameter(some), ...query],
        responses: { '200': { description: of2, content: { [type]: { schema: { type: 'object' } } } }, ...REFUSALS },
      },
    },
  ];
  const withSidecar = formats.filter((format) => TRAITS[format].sidecar);
  return [
    [
      `/exports/${name}.{format}`,
      {
        get: {
          operationId: `export${id}`,
          tags: ['exports'],
          summary: description,
          parameters: [formatParameter(formats), ...query],
          responses: {
            '200': {
              description:
                'The file. `Link` names what stands beside it; `Content-Disposition` its name, with the release.',
              content: exportContent(name),
            },
            ...REFUSALS,
          },
        },
      },
    ],
    beside(
      '.metadata.json',
      'metadata',
      'What the file rests on, how to cite it, its columns and its SHA-256.',
      withSidecar,
      'application/json',
    ),
    beside(
      '.datapackage.json',
      'dataPackage',
      'A Frictionless data package of the CSV file.',
      ['csv'],
      'application/json',
    ),
    beside('-metadata.json', 'csvw', 'Metadata of the CSV file as CSVW has them.', ['csv'], 'application/csvm+json'),
    ...(formats.includes('sdmx-csv')
      ? [
          beside(
            '.structure.json',
            'structure',
            'Data structure definition of the SDMX-CSV file, with the codes that it can hold.',
            ['sdmx-csv'],
            'application/json',
          ),
        ]
      : []),
  ];
}

/** The path of a chart, or that of a name it had before. */
function chartPath(name: string, former?: string): [string, Json] {
  const { description, parameters, needs = [] } = CHARTS[name]!;
  const called = former ?? name;
  const names = FIELD_NAMES.filter((field) =>
    [...namesAt('selection'), ...namesAt('counting'), ...parameters, ...namesAt('picture')].includes(field),
  );
  return [
    `/charts/${called}.{format}`,
    {
      get: {
        ...(former === undefined ? {} : { deprecated: true }),
        operationId: `chart${called.charAt(0).toUpperCase()}${called.slice(1)}`,
        tags: ['charts'],
        summary: description,
        parameters: [formatParameter(['svg', 'png']), ...parametersFor(names, needs)],
        responses: {
          '200': {
            description: 'The picture, with what it rests on and how to cite it.',
            content: { 'image/svg+xml': { schema: { type: 'string' } }, 'image/png': {} },
          },
          ...REFUSALS,
        },
      },
    },
  ];
}

/** The parameters of reports that are no fields of a question. */
const LANGUAGE: Json = {
  name: 'lang',
  in: 'query',
  description: 'Language, as `locale`, in the words of pages.',
  schema: { type: 'string', enum: ['en', 'zh'], default: 'en' },
};
const YEAR: Json = {
  name: 'year',
  in: 'path',
  required: true,
  description: 'Year to report on: the running year as far as the data go.',
  schema: { type: 'integer', minimum: 1945 },
};

const reportContent = Object.fromEntries(
  Object.values(CONTENT_TYPES).map((type) => [
    mediaType(type),
    /^text/.test(type) ? { schema: { type: 'string' } } : {},
  ]),
);

/** The yearly report, as a page at its own address and as a file in each format. */
const REPORT_PATHS: [string, Json][] = [
  [
    '/reports/{year}.{format}',
    {
      get: {
        operationId: 'reportFile',
        tags: ['reports'],
        summary: REPORT_DESCRIPTION,
        parameters: [YEAR, formatParameter(REPORT_FORMATS), ...parametersFor(REPORT_FIELDS), LANGUAGE],
        responses: { '200': { description: 'The report.', content: reportContent }, ...REFUSALS },
      },
    },
  ],
  [
    '/reports/{year}',
    {
      get: {
        operationId: 'report',
        tags: ['reports'],
        summary: REPORT_DESCRIPTION,
        parameters: [
          YEAR,
          ...parametersFor(REPORT_FIELDS),
          LANGUAGE,
          {
            name: 'format',
            in: 'query',
            description: 'Format.',
            schema: { type: 'string', enum: REPORT_FORMATS, default: 'html' },
          },
        ],
        responses: { '200': { description: 'The report.', content: reportContent }, ...REFUSALS },
      },
    },
  ],
];

const STRUCTURE_PATH: [string, Json] = [
  '/sdmx/3.0/structure/{kind}/{agency}/{id}/{version}',
  {
    get: {
      operationId: 'sdmxStructure',
      tags: ['beside exports'],
      summary: 'SDMX 3.0 structures of the SDMX-CSV files, with every code on record.',
      parameters: [
        { name: 'kind', in: 'path', required: true, schema: { type: 'string', enum: ARTEFACT_NAMES } },
        { name: 'agency', in: 'path', required: true, schema: { type: 'string', enum: [AGENCY, '*', 'all'] } },
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'Such as DF_YEARLY; * is every one.',
          schema: { type: 'string' },
        },
        {
          name: 'version',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: [STRUCTURE_VERSION, '+', '~', 'latest', '*', 'all'] },
        },
        ...parametersFor(STRUCTURE_PARAMETERS),
      ],
      responses: {
        '200': {
          description: 'A structure message.',
          content: { [mediaType(STRUCTURE_TYPE)]: { schema: { type: 'object' } } },
        },
        ...REFUSALS,
      },
    },
  },
];

function refusalOf(status: number): Json {
  const codes = Object.entries(STATUS).flatMap(([code, answered]) => (answered === status ? [code] : []));
  return {
    description: `Refused: ${codes.join(', ')}. The README says what each code means.`,
    content: {
      'application/json': {
        schema: { allOf: [ref('schemas', 'Refusal'), { properties: { code: { enum: codes } } }] },
      },
    },
  };
}

const METADATA_SCHEMA: Json = {
  type: 'object',
  description: 'What stands beside the rows.',
  properties: {
    title: { type: 'string' },
    release: { type: ['string', 'null'], description: 'Null: the state was not released.' },
    revision: { type: ['string', 'null'], description: 'Null where a release says it.' },
    dataThrough: { type: 'string', format: 'date' },
    notes: { type: 'array', items: { type: 'string' } },
    licence: { type: 'string' },
    cite: { type: 'string' },
  },
  required: ['title', 'release', 'revision', 'dataThrough', 'notes', 'licence', 'cite', 'columns'],
};

/** The description of every address of files and pictures, as OpenAPI 3.1; made from the lists that answer there. */
export function openApi(version: string): Json {
  const statuses = [...new Set(Object.values(STATUS) as number[])].sort();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall: files and pictures',
      version,
      summary: 'The roll of multilateral AI governance as tables and charts.',
      description:
        'Every address answers GET, asks for no key, and takes the parameters of the GraphQL API under the same names. A parameter that is not listed, or given twice, is refused, and named. A question that names a release is answered from that release; where the answer never changes, `Cache-Control` says `immutable`.',
      license: { name: 'Apache-2.0 (the software); data CC BY 4.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'exports', description: 'Tables, in several formats.' },
      { name: 'reports', description: 'A year in words, tables and figures, in English and Chinese.' },
      { name: 'charts', description: 'Pictures.' },
      { name: 'beside exports', description: 'What describes a file.' },
    ],
    paths: Object.fromEntries([
      ...Object.keys(EXPORTS).flatMap(exportPaths),
      ...Object.keys(CHARTS).map((name) => chartPath(name)),
      ...Object.entries(FORMER_CHART_NAMES).map(([former, name]) => chartPath(name, former)),
      ...REPORT_PATHS,
      STRUCTURE_PATH,
    ]),
    components: {
      parameters: Object.fromEntries(FIELD_NAMES.map((name) => [name, parameterOf(name)])),
      responses: Object.fromEntries(statuses.map((status) => [`Refused${status}`, refusalOf(status)])),
      schemas: {
        ...Object.fromEntries(Object.entries(EXPORTS).map(([name, { columns }]) => [schemaName(name), rowOf(columns)])),
        Metadata: METADATA_SCHEMA,
        Content: {
          type: 'object',
          properties: {
            rowCount: { type: 'integer' },
            sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
            sha256Of: { type: 'string' },
          },
          required: ['rowCount', 'sha256', 'sha256Of'],
        },
        Refusal: {
          type: 'object',
          properties: {
            error: { type: 'string', description: 'What is wrong, for people: it names the value and the rule.' },
            code: { type: 'string', description: 'The same for programs.' },
            argument: { type: 'string', description: 'The parameter, where it is one.' },
          },
          required: ['error', 'code'],
        },
      },
    },
  };
}

/** The same in short, for people and programs that look for a table: every export and chart with its addresses. */
export function apiIndex(): Json {
  const parameters = (names: readonly FieldName[], needs: readonly FieldName[] = []) =>
    Object.fromEntries(
      FIELD_NAMES.filter((name) => names.includes(name)).map((name) => {
        const { description } = parameterOf(name) as { description: string };
        return [name, { description, ...schemaOf(name), ...(needs.includes(name) ? { required: true } : {}) }];
      }),
    );
  return {
    title: 'Rollcall',
    openapi: '/api/openapi.json',
    graphql: '/graphql',
    sdmx: '/sdmx/3.0/structure/dataflow',
    exports: Object.entries(EXPORTS).map(([name, { description, parameters: names, needs, columns }]) => ({
      name,
      description,
      files: Object.fromEntries(formatsOf(name).map((format) => [format, `/exports/${name}.${format}`])),
      parameters: parameters(names, needs),
      columns,
    })),
    charts: Object.entries(CHARTS).map(([name, { description, parameters: own, needs }]) => ({
      name,
      description,
      files: { svg: `/charts/${name}.svg`, png: `/charts/${name}.png` },
      parameters: parameters([...namesAt('selection'), ...namesAt('counting'), ...own, ...namesAt('picture')], needs),
    })),
    reports: [
      {
        name: 'report',
        description: REPORT_DESCRIPTION,
        files: Object.fromEntries(REPORT_FORMATS.map((format) => [format, `/reports/{year}.${format}`])),
        parameters: parameters(REPORT_FIELDS),
      },
    ],
  };
}
