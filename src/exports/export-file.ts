import type { FieldName } from '../questions/fields.js';
import { notFound } from '../questions/not-found.js';
import { EXPORT_NAMES, formatNamed, parametersOf } from './exports.js';
import type { Format } from './formats/index.js';

/** What the name of a file under `/exports` says. */
export interface ExportFile {
  readonly name: string;
  readonly format: Format;
  /** What describes the file, asked for in its place; null: the file itself. */
  readonly descriptor: Descriptor | null;
  /** The parameters that the export understands. */
  readonly parameters: readonly FieldName[];
}

export type Descriptor = 'metadata' | 'structure' | 'datapackage' | 'csv-metadata';

/** `yearly.csv`, `yearly.csv.metadata.json`, `yearly.sdmx-csv.structure.json`, `yearly.csv-metadata.json` */
const FILE = /^([a-z]+)\.([a-z-]+?)(?:(?:\.(metadata|structure|datapackage)|-(metadata))\.json)?$/;

/** Throws NOT_FOUND for what names no export or no format. */
export function exportFile(file: string): ExportFile {
  const [, name, format, beside, onTheWeb] = FILE.exec(file) ?? [];
  if (name === undefined) {
    const examples = EXPORT_NAMES.map((each) => `${each}.csv`);
    throw notFound('export', file, examples);
  }
  const parameters = parametersOf(name);
  const descriptor = onTheWeb ? 'csv-metadata' : ((beside as Descriptor | undefined) ?? null);
  return { name, format: formatNamed(format!), descriptor, parameters };
}
