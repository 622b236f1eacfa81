import { stat } from 'node:fs/promises';
import { Argument, Command, Option } from 'commander';
import type { Pool } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { readSettings } from '../config/settings.js';
import {
  EXPORT_NAMES,
  EXPORTS,
  formatNamed,
  type Prepared,
  parametersOf,
  prepare,
  sidecarText,
} from '../exports/exports.js';
import { FORMATS, type Format, TRAITS } from '../exports/formats/index.js';
import { exportHistory } from '../exports/history-package.js';
import { loadReferenceSnapshot } from '../exports/load-reference-snapshot.js';
import { explained, saveFile } from '../exports/save-file.js';
import { importAtStart } from '../imports/import-at-start.js';
import { namesAt } from '../questions/fields.js';
import { fromOptions, type QuestionOptions, withOptions } from '../questions/from-options.js';
import { checkKnown, fieldsWith } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import { loadSnapshot } from '../roll/snapshot.js';
import { stderrLog, withDatabase } from './with-database.js';

interface Options extends QuestionOptions {
  readonly format: Format;
  readonly out?: string;
}

/** `rollcall export ...`: figures and facts as files that say what they rest on. */
export function exportCommand(): Command {
  return withOptions(
    new Command('export')
      .description('write figures, participations or the whole roll to a file')
      .addArgument(new Argument('<what>').choices([...EXPORT_NAMES, 'package'])),
    fieldsWith([...namesAt('question'), ...namesAt('rows'), 'locale']),
  )
    .addOption(new Option('--format <format>', 'format of the file').choices(FORMATS).default('csv'))
    .option('--out <path>', 'file to write, or for package the new folder (default: standard output, for text formats)')
    .action(async (what: string, options: Options) => {
      await withDatabase(async (pool) => {
        await importAtStart(readSettings(), pool, stderrLog);
        if (what === 'package') await savePackage(pool, options.out);
        else await save(pool, what, options);
      });
    });
}

async function savePackage(pool: Pool, out: string | undefined): Promise<void> {
  if (out === undefined) throw badInput('out', 'a package is a folder: say which with --out');
  const { tables, rows } = await exportHistory(pool, out);
  process.stderr.write(`Wrote ${rows} rows of ${tables} tables to ${out}\n`);
}

async function save(pool: Pool, what: string, options: Options): Promise<void> {
  const { out } = options;
  const format = formatNamed(options.format);
  if (out === undefined && !TRAITS[format].text) {
    throw badInput('out', `${format} is not for a terminal: say where to write it with --out`);
  }
  const input = fromOptions(options);
  checkKnown(input, parametersOf(what));
  const snapshot = await (EXPORTS[what]!.counts ? loadSnapshot(pool) : loadReferenceSnapshot(pool));
  const { excludeIndicatorPublishers: excludedPublishers } = readSettings();
  const prepared = await prepare(what, format, questionOf(snapshot, input), { pool, excludedPublishers });
  if (out === undefined) await print(prepared);
  else await saveWithSidecars(prepared, out);
}

async function print({ chunks }: Prepared): Promise<void> {
  const failures: NodeJS.ErrnoException[] = [];
  process.stdout.on('error', (error: NodeJS.ErrnoException) => failures.push(error));
  // The callback comes once the chunk was taken, or with a fault, which the listener has by then or by the next chunk.
  const written = (chunk: Uint8Array) => new Promise<void>((resolve) => process.stdout.write(chunk, () => resolve()));
  for await (const chunk of chunks) {
    await written(chunk);
    // `| head` closes our output: that is no fault, and nothing more is to be written.
    const [failure] = failures;
    if (failure?.code === 'EPIPE') return;
    if (failure) throw explained(failure, 'standard output');
  }
}

async function saveWithSidecars(
  { chunks, metadata, content, sidecar, structure }: Prepared,
  out: string,
): Promise<void> {
  const beside = (suffix: string) => `${out}.${suffix}.json`;
  const more = [...(sidecar ? ['metadata'] : []), ...(structure ? ['structure'] : [])].map(beside);
  for (const path of more) {
    if (
      await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      throw badInput('out', `${path} is a folder`);
  }
  await saveFile(out, chunks);
  if (sidecar) await saveFile(beside('metadata'), [Buffer.from(sidecarText(metadata, content()))]);
  if (structure) await saveFile(beside('structure'), [Buffer.from(`${JSON.stringify(structure, null, 2)}\n`)]);
  process.stderr.write(`Wrote ${content().rowCount} rows to ${[out, ...more].join(', ')}\n`);
}
