import type { Pool } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { formatDay } from '../domain/day.js';
import { membersAt } from '../domain/groups.js';
import type { FieldName } from '../questions/fields.js';
import { fieldsWith } from '../questions/from-query.js';
import type { Question } from '../questions/question.js';
import { type Encoded, encode, FORMATS, type Format, TRAITS } from './formats/index.js';
import { structureMessage } from './formats/sdmx.js';
import { type Content, type Metadata, metadataOf } from './metadata.js';
import { notFound } from './not-found.js';
import type { ExportTable } from './table.js';
import { distributionTable } from './tables/distribution.js';
import { gapsTable } from './tables/gaps.js';
import { matrixTable } from './tables/matrix.js';
import { participationsTable } from './tables/participations.js';
import { yearlyTable } from './tables/yearly.js';

interface Kind {
  readonly title: (question: Question) => string;
  /** Parameters besides those of selection and counting. */
  readonly parameters: readonly FieldName[];
  readonly table: (question: Question, pool: Pool) => ExportTable | Promise<ExportTable>;
}

const at = ({ day }: Question) => formatDay(day);

/** Everything that can be exported; CLI, HTTP and documentation read this list. */
export const EXPORTS: Readonly<Record<string, Kind>> = {
  yearly: {
    title: ({ input: { from, to }, selectionName, schemes }) =>
      `Representation by year, ${from} to ${to}: ${selectionName}, by ${schemes.map(({ slug }) => slug).join(', ')}`,
    parameters: ['scheme', 'from', 'to', 'compositionAt'],
    table: yearlyTable,
  },
  participations: {
    title: (question) => `Participations in ${question.selectionName}, as of ${at(question)}`,
    parameters: ['asOf', 'group'],
    table: participationsTable,
  },
  matrix: {
    title: (question) => `States by initiatives: ${question.selectionName}, as of ${at(question)}`,
    parameters: ['asOf', 'group'],
    table: matrixTable,
  },
  distribution: {
    title: (question) =>
      `States by the number of initiatives they take part in: ${question.selectionName}, as of ${at(question)}`,
    parameters: ['asOf'],
    table: distributionTable,
  },
  gaps: {
    title: (question) => `Absences from ${question.selectionName}, as of ${at(question)}`,
    parameters: ['asOf', 'group', 'fewerThan'],
    table: gapsTable,
  },
};
export const EXPORT_NAMES = Object.keys(EXPORTS);

/** The parameters that an export understands. Throws NOT_FOUND for an export that does not exist. */
export function parametersOf(name: string): FieldName[] {
  if (!Object.hasOwn(EXPORTS, name)) throw notFound('export', name, EXPORT_NAMES);
  return fieldsWith([...EXPORTS[name]!.parameters, 'locale']);
}

/** The format of that name. Throws NOT_FOUND. */
export function formatNamed(name: string): Format {
  const found = FORMATS.find((format) => format === name);
  if (!found) throw notFound('format', name, FORMATS);
  return found;
}

/** An export that was resolved and can be written. */
export interface Prepared extends Encoded {
  readonly metadata: Metadata;
  readonly contentType: string;
  /** `rollcall-yearly-2026.11.csv`: the release, or the revision where there is none, and the language unless English. */
  readonly fileName: string;
  /** Metadata stand in a file of their own. */
  readonly sidecar: boolean;
  /** The data structure definition that goes with SDMX-CSV; null for other formats. */
  readonly structure: object | null;
}

/**
 * Prepares an export: everything that can be wrong with the question is thrown here, before a byte is written.
 * Rejects with BAD_USER_INPUT, naming the parameter.
 */
export async function prepare(name: string, format: Format, question: Question, pool: Pool): Promise<Prepared> {
  const kind = EXPORTS[name]!;
  checkGroup(question);
  const table = await kind.table(question, pool);
  if (format === 'sdmx-csv' && table.sdmx === null) {
    const others = FORMATS.filter((one) => one !== format).join(', ');
    throw badInput('format', `${name} are records, not observations: SDMX-CSV can not hold them; ${others} can`);
  }
  const metadata = metadataOf(question, name, kind.title(question), format, table);
  const { contentType, extension, sidecar } = TRAITS[format];
  const edition = metadata.release ?? `revision-${metadata.revision}`;
  const language = metadata.locale === 'EN' ? '' : `-${metadata.locale.toLowerCase()}`;
  return {
    ...encode(format, table, metadata),
    metadata,
    contentType,
    fileName: `rollcall-${name}-${edition}${language}.${extension}`,
    sidecar,
    structure: format === 'sdmx-csv' ? structureMessage(metadata, table.columns, table.sdmx!) : null,
  };
}

/** A file about a group that nobody is in would be empty and look like an answer. */
function checkGroup(question: Question): void {
  const { group } = question;
  if (group && membersAt(question.roll, group, question.day, question.rule.universe).size === 0) {
    throw badInput('group', `the group '${group.slug}' has no member on ${at(question)}: no figure can be given`);
  }
}

/** The metadata file as text: what is known before, and what the content showed. */
export function sidecarText(metadata: Metadata, content: Content): string {
  return `${JSON.stringify({ ...metadata, ...content }, null, 2)}\n`;
}
