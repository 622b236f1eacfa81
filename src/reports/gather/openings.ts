import { yearOf } from '../../domain/day.js';
import { universeAt } from '../../domain/groups.js';
import { isIncomplete } from '../../domain/lists.js';
import { eachPresence } from '../../domain/presence.js';
import type { Question } from '../../questions/question.js';
import type { Opening } from '../report-data.js';
import { coded, named } from './named.js';

/** The initiatives that opened in the year, by the point's day, as exactly as that is known. */
export function openingsIn({ roll, initiatives, day, rule }: Question, year: number): Opening[] {
  const counted = new Set(universeAt(roll, day, rule.universe).map(({ index }) => index));
  return initiatives
    .filter(({ openedOn }) => openedOn !== null && openedOn <= day && yearOf(openedOn) === year)
    .sort((a, b) => a.openedOn! - b.openedOn!)
    .map((initiative): Opening => {
      const present = new Set<number>();
      eachPresence(roll, initiative, day, rule, [], (participant) => present.add(participant));
      const participants = [...present].map((index) => roll.participantAt[index]!);
      return {
        ...named(initiative),
        kind: initiative.kind,
        opened: { on: initiative.openedOn!, precision: initiative.openedPrecision ?? 'DAY' },
        adoption: initiative.adoption,
        leads: (roll.leads.get(initiative.index) ?? []).map((index) => coded(roll.participantAt[index]!)),
        states: participants.filter(({ kind, index }) => kind === 'state' && counted.has(index)).length,
        organisations: participants.filter(({ kind }) => kind === 'organisation').length,
        isIncomplete: isIncomplete(initiative, day, rule),
        hasNoList: initiative.adoption === 'ISSUED' && initiative.listCompleteness === 'NOT_APPLICABLE',
      };
    });
}
