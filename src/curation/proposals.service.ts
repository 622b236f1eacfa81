import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { hiddenMark } from '../datapackage/cell.js';
import { type Day, formatDay } from '../domain/day.js';
import { NEWEST_METHOD } from '../domain/rule.js';
import type { Viewer } from '../identity/viewer.js';
import { ChangeSet, type RecordedChange } from '../record/change-set.js';
import { addRevision } from '../record/revision.js';
import { RollWriter, type Writing } from '../record/writer.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { type ChangeText, textsOf } from './change-texts.js';
import { Proposal } from './entities/proposal.entity.js';
import { ProposalChange } from './entities/proposal-change.entity.js';
import { ProposalComment } from './entities/proposal-comment.entity.js';
import { Names } from './names.service.js';
import { type ProposalView, proposalNumber, proposalView } from './proposal-views.js';
import { fieldOf, type StatedChange } from './statements/inputs.js';
import { readStatements } from './statements/read-statements.js';
import type { StatementProblem } from './statements/refused.js';

/** The most changes of one proposal: more is an import. */
export const MOST_CHANGES = 1_000;
/** Characters of what people write about a proposal. */
const LONGEST_TEXT = 10_000;
const LONGEST_KEY = 200;

/** What is proposed: days are texts. */
export interface Proposing {
  readonly changes: readonly StatedChange[];
  readonly reason: string;
  readonly idempotencyKey?: string | null;
}

/** A proposal, or what stands in its way. */
export interface Outcome {
  readonly proposal: Proposal | null;
  readonly problems: readonly StatementProblem[];
}

/** What changes say, each in a line, or what is wrong with them. */
export interface Trial {
  readonly problems: readonly StatementProblem[];
  /** Of every change in order; none where there are problems. */
  readonly texts: readonly ChangeText[];
}

/** What changes would record, or what is wrong with them. Inside a transaction that holds it. */
interface Draft {
  readonly problems: readonly StatementProblem[];
  readonly recorded: readonly RecordedChange[];
  /** The revision that it would be. */
  readonly revision: number;
  /** Notes the senses of the changes, once the revision is there. */
  writeSenses(): Promise<void>;
}

/** Proposals of a next revision: how they come, change, and are decided. All that changes one is done one after the other. */
@Injectable()
export class Proposals {
  constructor(
    private readonly writer: RollWriter,
    private readonly names: Names,
    @Inject(SnapshotStore) private readonly store: Pick<SnapshotStore, 'reach'>,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'review'>,
    @InjectRepository(Proposal) private readonly proposals: Repository<Proposal>,
    @InjectRepository(ProposalComment) private readonly comments: Repository<ProposalComment>,
  ) {}

  /** The proposal of an identifier; null where there is none. */
  async find(id: string): Promise<ProposalView | null> {
    const number = proposalNumber(id);
    const proposal = number === null ? null : await this.proposals.findOneBy({ id: number });
    return proposal && proposalView(proposal);
  }

  /**
   * Stores a proposal of which nothing stands in the way today.
   *
   * @throws RollcallError BAD_USER_INPUT for no or too many changes, and for a text that is empty, too long or holds control
   *   characters; CONFLICT for an idempotency key that stands for something else
   */
  async propose(viewer: Viewer, { changes, reason, idempotencyKey = null }: Proposing, now: Date): Promise<Outcome> {
    checkChanges(changes, 'input.changes');
    checkText(reason, 'input.reason');
    if (idempotencyKey !== null) checkText(idempotencyKey, 'input.idempotencyKey', LONGEST_KEY);
    const contentDigest = digestOf(changes, reason);
    return this.writer.write(async (writing) => {
      const { entities } = writing;
      if (idempotencyKey !== null) {
        const earlier = await entities.findOneBy(Proposal, { authorSubject: viewer.subject, idempotencyKey });
        if (earlier?.contentDigest === contentDigest) return { proposal: earlier, problems: [] };
        if (earlier) {
          throw new RollcallError(
            'CONFLICT',
            `the idempotency key ${JSON.stringify(idempotencyKey)} stands for proposal ${earlier.id}, which has other content`,
            { argument: 'input.idempotencyKey' },
          );
        }
      }
      const { problems, texts } = await this.tried(writing, changes);
      if (problems.length > 0) return { proposal: null, problems };
      const proposal = await entities.save(
        entities.create(Proposal, {
          reason,
          author: viewer.name,
          authorSubject: viewer.subject,
          createdAt: now,
          idempotencyKey,
          contentDigest,
          ...subjectsOf(texts),
        }),
      );
      await saveChanges(entities, proposal, changes, texts);
      return { proposal, problems: [] };
    });
  }

