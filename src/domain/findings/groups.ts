import { closingDay } from '../lists.js';
import type { Part } from '../partition.js';
import { type FindingOf, finding } from './finding.js';
import type { Ground } from './lists.js';
import { classified } from './successions.js';

/** Smaller groups are too small for one member to stand out. */
const LEAST_MEMBERS = 5;

/** A group none of whose members takes part in an initiative that any state may join. */
export function groupAbsent({ lists, universe, day }: Ground, parts: readonly Part[]): FindingOf<'GROUP_ABSENT'>[] {
  const open = lists.filter(({ initiative, states }) => {
    const closing = closingDay(initiative);
    return initiative.openness === 'OPEN' && (closing === null || day < closing) && states.length > 0;
  });
  return open.flatMap(({ initiative, states, has }) =>
    classified(parts)
      .filter(({ members }) => members.every(({ index }) => !has.has(index)))
      .map(({ group, members }) =>
        finding(
          'GROUP_ABSENT',
          {
            population: universe.length,
            marked: members.length,
            drawn: states.length,
            counted: 0,
            tail: 'AT_MOST',
          },
          {
            initiatives: [initiative],
            groups: [group],
            countries: [],
            figures: { members: members.length, participants: states.length },
          },
        ),
      ),
  );
}

/** The state of a group that takes part in more than any other of it. */
export function standsOut({ lists }: Ground, parts: readonly Part[]): FindingOf<'STANDS_OUT'>[] {
  return classified(parts).flatMap(({ group, members }) => {
    if (members.length < LEAST_MEMBERS || lists.length === 0) return [];
    const coverage = members.map(({ index }) => lists.filter(({ has }) => has.has(index)).length);
    const most = Math.max(...coverage);
    const leader = coverage.indexOf(most);
    // Where several members share the greatest coverage, none stands out.
    if (leader !== coverage.lastIndexOf(most)) return [];
    const seats = coverage.reduce((sum, memberCoverage) => sum + memberCoverage, 0);
    return [
      finding(
        'STANDS_OUT',
        {
          population: members.length * lists.length,
          marked: lists.length,
          drawn: seats,
          counted: most,
          tail: 'AT_LEAST',
        },
        {
          initiatives: [],
          groups: [group],
          countries: [members[leader]!],
          figures: { coverage: most, initiatives: lists.length, mean: seats / members.length },
        },
      ),
    ];
  });
}
