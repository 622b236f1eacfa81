import { Command, InvalidArgumentError, Option } from 'commander';
import { drawing } from '../charts/drawing.js';
import type { Locale } from '../charts/words.js';
import { badInput } from '../common/rollcall-error.js';
import { checkKnown } from '../exports/parameters.js';
import { questionOf } from '../exports/question.js';
import { saveFile } from '../exports/save-file.js';
import { parametersFrom, type QuestionOptions, withQuestionOptions } from './question-options.js';
import { withSnapshot } from './with-database.js';

interface Options extends QuestionOptions {
  readonly out: string;
  readonly locale: Locale;
  readonly width?: number;
}

/** `rollcall chart <figure> --out f.svg|png`: the pictures of the server, without a server. */
export function chartCommand(): Command {
  return withQuestionOptions(
    new Command('chart')
      .description('draw a figure')
      .argument('<figure>', 'waffle, distribution, shares, matrix or gaps'),
  )
    .requiredOption('--out <file>', 'file to write; its ending, .svg or .png, gives the format')
    .addOption(new Option('--locale <locale>', 'language').choices(['EN', 'ZH']).default('EN'))
    .option('--width <pixels>', 'width of the drawing; a PNG has twice as many pixels', whole)
    .action((figure: string, { out, locale, width, ...options }: Options) =>
      withSnapshot(async (snapshot) => {
        const { chartOf, chartParameters, renderPng, renderSvg } = await drawing();
        const format = /\.(svg|png)$/i.exec(out)?.[1]?.toLowerCase();
        if (format === undefined) throw badInput('out', `${out}: name a file that ends in .svg or .png`);
        const parameters = { ...parametersFrom(options), locale, ...(width === undefined ? {} : { width }) };
        checkKnown(parameters, chartParameters(figure));
        const chart = await chartOf(figure, questionOf(snapshot, parameters));
        const picture = format === 'svg' ? Buffer.from(renderSvg(chart, width)) : await renderPng(chart, width);
        await saveFile(out, [picture]);
      }),
    );
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`'${text}' is not a whole number.`);
  return Number(text);
}
