import { atOnce, type Steps } from '../common/steps.js';
import { NEVER } from './day.js';
import { ratio } from './inequality.js';
import { countedAt, eachInSteps } from './presence.js';
import { type GroupFigures, groupFigures, over, Representation } from './representation.js';
import { type Group, type Initiative, PRECISIONS } from './roll.js';
import { confidenceLimit } from './rule.js';

/** What imprecise starts leave open for one figure. */
export interface Bounds {
  readonly least: number | null;
  readonly greatest: number | null;
}

/** What imprecise starts leave open for one group. */
export interface StartDateRange {
  readonly group: Group;
  readonly participants: Bounds;
  readonly participationRate: Bounds;
  readonly seats: Bounds;
  readonly seatShare: Bounds;
  readonly representationRatio: Bounds;
}

/** How much a figure depends on the facts that are less sure or less exactly dated (method, section 9). */
export interface Evidence {
  /** The same figure from verified and corroborated facts alone. */
  readonly corroborated: Representation;
  /** Seats of the universe that rest on unverified facts alone. */
  readonly unverifiedSeats: number;
  /** In the order of the representation's groups. */
  readonly startDates: readonly StartDateRange[];
  /** Initiatives with a "no later than" start, but without an opening day that would bound how early it may be. */
  readonly withoutOpening: readonly Initiative[];
}

/**
 * The same figure from verified and corroborated facts alone, and the range that inexact starts leave open (method,
 * section 9). Seats and participants are least where every start is the latest possible, greatest where it is the
 * earliest; a share is least where the group has its least and all others their greatest, and the other way round.
 */
export function* evidenceInSteps(representation: Representation): Steps<Evidence> {
  const { asked, partition, groups } = representation;
  const { rule } = asked;
  const stricter = { ...rule, confidenceLimit: Math.min(rule.confidenceLimit, confidenceLimit('CORROBORATED')) };
  const corroborated = new Representation({ ...asked, rule: stricter }, yield* asked.recount(stricter, 'STATED'));
  const certain = groupFigures(partition, yield* asked.recount(rule, 'LATEST'));
  const possible = groupFigures(partition, yield* asked.recount(rule, 'EARLIEST'));
  const certainSeats = total(certain);
  const possibleSeats = total(possible);
  const startDates = groups.map(({ group, members, membershipShare }, groupIndex): StartDateRange => {
    const low = certain[groupIndex]!;
    const high = possible[groupIndex]!;
    const seatShare = {
      least: ratio(low.seats, low.seats + (possibleSeats - high.seats)),
      greatest: ratio(high.seats, high.seats + (certainSeats - low.seats)),
    };
    return {
      group,
      participants: { least: low.participants, greatest: high.participants },
      participationRate: { least: ratio(low.participants, members), greatest: ratio(high.participants, members) },
      seats: { least: low.seats, greatest: high.seats },
      seatShare,
      representationRatio: {
        least: over(seatShare.least, membershipShare),
        greatest: over(seatShare.greatest, membershipShare),
      },
    };
  });
  return {
    corroborated,
    unverifiedSeats: total(groups) - total(corroborated.groups),
    startDates,
    withoutOpening: yield* withoutOpening(representation),
  };
}

export const evidence = atOnce(evidenceInSteps);

function total(groups: readonly GroupFigures[]): number {
  return groups.reduce((sum, { seats }) => sum + seats, 0);
}

const NO_LATER_THAN = PRECISIONS.indexOf('NO_LATER_THAN');

/** Initiatives of the question whose "no later than" starts have no bound. */
function* withoutOpening({ asked: { roll, initiatives, rule } }: Representation): Steps<Initiative[]> {
  const { initiativeStart, precision } = roll.facts;
  const counted = countedAt(roll, NEVER, { ...rule, presence: 'CUMULATIVE' });
  const unbounded: Initiative[] = [];
  yield* eachInSteps(roll, initiatives, (initiative) => {
    if (initiative.openedOn !== null) return;
    const end = initiativeStart[initiative.index + 1]!;
    for (let row = initiativeStart[initiative.index]!; row < end; row++) {
      if (precision[row] !== NO_LATER_THAN || !counted(row)) continue;
      unbounded.push(initiative);
      return;
    }
  });
  return unbounded;
}