  /**
   * What `propose` would make of changes: what they say, or what stands in their way. Nothing is stored.
   *
   * @throws RollcallError BAD_USER_INPUT for no or too many changes
   */
  async dryRun(changes: readonly StatedChange[]): Promise<Trial> {
    checkChanges(changes, 'input.changes');
    return this.writer.suppose((writing) => this.tried(writing, changes));
  }

  /** Puts other changes in the place of an open proposal's own. Throws as `propose` and {@link decided} do. */
  async amend(
    viewer: Viewer,
    id: number,
    expectedVersion: number,
    { changes, reason }: { readonly changes: readonly StatedChange[]; readonly reason?: string | null },
  ): Promise<Outcome> {
    checkChanges(changes, 'changes');
    if (reason != null) checkText(reason, 'reason');
    return this.writer.write(async (writing) => {
      const { entities } = writing;
      const proposal = await openProposal(entities, id, expectedVersion);
      mustBeAuthor(viewer, proposal, 'amended');
      const { problems, texts } = await this.tried(writing, changes);
      if (problems.length > 0) return { proposal: null, problems };
      const amended = await changed(entities, proposal, {
        ...subjectsOf(texts),
        version: proposal.version + 1,
        reason: reason ?? proposal.reason,
      });
      await saveChanges(entities, amended, changes, texts);
      return { proposal: amended, problems: [] };
    });
  }

  /**
   * Records what an open proposal proposes, as one revision, and waits until this process answers from it.
   *
   * @throws RollcallError NOT_FOUND, FORBIDDEN for one's own, CONFLICT where it is decided, was amended or where problems
   *   stand in its way
   */
  async approve(
    viewer: Viewer,
    id: number,
    expectedVersion: number,
    { note = null, dataThrough = null }: { readonly note?: string | null; readonly dataThrough?: Day | null },
    now: Date,
  ): Promise<Proposal> {
    if (note !== null) checkText(note, 'note');
    const approved = await this.writer.write(async (writing) => {
      const { entities } = writing;
      const proposal = await openProposal(entities, id, expectedVersion);
      this.mustBeAnother(viewer, proposal, 'approved');
      const draft = await this.draft(writing, await changesOf(entities, proposal));
      if (draft.problems.length > 0) throw hasProblems(proposal, draft.problems);
      await this.addRevision(writing, draft, proposal, viewer.name, dataThrough, now);
      return changed(entities, proposal, {
        state: 'approved',
        decidedBy: viewer.name,
        decidedAt: now,
        decisionNote: note,
        revisionId: draft.revision,
      });
    });
    await this.store.reach(approved.revisionId!);
    return approved;
  }

  /** Throws as {@link approve} does. */
  async reject(viewer: Viewer, id: number, expectedVersion: number, note: string, now: Date): Promise<Proposal> {
    checkText(note, 'note');
    return this.writer.write(async ({ entities }) => {
      const proposal = await openProposal(entities, id, expectedVersion);
      this.mustBeAnother(viewer, proposal, 'rejected');
      const decision = { decidedBy: viewer.name, decidedAt: now, decisionNote: note };
      return changed(entities, proposal, { ...decision, state: 'rejected' });
    });
  }

