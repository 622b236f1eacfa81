import { basename } from 'node:path';
import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { fieldByHeader, headerWord } from '../datapackage/header.js';
import { modernRow } from '../datapackage/old-layout.js';
import { readTable } from '../datapackage/read-table.js';
import type { Row } from '../datapackage/types.js';
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

  /** Streams the rows of a file, resolved, into the staging table. */
  async read(client: ClientBase, input: InputTable, report: TableReport, rejected: RejectedFile): Promise<void> {
    const { table, resource, header } = input;
    const columns = stagedColumns(table).map(({ name }) => `"${name}"`);
    const writer = new CopyWriter(client, `${stageName(table)} (${columns.join(', ')})`);
    const encoder = new RowEncoder(table, resource.path, this.context.resolver);
    const identityCell = identityColumn(input, header);
    const notes: Problem[] = [];
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
        const encoded = item.kind === 'row' ? this.encoded(item.row, input, encoder) : new Faulty(item.problems);
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
      for (const problem of error.problems) await this.context.faults.reject(problem);
    }
    await writer.end();
    for (const note of notes) await this.context.problems.add(note);
    await this.tellMarks(resource.path);
    tellProgress(this.context.options, 'reading', input, report.read, 1);
  }

  private encoded(row: Row, { table, resource, oldLayout }: InputTable, encoder: RowEncoder): StagedCell[] | Faulty {
    const modern = oldLayout ? modernRow(row) : row;
    const read = this.context.coded === null ? modern : this.context.coded.inRow(modern, table, resource.path);
    return read instanceof Faulty ? read : encoder.cells(read);
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
