import type { Metadata } from '../metadata.js';
import type { Code, Column, Row, SdmxShape, Table } from '../table.js';

/** Agency under which Rollcall's structures are named. */
export const AGENCY = 'ROLLCALL';
/** Version of the structures: grows when a dimension or an indicator changes. */
export const STRUCTURE_VERSION = '1.3.0';
const SCHEMA =
  'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json';

/** `AGENCY:ID(VERSION)` of an export's dataflow, as SDMX-CSV names it. */
export function dataflowOf({ id }: SdmxShape): string {
  return `${AGENCY}:DF_${id}(${STRUCTURE_VERSION})`;
}

/** An identifier as SDMX allows it (letters, digits, `_`, `@`, `$`, `-`): every other character becomes `_`. */
export function sdmxId(text: string): string {
  return text.replace(/[^A-Za-z0-9_@$-]/g, '_');
}

/** The header of the data message (SDMX-CSV 2.0, data message field guide). */
export function sdmxHeader(shape: SdmxShape): string[] {
  return [
    'STRUCTURE',
    'STRUCTURE_ID',
    'ACTION',
    'FREQ',
    ...shape.dimensions.map(({ id }) => id),
    'INDICATOR',
    'TIME_PERIOD',
    'OBS_VALUE',
    'OBS_STATUS',
  ];
}

/**
 * Rows as observations in long form: one row for each indicator. An empty value keeps its row, with OBS_STATUS `M`: the
 * value does not exist, for its denominator is 0 or its source is missing; `L`: it is not known; `Q`: it is withheld. `P`:
 * provisional, the year is not over.
 */
export function observations({ columns, sdmx }: Pick<Table, 'columns' | 'sdmx'>, rows: readonly Row[]): Row[] {
  const shape = sdmx!;
  const indexOf = (name: string) => columns.findIndex((column) => column.name === name);
  const [time, provisional] = [indexOf(shape.time), shape.provisional === undefined ? -1 : indexOf(shape.provisional)];
  const dimensions = shape.dimensions.map(({ column }) => indexOf(column));
  const indicators = shape.indicators.map((name) => ({ code: name.toUpperCase(), at: indexOf(name) }));
  const flow = dataflowOf(shape);
  const emptyStatus = shape.emptyStatus ?? (() => 'M');
  return rows.flatMap((row) => {
    const key = dimensions.map((at) => (row[at] === null ? '_Z' : sdmxId(String(row[at]))));
    return indicators.map(({ code, at }) => {
      const value = row[at]!;
      const status = value === null ? emptyStatus(row, columns[at]!.name) : row[provisional] === true ? 'P' : 'A';
      return ['dataflow', flow, 'I', shape.frequency, ...key, code, row[time]!, value, status];
    });
  });
}

/** What a structure message says of the data that it is about. */
export type StructureNotes = Pick<Metadata, 'title' | 'notes' | 'locale' | 'release' | 'revision' | 'recordedAt'>;