  /** Throws RollcallError NOT_FOUND, FORBIDDEN for another's, CONFLICT where it is decided. */
  async withdraw(viewer: Viewer, id: number, now: Date): Promise<Proposal> {
    return this.writer.write(async ({ entities }) => {
      const proposal = await openProposal(entities, id, null);
      mustBeAuthor(viewer, proposal, 'withdrawn');
      return changed(entities, proposal, { decidedBy: viewer.name, decidedAt: now, state: 'withdrawn' });
    });
  }

  /** Throws RollcallError NOT_FOUND, BAD_USER_INPUT as `propose` does. */
  async comment(viewer: Viewer, id: number, text: string, now: Date): Promise<Proposal> {
    checkText(text, 'text');
    const proposal = await this.proposals.findOneBy({ id });
    if (!proposal) throw notFound(id);
    await this.comments.insert({ proposalId: id, author: viewer.name, createdAt: now, text });
    return proposal;
  }

  /**
   * Does to the roll what an open proposal would, hands the transaction to `look`, and takes everything back. With problems
   * `look` is not asked.
   *
   * @returns what `look` saw, or the problems
   */
  async suppose<T>(
    proposal: Proposal,
    now: Date,
    look: (writing: Writing, draft: Draft) => Promise<T>,
  ): Promise<{ readonly seen: T } | { readonly problems: readonly StatementProblem[] }> {
    return this.writer.suppose(async (writing) => {
      const draft = await this.draft(writing, await changesOf(writing.entities, proposal));
      if (draft.problems.length > 0) return { problems: draft.problems };
      await this.addRevision(writing, draft, proposal, null, null, now);
      return { seen: await look(writing, draft) };
    });
  }

  /** Tries changes on today's roll and takes them back: what is wrong with them, and what they say. */
  private async tried(writing: Writing, changes: readonly StatedChange[]): Promise<Trial> {
    const { client } = writing;
    await client.query('SAVEPOINT tried');
    const { problems, recorded } = await this.draft(writing, changes);
    const texts = problems.length > 0 ? [] : await textsOf(client, recorded, changes.length);
    await client.query('ROLLBACK TO SAVEPOINT tried');
    return { problems, texts };
  }

  private async draft({ client, last }: Writing, changes: readonly StatedChange[]): Promise<Draft> {
    const resolver = await this.names.resolver(client);
    const statements = await readStatements(client, resolver, changes);
    const revision = (last?.id ?? 0) + 1;
    const set = new ChangeSet(client, resolver, revision);
    await set.apply(statements.changes);
    const refusals = set.problemsOfChanges.map(({ changeIndex, table, column, code, message, suggestions = [] }) => ({
      changeIndex,
      field: fieldOf(changes[changeIndex]!, table, column),
      code,
      message,
      suggestions,
    }));
    const problems = [...statements.problems, ...refusals].sort((a, b) => a.changeIndex - b.changeIndex);
    return { problems, recorded: set.recorded, revision, writeSenses: () => set.writeSenses() };
  }

  /** The data's own date moves to the day of approval, and never back, unless another one is given. */
  private async addRevision(
    { client, last }: Writing,
    { revision: id, writeSenses }: Draft,
    { author, reason }: Proposal,
    approvedBy: string | null,
    dataThrough: Day | null,
    now: Date,
  ): Promise<void> {
    const today = now.toISOString().slice(0, 10);
    const usual = last !== null && last.dataThrough > today ? last.dataThrough : today;
    const day = dataThrough === null ? usual : formatDay(dataThrough);
    await addRevision(client, { id, dataThrough: day, reason, method: NEWEST_METHOD, author, approvedBy });
    await writeSenses();
  }

  private mustBeAnother({ subject }: Viewer, { id, authorSubject }: Proposal, what: string): void {
    if (subject !== authorSubject || this.settings.review === 'self') return;
    throw new RollcallError('FORBIDDEN', `proposal ${id} is your own: it is ${what} by another person`);
  }
}

