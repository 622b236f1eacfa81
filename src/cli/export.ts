import { stat } from 'node:fs/promises';
import { Argument, Command, Option } from 'commander';
import { badInput } from '../common/rollcall-error.js';
import { EXPORT_NAMES, formatNamed, parametersOf } from '../exports/exports.js';
import { FORMATS, type Format, TRAITS } from '../exports/formats/index.js';
import { saveFile } from '../exports/save-file.js';
import { namesAt } from '../questions/fields.js';
import { fromOptions, type QuestionOptions, withOptions } from '../questions/from-options.js';
import { checkKnown, fieldsWith } from '../questions/from-query.js';
import { write } from './output.js';
import type { ExportedFile } from './roll-source.js';
import { type SourceOptions, withSource, withUrl } from './with-source.js';

interface Options extends QuestionOptions, SourceOptions {
  readonly format: Format;
  readonly out?: string;
}

/** `rollcall export ...`: figures and facts as files that say what they rest on. */
export function exportCommand(): Command {
  return withUrl(
    withOptions(
      new Command('export').addArgument(new Argument('<what>').choices([...EXPORT_NAMES, 'package'])),
      fieldsWith([...namesAt('question'), ...namesAt('rows'), 'name', 'locale']),
    ),
  )
    .addOption(new Option('--format <format>', 'format of the file').choices(FORMATS).default('csv'))
    .option('--out <path>', 'file to write, or for package the new folder (default: standard output, for text formats)')
    .action(async (what: string, options: Options) => {
      if (what === 'package') return savePackage(options);
      return save(what, options);
    });
}

async function savePackage({ out, url }: Options): Promise<void> {
  if (out === undefined) throw badInput('out', 'a package is a folder: say which with --out');
  if (url !== undefined) throw badInput('url', 'a package is made of all that a database holds: no server gives that');
  const { packageOfDatabase } = await import('./database-source.js');
  const { tables, rows } = await packageOfDatabase(out);
  process.stderr.write(`Wrote ${rows} rows of ${tables} tables to ${out}\n`);
}

async function save(what: string, { url, ...options }: Options): Promise<void> {
  const { out } = options;
  const format = formatNamed(options.format);
  if (out === undefined && !TRAITS[format].text) {
    throw badInput('out', `${format} is not for a terminal: say where to write it with --out`);
  }
  const input = fromOptions(options);
  checkKnown(input, parametersOf(what));
  await withSource({ url }, async (source) => {
    const file = await source.exported(what, format, input);
    if (out !== undefined) return saveWithSidecars(file, out);
    for await (const chunk of file.chunks) await write(chunk);
  });
}

async function saveWithSidecars({ chunks, beside, rows }: ExportedFile, out: string): Promise<void> {
  const named = beside.map(({ suffix, text }) => ({ path: `${out}.${suffix}.json`, text }));
  for (const { path } of named) {
    if (
      await stat(path).then(
        (entry) => entry.isDirectory(),
        () => false,
      )
    )
      throw badInput('out', `${path} is a folder`);
  }
  await saveFile(out, chunks);
  for (const { path, text } of named) await saveFile(path, [Buffer.from(await text())]);
  const count = rows === undefined ? '' : `${rows()} rows to `;
  process.stderr.write(`Wrote ${count}${[out, ...named.map(({ path }) => path)].join(', ')}\n`);
}
