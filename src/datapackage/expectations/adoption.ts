import type { Problem } from '../../common/problems.js';
import { quote } from '../../common/problems.js';
import { didYouMean } from '../../domain/nearest.js';
import { ROLES_OF_JOINING, TOPICS } from '../role-classes.js';
import { groupRows, type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';
import { participants } from './participants.js';
import { inexactDays } from './periods.js';

/** How initiatives come about: votes, lists, topics, parents, hosts, and who stands for whom. */
export function adoptionProblems(tables: Tables): Problem[] {
  const initiatives = tables.get('initiatives');
  if (initiatives === undefined) return [];
  const parents = new Map(initiatives.rows.map((row) => [text(row, 'slug')!, text(row, 'parent')]));
  return [
    ...initiatives.rows.flatMap((row) => [
      ...inexactDays(initiatives, row),
      ...voteProblems(initiatives, row),
      ...listProblems(initiatives, row),
      ...topicProblems(initiatives, row),
      ...ancestorProblems(initiatives, row, parents),
    ]),
    ...participantProblems(tables, initiatives),
  ];
}

function voteProblems(table: Table, row: KeptRow): Problem[] {
  const columns = ['votes_for', 'votes_against', 'votes_abstained', 'votes_not_voting'] as const;
  const given = columns.filter((column) => (row.values[column] ?? null) !== null);
  if (given.length === 0) return [];
  const manner = text(row, 'manner');
  if (manner !== 'recorded_vote') {
    const message = `votes are given, and manner is ${manner ?? 'empty'}, not recorded_vote`;
    return [rowProblem(table, row, 'manner', 'EXPECTATION', message)];
  }
  const missing = columns.slice(0, 3).filter((column) => !given.includes(column));
  const message = 'of a recorded vote votes_for, votes_against and votes_abstained are given together';
  return missing.map((column) => rowProblem(table, row, column, 'EXPECTATION', message));
}

function listProblems(table: Table, row: KeptRow): Problem[] {
  const [opened, closed] = [text(row, 'opened_on'), text(row, 'list_closed_on')];
  const problems: Problem[] = [];
  if (opened !== null && closed !== null && closed < opened) {
    const message = `list_closed_on ${closed} is before opened_on ${opened}: a list cannot be closed before it was opened`;
    problems.push(rowProblem(table, row, 'list_closed_on', 'INVALID_PERIOD', message));
  }
  if (text(row, 'list_completeness') === 'not_applicable' && text(row, 'adoption') === 'by_states') {
    const message =
      'list_completeness is not_applicable, and adoption by_states: where each state takes part by an act of its own there is a list';
    problems.push(rowProblem(table, row, 'list_completeness', 'EXPECTATION', message));
  }
  return problems;
}

function topicProblems(table: Table, row: KeptRow): Problem[] {
  const topics =
    text(row, 'topics')
      ?.split(';')
      .map((topic) => topic.trim()) ?? [];
  const allowed: readonly string[] = TOPICS;
  return topics.flatMap((topic, i) => {
    if (!allowed.includes(topic)) {
      const message = `${quote(topic)} is not one of the topics (${allowed.join(', ')})${didYouMean(topic, allowed)}`;
      return [rowProblem(table, row, 'topics', 'NOT_IN_LIST', message)];
    }
    if (topics.indexOf(topic) === i) return [];
    return [rowProblem(table, row, 'topics', 'EXPECTATION', `${quote(topic)} stands twice among the topics`)];
  });
}

function ancestorProblems(table: Table, row: KeptRow, parents: ReadonlyMap<string, string | null>): Problem[] {
  const slug = text(row, 'slug')!;
  const seen = new Set<string>();
  for (let at = text(row, 'parent'); at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === slug) {
      const message = `${slug} is its own ancestor, by way of its parent ${text(row, 'parent')}: parents go up without return`;
      return [rowProblem(table, row, 'parent', 'EXPECTATION', message)];
    }
    seen.add(at);
  }
  return [];
}

/** What the participations of an initiative must hold for what is said of it. */
function participantProblems(tables: Tables, initiatives: Table): Problem[] {
  const table = tables.get('participations');
  const who = participants(tables);
  if (table === undefined || who === null) return [];
  const members = new Map(
    (tables.get('organisations')?.rows ?? []).map((row) => [
      `organisation ${text(row, 'code')}`,
      text(row, 'members_group'),
    ]),
  );
  const byInitiative = groupRows(table.rows, (row) => text(row, 'initiative'));
  return initiatives.rows.flatMap((row) => {
    const rows = byInitiative.get(text(row, 'slug')!) ?? [];
    const joined = rows
      .filter((each) => ROLES_OF_JOINING.includes(text(each, 'role')!))
      .map((each) => who.resolve(each));
    const problems: Problem[] = [];
    const host = text(row, 'host_country');
    // A treaty is signed somewhere; that makes nobody its host.
    const hosts = rows.filter((each) => text(each, 'role') === 'host').map((each) => who.resolve(each));
    if (host !== null && text(row, 'kind') !== 'treaty' && !hosts.includes(`state ${host}`)) {
      const message = `host_country is ${host}, and no participation says that it was the host: whoever hosted has one in the role host`;
      problems.push(rowProblem(initiatives, row, 'host_country', 'EXPECTATION', message));
    }
    if (
      text(row, 'adoption') === 'by_organisation' &&
      !joined.some((name) => (members.get(name ?? '') ?? null) !== null)
    ) {
      const message =
        'adoption is by_organisation, and no organisation takes part (in a role of commitment or membership but partner) whose members are known by members_group: nobody would be present in it';
      problems.push(rowProblem(initiatives, row, 'adoption', 'EXPECTATION', message));
    }
    const states = joined.filter((name) => name?.startsWith('state '));
    if (
      text(row, 'list_completeness') === 'not_applicable' &&
      text(row, 'adoption') !== 'by_organisation' &&
      states.length > 0
    ) {
      const message = `list_completeness is not_applicable, and ${states.length} states take part on their own: there is a list`;
      problems.push(rowProblem(initiatives, row, 'list_completeness', 'EXPECTATION', message));
    }
    return problems;
  });
}
