import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import type { CsvRecord } from '../datapackage/csv-records.js';
import { shippedSchema } from '../datapackage/descriptor.js';
import { headerWord } from '../datapackage/header.js';
import { readHeader, tableRecords } from '../datapackage/read-table.js';
import type { TableFile } from '../files/table-file.js';
import { TableFiles } from '../files/table-files.js';
import { Resolver } from '../record/resolver.js';
import { Columns, conditionOf, type SetColumns, usedColumns } from './columns.js';
import { Definitions } from './definitions.js';
import { factOfRow } from './fact-of-row.js';
import { type FactReader, factReader, readAgainst } from './fact-reader.js';
import { FactSpool } from './fact-spool.js';
import { Unstated } from './field-readers.js';
import type { Source } from './source-folder.js';
import type { SourceReading, SourceRows } from './source-reading.js';
import { Tally } from './tally.js';
import { YearlyFacts } from './yearly-facts.js';

export interface SourceOptions {
  /** Day on which the file was fetched; default: as source.yml says. */
  readonly accessedOn?: string;
  /** What stands in columns that the file lacks. */
  readonly set?: SetColumns;
  /** Gets every fault of a row. */
  readonly onProblem?: (problem: Problem) => void;
}

/**
 * Reads a file as the description of its source says, against what is on record.
 *
 * Memory is bounded by the different values and by the facts' own number (some bytes each), not by the size of the file.
 *
 * @throws DataPackageError where the file can not be read at all, or its columns are not those that source.yml speaks of
 */
export async function readSource(
  source: Source,
  path: string,
  client: ClientBase,
  options: SourceOptions = {},
): Promise<SourceRows> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-source-'));
  const files = new TableFiles();
  const close = async () => {
    await files.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { encoding, delimiter, sheet } = source.description.file ?? {};
    const file = await files.open(path, {
      ...(encoding ? { encoding } : {}),
      ...(delimiter ? { delimiter } : {}),
      ...(sheet ? { sheet } : {}),
    });
    const reader = new SourceReader(source, file, folder, options);
    return { ...(await reader.read(client)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Rows that state nothing. */
interface Skip {
  readonly holds: (cells: readonly string[]) => boolean;
  readonly because: string;
}

class SourceReader {
  private readonly schema = shippedSchema('participations');
  private readonly resolver = new Resolver();
  private rows = 0;
  private readonly notes: Problem[] = [];
  private readonly tally: Tally;
  private spool!: FactSpool;
  private columns!: Columns;
  private definitions!: Definitions;
  /** Where the rows are of a state in a year each. */
  private yearly: YearlyFacts | null = null;

  constructor(
    private readonly source: Source,
    private readonly file: TableFile,
    private readonly folder: string,
    private readonly options: SourceOptions,
  ) {
    this.tally = new Tally(file.path, (problem) => options.onProblem?.(problem));
  }

  async read(client: ClientBase): Promise<Omit<SourceRows, 'close'>> {
    const { source, file } = this;
    const { description } = source;
    await this.resolver.load(client);
    const context = await readAgainst(source, this.schema, this.resolver, client);
    const spoken = [
      ...usedColumns(source),
      ...(description.ignore ?? []),
      ...Object.values(description.headers ?? {}).flat(),
    ];
    const words = new Set(spoken.map(headerWord));
    const header = await readHeader(file, (word) => words.has(word));
    this.columns = new Columns(source, header.cells, this.options.set ?? {}, file.path, header.line);
    this.definitions = new Definitions(source, this.resolver, this.columns);
    this.notes.push(...file.notes);
    for (const text of header.above) {
      const message = `read over, as a title above the header: ${quote(text)}`;
      this.notes.push(problem(file.path, 'LAYOUT', message, { value: text, severity: 'warning' }));
    }
    this.spool = new FactSpool(
      join(this.folder, 'participations'),
      this.schema.fields.map(({ name }) => name),
    );
    if (description.years) {
      this.yearly = new YearlyFacts(description, file.path, this.columns, this.definitions, this.tally);
    }
    const { accessedOn } = this.options;
    const factReaders = description.facts.map((fact) => factReader(fact, this.columns, context, accessedOn));
    const skips = (description.skip ?? []).map((skip) => ({
      holds: conditionOf(skip, this.columns.indexOf),
      because: skip.because,
    }));
    let isHeader = true;
    const resource = { path: file.path, content: file.content, headerLine: header.line };
    for await (const records of tableRecords(resource, (note) => void this.notes.push(note))) {
      for (const record of records) {
        if (isHeader) isHeader = false;
        else this.record(record, skips, factReaders);
      }
      await this.spool.flush();
    }
    this.checkRowCount();
    await this.yearly?.write(this.spool, accessedOn);
    const participations = await this.spool.end();
    const defined = await this.definitions.write(join(this.folder, 'initiatives'), this.spool.initiatives);
    return {
      reading: this.reading(header.cells.length, defined?.count ?? 0),
      participations,
      initiatives: defined?.rows ?? null,
    };
  }

  private record(record: CsvRecord, skips: readonly Skip[], facts: readonly FactReader[]): void {
    this.rows++;
    const { columns } = this;
    const cells = columns.cellsOf(record, this.file.content.kind === 'spool');
    if (cells === null) {
      const message = `the row has ${record.cells.length} cells, the header ${columns.width}`;
      this.tally.fault(problem(this.file.path, 'MALFORMED_CSV', message, { row: record.line }));
      return;
    }
    if (!this.source.description.wide) {
      this.row(cells, record.line, skips, facts);
      return;
    }
    for (const index of columns.wide) {
      cells[columns.width] = columns.nameOf(index);
      cells[columns.width + 1] = cells[index]!;
      this.row(cells, record.line, skips, facts);
    }
  }

  private row(cells: readonly string[], line: number, skips: readonly Skip[], facts: readonly FactReader[]): void {
    const skip = skips.find(({ holds }) => holds(cells));
    if (skip !== undefined) {
      this.tally.leftOut(skip.because, line);
      return;
    }
    for (const fact of facts) {
      if (!fact.when(cells)) continue;
      const outcome = this.yearly ? this.yearly.add(fact, cells, line) : factOfRow(fact, cells, this.definitions);
      if (outcome === null) continue;
      if (outcome instanceof Unstated) this.tally.unstated(outcome, line);
      else if (Array.isArray(outcome)) this.tally.unread(outcome, line);
      else this.spool.add(outcome, line);
    }
  }

  private checkRowCount(): void {
    const expected = this.source.description.file?.rows;
    if (expected === undefined || (this.rows >= expected.min && this.rows <= expected.max)) return;
    const message = `${this.rows} rows; source.yml expects between ${expected.min} and ${expected.max} (file.rows)`;
    throw new DataPackageError([problem(this.file.path, 'EXPECTATION', message)]);
  }

  private reading(columns: number, defined: number): SourceReading {
    return {
      file: this.file.path,
      rows: this.rows,
      columns,
      isWide: this.source.description.wide !== undefined,
      facts: this.spool.count,
      repeats: this.spool.repeats,
      defined,
      participants: this.spool.participants.size,
      initiatives: this.spool.initiatives.size,
      ...this.tally.result(this.source.decisions),
      notes: this.notes,
    };
  }
}
