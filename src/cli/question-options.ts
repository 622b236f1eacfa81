import { type Command, InvalidArgumentError } from 'commander';
import { parseDay } from '../domain/day.js';
import type { Parameters } from '../exports/parameters.js';
import type { CountingOptions } from './counting-options.js';
import { withCountingOptions } from './counting-options.js';

/** Options of a command that asks an export's or a chart's question. */
export interface QuestionOptions extends CountingOptions {
  readonly scheme?: string;
  readonly from?: number;
  readonly to?: number;
  readonly group?: string;
  readonly fewerThan?: number;
  readonly compositionAt?: number;
}

/** Adds the shared counting options and those that only some questions know. */
export function withQuestionOptions(command: Command): Command {
  return withCountingOptions(command)
    .option('--scheme <slugs>', 'scheme that splits the states, for example un-regional-groups; several with commas')
    .option('--from <year>', 'first year of a series', whole)
    .option('--to <year>', 'last year of a series', whole)
    .option('--group <slug>', 'only the states of this group')
    .option('--fewer-than <k>', 'for gaps: mark states that take part in fewer initiatives (default: 1)', whole)
    .option('--composition-at <date>', 'for series: the groups as they were composed on this day, YYYY-MM-DD', day);
}

/** The options as the parameters that HTTP takes: what was not given is absent. */
export function parametersFrom(options: QuestionOptions): Parameters {
  const { set, initiatives, kinds, scopes, binding, completeOnly, asOf, roles, minConfidence, release, knownAt } =
    options;
  const { from, to, group, fewerThan, compositionAt } = options;
  const given = {
    set,
    initiatives,
    kinds,
    scopes,
    binding,
    completeOnly,
    scheme: options.scheme?.split(',').map((slug) => slug.trim()),
    from,
    to,
    asOf,
    presence: options.cumulative ? ('CUMULATIVE' as const) : undefined,
    blocs: options.inherit ? ('INHERIT' as const) : undefined,
    roles,
    universe: options.universe === 'UN_MEMBERS' ? undefined : options.universe,
    minConfidence,
    release,
    knownAt,
    group,
    fewerThan,
    compositionAt,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Parameters;
}

function whole(text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError(`'${text}' is not a whole number.`);
  return Number(text);
}

function day(text: string): number {
  const found = parseDay(text);
  if (found === null) throw new InvalidArgumentError(`'${text}' is not a calendar day of the form YYYY-MM-DD.`);
  return found;
}
