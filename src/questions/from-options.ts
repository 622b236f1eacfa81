import { type Command, InvalidArgumentError, Option } from 'commander';
import { FIELDS, type Field, type FieldName, type QuestionInput, readField } from './fields.js';
import { Unreadable } from './readers.js';

/** Short forms beside `--presence CUMULATIVE` and `--blocs INHERIT`. */
export interface QuestionOptions extends QuestionInput {
  readonly cumulative?: boolean;
  readonly inherit?: boolean;
}

/** Adds an option for each of the fields, named as they are: `asOf` is `--as-of`. */
export function withOptions(command: Command, names: readonly FieldName[]): Command {
  for (const name of names) {
    const { kind, value, help, helpNot }: Field = FIELDS[name];
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === '') {
      command.addOption(new Option(flag, help));
      if (helpNot !== undefined) command.addOption(new Option(flag.replace('--', '--no-'), helpNot));
      continue;
    }
    const several = kind.many ? ', several with commas' : '';
    const words = kind.words ? `: ${kind.words.join(', ')}` : '';
    command.addOption(new Option(`${flag} <${value}>`, `${help}${several}${words}`).argParser(reader(name)));
    // The name by which the API and addresses have it is understood as well.
    if (flag !== `--${name}`) {
      command.addOption(new Option(`--${name} <${value}>`).argParser(reader(name)).hideHelp());
    }
  }
  if (names.includes('presence')) {
    command.addOption(
      new Option('--cumulative', 'count ended participations as well: --presence CUMULATIVE').conflicts('presence'),
    );
  }
  if (names.includes('blocs')) {
    const help = 'a state takes part where an organisation does to which it belongs: --blocs INHERIT';
    command.addOption(new Option('--inherit', help).conflicts('blocs'));
  }
  return command;
}

/** Reads the text of an option, and refuses it as commander wants it. */
export function reader(name: FieldName) {
  return (text: string): unknown => {
    try {
      return readField(name, text);
    } catch (error) {
      throw error instanceof Unreadable ? new InvalidArgumentError(`${error.message}.`) : error;
    }
  };
}

/** The options as a question: what was not given is absent. */
export function fromOptions({ cumulative, inherit, ...options }: QuestionOptions): QuestionInput {
  const given = Object.entries(options).filter(([name, value]) => Object.hasOwn(FIELDS, name) && value !== undefined);
  return {
    ...(cumulative ? { presence: 'CUMULATIVE' } : {}),
    ...(inherit ? { blocs: 'INHERIT' } : {}),
    ...Object.fromEntries(given),
  };
}
