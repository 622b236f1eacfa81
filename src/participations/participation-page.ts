import { allAtOnce, type Steps } from '../common/steps.js';
import { NEVER } from '../domain/day.js';
import { initiativeNameKey, keyBy, participantNameKey } from '../domain/name-keys.js';
import type { Roll } from '../domain/roll.js';
import { rowsInSteps } from '../domain/tallies.js';
import type { ParticipationOrder, ParticipationOrderField } from '../generated/graphql.js';
import { Connection, type PageArgs } from '../graphql/connection.js';
import { orderOfList } from '../graphql/list-state.js';
import { isOrdered, orderedInSteps, orderOf, type SortKeys } from '../graphql/ordered-list.js';
import { type ParticipationView, viewsOf } from '../graphql/views.js';
import type { Candidates } from '../questions/participation-rows.js';
import type { Standpoint } from '../questions/standpoint.js';
import { rowById } from '../roll/row-by-id.js';
import { ParticipationConnection } from './participation-connection.js';

/** What participations are ordered by, each by its row. */
function participationKeys(roll: Roll): SortKeys<ParticipationOrderField> {
  const { initiative, participant, role, validFrom, validTo, confidence, recordedFrom } = roll.facts;
  return {
    INITIATIVE: () => (row) => initiative[row]!,
    INITIATIVE_NAME: (locale) => keyBy((row) => initiative[row]!, initiativeNameKey(roll, locale)),
    PARTICIPANT: () => (row) => participant[row]!,
    PARTICIPANT_NAME: (locale) => keyBy((row) => participant[row]!, participantNameKey(roll, locale)),
    ROLE: () => (row) => role[row]!,
    VALID_FROM: () => (row) => validFrom[row]!,
    VALID_TO: () => (row) => (validTo[row] === NEVER ? null : validTo[row]!),
    CONFIDENCE: () => (row) => confidence[row]!,
    // Instants of revisions never tie, and grow with their numbers.
    RECORDED_AT: () => (row) => recordedFrom[row]!,
  };
}

/** All rows in an order, so that their number is known. */
class OrderedParticipations extends Connection<ParticipationView> {
  count(): number {
    return this.totalCount;
  }
}

/** Rows of a roll among which to list, and those that pass. */
interface Listed {
  readonly standpoint: Standpoint;
  readonly candidates: Candidates;
  passes(row: number): boolean;
  /** What the rows rest on besides the roll, so that an order that was made once is found again. */
  readonly basis: unknown;
}

export interface ParticipationPageArgs extends PageArgs {
  readonly orderBy?: readonly ParticipationOrder[] | null;
}

/**
 * A page of participations in the order asked for. In their own, by initiative, participant, role and start, only as many
 * rows are looked at as the page needs. Throws BAD_USER_INPUT for an order, a page or a cursor that is none.
 */
export function* participationPageInSteps(
  { standpoint, candidates, passes, basis }: Listed,
  args: ParticipationPageArgs,
): Steps<ParticipationConnection | OrderedParticipations> {
  const { orderBy } = args;
  const { roll } = standpoint;
  const prefix = `participation${orderOfList(standpoint, orderBy)}`;
  if (!isOrdered(args)) return new ParticipationConnection(standpoint, candidates, passes, args, prefix);
  const by = yield* orderOf(orderBy, participationKeys(roll));
  const views = viewsOf(standpoint);
  const { facts } = roll;
  const list = {
    rows: function* () {
      const rows = yield* rowsInSteps(candidates, passes);
      return { length: rows.length, at: (position: number) => rows[position]! };
    },
    node: (row: number) => views.participation(row),
    key: (row: number) => String(facts.id[row]),
    rowOf: (key: string) => rowById(facts, Number(key)),
  };
  const keeping = { owner: roll, key: JSON.stringify(['participations', basis, orderBy]) };
  return new OrderedParticipations(yield* orderedInSteps(list, by, keeping), args, prefix);
}

/** The same where nothing has to be worked out first: only an order takes steps. */
export function participationPage(
  listed: Listed,
  args: ParticipationPageArgs,
  inSlices: <T>(steps: Steps<T>) => Promise<T>,
) {
  const steps = participationPageInSteps(listed, args);
  return isOrdered(args) ? inSlices(steps) : allAtOnce(steps);
}
