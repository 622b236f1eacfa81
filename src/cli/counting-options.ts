import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Day, dayOfInstant, parseDay } from '../domain/day.js';
import { type CountingRule, EVERY_ROLE, leastConfidence, roleMask } from '../domain/presence.js';
import {
  CONFIDENCES,
  INITIATIVE_KINDS,
  INITIATIVE_SCOPES,
  type Initiative,
  type InitiativeKind,
  type InitiativeScope,
  ROLES,
  type Roll,
} from '../domain/roll.js';
import { select } from '../domain/selection.js';
import type { Snapshot } from '../roll/snapshot.js';

export interface CountingOptions {
  readonly set?: string;
  readonly initiatives?: string[];
  readonly kinds?: InitiativeKind[];
  readonly scopes?: InitiativeScope[];
  readonly binding?: boolean;
  readonly completeOnly?: boolean;
  readonly asOf?: Day;
  readonly cumulative?: boolean;
  readonly inherit?: boolean;
  readonly roles?: (typeof ROLES)[number][];
  readonly universe: CountingRule['universe'];
  readonly minConfidence?: (typeof CONFIDENCES)[number];
  readonly release?: string;
  readonly knownAt?: Date;
}

/** Adds the options that say what to count, when and how: the same for every figure. */
export function withCountingOptions(command: Command): Command {
  return command
    .option('--set <slug>', 'initiative set to count, for example hlab7')
    .option('--initiatives <slugs>', 'initiatives to count, separated by commas', words)
    .option(
      '--kinds <kinds>',
      `kinds to count, separated by commas: ${INITIATIVE_KINDS.join(', ')}`,
      oneOf(INITIATIVE_KINDS),
    )
    .option(
      '--scopes <scopes>',
      `scopes to count, separated by commas: ${INITIATIVE_SCOPES.join(', ')}`,
      oneOf(INITIATIVE_SCOPES),
    )
    .option('--binding', 'only binding initiatives')
    .option('--no-binding', 'only initiatives that do not bind')
    .option('--complete-only', 'only initiatives whose list of participants is complete')
    .option(
      '--as-of <date>',
      'date asked about, YYYY-MM-DD (default: today in UTC; of a file or a picture the day to which the data go)',
      date,
    )
    .option('--cumulative', 'count ended participations as well (CUMULATIVE instead of CURRENT)')
    .option('--inherit', 'a state takes part where an organisation does to which it belongs (blocs INHERIT)')
    .option('--roles <roles>', `roles to count, separated by commas: ${ROLES.join(', ')}`, oneOf(ROLES))
    .addOption(
      new Option('--universe <universe>', 'states to count')
        .choices(['UN_MEMBERS', 'UN_MEMBERS_AND_OBSERVERS', 'ALL_STATES'])
        .default('UN_MEMBERS'),
    )
    .addOption(new Option('--min-confidence <confidence>', 'leave out less sure facts').choices(CONFIDENCES))
    .option('--release <name>', 'answer from a release')
    .option('--known-at <instant>', 'answer from what was recorded at an instant', instant);
}

export interface Asked {
  readonly roll: Roll;
  readonly initiatives: readonly Initiative[];
  readonly day: Day;
  readonly rule: CountingRule;
}

/** What the options ask of the snapshot. Throws BAD_USER_INPUT for unknown names. */
export function asked(snapshot: Snapshot, options: CountingOptions): Asked {
  const roll = snapshot.at(snapshot.pinned(options.release, options.knownAt));
  return {
    roll,
    initiatives: select(roll, options),
    day: options.asOf ?? dayOfInstant(new Date()),
    rule: {
      presence: options.cumulative ? 'CUMULATIVE' : 'CURRENT',
      blocs: options.inherit ? 'INHERIT' : 'EXCLUDE',
      universe: options.universe,
      roles: options.roles ? roleMask(options.roles) : EVERY_ROLE,
      leastConfidence: leastConfidence(options.minConfidence),
    },
  };
}

function words(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

function oneOf<T extends string>(known: readonly T[]) {
  return (text: string): T[] =>
    words(text).map((word) => {
      const found = known.find((one) => one === word.toUpperCase().replaceAll('-', '_'));
      if (!found) throw new InvalidArgumentError(`'${word}' is none of ${known.join(', ')}.`);
      return found;
    });
}

function date(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidArgumentError(`'${text}' is not a calendar day of the form YYYY-MM-DD.`);
  return day;
}

function instant(text: string): Date {
  const found = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(found.getTime())) {
    throw new InvalidArgumentError(`'${text}' is not an instant of the form 2026-11-22T00:00:00Z.`);
  }
  return found;
}