interface Artefact {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** A structure message (SDMX-JSON 2.0), as far as messages are put together. */
export interface StructureMessage {
  readonly meta: object;
  readonly data: {
    readonly dataflows: readonly Artefact[];
    readonly codelists: readonly Artefact[];
    readonly conceptSchemes: readonly (Artefact & { readonly concepts: readonly Artefact[] })[];
    readonly dataStructures: readonly Artefact[];
  };
}

const urn = (kind: string, id: string) => `urn:sdmx:org.sdmx.infomodel.${kind}=${AGENCY}:${id}(${STRUCTURE_VERSION})`;
const concept = (id: string) => `${urn('conceptscheme.Concept', 'CS_ROLLCALL')}.${id}`;
const named = (id: string, name: string) => ({
  id,
  agencyID: AGENCY,
  version: STRUCTURE_VERSION,
  name,
  names: { en: name },
});
const codelist = (id: string, name: string, codes: readonly Code[], language = 'en') => ({
  ...named(id, name),
  codes: codes.map(({ id: code, name: words }) => ({ id: sdmxId(code), name: words, names: { [language]: words } })),
});

/** The data structure definition of an export with its dataflow, concepts and codes (SDMX-JSON 2.0 structure message). */
export function structureMessage(
  metadata: StructureNotes,
  columns: readonly Column[],
  shape: SdmxShape,
  isPartial: boolean,
): StructureMessage {
  // What the roll names has its name in the language that was asked for; columns and concepts have theirs in English.
  const language = metadata.locale.toLowerCase();
  const notes = metadata.notes.join(metadata.locale === 'ZH' ? '' : ' ');
  const about = (name: string) => columns.find((column) => column.name === name)!.description;
  const dimensionIds = ['FREQ', ...shape.dimensions.map(({ id }) => id), 'INDICATOR'];
  const concepts: Code[] = [
    { id: 'FREQ', name: 'Frequency of observation' },
    ...shape.dimensions.map(({ id, column }) => ({ id, name: about(column) })),
    { id: 'INDICATOR', name: 'Figure that the value gives' },
    { id: 'TIME_PERIOD', name: about(shape.time) },
    { id: 'OBS_VALUE', name: 'Observation value' },
    { id: 'OBS_STATUS', name: 'Observation status' },
  ];
  const lists = [
    codelist('CL_FREQ', 'Frequency', [
      { id: 'A', name: 'Annual' },
      { id: 'D', name: 'Daily' },
    ]),
    ...shape.dimensions.flatMap(({ id, column, codes }) =>
      codes === null
        ? []
        : [
            {
              ...codelist(`CL_${shape.id}_${id}`, about(column), codes, language),
              ...(isPartial ? { isPartial } : {}),
            },
          ],
    ),
    codelist(
      `CL_${shape.id}_INDICATOR`,
      'Indicators',
      shape.indicators.map((name) => ({ id: name.toUpperCase(), name: about(name) })),
    ),
    codelist('CL_OBS_STATUS', 'Observation status', [
      { id: 'A', name: 'Normal value' },
      { id: 'L', name: 'Missing value; data exist but were not collected' },
      { id: 'M', name: 'Missing value; data cannot exist' },
      { id: 'P', name: 'Provisional value' },
      { id: 'Q', name: 'Missing value; suppressed' },
    ]),
  ];
  const typeOf = (name: string) =>
    columns.find((column) => column.name === name)!.type === 'integer' ? 'Integer' : 'String';
  const uncoded = new Map(
    shape.dimensions.flatMap(({ id, column, codes }) =>
      codes === null ? [[id, { format: { dataType: typeOf(column) } }] as const] : [],
    ),
  );
  const listOf = (id: string) =>
    urn('codelist.Codelist', id === 'FREQ' || id === 'OBS_STATUS' ? `CL_${id}` : `CL_${shape.id}_${id}`);
  return {
    meta: {
      schema: SCHEMA,
      id: sdmxId(`DSD_${shape.id}_${metadata.release ?? metadata.revision}`),
      test: false,
      prepared: metadata.recordedAt,
      contentLanguages: [...new Set(['en', language])],
      sender: { id: AGENCY },
    },
    data: {
      dataflows: [
        {
          ...named(`DF_${shape.id}`, metadata.title),
          description: notes,
          descriptions: { [language]: notes },
          structure: urn('datastructure.DataStructure', `DSD_${shape.id}`),
        },
      ],
      codelists: lists,
      conceptSchemes: [
        {
          ...named('CS_ROLLCALL', 'Concepts of Rollcall'),
          concepts: concepts.map(({ id, name }) => ({ id, name, names: { en: name } })),
        },
      ],
      dataStructures: [
        {
          ...named(`DSD_${shape.id}`, metadata.title),
          dataStructureComponents: {
            dimensionList: {
              id: 'DimensionDescriptor',
              dimensions: dimensionIds.map((id, position) => ({
                id,
                position: position + 1,
                conceptIdentity: concept(id),
                localRepresentation: uncoded.get(id) ?? { enumeration: listOf(id) },
              })),
              timeDimension: {
                id: 'TIME_PERIOD',
                conceptIdentity: concept('TIME_PERIOD'),
                localRepresentation: { format: { dataType: 'ObservationalTimePeriod' } },
              },
            },
            measureList: {
              id: 'MeasureDescriptor',
              measures: [
                {
                  id: 'OBS_VALUE',
                  conceptIdentity: concept('OBS_VALUE'),
                  localRepresentation: { format: { dataType: 'Double' } },
                },
              ],
            },
            attributeList: {
              id: 'AttributeDescriptor',
              attributes: [
                {
                  id: 'OBS_STATUS',
                  conceptIdentity: concept('OBS_STATUS'),
                  localRepresentation: { enumeration: listOf('OBS_STATUS') },
                  attributeRelationship: { observation: {} },
                },
              ],
            },
          },
        },
      ],
    },
  };
}
