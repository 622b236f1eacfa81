import { Command } from 'commander';
import { drawing } from '../charts/drawing.js';
import type { PictureFormat } from '../charts/render.js';
import { badInput } from '../common/rollcall-error.js';
import { saveFile } from '../exports/save-file.js';
import { namesAt } from '../questions/fields.js';
import { fromOptions, type QuestionOptions, withOptions } from '../questions/from-options.js';
import { checkKnown, fieldsWith } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import { withSnapshot } from './with-database.js';

interface Options extends QuestionOptions {
  readonly out: string;
}

/** `rollcall chart <figure> --out f.svg|png`: the pictures of the server, without a server. */
export function chartCommand(): Command {
  return withOptions(
    new Command('chart')
      .description('draw a figure')
      .argument('<figure>', 'waffle, distribution, shares, matrix or gaps'),
    fieldsWith([...namesAt('question'), 'countries', ...namesAt('picture')]),
  )
    .requiredOption('--out <file>', 'file to write; its ending, .svg or .png, gives the format')
    .action((figure: string, { out, ...options }: Options) =>
      withSnapshot(async (snapshot) => {
        const { chartOf, chartParameters, render } = await drawing();
        const format = /\.(svg|png)$/i.exec(out)?.[1]?.toLowerCase() as PictureFormat | undefined;
        if (format === undefined) throw badInput('out', `${out}: name a file that ends in .svg or .png`);
        const input = fromOptions(options);
        checkKnown(input, chartParameters(figure));
        const chart = await chartOf(figure, questionOf(snapshot, input));
        await saveFile(out, [await render(chart, input.width ?? undefined, format)]);
      }),
    );
}
