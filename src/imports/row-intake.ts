import { basename } from 'node:path';
import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { fieldByHeader, headerWord } from '../datapackage/header.js';
import { modernRow } from '../datapackage/old-layout.js';
import { readTable } from '../datapackage/read-table.js';
import type { ReadItem, Row } from '../datapackage/types.js';
import { CopyWriter, copyLine } from '../record/copy-writer.js';
import { Faulty, RowEncoder, type StagedCell, stagedColumns, stageName } from '../record/stage.js';
import type { ImportContext } from './import-context.js';
import type { InputTable } from './input-files.js';
import { tellProgress } from './progress.js';
import type { RejectedFile } from './rejected-file.js';
import type { TableReport } from './report.js';

/** Rows between two calls of `onProgress`. */
const PROGRESS_ROWS = 5000;

/** Takes the rows of files in, resolved. */
export class RowIntake {
  private readonly toldMarks = new Set<string>();

  constructor(private readonly context: ImportContext) {}

  /** Streams the rows of a file, resolved, into the staging table; false where it could not be read to its end. */
  async read(client: ClientBase, input: InputTable, report: TableReport, rejected: RejectedFile): Promise<boolean> {
    const { table, resource, header } = input;
    const columns = stagedColumns(table).map(({ name }) => `"${name}"`);
    const writer = new CopyWriter(client, `${stageName(table)} (${columns.join(', ')})`);
    const encoder = new RowEncoder(table, resource.path, this.context.resolver);
    const identityCell = identityColumn(input, header);
    const notes: Problem[] = [];
    let isWhole = true;
    try {
      for await (const item of readTable(resource, (note) => void notes.push(note))) {
        report.read++;
        if (report.read % PROGRESS_ROWS === 0) {
          const line = item.kind === 'row' ? item.row.line : item.line;
          tellProgress(
            this.context.options,
            'reading',
            input,
            report.read,
            Math.min(1, line / (this.context.prints.lines.get(resource.path) ?? line)),
          );
        }
        const encoded = this.encoded(item, input, encoder);
        if (!(encoded instanceof Faulty)) {
          const full = writer.push(copyLine(encoded));
          if (full) await full;
        } else {
          report.rejected++;
          const [line, raw] = item.kind === 'row' ? [item.row.line, item.row.raw] : [item.line, item.raw];
          await this.context.faults.rejectRow(rejected, line, raw, encoded.problems);
          const code = identityCell === null ? undefined : raw[identityCell]?.trim();
          if (code)
            this.context.resolver.noteRejected(table.identity!.reference, code, `${basename(resource.path)}:${line}`);
        }
      }
    } catch (error) {
      if (!(error instanceof DataPackageError)) {
        await writer.abort(error as Error);
        throw error;
      }
      isWhole = false;
      for (const problem of error.problems) await this.context.faults.reject(problem);
    }
    await writer.end();
    for (const note of notes) await this.context.problems.add(note);
    await this.tellMarks(resource.path);
    tellProgress(this.context.options, 'reading', input, report.read, 1);
    return isWhole;
  }

  /** The cells of a row to stage, or all that is wrong with it: a refused cell does not keep the others from being read. */
  private encoded(
    item: ReadItem,
    { table, resource, oldLayout }: InputTable,
    encoder: RowEncoder,
  ): StagedCell[] | Faulty {
    const told = item.kind === 'row' ? [] : item.problems;
    const { values } = item.kind === 'row' ? item.row : item;
    if (values === undefined) return new Faulty(told);
    const row: Row = item.kind === 'row' ? item.row : { line: item.line, raw: item.raw, values };
    const modern = oldLayout ? modernRow(row) : row;
    const refused = new Set(told.flatMap(({ column }) => column ?? []));
    if (this.context.coded === null) {
      return told.length === 0
        ? encoder.cells(modern)
        : new Faulty([...told, ...encoder.furtherFaults(modern, refused)]);
    }
    const { row: read, faults, unread } = this.context.coded.inRow(modern, table, resource.path, refused);
    if (told.length + faults.length === 0) return encoder.cells(read);
    for (const header of unread) refused.add(header);
    return new Faulty([...told, ...faults, ...encoder.furtherFaults(read, refused)]);
  }

  /** Names that were read without the mark of a footnote, each once: what the note says is for a person to read. */
  private async tellMarks(path: string): Promise<void> {
    for (const { text, mark, label } of this.context.resolver.markedNames) {
      if (this.toldMarks.has(text)) continue;
      this.toldMarks.add(text);
      const message = `${quote(text)} is read as ${label}, without its mark ${quote(mark)}`;
      await this.context.problems.add(problem(path, 'LAYOUT', message, { value: text, severity: 'warning' }));
    }
  }
}

/** Where in a row the code stands that it defines; null where the table defines none. */
function identityColumn({ table, resource }: InputTable, header: readonly string[]): number | null {
  const name = table.identity?.header;
  const field = resource.schema.fields.find((each) => each.name === name);
  if (!field) return null;
  const fieldOf = fieldByHeader(resource.schema);
  const index = header.findIndex((cell) => fieldOf.get(headerWord(cell)) === field.name);
  return index < 0 ? null : index;
}
