import type { Metadata } from './metadata.js';
import type { CellType } from './table.js';

const LICENCES: Readonly<Record<string, string>> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
};

/** Types of Table Schema, as https://datapackage.org/standard/table-schema/ names them. */
const FRICTIONLESS: Readonly<Record<CellType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  instant: 'datetime',
};

/** Datatypes of CSVW (https://www.w3.org/TR/tabular-metadata/), by the names of XML Schema. */
const CSVW: Readonly<Record<CellType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  instant: 'dateTime',
};

/** A data package of one CSV file with its Table Schema, for whoever reads with `frictionless`. */
export function dataPackage(metadata: Metadata, path: string): object {
  const { export: name, title, licence, cite, release, recordedAt, columns, notes } = metadata;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `rollcall-${name}`,
    title,
    description: [cite, ...notes].join('\n\n'),
    ...(release === null ? {} : { version: release }),
    created: recordedAt,
    licenses: [{ name: licence, ...(LICENCES[licence] ? { path: LICENCES[licence] } : {}) }],
    resources: [
      {
        name,
        path,
        type: 'table',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: {
          fields: columns.map(({ name: column, type, description }) => ({
            name: column,
            type: FRICTIONLESS[type],
            description,
          })),
          missingValues: [''],
        },
      },
    ],
  };
}

/** The metadata of a CSV file on the web (W3C): what its columns hold. */
export function csvwMetadata(metadata: Metadata, url: string): object {
  const { title, licence, cite, recordedAt, columns, notes } = metadata;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': title,
    'dc:description': notes.join(' '),
    'dc:bibliographicCitation': cite,
    'dc:license': { '@id': LICENCES[licence] ?? licence },
    'dc:modified': { '@value': recordedAt.slice(0, 10), '@type': 'xsd:date' },
    dialect: { header: true, encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true },
    tableSchema: {
      columns: columns.map(({ name, type, description }) => ({
        name,
        titles: name,
        'dc:description': description,
        datatype: CSVW[type],
        null: '',
      })),
    },
  };
}
