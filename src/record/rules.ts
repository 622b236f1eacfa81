import { ROLE_CLASSES, ROLES_OF_JOINING, RULES, VOTES } from '../datapackage/role-classes.js';
import { type Leaving, leaves } from './leaving.js';
import { stageName } from './stage.js';
import type { RollTable } from './tables.js';

/** A rule of the method as a query that finds the staged rows which break it, in the form of the finding table. */
export interface Rule {
  readonly query: string;
  /**
   * It looks at each row by itself, so it is told of a row whatever else is wrong with it; the others look for rows that
   * cannot stand together, and only among those in which nothing was found before.
   */
  readonly alone?: true;
  /** What was found is taken out of the file, which may leave more to be found. */
  readonly again?: true;
}

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');
const positions = list(ROLE_CLASSES.POSITION);
const commitments = list(ROLE_CLASSES.COMMITMENT);

/** The rules of method 2.0 for a table, held against the file and against what stays on record. */
export function ruleQueries(table: RollTable, leaving: Leaving): readonly Rule[] {
  switch (table.name) {
    case 'countries':
      return [
        { query: unknownSuccessor(table), alone: true },
        { query: standingAgainstDays(table), alone: true },
      ];
    case 'initiatives':
      return [
        { query: closedEarly(table), alone: true },
        { query: votesWithoutVote(table), alone: true },
        { query: ownAncestor(table), alone: true },
        { query: unknownParent(table, 'neither in the file nor on record'), alone: true },
        // By now only a row that was itself found faulty can be missing.
        { query: unknownParent(table, 'the row that defines it is rejected'), again: true },
      ];
    case 'acts':
      return [
        { query: actWithoutSource(table), alone: true },
        { query: effectOfAct(table), alone: true },
      ];
    case 'participations':
      return [{ query: misfit(table), alone: true }, { query: atOnce(table, leaving) }];
    default:
      return [];
  }
}

/** Staged states that name as a successor themselves, or what is no state of the file or on record. */
function unknownSuccessor(table: RollTable): string {
  const stage = stageName(table);
  return `
    SELECT DISTINCT ON (row) row, 'UNKNOWN_COUNTRY', 'successors', successors, CASE WHEN named = code
      THEN code || ' is named as its own successor'
      ELSE 'unknown country "' || named || '" among the successors: neither in the file nor on record' END
    FROM (SELECT s.row, s.code, s.successors, n.named FROM ${stage} s, unnest(string_to_array(s.successors, '|')) AS n(named)) f
    WHERE named = code OR NOT EXISTS (SELECT FROM ${stage} o WHERE o.code = named)
      AND NOT EXISTS (SELECT FROM country_version v JOIN participant p ON p.id = v.country_id
        WHERE p.code = named AND upper_inf(v.recorded))
    ORDER BY row, named`;
}

/** Staged states of which the standing says that they are no members, and the days that they are. */
function standingAgainstDays(table: RollTable): string {
  return `
    SELECT row, 'EXPECTATION', 'un_status', un_status::text,
      'un_status is ' || un_status || ', and by un_member_from ' || un_member_from
        || ' without un_member_to it is a member; give the first day on which it was none as un_member_to'
    FROM ${stageName(table)} WHERE un_status <> 'member' AND un_member_from IS NOT NULL AND un_member_to IS NULL`;
}

/** Staged acts that cite nothing. */
function actWithoutSource(table: RollTable): string {
  return `
    SELECT row, 'REQUIRED', 'source_url', NULL, 'an act needs a source: an address, a title or a publisher'
    FROM ${stageName(table)} WHERE coalesce(source_url, source_title, source_publisher) IS NULL`;
}

/** Staged acts with an effect that such an act has not, or that came before it: only a succession reaches back. */
function effectOfAct(table: RollTable): string {
  return `
    SELECT row, 'INVALID_PERIOD', 'effective_on', effective_on::text, CASE WHEN act IN ('signature', 'reservation')
      THEN 'a ' || act || ' has no day of effect of its own; leave effective_on empty'
      ELSE 'effective_on ' || effective_on || ' is before acted_on ' || acted_on || '; only a succession has effect from before' END
    FROM ${stageName(table)} WHERE act IN ('signature', 'reservation') AND effective_on IS NOT NULL
      OR act <> 'succession' AND effective_on < acted_on`;
}

