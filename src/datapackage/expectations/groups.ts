import type { Problem } from '../../common/problems.js';
import { quote } from '../../common/problems.js';
import { didYouMean } from '../../domain/nearest.js';
import { groupRows, type KeptRow, membersAt, rowProblem, type Table, type Tables, text } from '../tables.js';
import { emptyPeriods, overlappingPeriods } from './periods.js';

/** Groups and schemes: periods of membership, and that each scheme splits the states with groups that exist. */
export function groupProblems(tables: Tables, at: string): Problem[] {
  const memberships = tables.get('group_memberships');
  return [
    ...emptyPeriods(memberships),
    ...overlappingPeriods(memberships, (row) => `${text(row, 'group')} ${text(row, 'country')}`),
    ...schemeProblems(tables, at),
  ];
}

function schemeProblems(tables: Tables, at: string): Problem[] {
  const [schemes, schemeGroups, groups] = [tables.get('schemes'), tables.get('scheme_groups'), tables.get('groups')];
  if (schemes === undefined || schemeGroups === undefined || groups === undefined) return [];
  const slugs = new Set(groups.rows.map((row) => text(row, 'slug')!));
  const byScheme = groupRows(schemeGroups.rows, (row) => text(row, 'scheme'));
  return [
    ...schemes.rows.flatMap((scheme) => wrongScheme(schemes, scheme, byScheme.get(text(scheme, 'slug')!) ?? [])),
    ...schemeGroups.rows.flatMap((row) => wrongUnion(schemeGroups, row, slugs)),
    ...definedTwice(schemeGroups),
    ...[...byScheme.values()].flatMap((rows) => overlappingGroups(schemeGroups, rows, membersAt(tables, at), at)),
  ];
}

function wrongScheme(schemes: Table, scheme: KeptRow, rows: readonly KeptRow[]): Problem[] {
  const slug = text(scheme, 'slug')!;
  const south = text(scheme, 'global_south_group');
  const slugs = rows.map((row) => text(row, 'group')!);
  const problems: Problem[] = [];
  if (rows.length === 0)
    problems.push(rowProblem(schemes, scheme, 'slug', 'EXPECTATION', `the scheme ${slug} has no groups`));
  if (south !== null && !slugs.includes(south)) {
    const message = `${quote(south)} is no group of the scheme ${slug}${didYouMean(south, slugs)}`;
    problems.push(rowProblem(schemes, scheme, 'global_south_group', 'UNKNOWN_REFERENCE', message));
  }
  return problems;
}

function wrongUnion(table: Table, row: KeptRow, slugs: ReadonlySet<string>): Problem[] {
  const group = text(row, 'group')!;
  const parts = unionOf(row);
  const problems = parts
    .filter((part) => !slugs.has(part))
    .map((part) =>
      rowProblem(
        table,
        row,
        'union_of',
        'UNKNOWN_REFERENCE',
        `${quote(part)} is no slug of groups${didYouMean(part, slugs)}`,
      ),
    );
  if (slugs.has(group) && parts.join() !== group) {
    const message = `${group} is one of groups, so it can be the union of itself alone`;
    problems.push(rowProblem(table, row, 'union_of', 'EXPECTATION', message));
  }
  return problems;
}

/** A slug means the same group in every scheme; the complement of a scheme has a slug of its own. */
function definedTwice(table: Table): Problem[] {
  return [...groupRows(table.rows, (row) => text(row, 'group')).values()].flatMap(([first, ...others]) =>
    others
      .filter((row) => text(row, 'union_of') === null || text(row, 'union_of') !== text(first!, 'union_of'))
      .map((row) => {
        const message = `${text(row, 'group')} is made of other groups on line ${first!.line}`;
        return rowProblem(table, row, 'group', 'CONFLICTING_ROWS', message);
      }),
  );
}

/** The groups of a scheme split the states: none is in two at the day `at`, and at most one group is the complement. */
function overlappingGroups(
  table: Table,
  rows: readonly KeptRow[],
  members: Map<string, Set<string>>,
  at: string,
): Problem[] {
  const complements = rows.filter((row) => unionOf(row).length === 0);
  const problems = complements
    .slice(1)
    .map((row) =>
      rowProblem(
        table,
        row,
        'union_of',
        'EXPECTATION',
        `the scheme has a complement already, on line ${complements[0]!.line}`,
      ),
    );
  const groupOf = new Map<string, string>();
  for (const row of rows) {
    const group = text(row, 'group')!;
    const states = new Set(unionOf(row).flatMap((part) => [...(members.get(part) ?? [])]));
    const twice = [...states].filter((state) => groupOf.has(state)).sort();
    if (twice.length > 0) {
      const message = `on ${at} ${twice.join(', ')} ${twice.length === 1 ? 'is' : 'are'} in ${group} and in another group of the scheme`;
      problems.push(rowProblem(table, row, 'group', 'EXPECTATION', message));
    }
    for (const state of states) groupOf.set(state, group);
  }
  return problems;
}

function unionOf(row: KeptRow): string[] {
  return text(row, 'union_of')?.split('|') ?? [];
}
