import { Command } from 'commander';
import { badInput } from '../common/rollcall-error.js';
import { saveFile } from '../exports/save-file.js';
import { namesAt } from '../questions/fields.js';
import { fromOptions, type QuestionOptions, withOptions } from '../questions/from-options.js';
import { fieldsWith } from '../questions/from-query.js';
import { type SourceOptions, withSource, withUrl } from './with-source.js';

interface Options extends QuestionOptions, SourceOptions {
  readonly out: string;
}

/** `rollcall chart <figure> --out f.svg|png`: the pictures of the server, the same bytes. */
export function chartCommand(): Command {
  return withUrl(
    withOptions(
      new Command('chart').argument('<figure>', 'assembly, distribution, shares, matrix, gaps or country'),
      fieldsWith([...namesAt('question'), 'countries', 'groupName', 'highlight', ...namesAt('picture')]),
    ),
  )
    .requiredOption('--out <file>', 'file to write; its ending, .svg or .png, gives the format')
    .action(async (figure: string, { out, url, ...options }: Options) => {
      const format = /\.(svg|png)$/i.exec(out)?.[1]?.toLowerCase() as 'svg' | 'png' | undefined;
      if (format === undefined) throw badInput('out', `${out}: name a file that ends in .svg or .png`);
      const input = fromOptions(options);
      const picture = await withSource({ url }, (source) => source.picture(figure, format, input));
      await saveFile(out, [picture]);
    });
}