function closedEarly(table: RollTable): string {
  return `
    SELECT row, 'INVALID_PERIOD', 'list_closed_on', list_closed_on::text,
      'list_closed_on ' || list_closed_on || ' is before opened_on ' || opened_on || ': a list cannot be closed before it was opened'
    FROM ${stageName(table)} WHERE list_closed_on < opened_on`;
}

function votesWithoutVote(table: RollTable): string {
  return `
    SELECT row, 'EXPECTATION', 'manner', manner::text, CASE
      WHEN manner IS DISTINCT FROM 'recorded_vote' THEN 'votes are given, and manner is ' || coalesce(manner::text, 'empty') || ', not recorded_vote'
      ELSE 'of a recorded vote votes_for, votes_against and votes_abstained are given together' END
    FROM ${stageName(table)}
    WHERE num_nonnulls(votes_for, votes_against, votes_abstained, votes_not_voting) > 0
      AND (manner IS DISTINCT FROM 'recorded_vote' OR num_nonnulls(votes_for, votes_against, votes_abstained) < 3)`;
}

/** Staged rows that, going from parent to parent through the file and the record, come back to themselves. */
function ownAncestor(table: RollTable): string {
  const stage = stageName(table);
  return `
    WITH RECURSIVE link AS (
      SELECT code AS child, parent_id_code AS parent FROM ${stage} WHERE parent_id_code IS NOT NULL
      UNION ALL
      SELECT i.slug, p.slug FROM initiative_version v JOIN initiative i ON i.id = v.initiative_id JOIN initiative p ON p.id = v.parent_id
      WHERE upper_inf(v.recorded) AND NOT EXISTS (SELECT FROM ${stage} s WHERE s.code = i.slug)
    ), walk AS (
      SELECT row, code AS start, parent_id_code AS at FROM ${stage} WHERE parent_id_code IS NOT NULL
      UNION
      SELECT w.row, w.start, l.parent FROM walk w JOIN link l ON l.child = w.at
    )
    SELECT w.row, 'EXPECTATION', 'parent', s.parent_id_code,
      CASE WHEN s.parent_id_code = w.start THEN w.start || ' is named as its own parent'
        ELSE w.start || ' would be its own ancestor through ' || s.parent_id_code END || ': parents go up without return'
    FROM walk w JOIN ${stage} s ON s.row = w.row WHERE w.at = w.start`;
}

/** Staged rows whose parent is neither staged nor on record. */
function unknownParent(table: RollTable, why: string): string {
  const stage = stageName(table);
  return `
    SELECT row, 'UNKNOWN_REFERENCE', 'parent', parent_id_code, 'unknown initiative "' || parent_id_code || '": ${why}'
    FROM ${stage} s WHERE parent_id_code IS NOT NULL
      AND NOT EXISTS (SELECT FROM ${stage} o WHERE o.code = s.parent_id_code)
      AND NOT EXISTS (SELECT FROM initiative i JOIN initiative_version v ON v.initiative_id = i.id
        WHERE i.slug = s.parent_id_code AND upper_inf(v.recorded))`;
}

/** SQL: the rule that a role breaks in an initiative (version `v`) for a participant `p`, or null. */
function brokenRule(role: string): string {
  const given = (rule: string) => `'${rule.replaceAll("'", "''")}'`;
  return `CASE
    WHEN v.adoption = 'issued' AND p.kind = 'state' AND ${role} IN (${list(ROLES_OF_JOINING)}) THEN ${given(RULES.ISSUED)}
    WHEN ${role} IN (${list(VOTES)}) AND v.manner IS DISTINCT FROM 'recorded_vote' THEN ${given(RULES.VOTE)}
    WHEN ${role} = 'dissociated' AND v.manner IS DISTINCT FROM 'without_vote' THEN ${given(RULES.DISSOCIATED)} END`;
}

