import type { Pool } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { formatDay } from '../domain/day.js';
import { membersAt } from '../domain/groups.js';
import { notClassified } from '../domain/partition.js';
import type { Group, Scheme } from '../domain/roll.js';
import { type FieldName, namesAt } from '../questions/fields.js';
import { fieldsWith } from '../questions/from-query.js';
import { notFound } from '../questions/not-found.js';
import type { Question } from '../questions/question.js';
import { type Encoded, encode, FORMATS, type Format, TRAITS } from './formats/index.js';
import { structureMessage } from './formats/sdmx.js';
import { type Content, localeOf, type Metadata, metadataOf } from './metadata.js';
import { type Code, type Column, codesOf, type ExportTable, type SdmxShape } from './table.js';
import { ACT_COLUMNS, actsTable } from './tables/acts.js';
import { CLAIM_COLUMNS, claimsTable } from './tables/claims.js';
import { COUNTRY_COLUMNS, countriesTable } from './tables/countries.js';
import { DISTRIBUTION_COLUMNS, DISTRIBUTION_SHAPE, distributionTable } from './tables/distribution.js';
import { GAPS_COLUMNS, gapsShape, gapsTable } from './tables/gaps.js';
import { GROUP_COLUMNS, groupsTable, MEMBERSHIP_COLUMNS, membershipsTable } from './tables/groups.js';
import {
  INDICATOR_COLUMNS,
  indicatorsShape,
  indicatorsTable,
  POPULATION_COLUMNS,
  populationsShape,
  populationsTable,
} from './tables/indicators.js';
import { INITIATIVE_COLUMNS, initiativesTable } from './tables/initiatives.js';
import { MATRIX_COLUMNS, matrixShape, matrixTable } from './tables/matrix.js';
import { ORGANISATION_COLUMNS, organisationsTable } from './tables/organisations.js';
import { PARTICIPATION_COLUMNS, participationsTable } from './tables/participations.js';
import { YEARLY_COLUMNS, yearlyShape, yearlyTable } from './tables/yearly.js';

/** What tables read besides the snapshot. */
export interface Sources {
  readonly pool: Pool;
  /** Publishers whose indicators are left out. */
  readonly excludedPublishers: readonly string[];
}

interface Kind {
  /** What a row is, for whoever chooses among the exports. */
  readonly description: string;
  readonly title: (question: Question) => string;
  readonly parameters: readonly FieldName[];
  readonly columns: readonly Column[];
  /** Whether it counts participations; their columns must then be in memory. */
  readonly counts: boolean;
  /** Whether its rows are of any day, not of the one asked about alone. */
  readonly ofAllTime?: true;
  /**
   * How its rows are read as observations, with every code that is on record, and whether they are a series by year; null:
   * they are records.
   */
  readonly observations: null | {
    readonly yearly: boolean;
    readonly shape: (question: Question, sources: Sources) => SdmxShape | Promise<SdmxShape>;
  };
  /** Parameters without which there is no answer. */
  readonly needs?: readonly FieldName[];
  readonly table: (question: Question, sources: Sources) => ExportTable | Promise<ExportTable>;
}

const at = ({ day }: Question) => formatDay(day);
/** What every export takes: which data, and in which language. */
const DATA = ['release', 'knownAt', 'locale', 'bom'] as const satisfies readonly FieldName[];
const counted = (...others: FieldName[]): FieldName[] => fieldsWith([...others, 'name', 'locale', 'bom']);
const yearsIn = ({ input: { from, to } }: Question) => {
  if (from == null) return to == null ? '' : `, to ${to}`;
  return to == null ? `, from ${from}` : `, ${from} to ${to}`;
};

