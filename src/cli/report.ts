import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { RollcallError } from '../common/rollcall-error.js';
import { saveFile } from '../exports/save-file.js';
import { fromOptions, type QuestionOptions, withOptions } from '../questions/from-options.js';
import { fieldsWith } from '../questions/from-query.js';
import { readLanguage } from '../reports/language.js';
import { REPORT_FORMATS, type ReportFormat, reportYear } from '../reports/report.js';
import { write } from './output.js';
import { type SourceOptions, withSource, withUrl } from './with-source.js';

interface Options extends QuestionOptions, SourceOptions {
  readonly format?: ReportFormat;
  readonly lang?: string;
  readonly output?: string;
}

/** `rollcall report <year>`: who takes part, who joined and left, and who is in none, as a document to print or publish. */
export function reportCommand(): Command {
  const year = new Argument('<year>', 'year to report on').argParser(refusing(reportYear));
  return withUrl(withOptions(new Command('report').addArgument(year), fieldsWith(['scheme'])))
    .addOption(new Option('--lang <language>', 'language: en or zh (default: en)').argParser(refusing(readLanguage)))
    .addOption(
      new Option('--format <format>', 'format (default: by the ending of --output, else md)').choices(REPORT_FORMATS),
    )
    .addOption(new Option('--output <file>', 'file to write (default: standard output, for md and html)'))
    .addOption(new Option('--out <file>').hideHelp())
    .action(async (asked: number, { url, lang, ...options }: Options & { out?: string }, command: Command) => {
      const output = options.output ?? options.out;
      const format = options.format ?? formatOf(output);
      if (format === null)
        command.error(`error: ${output}: name a file that ends in .${REPORT_FORMATS.join(', .')}, or say --format`);
      if (output === undefined && (format === 'docx' || format === 'pdf')) {
        command.error(`error: ${format} is not for a terminal: say where to write it with --output`);
      }
      const input = { ...fromOptions(options), ...(lang === undefined ? {} : { locale: readLanguage(lang) }) };
      await withSource({ url }, async (source) => {
        const report = await source.report(asked, format, input);
        if (output === undefined) return write(report);
        await saveFile(output, [report]);
        process.stderr.write(`Wrote ${output}\n`);
      });
    });
}

/** The format that the ending of a file's name says; md where no file is named, null where it says none. */
function formatOf(output: string | undefined): ReportFormat | null {
  if (output === undefined) return 'md';
  const ending = /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase();
  return REPORT_FORMATS.find((format) => format === ending) ?? null;
}

/** A reader that refuses as commander wants it. */
function refusing<T>(read: (text: string) => T) {
  return (text: string): T => {
    try {
      return read(text);
    } catch (error) {
      throw error instanceof RollcallError ? new InvalidArgumentError(`${error.message}.`) : error;
    }
  };
}
