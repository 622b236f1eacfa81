import type { Problem } from '../../common/problems.js';
import { ROLE_CLASSES, ROLES_OF_JOINING, RULES, VOTES } from '../role-classes.js';
import { groupRows, type KeptRow, rowProblem, type Table, type Tables, text } from '../tables.js';
import { participants } from './participants.js';

const POSITIONS: readonly string[] = ROLE_CLASSES.POSITION;
const COMMITMENTS: readonly string[] = ROLE_CLASSES.COMMITMENT;

/** Roles: whether they go with how their initiative comes about, and with what the participant says at the same time. */
export function roleProblems(tables: Tables): Problem[] {
  const table = tables.get('participations');
  const who = participants(tables);
  if (table === undefined || who === null) return [];
  const initiatives = new Map((tables.get('initiatives')?.rows ?? []).map((row) => [text(row, 'slug')!, row]));
  const subject = (row: KeptRow) => {
    const name = who.resolve(row);
    return name === null ? null : `${text(row, 'initiative')} ${name}`;
  };
  return [
    ...table.rows.flatMap((row) => {
      const initiative = initiatives.get(text(row, 'initiative')!);
      const rule = initiative === undefined ? null : brokenRule(row, initiative, who.resolve(row) ?? '');
      return rule === null ? [] : [rowProblem(table, row, 'role', 'EXPECTATION', rule)];
    }),
    ...[...groupRows(table.rows, subject).values()].flatMap((rows) => atOnce(table, rows)),
  ];
}

function brokenRule(row: KeptRow, initiative: KeptRow, participant: string): string | null {
  const role = text(row, 'role')!;
  const manner = text(initiative, 'manner');
  const issued = text(initiative, 'adoption') === 'issued';
  if (issued && participant.startsWith('state ') && ROLES_OF_JOINING.includes(role)) return RULES.ISSUED;
  if (VOTES.includes(role) && manner !== 'recorded_vote') return RULES.VOTE;
  if (role === 'dissociated' && manner !== 'without_vote') return RULES.DISSOCIATED;
  return null;
}

/** Rows of one participant in one initiative that cannot hold on one day. */
function atOnce(table: Table, rows: readonly KeptRow[]): Problem[] {
  const said = rows.filter((row) => [...POSITIONS, ...COMMITMENTS].includes(text(row, 'role')!));
  if (!said.some((row) => POSITIONS.includes(text(row, 'role')!))) return [];
  return said.flatMap((row, i) => {
    const other = said.slice(0, i).find((earlier) => rule(row, earlier) !== null && meet(row, earlier));
    if (other === undefined) return [];
    const message = `line ${other.line} says ${text(other, 'role')} at the same time; ${rule(row, other)}`;
    return [rowProblem(table, row, 'role', 'CONFLICTING_ROWS', message)];
  });
}

function rule(a: KeptRow, b: KeptRow): string | null {
  const roles = [text(a, 'role')!, text(b, 'role')!];
  if (roles[0] !== roles[1] && roles.every((role) => POSITIONS.includes(role))) return RULES.POSITION;
  return roles.includes('declined') && roles.some((role) => COMMITMENTS.includes(role)) ? RULES.DECLINED : null;
}

function meet(a: KeptRow, b: KeptRow): boolean {
  const before = (row: KeptRow, other: KeptRow) => {
    const end = text(row, 'valid_to');
    return end !== null && end <= text(other, 'valid_from')!;
  };
  return !before(a, b) && !before(b, a);
}