/** Everything that can be exported; command line, addresses and their description read this list. */
export const EXPORTS: Readonly<Record<string, Kind>> = {
  yearly: {
    description: 'Every figure of representation, by scheme, year and group.',
    title: ({ input: { from, to }, selectionName, schemes }) =>
      `Representation by year, ${from} to ${to}: ${selectionName}, by ${schemes.map(({ slug }) => slug).join(', ')}`,
    parameters: counted('scheme', 'ownGroup', 'groupName', 'from', 'to', 'compositionAt'),
    columns: YEARLY_COLUMNS,
    counts: true,
    observations: {
      yearly: true,
      shape: (question) => yearlyShape(schemesAsked(question), groupCodes(question), localeOf(question)),
    },
    needs: ['scheme', 'from', 'to'],
    table: yearlyTable,
  },
  participations: {
    description: 'Every participation on the day, with its source: one row for each citation.',
    title: (question) => `Participations in ${question.selectionName}, as of ${at(question)}`,
    parameters: counted('asOf', 'group', 'countries', 'groupName'),
    columns: PARTICIPATION_COLUMNS,
    counts: false,
    observations: null,
    table: (question, { pool }) => participationsTable(question, pool),
  },
  claims: {
    description: 'What sources say otherwise than the facts on record, counted by nothing: one row for each citation.',
    title: (question) => `Contradicting claims on ${question.selectionName}, as of ${at(question)}`,
    parameters: [...namesAt('selection'), ...DATA, 'asOf', 'group', 'countries'],
    columns: CLAIM_COLUMNS,
    counts: false,
    ofAllTime: true,
    observations: null,
    table: (question, { pool }) => claimsTable(question, pool),
  },
  acts: {
    description: 'Signatures, ratifications and other acts, from which roles follow: one row for each.',
    title: (question) => `Acts in ${question.selectionName}, as of ${at(question)}`,
    parameters: [...namesAt('selection'), ...DATA, 'asOf', 'group', 'countries'],
    columns: ACT_COLUMNS,
    counts: false,
    ofAllTime: true,
    observations: null,
    table: (question, { pool }) => actsTable(question, pool),
  },
  matrix: {
    description: 'Each state beside each initiative: whether it takes part, and in which roles.',
    title: (question) => `States by initiatives: ${question.selectionName}, as of ${at(question)}`,
    parameters: counted('asOf', 'group', 'countries', 'groupName'),
    columns: MATRIX_COLUMNS,
    counts: true,
    observations: {
      yearly: false,
      shape: (question) => matrixShape(question.roll.countries, question.roll.initiatives, localeOf(question)),
    },
    table: matrixTable,
  },
  distribution: {
    description: 'How many states take part in how many of the initiatives.',
    title: (question) =>
      `States by the number of initiatives they take part in: ${question.selectionName}, as of ${at(question)}`,
    parameters: counted('asOf'),
    columns: DISTRIBUTION_COLUMNS,
    counts: true,
    observations: { yearly: false, shape: () => DISTRIBUTION_SHAPE },
    table: distributionTable,
  },
  gaps: {
    description: 'Each absence of a state from an initiative, and why.',
    title: (question) => `Absences from ${question.selectionName}, as of ${at(question)}`,
    parameters: counted('asOf', 'group', 'countries', 'groupName', 'fewerThan'),
    columns: GAPS_COLUMNS,
    counts: true,
    observations: {
      yearly: false,
      shape: (question) => gapsShape(question.roll.initiatives, question.roll.countries, localeOf(question)),
    },
    table: gapsTable,
  },
  countries: {
    description: 'Each state on record, with its codes, names and groups.',
    title: (question) => `States, as of ${at(question)}`,
    parameters: [...DATA, 'asOf', 'group', 'countries'],
    columns: COUNTRY_COLUMNS,
    counts: false,
    observations: null,
    table: countriesTable,
  },
  groups: {
    description: 'Each group of states, with what defines it and its members on the day.',
    title: (question) => `Groups of states, as of ${at(question)}`,
    parameters: [...DATA, 'asOf'],
    columns: GROUP_COLUMNS,
    counts: false,
    observations: null,
    table: groupsTable,
  },
  memberships: {
    description: 'Each dated membership of a state in a group, also those that ended.',
    title: (question) => `Memberships of groups, as of ${at(question)}`,
    parameters: [...DATA, 'asOf', 'group', 'countries'],
    columns: MEMBERSHIP_COLUMNS,
    counts: false,
    ofAllTime: true,
    observations: null,
    table: membershipsTable,
  },
  initiatives: {
    description: 'Each initiative: what it is, how it came about, and what its list of participants says.',
    title: (question) => `Initiatives: ${question.selectionName}, as of ${at(question)}`,
    parameters: [...namesAt('selection'), ...DATA, 'asOf'],
    columns: INITIATIVE_COLUMNS,
    counts: false,
    observations: null,
    table: initiativesTable,
  },
  organisations: {
    description: 'Each organisation, with its member states on the day where they are on record.',
    title: (question) => `Organisations, as of ${at(question)}`,
    parameters: [...DATA, 'asOf'],
    columns: ORGANISATION_COLUMNS,
    counts: false,
    observations: null,
    table: organisationsTable,
  },
  indicators: {
    description: 'Each value of each indicator, by state and year, with its publisher and licence.',
    title: (question) => `Indicators${yearsIn(question)}, as of ${at(question)}`,
    parameters: [...DATA, 'asOf', 'group', 'countries', 'indicators', 'from', 'to'],
    columns: INDICATOR_COLUMNS,
    counts: false,
    observations: {
      yearly: true,
      shape: (question, { pool, excludedPublishers }) => indicatorsShape(question, pool, excludedPublishers),
    },
    table: (question, { pool, excludedPublishers }) => indicatorsTable(question, pool, excludedPublishers),
  },
  populations: {
    description: 'Inhabitants of each state by year.',
    title: (question) => `Population by state${yearsIn(question)}, as of ${at(question)}`,
    parameters: [...DATA, 'asOf', 'group', 'countries', 'from', 'to'],
    columns: POPULATION_COLUMNS,
    counts: false,
    observations: { yearly: true, shape: (question) => populationsShape(question.roll.countries, localeOf(question)) },
    table: (question, { pool }) => populationsTable(question, pool),
  },
};
export const EXPORT_NAMES = Object.keys(EXPORTS);

