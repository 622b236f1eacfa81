import type { Command } from 'commander';
import type { FieldName, QuestionInput } from '../../questions/fields.js';
import { fromOptions, type QuestionOptions, withOptions } from '../../questions/from-options.js';
import { print, printJson } from '../output.js';
import type { RollSource } from '../roll-source.js';
import { type SourceOptions, withSource, withUrl } from '../with-source.js';

/** What a question is answered with: the API's answer, and the same as text for people. */
export interface AnsweredQuestion {
  readonly json: unknown;
  readonly text: string;
}

/**
 * Makes a command a question: with the options of its fields, `--json` and `--url`. What it is asked about beside them, a country
 * or an initiative, is its one argument.
 */
export function asQuestion(
  command: Command,
  names: readonly FieldName[],
  answer: (source: RollSource, input: QuestionInput, about: string) => Promise<AnsweredQuestion>,
): Command {
  const withArgument = command.registeredArguments.length > 0;
  return withUrl(withOptions(command, names).option('--json', 'print JSON for machines, as the API answers')).action(
    async (...given: unknown[]) => {
      const [about, options] = withArgument ? given : ['', given[0]];
      const {
        json: wantsJson,
        url,
        ...asked
      } = options as QuestionOptions & SourceOptions & { readonly json?: boolean };
      const { json, text } = await withSource({ url }, (source) => answer(source, fromOptions(asked), about as string));
      return wantsJson ? printJson(json) : print(text);
    },
  );
}