/** Staged participations whose role does not go with how the initiative comes about. */
function misfit(table: RollTable): string {
  return `
    SELECT row, 'EXPECTATION', 'role', role, 'participant ' || code || ', initiative ' || slug || ', role ' || role || ': ' || broken FROM (
      SELECT s.row, s.role::text AS role, p.code, i.slug, ${brokenRule('s.role')} AS broken
      FROM ${stageName(table)} s JOIN initiative_version v ON v.initiative_id = s.initiative_id AND upper_inf(v.recorded)
      JOIN participant p ON p.id = s.participant_id JOIN initiative i ON i.id = s.initiative_id
    ) f WHERE broken IS NOT NULL`;
}

/**
 * SQL for the participations on record whose role does not go with an initiative that was recorded anew in a revision: how
 * it comes about may have changed, after the file's own participations were checked.
 */
export function misfitsOnRecord(): string {
  return `
    SELECT slug, count(*)::int AS rows, min(code) AS code, min(role) AS role, broken FROM (
      SELECT i.slug, p.code, t.role::text AS role, ${brokenRule('t.role')} AS broken
      FROM initiative_version v JOIN participation t ON t.initiative_id = v.initiative_id AND upper_inf(t.recorded)
      JOIN participant p ON p.id = t.participant_id JOIN initiative i ON i.id = v.initiative_id
      WHERE upper_inf(v.recorded) AND lower(v.recorded) = $1
    ) f WHERE broken IS NOT NULL GROUP BY slug, broken ORDER BY slug, broken`;
}

/**
 * Staged participations that cannot hold on one day with another of the same participant in the same initiative, staged or
 * on record: two positions, or having declined beside a commitment.
 */
function atOnce(table: RollTable, leaving: Leaving): string {
  const stage = stageName(table);
  const broken = (a: string, b: string) => `CASE
    WHEN ${a} <> ${b} AND ${a} IN (${positions}) AND ${b} IN (${positions}) THEN '${RULES.POSITION}'
    WHEN (${a} = 'declined' AND ${b} IN (${commitments})) OR (${b} = 'declined' AND ${a} IN (${commitments})) THEN '${RULES.DECLINED}' END`;
  const period = (row: string) => `daterange(${row}.valid_from, ${row}.valid_to)`;
  const same = 'o.participant_id = s.participant_id AND o.initiative_id = s.initiative_id';
  const restated = `SELECT FROM ${stage} r WHERE r.participant_id = o.participant_id AND r.initiative_id = o.initiative_id
    AND r.role = o.role AND ${period('r')} && o.valid`;
  // A complete list leaves nothing on record of the initiatives that it names but what it states.
  const recorded = leaving.complete
    ? ''
    : `UNION ALL
      SELECT s.row, s.participant_id, s.initiative_id, s.role::text, NULL, o.role::text, o.valid, ${broken('s.role', 'o.role')}
      FROM ${stage} s JOIN participation o ON ${same} AND upper_inf(o.recorded) AND o.valid && ${period('s')}
      WHERE s.role IN (${positions}, ${commitments}) AND o.role IN (${positions}, ${commitments})
        AND NOT EXISTS (${restated}) AND NOT ${leaves(table, 'o', leaving)}`;
  return `
    SELECT DISTINCT ON (row) row, 'CONFLICTING_ROWS', 'role', role,
      'participant ' || p.code || ', initiative ' || i.slug || ', role ' || role || ': ' || coalesce('line ' || other, 'a row on record')
        || ' says ' || other_role || ' from ' || lower(valid) || coalesce(' to ' || upper(valid), '') || '; ' || broken
    FROM (
      SELECT s.row, s.participant_id, s.initiative_id, s.role::text AS role, o.row AS other, o.role::text AS other_role,
        ${period('o')} AS valid, ${broken('s.role', 'o.role')} AS broken
      FROM ${stage} s JOIN ${stage} o ON ${same} AND o.role <> s.role AND ${period('o')} && ${period('s')}
      WHERE s.role IN (${positions}, ${commitments}) AND o.role IN (${positions}, ${commitments})
      ${recorded}
    ) f JOIN participant p ON p.id = f.participant_id JOIN initiative i ON i.id = f.initiative_id
    WHERE broken IS NOT NULL ORDER BY row, other NULLS LAST`;
}
