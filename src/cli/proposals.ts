import { Command, InvalidArgumentError, Option } from 'commander';
import { type EntityManager, In } from 'typeorm';
import { table } from '../common/table.js';
import { PROPOSAL_STATES, Proposal } from '../curation/entities/proposal.entity.js';
import { ProposalChange } from '../curation/entities/proposal-change.entity.js';
import type { Locale } from '../generated/graphql.js';
import { withOptions } from '../questions/from-options.js';
import { oneOf, Unreadable, WHOLE_NUMBER } from '../questions/readers.js';
import { print, printJson } from './output.js';
import { proposalHead, proposalJson, proposalText } from './proposal-text.js';
import { proposalNamed, proposalRecord, withCuration } from './with-curation.js';

const STATE_WORDS = oneOf(PROPOSAL_STATES.map((state) => state.toUpperCase()));

interface ListOptions {
  readonly state?: string;
  readonly first: number;
  readonly json?: boolean;
}

/** `rollcall proposals`: what was proposed, and what became of it. */
export function proposalsCommand(): Command {
  const proposals = new Command('proposals')
    .enablePositionalOptions()
    .addOption(
      new Option('--state <state>', `only those in this state: ${STATE_WORDS.words!.join(', ')}`).argParser(stateOf),
    )
    .addOption(new Option('--first <n>', 'how many to list').default(50).argParser(countOf))
    .option('--json', 'print JSON for machines')
    .action((options: ListOptions) => withCuration(({ entities }) => list(entities, options)));
  withOptions(
    proposals
      .command('show')
      .argument('<id>', 'of the proposal, as `proposals` has it')
      .description('a proposal: its changes, what was said of it, and what stands in its way today'),
    ['locale'],
  )
    .option('--json', "print JSON for machines, as the API's Proposal")
    .action((id: string, { json, locale }: { json?: boolean; locale?: Locale }) =>
      withCuration(async (curation) => {
        const record = await proposalRecord(curation, await proposalNamed(curation, id));
        return json ? printJson(proposalJson(record, locale)) : print(proposalText(record, locale));
      }),
    );
  return proposals;
}

async function list(entities: EntityManager, { state, first, json }: ListOptions): Promise<void> {
  const [page, totalCount] = await entities.findAndCount(Proposal, {
    where: state === undefined ? {} : { state: state.toLowerCase() as Proposal['state'] },
    order: { id: 'DESC' },
    take: first,
  });
  const changes = await entities.findBy(ProposalChange, { proposalId: In(page.map(({ id }) => id)) });
  const changeCount = ({ id, version }: Proposal) =>
    changes.filter((change) => change.proposalId === id && change.version === version).length;
  if (json) {
    const nodes = page.map((proposal) => ({ ...proposalHead(proposal), changeCount: changeCount(proposal) }));
    return printJson({ nodes, totalCount });
  }
  if (page.length === 0) {
    return print('There is no such proposal.');
  }
  const rows = page.map((proposal) => {
    const { id, state: stands, author, createdAt, decidedBy, reason } = proposal;
    return [id, stands, author, createdAt.toISOString(), changeCount(proposal), decidedBy, reason];
  });
  const header = ['proposal', 'state', 'author', 'made', 'changes', 'decided by', 'reason'];
  const more =
    totalCount > page.length ? `\n... and ${totalCount - page.length} older ones: --first says how many` : '';
  return print(`${table([header, ...rows])}${more}`);
}

function stateOf(text: string): string {
  return readOption(() => STATE_WORDS.read(text));
}

function countOf(text: string): number {
  const count = readOption(() => WHOLE_NUMBER.read(text));
  if (count < 1) throw new InvalidArgumentError(`${count} is less than 1.`);
  return count;
}

function readOption<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Unreadable ? new InvalidArgumentError(`${error.message}.`) : error;
  }
}