/** The parameters that an export understands. Throws NOT_FOUND for an export that does not exist. */
export function parametersOf(name: string): FieldName[] {
  if (!Object.hasOwn(EXPORTS, name)) throw notFound('export', name, EXPORT_NAMES);
  return [...EXPORTS[name]!.parameters];
}

/** The formats that can hold an export's rows. */
export function formatsOf(name: string): Format[] {
  const { observations } = EXPORTS[name]!;
  return FORMATS.filter((format) => {
    if (format === 'sdmx-csv') return observations !== null;
    return format !== 'json-stat' || observations?.yearly === true;
  });
}

/** Every scheme on record, and the schemes that only the question defines. */
function schemesAsked({ roll, schemes }: Question): Scheme[] {
  return [...roll.schemes.values(), ...schemes.filter(({ ownGroups }) => ownGroups)];
}

/** Groups by which representation is split: those of the roll, and that of the states that a scheme puts in none. */
function groupCodes(question: Question): Code[] {
  const { groups, schemes } = question.roll;
  const locale = localeOf(question);
  const groupsOfAsker = question.schemes.flatMap(({ ownGroups }) => ownGroups ?? []);
  const rest = [...schemes.values()].slice(0, 1).map(notClassified);
  return codesOf(
    [...[...groups.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1)), ...rest, ...groupsOfAsker],
    locale,
  );
}

/** The format of that name. Throws NOT_FOUND. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((candidate) => candidate === name);
  if (!format) throw notFound('format', name, FORMATS);
  return format;
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
export async function prepare(name: string, format: Format, question: Question, sources: Sources): Promise<Prepared> {
  const kind = EXPORTS[name]!;
  if (!formatsOf(name).includes(format)) {
    const what = kind.observations === null ? 'are records, not observations' : 'are no series by year';
    throw badInput('format', `${name} ${what}: ${format} can not hold them; ${formatsOf(name).join(', ')} can`);
  }
  if (!kind.ofAllTime) checkGroup(question);
  const table = await kind.table(question, sources);
  if (question.input.bom && format !== 'csv') {
    throw badInput('bom', `bom: only csv can begin with a byte order mark, not ${format}`);
  }
  const metadata = metadataOf(question, name, titleOf(kind, question), format, table);
  const { contentType, extension, sidecar } = TRAITS[format];
  const edition = metadata.release ?? `revision-${metadata.revision}`;
  const language = metadata.locale === 'EN' ? '' : `-${metadata.locale.toLowerCase()}`;
  return {
    ...encode(format, table, metadata),
    metadata,
    contentType,
    fileName: `rollcall-${name}-${edition}${language}.${extension}`,
    sidecar,
    structure: format === 'sdmx-csv' ? structureMessage(metadata, table.columns, table.sdmx!, true) : null,
  };
}

/** The title of a file: what it is, after the asker's own name for it where there is one. */
function titleOf(kind: Kind, question: Question): string {
  const { name } = question.input;
  return name == null ? kind.title(question) : `“${name}”: ${kind.title(question)}`;
}

/** Throws for a group without members on the day: the file would be empty, and look like an answer. */
function checkGroup({ roll, group, among, day, rule }: Question): void {
  const isEmpty = (states: Group | null) => states !== null && membersAt(roll, states, day, rule.universe).size === 0;
  const when = formatDay(day);
  if (group && isEmpty(group)) {
    throw badInput('group', `the group '${group.slug}' has no member on ${when}: no figure can be given`);
  }
  if (isEmpty(among)) {
    throw badInput('countries', `none of the countries named is a member of the group '${group!.slug}' on ${when}`);
  }
}

/** The metadata file as text: what is known before, and what the content showed. */
export function sidecarText(metadata: Metadata, content: Content): string {
  return `${JSON.stringify({ ...metadata, ...content }, null, 2)}\n`;
}
