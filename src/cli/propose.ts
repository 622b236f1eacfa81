import { Command } from 'commander';
import { DataPackageError, formatProblems } from '../common/problems.js';
import { badInput } from '../common/rollcall-error.js';
import type { Proposal } from '../curation/entities/proposal.entity.js';
import { participationFile } from '../curation/participation-file.js';
import { problemView } from '../curation/problem-view.js';
import type { Proposing } from '../curation/proposals.service.js';
import { statedProposal } from '../curation/stated-proposal.js';
import type { StatementProblem } from '../curation/statements/refused.js';
import type { Locale } from '../generated/graphql.js';
import { sdlSchema } from '../graphql/sdl-schema.js';
import { withOptions } from '../questions/from-options.js';
import { type GivenInput, jsonOf, withInput } from './input-text.js';
import { print, printJson } from './output.js';
import {
  changeJson,
  changesText,
  problemsText,
  proposalJson,
  proposalText,
  type ShownChange,
  type ShownProblem,
} from './proposal-text.js';
import { asSomebody, type Curation, hostViewer, proposalRecord, withCuration } from './with-curation.js';

export interface ProposeOptions {
  readonly reason?: string;
  readonly as?: string;
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly locale?: Locale;
  readonly json?: boolean;
}

/** What is to be proposed, from whatever it was read. */
interface Draft extends Proposing {
  /** Of a file of participations: the line on which each change begins. */
  readonly lines?: readonly number[];
  /** What is wrong with rows of which there is no change. */
  readonly faults?: readonly ShownProblem[];
  /** Rows of it that are on record already. */
  readonly alreadyOnRecord?: number;
}

/** What became of it: a proposal, the changes that a dry run tried, or problems. */
interface Outcome {
  readonly proposal: Proposal | null;
  readonly tried: readonly ShownChange[];
  readonly problems: readonly ShownProblem[];
}

/** `rollcall propose FILE`: a next revision of the roll, for another person to decide on. */
export function proposeCommand(): Command {
  return withProposeOptions(
    new Command('propose')
      .argument(
        '<file>',
        "JSON as the API's ProposeInput ({reason, changes: [...]}), or a CSV file of participations as for import; - reads standard input",
      )
      .option('--reason <text>', 'why, for everyone to read (default: that of the JSON file)'),
  ).action((file: string, options: ProposeOptions) =>
    withInput(file, (input) =>
      withCuration(async (curation) => propose(curation, await draftOf(curation, input, options), options)),
    ),
  );
}

/** Adds the options of every command that makes a proposal. */
export function withProposeOptions(command: Command): Command {
  return asSomebody(
    withOptions(
      command
        .option('--key <key>', 'idempotency key: with the same content again, the same proposal comes back')
        .option('--dry-run', 'say what would be proposed, or what is wrong with it, and store nothing'),
      ['locale'],
    ).option('--json', "print JSON for machines, as the API's ProposePayload"),
  );
}

/** Makes the proposal, or a dry run of it, and prints what came of it; with problems the exit status is 1. */
export async function propose(curation: Curation, draft: Draft, options: ProposeOptions): Promise<void> {
  const { json, locale } = options;
  const { alreadyOnRecord } = draft;
  const passed = alreadyOnRecord ? [`${alreadyOnRecord} rows are on record already, and passed over.`] : [];
  const tell = (value: object, ...texts: readonly string[]) => {
    const counted = alreadyOnRecord === undefined ? value : { ...value, alreadyOnRecord };
    return json ? printJson(counted) : print(texts.join('\n\n'));
  };
  const { proposal, tried, problems } = await outcomeOf(curation, draft, options);
  if (problems.length > 0) {
    await tell({ proposal, problems }, problemsText(problems), 'Nothing is proposed.');
    process.exitCode = 1;
  } else if (proposal !== null) {
    const record = await proposalRecord(curation, proposal);
    const decide = `Another person decides: rollcall approve ${proposal.id} --as <name>`;
    const next = proposal.state === 'open' ? [decide] : [];
    await tell({ proposal: proposalJson(record, locale), problems }, proposalText(record, locale), ...passed, ...next);
  } else if (tried.length > 0) {
    const changes = tried.map((change) => changeJson(change, locale));
    await tell(
      { proposal, problems, changes },
      changesText(tried, locale),
      ...passed,
      'A dry run: nothing is proposed.',
    );
  } else {
    await tell({ proposal, problems }, ...passed, 'There is nothing to propose.');
  }
}

async function outcomeOf({ proposals }: Curation, draft: Draft, { as, dryRun }: ProposeOptions): Promise<Outcome> {
  const { changes, reason, idempotencyKey = null, lines, faults = [], alreadyOnRecord = 0 } = draft;
  const viewer = hostViewer(as);
  const nothing = { proposal: null, tried: [], problems: faults };
  if (changes.length === 0 && (faults.length > 0 || alreadyOnRecord > 0)) return nothing;
  const shown = (problems: readonly StatementProblem[]): ShownProblem[] =>
    [
      ...faults,
      ...problems.map((problem) => ({
        ...(lines ? { line: lines[problem.changeIndex]! } : {}),
        ...problemView(problem),
      })),
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  // A file of which rows are left out is not proposed: what is wrong with the others is said at once.
  if (dryRun || faults.length > 0) {
    const { texts, problems } = await proposals.dryRun(changes);
    return { ...nothing, tried: texts, problems: shown(problems) };
  }
  const { proposal, problems } = await proposals.propose(viewer, { changes, reason, idempotencyKey }, new Date());
  return { ...nothing, proposal, problems: shown(problems) };
}

async function draftOf(curation: Curation, input: GivenInput, { reason, key }: ProposeOptions): Promise<Draft> {
  const given = { ...(reason === undefined ? {} : { reason }), ...(key === undefined ? {} : { idempotencyKey: key }) };
  const json = jsonOf(input);
  if (json === undefined) return { ...(await participations(curation, input)), reason: reasonOf(reason), ...given };
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return statedProposal(sdlSchema(), isObject ? { ...json, ...given } : json);
}

function reasonOf(reason: string | undefined): string {
  if (reason !== undefined) return reason;
  throw badInput('reason', 'a CSV file says no reason: say why with --reason');
}

async function participations({ pool }: Curation, { name, path }: GivenInput): Promise<Omit<Draft, 'reason'>> {
  const client = await pool.connect();
  try {
    const { problems, ...file } = await participationFile(client, path);
    const faults = problems.map(({ row: line, column: field, code, message, suggestions = [] }) => {
      return { line, change: null, field, code, message, suggestions };
    });
    return { ...file, faults };
  } catch (error) {
    if (!(error instanceof DataPackageError)) throw error;
    throw badInput('file', formatProblems(error.problems.map((problem) => ({ ...problem, file: name }))));
  } finally {
    client.release();
  }
}
