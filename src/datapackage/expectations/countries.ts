import type { Problem } from '../../common/problems.js';
import { problem, quote } from '../../common/problems.js';
import { foldName } from '../../domain/fold.js';
import { groupRows, holds, membersAt, rowProblem, type Table, type Tables, text } from '../tables.js';
import { faultOfBreaks } from './breaks.js';
import { emptyPeriods } from './periods.js';

/** Number of members of the United Nations since South Sudan was admitted (METHOD, section 3). */
const UN_MEMBERS = 193;
const UN_MEMBERS_SINCE = '2011-07-14';
const UN_REGIONAL_GROUPS = 'un-regional-groups';

/** The states: how many are UN members, what their standing is, and that the regional groups partition them. */
export function countryProblems(tables: Tables, at: string): Problem[] {
  const countries = tables.get('countries');
  if (countries === undefined) return [];
  const problems = [
    ...emptyPeriods(countries, 'un_member_from', 'un_member_to'),
    ...emptyPeriods(countries, 'existed_from', 'existed_to'),
    ...successorProblems(countries),
  ];
  const members = new Set<string>();
  for (const row of countries.rows) {
    const code = text(row, 'code')!;
    const [from, to, breaks] = ['un_member_from', 'un_member_to', 'un_membership_breaks'].map((name) =>
      text(row, name),
    );
    const fault = breaks === null ? null : faultOfBreaks(breaks!, from!, to!);
    if (fault !== null) problems.push(rowProblem(countries, row, 'un_membership_breaks', 'INVALID_PERIOD', fault));
    const interrupted = (breaks ?? '').split('|').some((part) => {
      const [start = null, end = null] = part.split('/');
      return holds(at, start || null, end);
    });
    const member = !interrupted && holds(at, from!, to!);
    if (member) members.add(code);
    if (member !== (text(row, 'un_status') === 'member')) {
      const message = `${code} is ${member ? '' : 'not '}a UN member on ${at} by its dates, and un_status says otherwise`;
      problems.push(rowProblem(countries, row, 'un_status', 'EXPECTATION', message));
    }
  }
  const { path } = countries.resource;
  if (at >= UN_MEMBERS_SINCE && members.size !== UN_MEMBERS) {
    problems.push(problem(path, 'EXPECTATION', `${members.size} states are UN members on ${at}, not ${UN_MEMBERS}`));
  }
  return [
    ...problems,
    ...partitionProblems(tables, members, at),
    ...aliasProblems(tables),
    ...populationProblems(tables, members),
  ];
}

/** Each successor of a state is another state of the table. */
function successorProblems(countries: Table): Problem[] {
  const codes = new Set(countries.rows.map((row) => text(row, 'code')));
  return countries.rows.flatMap((row) =>
    (text(row, 'successors')?.split('|') ?? [])
      .filter((successor) => !codes.has(successor) || successor === text(row, 'code'))
      .map((successor) => {
        const message = `${quote(successor)}, named as a successor of ${text(row, 'code')}, is no other code of countries`;
        return rowProblem(countries, row, 'successors', 'UNKNOWN_COUNTRY', message);
      }),
  );
}

/** Each UN member is in exactly one group of the scheme un-regional-groups, and nobody else is in any. */
function partitionProblems(tables: Tables, members: ReadonlySet<string>, at: string): Problem[] {
  const schemeGroups = tables.get('scheme_groups');
  const memberships = tables.get('group_memberships');
  if (schemeGroups === undefined || memberships === undefined) return [];
  const groups = schemeGroups.rows
    .filter((row) => text(row, 'scheme') === UN_REGIONAL_GROUPS)
    .map((row) => text(row, 'group')!);
  const inGroup = membersAt(tables, at);
  const states = new Set([...members, ...groups.flatMap((group) => [...(inGroup.get(group) ?? [])])]);
  return [...states].sort().flatMap((state) => {
    const its = groups.filter((group) => inGroup.get(group)?.has(state));
    if (its.length === (members.has(state) ? 1 : 0)) return [];
    const who = members.has(state) ? `the UN member ${state}` : `${state}, which is no UN member,`;
    const where = its.length === 0 ? 'in no UN regional group' : `in ${its.join(' and ')}`;
    return problem(memberships.resource.path, 'EXPECTATION', `${who} is ${where} on ${at}`, {
      column: 'group',
      value: state,
    });
  });
}

/** No alias, however written, means two states. */
function aliasProblems(tables: Tables): Problem[] {
  const aliases = tables.get('country_aliases');
  if (aliases === undefined) return [];
  const folded = groupRows(aliases.rows, (row) => foldName(text(row, 'alias')!));
  return [...folded.values()].flatMap(([first, ...others]) =>
    others
      .filter((row) => text(row, 'country') !== text(first!, 'country'))
      .map((row) => {
        const message = `${quote(text(row, 'alias')!)} means ${text(row, 'country')} here and ${text(first!, 'country')} on line ${first!.line}`;
        return rowProblem(aliases, row, 'alias', 'EXPECTATION', message);
      }),
  );
}

function populationProblems(tables: Tables, members: ReadonlySet<string>): Problem[] {
  const population = tables.get('population');
  if (population === undefined) return [];
  const counted = new Set(population.rows.map((row) => text(row, 'country')));
  return [...members]
    .filter((state) => !counted.has(state))
    .map((state) =>
      problem(population.resource.path, 'EXPECTATION', `the UN member ${state} has no population in any year`, {
        severity: 'warning',
        value: state,
      }),
    );
}
