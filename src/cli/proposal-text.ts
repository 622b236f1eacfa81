import { table } from '../common/table.js';
import type { Proposal } from '../curation/entities/proposal.entity.js';
import type { ProposalChange } from '../curation/entities/proposal-change.entity.js';
import type { ProposalComment } from '../curation/entities/proposal-comment.entity.js';
import { problemView } from '../curation/problem-view.js';
import { proposalView } from '../curation/proposal-views.js';
import type { StatementProblem } from '../curation/statements/refused.js';
import type { Locale } from '../generated/graphql.js';

/** A change of a proposal, stored or tried, as far as it is shown. */
export type ShownChange = Pick<
  ProposalChange,
  'sense' | 'initiative' | 'participant' | 'group' | 'descriptionEn' | 'descriptionZh'
>;

/** A problem with a change; of a file of participations with the line of the row, of which there may be no change. */
export type ShownProblem = Omit<StatementProblem, 'changeIndex'> & {
  readonly change: number | null;
  readonly line?: number | null;
};

/** A proposal with all that is kept of it. */
export interface ProposalRecord {
  readonly proposal: Proposal;
  readonly changes: readonly ShownChange[];
  readonly comments: readonly ProposalComment[];
  /** What stands in the way of approving it today. */
  readonly problems: readonly StatementProblem[];
}

/** A proposal as the API's `Proposal` has it; initiatives, participants, groups and revisions by what identifies them. */
export function proposalJson({ proposal, changes, comments, problems }: ProposalRecord, locale: Locale = 'EN') {
  return {
    ...proposalHead(proposal),
    changes: changes.map((change) => changeJson(change, locale)),
    problems: problems.map(problemView),
    comments: comments.map(({ author, createdAt, text }) => ({ author, createdAt, text })),
  };
}

/** What lists say of a proposal, in the words of the API. */
export function proposalHead(proposal: Proposal) {
  const { __typename, proposal: _, ...head } = proposalView(proposal);
  return { ...head, revision: proposal.revisionId === null ? null : String(proposal.revisionId) };
}

/** A change as the API's `ProposedChange` has it. */
export function changeJson(change: ShownChange, locale: Locale = 'EN') {
  const { sense, initiative, participant, group } = change;
  return { sense: sense.toUpperCase(), description: described(change, locale), initiative, participant, group };
}

/** A proposal as text for people. */
export function proposalText({ proposal, changes, comments, problems }: ProposalRecord, locale: Locale = 'EN'): string {
  const { id, version, state, author, createdAt, reason } = proposal;
  return [
    `Proposal:${id}, version ${version}, ${state}\n${author}, ${createdAt.toISOString()}: ${reason}`,
    ...(state === 'open' ? [] : [decisionText(proposal)]),
    changesText(changes, locale),
    ...comments.map(({ author, createdAt, text }) => `${author}, ${createdAt.toISOString()}: ${text}`),
    ...(state === 'open' ? [standingText(problems)] : []),
  ].join('\n\n');
}

function standingText(problems: readonly StatementProblem[]): string {
  if (problems.length === 0) return 'Nothing stands in the way of approving it today.';
  return `What stands in the way of approving it today:\n${problemsText(problems.map(problemView))}`;
}

function decisionText({ state, decidedBy, decidedAt, decisionNote, revisionId }: Proposal): string {
  const revision = revisionId === null ? '' : `, which made revision ${revisionId}`;
  const note = decisionNote === null ? '' : `: ${decisionNote}`;
  return `${state} by ${decidedBy}, ${decidedAt!.toISOString()}${revision}${note}`;
}

/** A line a change, by its place. */
export function changesText(changes: readonly ShownChange[], locale: Locale = 'EN'): string {
  const rows = changes.map((change, index) => [index, change.sense.toUpperCase(), described(change, locale)]);
  return table([['change', 'sense', 'what it says'], ...rows]);
}

/** A line a problem: where it is, its code, and what is wrong. */
export function problemsText(problems: readonly ShownProblem[]): string {
  return problems
    .map(({ line, change, field, code, message, suggestions }) => {
      const where = [line == null ? null : `line ${line}`, change === null ? null : `change ${change}`, field];
      // Most messages say themselves what may have been meant.
      const more = suggestions.filter((suggestion) => !message.includes(suggestion));
      const meant = more.length === 0 ? '' : `; did you mean ${more.join(', ')}?`;
      return `${where.filter((part) => part !== null).join(', ')}: ${code} ${message}${meant}`;
    })
    .join('\n');
}

function described({ descriptionEn, descriptionZh }: ShownChange, locale: Locale): string {
  return locale === 'ZH' ? descriptionZh : descriptionEn;
}
