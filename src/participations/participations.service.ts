import { Injectable } from '@nestjs/common';
import type { Day } from '../domain/day.js';
import { groupNamed, membersAt } from '../domain/groups.js';
import { countedAt } from '../domain/presence.js';
import type { Roll } from '../domain/roll.js';
import { classMask, EVERY_ROLE, holdsRole, roleMask } from '../domain/rule.js';
import { initiativeNamed, participantsNamed } from '../domain/selection.js';
import { countryNamed } from '../domain/suppose.js';
import type { ParticipationFilter } from '../generated/graphql.js';
import type { Standpoint } from '../questions/standpoint.js';
import { type Candidates, rowList, rowRange, rowsOfInitiative, rowsOfParticipant } from './rows.js';

/** Where to look, and what passes. */
export interface Filtered {
  readonly candidates: Candidates;
  passes(row: number): boolean;
}

@Injectable()
export class ParticipationsService {
  /** The participations that count in a state and pass the filter. Throws BAD_USER_INPUT for an unknown name. */
  filtered({ roll, day, listRule }: Standpoint, filter: ParticipationFilter): Filtered {
    const { facts } = roll;
    const initiatives = filter.initiatives?.map((slug) => initiativeNamed(roll, slug, 'filter.initiatives').index);
    const participants = this.participantsWanted(roll, filter, day);
    const kinds = filter.kinds == null ? null : new Set(filter.kinds);
    const named = roleMask(filter.roles ?? []) | classMask(filter.roleClasses ?? []);
    const roles = filter.roles == null && filter.roleClasses == null ? EVERY_ROLE : named;
    const from = filter.startedFrom ?? Number.NEGATIVE_INFINITY;
    const to = filter.startedTo ?? Number.POSITIVE_INFINITY;
    const counted = countedAt(roll, day, listRule);
    const passes = (row: number) =>
      (participants === null || participants.has(facts.participant[row]!)) &&
      holdsRole(roles, facts.role[row]!) &&
      from <= facts.validFrom[row]! &&
      facts.validFrom[row]! <= to &&
      counted(row) &&
      (kinds === null || kinds.has(roll.initiativeAt[facts.initiative[row]!]!.kind));
    return { candidates: this.candidates(roll, initiatives, participants), passes };
  }

  /** The narrowest list of rows that the indexes give. */
  private candidates(
    { facts }: Roll,
    initiatives: readonly number[] | undefined,
    participants: ReadonlySet<number> | null,
  ): Candidates {
    if (initiatives) {
      const parts = [...new Set(initiatives)].sort((a, b) => a - b).map((one) => rowsOfInitiative(facts, one));
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
            ...(participants ?? []).flatMap((code) => participantsNamed(roll, code, 'filter.participants')),
          ];
    return new Set((named ?? [...members!]).filter((index) => members === null || members.has(index)));
  }
}

function joined(parts: readonly Candidates[]): Uint32Array {
  const rows = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) for (let place = 0; place < part.length; place++) rows[next++] = part.at(place);
  return rows;
}
