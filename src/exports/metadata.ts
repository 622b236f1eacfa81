import { formatDay } from '../domain/day.js';
import { fewerThanOf } from '../questions/checks.js';
import { citeYears, incompleteSlugs, provenance } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import type { Column } from './table.js';

/** What stands beside the rows of every export: enough to print them, to cite them and to ask for them again. */
export interface Metadata {
  readonly title: string;
  readonly export: string;
  readonly format: string;
  readonly release: string | null;
  readonly revision: string;
  readonly recordedAt: string;
  readonly dataThrough: string;
  /** Short name of the selection, and the initiatives that it holds, by slug. */
  readonly selection: { readonly name: string; readonly initiatives: readonly string[] };
  /** Those whose list on record is not complete: participation is "at least", absence "at most". */
  readonly incompleteInitiatives: readonly string[];
  readonly schemes?: readonly string[];
  readonly group?: string;
  readonly fewerThan?: number;
  readonly compositionAt?: string;
  readonly counting: {
    readonly presence: string;
    readonly blocs: string;
    readonly roles: readonly string[] | null;
    readonly universe: string;
    readonly minConfidence: string | null;
  };
  readonly asOf?: string;
  readonly from?: number;
  readonly to?: number;
  readonly method: string;
  readonly licence: string;
  readonly cite: string;
  readonly columns: readonly Column[];
}

/** What is known only once every row was written. */
export interface Content {
  readonly rowCount: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Whose bytes were hashed: a file that carries its own metadata can not hold its own hash. */
  readonly sha256Of: 'this file' | 'the same rows as CSV';
}

export function metadataOf(
  question: Question,
  name: string,
  title: string,
  format: string,
  columns: readonly Column[],
): Metadata {
  const { release, revision, recordedAt, method, licence, cite, presence, blocs, roles, universe, minConfidence } =
    provenance(question);
  const { input, schemes, group, initiatives, selectionName } = question;
  const yearly = name === 'yearly';
  return {
    title,
    export: name,
    format,
    release,
    revision,
    recordedAt: recordedAt.toISOString(),
    dataThrough: question.revision.dataThrough,
    selection: { name: selectionName, initiatives: initiatives.map(({ slug }) => slug) },
    incompleteInitiatives: incompleteSlugs(question),
    ...(schemes.length > 0 ? { schemes: schemes.map(({ slug }) => slug) } : {}),
    ...(group ? { group: group.slug } : {}),
    ...(name === 'gaps' ? { fewerThan: fewerThanOf(input) } : {}),
    ...(input.compositionAt == null ? {} : { compositionAt: formatDay(input.compositionAt) }),
    counting: { presence, blocs, roles, universe, minConfidence: minConfidence ?? null },
    ...(yearly ? { from: input.from!, to: input.to! } : { asOf: formatDay(question.day) }),
    method,
    licence,
    cite: yearly ? citeYears(cite, question) : cite,
    columns,
  };
}
