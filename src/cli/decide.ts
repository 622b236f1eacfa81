import { Command, Option } from 'commander';
import type { Proposal } from '../curation/entities/proposal.entity.js';
import type { Day } from '../domain/day.js';
import type { Viewer } from '../identity/viewer.js';
import { reader } from '../questions/from-options.js';
import { print, printJson } from './output.js';
import { proposalJson, proposalText } from './proposal-text.js';
import { asSomebody, type Curation, hostViewer, proposalNamed, proposalRecord, withCuration } from './with-curation.js';

interface Options {
  readonly as?: string;
  readonly json?: boolean;
}

interface ApproveOptions extends Options {
  readonly note?: string;
  readonly dataThrough?: Day;
}

/** `rollcall approve`: what is proposed becomes one revision. */
export function approveCommand(): Command {
  return deciding<ApproveOptions>(
    new Command('approve')
      .option('--note <text>', 'what to say of it, for everyone to read')
      .addOption(
        new Option(
          '--data-through <date>',
          'day up to which the facts are researched from then on, YYYY-MM-DD (default: today)',
        ).argParser(reader('asOf')),
      ),
    ({ proposals }, viewer, { id, version }, { note = null, dataThrough = null }) =>
      proposals.approve(viewer, id, version, { note, dataThrough }, new Date()),
  );
}

/** `rollcall reject`: what is proposed does not become one. */
export function rejectCommand(): Command {
  return deciding<Options & { readonly note: string }>(
    new Command('reject').requiredOption('--note <text>', 'why, for everyone to read'),
    ({ proposals }, viewer, { id, version }, { note }) => proposals.reject(viewer, id, version, note, new Date()),
  );
}

/** `rollcall withdraw`: its author takes a proposal back. */
export function withdrawCommand(): Command {
  return deciding<Options>(new Command('withdraw'), ({ proposals }, viewer, { id }) =>
    proposals.withdraw(viewer, id, new Date()),
  );
}

type Decision<O> = (curation: Curation, viewer: Viewer, proposal: Proposal, options: O) => Promise<Proposal>;

/** A command that decides on the proposal of an id, as it stands when the command runs, and prints what became of it. */
function deciding<O extends Options>(command: Command, decide: Decision<O>): Command {
  return asSomebody(
    command.argument('<id>', 'of the proposal, as `proposals` has it').option('--json', 'print JSON for machines'),
  ).action((id: string, options: O) =>
    withCuration(async (curation) => {
      const viewer = hostViewer(options.as);
      const decided = await decide(curation, viewer, await proposalNamed(curation, id), options);
      const record = await proposalRecord(curation, decided);
      return options.json ? printJson(proposalJson(record)) : print(proposalText(record));
    }),
  );
}
