import { nearest } from '../domain/nearest.js';
import { COMMAND_LINE_VARIABLES, type CommandLineSettings, commandLineSettings } from './command-line-settings.js';
import { DATABASE_VARIABLES, type DatabaseSettings, databaseSettings } from './database-settings.js';
import { NETWORK_VARIABLES, type NetworkSettings, networkSettings } from './network-settings.js';
import { OPEN_ID_VARIABLES, type OpenIdSettings, openIdFaults, openIdSettings } from './open-id-settings.js';
import { PROCESS_VARIABLES, type ProcessSettings, processSettings } from './process-settings.js';
import { QUESTION_VARIABLES, type QuestionSettings, questionSettings } from './question-settings.js';
import { redactUrl } from './redact-url.js';
import { ROLL_VARIABLES, type RollSettings, rollSettings } from './roll-settings.js';

/** What the environment says, checked: read once at start and handed on, never read again elsewhere. */
export interface Settings
  extends CommandLineSettings,
    DatabaseSettings,
    NetworkSettings,
    ProcessSettings,
    QuestionSettings,
    RollSettings {
  /** The OpenID provider whose tokens are taken beside the server's own; null = none is. */
  readonly openId: OpenIdSettings | null;
}

/** Settings that cannot be used: one message that names each, its value and the rule it breaks. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `${problems.length === 1 ? 'One setting is' : `${problems.length} settings are`} wrong. ${problems.join('. ')}.`,
    );
    this.name = 'SettingsError';
  }
}

const VARIABLES = COMMAND_LINE_VARIABLES.extend(DATABASE_VARIABLES.shape)
  .extend(NETWORK_VARIABLES.shape)
  .extend(PROCESS_VARIABLES.shape)
  .extend(QUESTION_VARIABLES.shape)
  .extend(ROLL_VARIABLES.shape)
  .extend(OPEN_ID_VARIABLES.shape);

type VariableName = keyof typeof VARIABLES.shape;
const VARIABLE_NAMES = Object.keys(VARIABLES.shape) as VariableName[];

/** Every variable with its rule in words, for `--help` and the README. */
export const SETTING_RULES: Readonly<Record<VariableName, string>> = Object.freeze(
  Object.fromEntries(VARIABLE_NAMES.map((name) => [name, VARIABLES.shape[name].description])) as Record<
    VariableName,
    string
  >,
);

/**
 * The settings that `env` holds, defaults filled in; an empty variable counts as not set. Relative paths are read from
 * the working directory, defaults lie in the project's folder.
 *
 * @throws SettingsError naming every wrong setting at once, and every unknown variable that begins with `ROLLCALL_`
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, string>;
  const problems: string[] = [];
  const parsed = VARIABLES.safeParse(given);
  for (const name of new Set(parsed.error?.issues.map(({ path: [variable] }) => variable as VariableName))) {
    // Whether one address or several: everything up to the last `@` may be a password.
    const value = name.startsWith('DATABASE_') ? redactUrl(given[name] ?? '') : given[name];
    problems.push(`${name} is "${value}", but must be ${SETTING_RULES[name]}`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!name.startsWith('ROLLCALL_') || name in SETTING_RULES) continue;
    const [suggestion] = nearest(name, VARIABLE_NAMES, 1);
    problems.push(
      `${name} is "${value}", but there is no such setting${suggestion ? `; the nearest is ${suggestion}` : ''}`,
    );
  }
  problems.push(...openIdFaults(given));
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);

  const values = parsed.data;
  return Object.freeze({
    ...commandLineSettings(values),
    ...databaseSettings(values),
    ...networkSettings(values),
    ...processSettings(values),
    ...questionSettings(values),
    ...rollSettings(values),
    openId: openIdSettings(values),
  });
}
