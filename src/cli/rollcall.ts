import { Command, CommanderError } from 'commander';
import { programVersion } from '../config/program-version.js';
import { NotAnswered } from './not-answered.js';
import { ReaderGone } from './output.js';

/** Exit codes beside 0, which is: answered. */
const FAILED = 1;
const WRONG_USAGE = 2;

/**
 * Every command, by its name: what it says of itself, and what makes it. Only the one that is asked for is loaded: most of
 * the time that a short answer takes would go into the others.
 */
const COMMANDS: Readonly<Record<string, { about: string; load: () => Promise<Command> }>> = {
  ask: {
    about: 'ask the roll for a figure',
    load: async () => (await import('./ask.js')).askCommand(),
  },
  export: {
    about: 'write figures, participations or the whole roll to a file',
    load: async () => (await import('./export.js')).exportCommand(),
  },
  chart: { about: 'draw a figure', load: async () => (await import('./chart.js')).chartCommand() },
  report: {
    about: 'write the report of a year: who takes part, who joined and left, who is in none',
    load: async () => (await import('./report.js')).reportCommand(),
  },
  mcp: {
    about: 'answer assistants over standard input and output (Model Context Protocol)',
    load: async () => (await import('./mcp.js')).mcpCommand(),
  },
  import: {
    about: 'import a data package (datapackage.json or its folder) or a CSV file',
    load: async () => (await import('./import.js')).importCommand(),
  },
  source: {
    about: 'read tables that others publish as their source.yml describes them, and watch whether they change',
    load: async () => (await import('./source.js')).sourceCommand(),
  },
  release: {
    about: 'named, frozen states of the data',
    load: async () => (await import('./release.js')).releaseCommand(),
  },
  history: {
    about: 'every recorded version of an initiative, a state, an organisation or a participation',
    load: async () => (await import('./history.js')).historyCommand(),
  },
  propose: {
    about: 'propose changes to the roll, for another person to decide on',
    load: async () => (await import('./propose.js')).proposeCommand(),
  },
  retract: {
    about: 'propose that a participation on record never was, for another person to decide on',
    load: async () => (await import('./retract.js')).retractCommand(),
  },
  proposals: {
    about: 'list what was proposed, the newest first, and what became of it',
    load: async () => (await import('./proposals.js')).proposalsCommand(),
  },
  approve: {
    about: 'record what is proposed, as one revision; not by who proposed it',
    load: async () => (await import('./decide.js')).approveCommand(),
  },
  reject: {
    about: 'decide that what is proposed is not recorded; not by who proposed it',
    load: async () => (await import('./decide.js')).rejectCommand(),
  },
  withdraw: {
    about: 'take back a proposal of your own',
    load: async () => (await import('./decide.js')).withdrawCommand(),
  },
  token: {
    about: 'who may write, each known by a token',
    load: async () => (await import('./token.js')).tokenCommand(),
  },
  webhook: {
    about: 'who is told of what is recorded',
    load: async () => (await import('./webhook.js')).webhookCommand(),
  },
  backup: {
    about: 'save everything that is recorded, with its history, to one file',
    load: async () => (await import('./backup.js')).backupCommand(),
  },
  restore: {
    about: 'put a backup into an empty database, all or nothing',
    load: async () => (await import('./restore.js')).restoreCommand(),
  },
  doctor: {
    about: 'look at settings, database, record and backups, write nothing, and say what to do',
    load: async () => (await import('./doctor.js')).doctorCommand(),
  },
  'check-data': {
    about: 'check a data package against its schema and expectations',
    load: async () => (await import('./check-data.js')).checkDataCommand(),
  },
};

/** The program with the commands that these words name whole, and the others by name alone. */
export async function programFor(words: readonly string[]): Promise<Command> {
  const program = new Command('rollcall')
    .description('The roll of multilateral AI governance: ask it, record in it, cut releases of it.')
    .version(programVersion(), '--version', 'print the version')
    // An option belongs to the command that it stands behind: `proposals` and `proposals show` both have --json.
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nStandard output is the answer alone. Exit codes: 0 answered, 1 failed, 2 wrong usage (nothing was asked).',
    );
  for (const [name, { about, load }] of Object.entries(COMMANDS)) {
    const command = words.includes(name) ? await load() : new Command(name);
    program.addCommand(command.description(about));
  }
  strictly(program);
  return program;
}

/** Has wrong usage told as an error, in the same words everywhere. */
function strictly(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help shows how)');
  for (const below of command.commands) strictly(below);
}

/** Runs the command that the words make, and says with which exit code it ends. */
export async function rollcall(words: readonly string[]): Promise<number> {
  try {
    await (await programFor(words)).parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof ReaderGone) return Number(process.exitCode ?? 0);
    // It has said itself what is wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    const { explain } = await import('../server/explain.js');
    process.stderr.write(`${error instanceof NotAnswered ? error.message : explain(error)}\n`);
    return FAILED;
  }
}
