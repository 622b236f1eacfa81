import type { Problem } from '../../common/problems.js';
import { groupRows, type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';

/** Initiatives and their sets: openness, completeness, dates, and positions in sets. */
export function initiativeProblems(tables: Tables, at: string): Problem[] {
  const initiatives = tables.get('initiatives');
  return [
    ...(initiatives?.rows ?? []).flatMap((row) => [
      ...opennessProblems(initiatives!, row),
      ...completenessProblems(initiatives!, row, at),
      ...dateProblems(initiatives!, row),
    ]),
    ...setProblems(tables),
  ];
}

function opennessProblems(table: Table, row: KeptRow): Problem[] {
  const regional = text(row, 'openness') === 'regional';
  if (regional === (text(row, 'eligible_group') !== null)) return [];
  const message = regional
    ? 'openness is regional: eligible_group must name the group that may join'
    : `eligible_group is given, and openness is ${text(row, 'openness')}, not regional`;
  return [rowProblem(table, row, 'eligible_group', 'EXPECTATION', message)];
}

function completenessProblems(table: Table, row: KeptRow, at: string): Problem[] {
  const complete = text(row, 'list_completeness') === 'complete';
  const checked = text(row, 'list_checked_on');
  if (complete && checked === null) {
    return [
      rowProblem(
        table,
        row,
        'list_checked_on',
        'EXPECTATION',
        'a complete list must say on which day it was last checked',
      ),
    ];
  }
  if (!complete && checked !== null) {
    const message = `list_checked_on is of complete lists, and this one is ${text(row, 'list_completeness')}`;
    return [rowProblem(table, row, 'list_checked_on', 'EXPECTATION', message)];
  }
  if (checked !== null && checked > at) {
    const message = `the list was checked on ${checked}, after the day up to which the facts were researched, ${at}`;
    return [rowProblem(table, row, 'list_checked_on', 'EXPECTATION', message)];
  }
  return [];
}

function dateProblems(table: Table, row: KeptRow): Problem[] {
  const [opened, force, ended] = [text(row, 'opened_on'), text(row, 'in_force_on'), text(row, 'ended_on')];
  const problems: Problem[] = [];
  if (opened !== null && ended !== null && ended < opened) {
    problems.push(
      rowProblem(table, row, 'ended_on', 'INVALID_PERIOD', `ended_on ${ended} is before opened_on ${opened}`),
    );
  }
  if (opened !== null && force !== null && force < opened) {
    const message = `in_force_on ${force} is before opened_on ${opened}`;
    problems.push(rowProblem(table, row, 'in_force_on', 'EXPECTATION', message, 'warning'));
  }
  return problems;
}

function setProblems(tables: Tables): Problem[] {
  const [sets, members] = [tables.get('initiative_sets'), tables.get('initiative_set_members')];
  if (sets === undefined || members === undefined) return [];
  const filled = new Set(members.rows.map((row) => text(row, 'initiative_set')));
  const places = groupRows(members.rows, (row) => `${text(row, 'initiative_set')} ${row.values.position}`);
  return [
    ...sets.rows
      .filter((row) => !filled.has(text(row, 'slug')))
      .map((row) => rowProblem(sets, row, 'slug', 'EXPECTATION', `the set ${text(row, 'slug')} has no initiatives`)),
    ...[...places.values()].flatMap(([first, ...others]) =>
      others.map((row) =>
        rowProblem(
          members,
          row,
          'position',
          'DUPLICATE_KEY',
          `the set has this position already, on line ${first!.line}`,
        ),
      ),
    ),
  ];
}