function mustBeAuthor({ subject }: Viewer, { id, author, authorSubject }: Proposal, what: string): void {
  if (subject === authorSubject) return;
  throw new RollcallError('FORBIDDEN', `proposal ${id} is ${what} by its author, ${author}, alone`);
}

/** The changes of the version that stands. */
export async function changesOf(entities: EntityManager, { id, version }: Proposal): Promise<StatedChange[]> {
  const rows = await entities.find(ProposalChange, {
    where: { proposalId: id, version },
    order: { position: 'ASC' },
  });
  return rows.map(({ input }) => input);
}

/** Throws NOT_FOUND, and CONFLICT where it is decided or of another version. */
async function openProposal(entities: EntityManager, id: number, version: number | null): Promise<Proposal> {
  const proposal = await entities.findOneBy(Proposal, { id });
  if (!proposal) throw notFound(id);
  if (proposal.state !== 'open') {
    throw new RollcallError('CONFLICT', `proposal ${id} is not open any more: it is ${proposal.state}`, {
      state: proposal.state.toUpperCase(),
    });
  }
  if (version !== null && proposal.version !== version) {
    throw new RollcallError(
      'CONFLICT',
      `proposal ${id} is of version ${proposal.version}, not ${version}: it was amended, read it again`,
      { version: proposal.version },
    );
  }
  return proposal;
}

function notFound(id: number): RollcallError {
  return new RollcallError('NOT_FOUND', `there is no proposal ${id}`, { argument: 'id' });
}

/** A proposal that cannot be approved as the roll stands. */
export function hasProblems({ id }: Proposal, problems: readonly StatementProblem[]): RollcallError {
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  return new RollcallError(
    'CONFLICT',
    `the roll has moved on since proposal ${id} was made: change ${first!.changeIndex}: ${first!.message}${more}`,
    { problems: problems.map(({ changeIndex, ...rest }) => ({ change: changeIndex, ...rest })) },
  );
}

/** A proposal with other values, as it is stored then. */
async function changed(
  entities: EntityManager,
  proposal: Proposal,
  values: Partial<Omit<Proposal, 'id' | 'changes' | 'comments'>>,
): Promise<Proposal> {
  await entities.update(Proposal, proposal.id, values);
  return Object.assign(proposal, values);
}

async function saveChanges(
  entities: EntityManager,
  { id, version }: Proposal,
  changes: readonly StatedChange[],
  texts: readonly ChangeText[],
): Promise<void> {
  await entities.insert(
    ProposalChange,
    changes.map((input, position) => ({
      ...texts[position]!,
      input: input as never,
      proposalId: id,
      version,
      position,
    })),
  );
}

function subjectsOf(texts: readonly ChangeText[]): Pick<Proposal, 'initiatives' | 'participants'> {
  const distinct = (codes: readonly (string | null)[]) => [...new Set(codes.flatMap((code) => code ?? []))].sort();
  return {
    initiatives: distinct(texts.map(({ initiative }) => initiative)),
    participants: distinct(texts.map(({ participant }) => participant)),
  };
}

function checkChanges(changes: readonly StatedChange[], argument: string): void {
  if (changes.length === 0) throw badInput(argument, 'a proposal needs at least one change');
  if (changes.length > MOST_CHANGES) {
    throw badInput(
      argument,
      `a proposal has at most ${MOST_CHANGES} changes, and this has ${changes.length}: more is an import`,
    );
  }
}

/** Throws BAD_USER_INPUT for a text that says nothing, is too long or holds what nobody sees. */
export function checkText(text: string, argument: string, longest = LONGEST_TEXT): void {
  if (text.trim() === '') throw badInput(argument, `${argument} must say something`);
  if (text.length > longest) {
    throw badInput(argument, `${argument} has ${text.length} characters; ${longest} are the most`);
  }
  const mark = hiddenMark(text);
  if (mark !== null) throw badInput(argument, `${argument} holds ${mark}, which no text may`);
}

function digestOf(changes: readonly StatedChange[], reason: string): string {
  return createHash('sha256')
    .update(JSON.stringify([changes, reason]))
    .digest('hex');
}
