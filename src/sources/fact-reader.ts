import type { ClientBase } from 'pg';
import type { TableSchema } from '../datapackage/types.js';
import type { YearSpan } from '../domain/sources/code-table.js';
import { CODE_SCHEMES, type CodeScheme, type CodeSchemeName, codeScheme } from '../record/code-schemes.js';
import type { Resolver } from '../record/resolver.js';
import { type Columns, conditionOf } from './columns.js';
import type { Condition, Expression } from './description.js';
import { fieldReader, type Read, type ReaderContext } from './field-readers.js';
import { alternatives, type Source } from './source-folder.js';

/** One fact of the description, ready to be read. */
export interface FactReader {
  readonly when: (cells: readonly string[]) => boolean;
  /** Columns of the roll of which it says something. */
  readonly names: readonly string[];
  /** Null also for a column of which it says nothing. */
  read(name: string, cells: readonly string[], span: YearSpan | null): Read;
}

type ReadAgainst = Omit<ReaderContext, 'kind'>;

/** What every field of a source is read against: what is on record, and the schemes of codes that it speaks of. */
export async function readAgainst(
  source: Source,
  schema: TableSchema,
  resolver: Resolver,
  client: ClientBase,
): Promise<ReadAgainst> {
  const schemes = new Map<string, CodeScheme>();
  for (const [file, table] of source.ownCodes) schemes.set(file, { called: file, table });
  for (const part of source.description.facts.flatMap(({ participant }) => alternatives(participant))) {
    const name = typeof part === 'object' ? part.codes : undefined;
    if (name !== undefined && (CODE_SCHEMES as readonly string[]).includes(name)) {
      schemes.set(name, await codeScheme(name as CodeSchemeName, client));
    }
  }
  const { rows } = await client.query<{ code: string }>(`
    SELECT p.code FROM participant p JOIN country_version v ON v.country_id = p.id AND upper_inf(v.recorded)`);
  const states = new Set(rows.map(({ code }) => code));
  return { source, schema, resolver, schemes, states };
}

/** @param accessedOn day on which the file was fetched; undefined: as source.yml says */
export function factReader(
  { when, ...fields }: Source['description']['facts'][number],
  columns: Columns,
  context: ReadAgainst,
  accessedOn: string | undefined,
): FactReader {
  const expressions: Record<string, Expression> = {
    ...citationOf(context.source.description, accessedOn),
    ...(fields as Record<string, Expression>),
  };
  const kind = typeof fields.participant_kind === 'string' ? fields.participant_kind : null;
  const readers = new Map(
    Object.entries(expressions).map(([name, expression]) => {
      const reader = fieldReader(name, alternatives(expression), columns.indexOf, { ...context, kind });
      return [name, reader] as const;
    }),
  );
  const conditions = ([when ?? []].flat() as Condition[]).map((each) => conditionOf(each, columns.indexOf));
  return {
    when: (cells) => conditions.every((holds) => holds(cells)),
    names: [...readers.keys()],
    read: (name, cells, span) => readers.get(name)?.(cells, span) ?? null,
  };
}

/** What every fact of a source says alike of where it was read, by the columns of participations. */
export function citationOf(
  { title, url, publisher, accessed_on: ofSource, confidence }: Source['description'],
  accessedOn = ofSource,
): Record<string, string> {
  return {
    confidence,
    source_title: title,
    source_url: url,
    ...(publisher === undefined ? {} : { source_publisher: publisher }),
    ...(accessedOn === undefined ? {} : { source_accessed_on: accessedOn }),
  };
}
