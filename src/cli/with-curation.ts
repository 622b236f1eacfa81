import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { isSystemError } from '../common/system-error.js';
import { Proposal } from '../curation/entities/proposal.entity.js';
import { ProposalChange } from '../curation/entities/proposal-change.entity.js';
import { ProposalComment } from '../curation/entities/proposal-comment.entity.js';
import { Names } from '../curation/names.service.js';
import { proposalNumber } from '../curation/proposal-views.js';
import { Proposals } from '../curation/proposals.service.js';
import type { Viewer } from '../identity/viewer.js';
import { checkViewerName } from '../identity/viewer-name.js';
import { importAtStart } from '../imports/import-at-start.js';
import { RollWriter } from '../record/writer.js';
import type { ProposalRecord } from './proposal-text.js';
import { stderrLog, withDatabase } from './with-database.js';

/** What a command that curates works with: the service of the API, and the database beneath it. */
export interface Curation {
  readonly proposals: Proposals;
  readonly entities: EntityManager;
  readonly pool: Pool;
}

/** No roll is held here that would have to catch up; a server that runs hears of a revision from PostgreSQL. */
const NO_ROLL = { reach: () => Promise.resolve() };

/**
 * The service by which the API curates, on the database of the settings. The shipped data are imported first, as by `ask`.
 * It is made by hand: docs/decisions/08-where-nest-is-left.md.
 */
export function withCuration<T>(work: (curation: Curation) => Promise<T>): Promise<T> {
  return withDatabase(async (pool, settings, { dataSource }) => {
    await importAtStart(settings, pool, stderrLog);
    const proposals = new Proposals(
      ...([new RollWriter(dataSource), new Names(), NO_ROLL, settings] as const),
      ...([dataSource.getRepository(Proposal), dataSource.getRepository(ProposalComment)] as const),
    );
    return work({ proposals, entities: dataSource.manager, pool });
  });
}

/** Adds `--as`, and says whom a command takes its caller for. */
export function asSomebody(command: Command): Command {
  return command
    .option('--as <name>', 'whose work it is, as everyone will read (default: your name on this machine)')
    .addHelpText(
      'after',
      '\nWhoever can run this has the database, so no token is asked for: it counts as an administrator.\n' +
        'Who proposes and who decides are told apart by --as; ROLLCALL_REVIEW=self lets one person do both.',
    );
}

/** Whoever runs the command. Throws BAD_USER_INPUT for a name that cannot stand beside a proposal. */
export function hostViewer(as: string | undefined): Viewer {
  const name = as ?? accountName();
  checkViewerName(name, 'as');
  return { name, role: 'ADMINISTRATOR', subject: `host:${name}` };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    // In a container the account may have a number alone.
    if (!isSystemError(error)) throw error;
    throw badInput('as', 'your account has no name on this machine: say who you are with --as');
  }
}

/** The proposal of an identifier or number. Throws NOT_FOUND. */
export async function proposalNamed({ entities }: Curation, id: string): Promise<Proposal> {
  const number = proposalNumber(id);
  const proposal = number === null ? null : await entities.findOneBy(Proposal, { id: number });
  if (proposal) return proposal;
  throw new RollcallError('NOT_FOUND', `there is no proposal ${JSON.stringify(id)}`, { argument: 'id' });
}

/** A proposal with all that is kept of it, and what stands in its way today. */
export async function proposalRecord({ proposals, entities }: Curation, proposal: Proposal): Promise<ProposalRecord> {
  const { id, version } = proposal;
  const changes = await entities.find(ProposalChange, {
    where: { proposalId: id, version },
    order: { position: 'ASC' },
  });
  const comments = await entities.find(ProposalComment, { where: { proposalId: id }, order: { id: 'ASC' } });
  const trial = proposal.state === 'open' ? await proposals.suppose(proposal, new Date(), async () => null) : null;
  return { proposal, changes, comments, problems: trial && 'problems' in trial ? trial.problems : [] };
}
