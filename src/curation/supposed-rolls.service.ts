import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { byteCache } from '../common/caches.js';
import { HeavyQueue } from '../common/heavy-queue.js';
import { badInput } from '../common/rollcall-error.js';
import { recordedRows } from '../record/rows.js';
import { rollTable } from '../record/tables.js';
import type { Writing } from '../record/writer.js';
import type { CitationRow } from '../roll/citation.loader.js';
import { factsBytes, rollBytes } from '../roll/roll-bytes.js';
import { followedBy, readChanges, type Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { type RollsOfProposals, type Supposed, supposing } from '../roll/supposed.js';
import { Proposal } from './entities/proposal.entity.js';
import { proposalNumber } from './proposal-views.js';
import { hasProblems, Proposals } from './proposals.service.js';
import type { StatementProblem } from './statements/refused.js';

/** Questions that wait until another's roll is made. */
const MOST_WAITING = 20;
/** The most proposals that one operation may suppose: each is a roll of its own. */
const MOST_AT_ONCE = 4;

/** What became of looking: the roll, or what stands in the way of approving it. */
type Look = { readonly supposed: Supposed } | { readonly problems: readonly StatementProblem[] };

/**
 * Rolls as they would be if an open proposal were approved: it is recorded in a transaction that is taken back, and read in
 * between as every revision is read. Kept with the snapshot that it would follow on.
 */
@Injectable()
export class SupposedRolls implements RollsOfProposals {
  private readonly looks = byteCache<Look>('rolls');
  private readonly queue = new HeavyQueue('supposed rolls', 1, MOST_WAITING);
  private readonly looking = new WeakMap<Snapshot, Map<string, Promise<Look>>>();

  constructor(
    private readonly proposals: Proposals,
    private readonly store: SnapshotStore,
    @InjectRepository(Proposal) private readonly repository: Repository<Proposal>,
  ) {}

  /** What stands in the way of approving a proposal today. */
  async problemsOf(proposal: Proposal, now: Date): Promise<readonly StatementProblem[]> {
    if (proposal.state !== 'open') return [];
    const look = await this.look(proposal, now);
    return 'problems' in look ? look.problems : [];
  }

  /** The roll that a proposal would make; null where it is not open, or problems stand in its way. */
  async supposedBy(proposal: Proposal, now: Date): Promise<Supposed | null> {
    if (proposal.state !== 'open') return null;
    const look = await this.look(proposal, now);
    return 'supposed' in look ? look.supposed : null;
  }

  async named(names: ReadonlyMap<string, string>, now: Date): Promise<ReadonlyMap<string, Supposed>> {
    if (names.size > MOST_AT_ONCE) {
      throw badInput(
        [...names.values()][MOST_AT_ONCE]!,
        `one operation supposes at most ${MOST_AT_ONCE} proposals, and this ${names.size}`,
      );
    }
    const byName = new Map<string, Supposed>();
    for (const [name, argument] of names) {
      const id = proposalNumber(name);
      const proposal = id === null ? null : await this.repository.findOneBy({ id });
      if (!proposal) throw badInput(argument, `there is no proposal '${name}'`);
      if (proposal.state !== 'open') {
        throw badInput(argument, `proposal ${proposal.id} is not open any more: it is ${proposal.state}`);
      }
      const look = await this.look(proposal, now);
      if ('problems' in look) throw hasProblems(proposal, look.problems);
      byName.set(name, look.supposed);
    }
    return byName;
  }

  private async look(proposal: Proposal, now: Date): Promise<Look> {
    const base = this.store.current;
    // The date of the data moves to the day of approval, so the day is part of the key.
    const key = `proposal ${proposal.id}.${proposal.version} ${now.toISOString().slice(0, 10)}`;
    const keptLook = this.looks.find(base, key);
    if (keptLook) return keptLook;
    const looking = this.looking.get(base) ?? new Map<string, Promise<Look>>();
    this.looking.set(base, looking);
    let look = looking.get(key);
    if (!look) {
      look = this.lookInTurn(proposal, base, now).finally(() => looking.delete(key));
      looking.set(key, look);
    }
    const outcome = await look;
    // Another revision may have been recorded meanwhile: only a roll that follows this snapshot is kept with it.
    const stays = 'problems' in outcome || outcome.supposed.revision === base.newest.id;
    if (stays) this.looks.keep(base, key, outcome, 'problems' in outcome ? 2_000 : bytesOf(outcome.supposed, base));
    return outcome;
  }

  /** Anybody may ask and a roll may be large, so one is made at a time and only few may wait. */
  private lookInTurn(proposal: Proposal, base: Snapshot, now: Date): Promise<Look> {
    return this.queue.run(undefined, () => this.lookAnew(proposal, base, now));
  }

  private async lookAnew(proposal: Proposal, base: Snapshot, now: Date): Promise<Look> {
    const outcome = await this.proposals.suppose(proposal, now, async (writing, { recorded, revision }) => ({
      changes: await readChanges(writing.client, base),
      revision,
      citations: await citationsOf(
        writing,
        recorded.flatMap(({ table, afterId }) => (table === 'participations' && afterId !== null ? [afterId] : [])),
      ),
    }));
    if ('problems' in outcome) return outcome;
    const { changes, revision, citations } = outcome.seen;
    // The database is not a continuation of this snapshot: it is being loaded anew.
    if (!changes) throw badInput('counting.proposal', 'the roll is being loaded anew: try again');
    const { id, version } = proposal;
    const snapshot = await followedBy(base, changes);
    return { supposed: supposing({ snapshot, revision: revision - 1, proposal: id, version, citations }) };
  }
}

function bytesOf({ snapshot }: Supposed, base: Snapshot): number {
  const factBytes = snapshot.facts === base.facts ? 0 : factsBytes(snapshot.facts);
  return factBytes + rollBytes(snapshot.roll, base.roll);
}

async function citationsOf({ client }: Writing, ids: readonly number[]): Promise<Map<number, CitationRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await recordedRows(client, rollTable('participations')!, 't.id = ANY($1)', [ids]);
  return new Map(
    rows.map(({ id, citations }) => [
      id,
      citations.map((citation) => ({
        url: citation.source_url,
        title: citation.source_title,
        publisher: citation.source_publisher,
        accessedOn: citation.source_accessed_on,
        evidence: citation.evidence,
      })),
    ]),
  );
}
