import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { countryNamed, participantsCoded } from '../domain/codes.js';
import { type Day, formatDay, NEVER } from '../domain/day.js';
import { groupNamed, membersAt } from '../domain/groups.js';
import { countedAt } from '../domain/presence.js';
import { CONFIDENCES, type Roll } from '../domain/roll.js';
import { type CountingRule, EVERY_ROLE, eitherRoles, roleFlags, roleSet, rolesOfClasses } from '../domain/rule.js';
import { conditionsOf, initiativeNamed } from '../domain/selection.js';
import type { ParticipationFilter } from '../generated/graphql.js';
import {
  type Candidates,
  rowList,
  rowRange,
  rowsOfInitiative,
  rowsOfParticipant,
} from '../questions/participation-rows.js';
import type { Standpoint } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';
import { snapshotBehind } from '../roll/supposed.js';

/** Where to look, and what passes. */
export interface Filtered {
  readonly candidates: Candidates;
  passes(row: number): boolean;
}

@Injectable()
export class ParticipationsService {
  /** The participations that count and pass the filter. Throws BAD_USER_INPUT for an unknown name. */
  filtered(snapshot: Snapshot, { roll, day, listRule: rule }: Standpoint, filter: ParticipationFilter): Filtered {
    const { facts } = roll;
    const initiatives = filter.initiatives?.map((slug) => initiativeNamed(roll, slug, 'filter.initiatives').index);
    const participants = this.participantsWanted(roll, filter, day);
    const kinds = filter.kinds == null ? null : new Set(filter.kinds);
    const { topics, leads, families } = filter;
    const fulfils = [topics, leads, families].every((condition) => condition == null)
      ? null
      : conditionsOf(roll, { topics, leads, families }, 'filter');
    const named = eitherRoles(roleSet(filter.roles ?? []), rolesOfClasses(filter.roleClasses ?? []));
    const roles = roleFlags(filter.roles == null && filter.roleClasses == null ? EVERY_ROLE : named);
    const sure =
      filter.confidences == null ? null : new Set(filter.confidences.map((word) => CONFIDENCES.indexOf(word)));
    const from = filter.startedFrom ?? Number.NEGATIVE_INFINITY;
    const to = filter.startedTo ?? Number.POSITIVE_INFINITY;
    const ended = endedBetween(filter, day, rule);
    const recorded = recordedBetween(snapshotBehind(snapshot, roll), filter);
    const counted = countedAt(roll, day, rule);
    const passes = (row: number) =>
      (participants === null || participants.has(facts.participant[row]!)) &&
      roles[facts.role[row]!] === 1 &&
      from <= facts.validFrom[row]! &&
      facts.validFrom[row]! <= to &&
      counted(row) &&
      (ended === null || (ended.from <= facts.validTo[row]! && facts.validTo[row]! <= ended.to)) &&
      (recorded === null || (recorded.from <= facts.recordedFrom[row]! && facts.recordedFrom[row]! <= recorded.to)) &&
      (sure === null || sure.has(facts.confidence[row]!)) &&
      (kinds === null || kinds.has(roll.initiativeAt[facts.initiative[row]!]!.kind)) &&
      (fulfils === null || fulfils(roll.initiativeAt[facts.initiative[row]!]!));
    return { candidates: this.candidates(roll, initiatives, participants), passes };
  }

  /** The narrowest list of rows that the indexes give. */
  private candidates(
    { facts }: Roll,
    initiatives: readonly number[] | undefined,
    participants: ReadonlySet<number> | null,
  ): Candidates {
    if (initiatives) {
      const parts = [...new Set(initiatives)]
        .sort((a, b) => a - b)
        .map((initiative) => rowsOfInitiative(facts, initiative));
      return parts.length === 1 ? parts[0]! : rowList(joined(parts));
    }
    if (participants?.size === 1) return rowsOfParticipant(facts, [...participants][0]!);
    return rowRange(0, facts.count);
  }

  /** Indices of the participants that the filter names; null where it names none. */
  private participantsWanted(roll: Roll, filter: ParticipationFilter, day: Day): Set<number> | null {
    const { countries, participants, group } = filter;
    if (countries == null && participants == null && group == null) return null;
    const members = group == null ? null : membersAt(roll, groupNamed(roll, group, 'filter.group'), day);
    const named =
      countries == null && participants == null
        ? null
        : [
            ...(countries ?? []).map((code) => countryNamed(roll, code, 'filter.countries')),
            ...participantsCoded(roll, participants ?? [], 'filter.participants'),
          ];
    return new Set((named ?? [...members!]).filter((index) => members === null || members.has(index)));
  }
}

function joined(parts: readonly Candidates[]): Uint32Array {
  const rows = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) for (let index = 0; index < part.length; index++) rows[next++] = part.at(index);
  return rows;
}

/** Between which first days without it a fact must have ended; null where it need not have. */
function endedBetween(
  { endedFrom, endedTo }: ParticipationFilter,
  day: Day,
  { presence }: CountingRule,
): { from: Day; to: Day } | null {
  if (endedFrom == null && endedTo == null) return null;
  if (endedTo != null && endedFrom != null && endedTo < endedFrom) {
    throw badInput('filter.endedTo', `nothing ends between ${formatDay(endedFrom)} and ${formatDay(endedTo)}`);
  }
  if (endedTo != null && endedTo <= day && presence === 'CURRENT') {
    throw badInput(
      'filter.endedTo',
      `by the presence CURRENT nothing passes that had ended by ${formatDay(day)}, the day asked about, and so nothing that ended by ${formatDay(endedTo)}: ask by CUMULATIVE`,
    );
  }
  return { from: endedFrom ?? Number.NEGATIVE_INFINITY, to: endedTo ?? NEVER - 1 };
}

/** Between which revisions a fact must have been recorded, both included; null where that does not matter. */
function recordedBetween(
  { revisions }: Snapshot,
  { recordedSince, recordedTo }: ParticipationFilter,
): { from: number; to: number } | null {
  if (recordedSince == null && recordedTo == null) return null;
  if (recordedSince != null && recordedTo != null && recordedTo < recordedSince) {
    const [since, to] = [recordedSince, recordedTo].map((instant) => instant.toISOString());
    throw badInput('filter.recordedTo', `nothing is recorded between ${since} and ${to}`);
  }
  const within = revisions.filter(
    ({ recordedAt }) =>
      (recordedSince == null || recordedSince <= recordedAt) && (recordedTo == null || recordedAt <= recordedTo),
  );
  // Numbers of revisions grow with their instants.
  return { from: within[0]?.id ?? Number.POSITIVE_INFINITY, to: within.at(-1)?.id ?? Number.NEGATIVE_INFINITY };
}
