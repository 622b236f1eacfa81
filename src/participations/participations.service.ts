import { Injectable } from '@nestjs/common';
import type { Day } from '../domain/day.js';
import { groupNamed, membersAt } from '../domain/groups.js';
import { type CountingRule, counts, roleMask } from '../domain/presence.js';
import type { Roll } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import { countryNamed } from '../domain/suppose.js';
import type { ParticipationFilter } from '../generated/graphql.js';
import { rowsOfInitiative, rowsOfParticipant } from './rows.js';

@Injectable()
export class ParticipationsService {
  /** The rows that count at a day and pass the filter, ascending. Throws BAD_USER_INPUT for an unknown name. */
  filtered(roll: Roll, filter: ParticipationFilter, day: Day, rule: CountingRule): Uint32Array {
    const { facts } = roll;
    const initiatives = filter.initiatives?.map((slug) => initiativeNamed(roll, slug, 'filter.initiatives').index);
    const participants = this.participantsWanted(roll, filter, day);
    const kinds = filter.kinds == null ? null : new Set(filter.kinds);
    const roles = filter.roles == null ? ~0 : roleMask(filter.roles);
    const from = filter.startedFrom ?? Number.NEGATIVE_INFINITY;
    const to = filter.startedTo ?? Number.POSITIVE_INFINITY;
    const passes = (row: number) =>
      (participants === null || participants.has(facts.participant[row]!)) &&
      ((roles >> facts.role[row]!) & 1) === 1 &&
      from <= facts.validFrom[row]! &&
      facts.validFrom[row]! <= to &&
      (kinds === null || kinds.has(roll.initiativeAt[facts.initiative[row]!]!.kind));
    if (initiatives) {
      const unique = [...new Set(initiatives)].sort((a, b) => a - b);
      return joined(unique.map((initiative) => rowsOfInitiative(roll, initiative, day, rule).filter(passes)));
    }
    if (participants) {
      const own = [...participants].map((participant) =>
        rowsOfParticipant(roll, participant, day, rule).filter(passes),
      );
      return joined(own).sort();
    }
    const rows = new Uint32Array(facts.count);
    let found = 0;
    for (let row = 0; row < facts.count; row++) if (counts(roll, row, day, rule) && passes(row)) rows[found++] = row;
    return rows.subarray(0, found);
  }

  /** Indices of the participants that the filter names; null where it names none. */
  private participantsWanted(roll: Roll, filter: ParticipationFilter, day: Day): Set<number> | null {
    const { countries, group } = filter;
    if (countries == null && group == null) return null;
    const members = group == null ? null : membersAt(roll, groupNamed(roll, group, 'filter.group'), day);
    const named = countries?.map((code) => countryNamed(roll, code, 'filter.countries'));
    return new Set((named ?? [...members!]).filter((index) => members === null || members.has(index)));
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const rows = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}
