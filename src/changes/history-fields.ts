import type { GroupHistoryArgs } from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import type { GroupView, InitiativeView, ParticipationView } from '../graphql/views.js';
import { rowById } from '../roll/row-by-id.js';
import { isSupposed } from '../roll/supposed.js';
import { firstWanted } from './change-connection.js';
import {
  InitiativeVersionView,
  MembershipVersionView,
  ParticipationVersionView,
  type RevisionView,
} from './history-views.js';

/** Every version of a participation's fact; none of one that a proposal would record. */
async function participationHistory(view: ParticipationView, _: unknown, context: QuestionContext) {
  const { history, snapshot } = context;
  const { roll } = view.standpoint;
  const { facts } = roll;
  if (isSupposed(roll, view.row)) return [];
  // A roll of the past may have columns of its own.
  const row = facts === snapshot.facts ? view.row : rowById(snapshot.facts, facts.id[view.row]!)!;
  return (await history.participation(row)).map((version) => new ParticipationVersionView(version));
}

/** Every version of an initiative; none of one that a proposal would record. */
async function initiativeHistory({ slug }: InitiativeView, _: unknown, { history }: QuestionContext) {
  const id = history.things.initiativeId(slug);
  const versions = id === null ? [] : await history.thing('initiatives', id);
  return versions.map((version) => new InitiativeVersionView(version, slug));
}

/** A page of the versions of a group's memberships. Throws BAD_USER_INPUT for a state that never was on record. */
async function groupHistory({ slug }: GroupView, args: GroupHistoryArgs, { history }: QuestionContext) {
  const first = firstWanted(args.first);
  const country = args.country == null ? null : history.things.countryNamed(args.country, 'country');
  const versions = await history.memberships(slug, country);
  const listing = orderedListing(
    versions,
    ({ row }) => String(row.id),
    (version) => new MembershipVersionView(version),
  );
  return new Connection(listing, { first, after: args.after }, 'membership');
}

/** Fields of Revision, for whoever gives `revisionView` of its number, and the histories of what has one. */
export const historyFields = {
  Revision: {
    id: ({ id }: RevisionView) => String(id),
    recordedAt: ({ id }: RevisionView, _: unknown, { snapshot }: QuestionContext) => snapshot.revisionOf(id).recordedAt,
    reason: ({ id }: RevisionView, _: unknown, { snapshot }: QuestionContext) => snapshot.revisionOf(id).reason,
    author: ({ id }: RevisionView, _: unknown, { snapshot }: QuestionContext) => snapshot.revisionOf(id).author,
    approvedBy: ({ id }: RevisionView, _: unknown, { snapshot }: QuestionContext) => snapshot.revisionOf(id).approvedBy,
    changeCount: ({ id }: RevisionView, _: unknown, { history }: QuestionContext) => history.changeCount(id),
  },
  Participation: { history: participationHistory },
  Initiative: { history: initiativeHistory },
  Group: { history: groupHistory },
};
