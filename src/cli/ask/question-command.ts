import type { Command } from 'commander';
import type { FieldName, QuestionInput } from '../../questions/fields.js';
import { fromOptions, type QuestionOptions, withOptions } from '../../questions/from-options.js';
import type { Snapshot } from '../../roll/snapshot.js';
import { withSnapshot } from '../with-database.js';

/** What a question is answered with: the API's answer, and the same as text for people. */
export interface AnsweredQuestion {
  readonly json: unknown;
  readonly text: string;
}

/**
 * Makes a command a question: with the options of its fields, and `--json`. What it is asked about beside them, a country
 * or an initiative, is its one argument.
 */
export function asQuestion(
  command: Command,
  names: readonly FieldName[],
  answer: (snapshot: Snapshot, input: QuestionInput, about: string) => Promise<AnsweredQuestion>,
): Command {
  const withArgument = command.registeredArguments.length > 0;
  return withOptions(command, names)
    .option('--json', 'print JSON for machines, as the API answers')
    .action((...given: unknown[]) => {
      const [about, options] = withArgument ? given : ['', given[0]];
      const { json: wantsJson, ...asked } = options as QuestionOptions & { readonly json?: boolean };
      return withSnapshot(async (snapshot) => {
        const { json, text } = await answer(snapshot, fromOptions(asked), about as string);
        process.stdout.write(`${wantsJson ? JSON.stringify(json, null, 2) : text}\n`);
      });
    });
}
