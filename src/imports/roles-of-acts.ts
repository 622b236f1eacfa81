import type { ClientBase } from 'pg';
import { type Act, rolesOfActs } from '../domain/acts.js';
import type { ActKind, Precision } from '../domain/vocabulary.js';

/** The columns of a participation that follows from acts, in the order of its cells. */
export const ROLE_HEADERS = [
  'initiative',
  'participant',
  'participant_kind',
  'role',
  'valid_from',
  'valid_to',
  'date_precision',
  'valid_to_precision',
  'confidence',
  'source_url',
  'source_title',
  'source_publisher',
  'source_accessed_on',
  'evidence',
] as const;

/** What follows from the acts that a revision recorded. */
export interface FollowingRoles {
  /** Participations to be recorded, as cells of {@link ROLE_HEADERS}. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** What the acts say and the record says otherwise, in sentences: the record stays. */
  readonly contradictions: readonly string[];
}

interface StoredAct extends Act {
  readonly code: string;
  readonly kind_of: string;
  readonly slug: string;
  readonly confidence: string;
  readonly sources: readonly (string | null)[];
}

interface StoredRole {
  readonly code: string;
  readonly kind_of: string;
  readonly slug: string;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
}

const CHANGED = `SELECT DISTINCT participant_id, initiative_id FROM participation_act
  WHERE lower(recorded) = $1 OR upper(recorded) = $1`;

/** Works out the roles of every participant of which the revision recorded or closed an act, from all its acts on record. */
export async function followingRoles(client: ClientBase, revision: number): Promise<FollowingRoles> {
  const acts = await client.query<StoredAct & { act: string; precision: string }>(
    `SELECT p.code, p.kind::text AS kind_of, i.slug, a.act::text, a.acted_on AS "actedOn", a.acted_precision::text AS precision,
       a.effective_on AS "effectiveOn", a.confidence::text,
       ARRAY[a.source_url, a.source_title, a.source_publisher, a.source_accessed_on::text, a.evidence] AS sources
     FROM participation_act a JOIN (${CHANGED}) c USING (participant_id, initiative_id)
     JOIN participant p ON p.id = a.participant_id JOIN initiative i ON i.id = a.initiative_id
     WHERE upper_inf(a.recorded) ORDER BY i.slug COLLATE "C", p.kind, p.code COLLATE "C", a.acted_on`,
    [revision],
  );
  const roles = await client.query<StoredRole>(
    `SELECT p.code, p.kind::text AS kind_of, i.slug, t.role::text, lower(t.valid) AS "from", upper(t.valid) AS "to"
     FROM participation t JOIN (${CHANGED}) c USING (participant_id, initiative_id)
     JOIN participant p ON p.id = t.participant_id JOIN initiative i ON i.id = t.initiative_id
     WHERE upper_inf(t.recorded) AND t.role IN ('signatory', 'party')`,
    [revision],
  );
  const onRecord = grouped(roles.rows, keyOf);
  const rows: (string | null)[][] = [];
  const contradictions: string[] = [];
  for (const [key, stored] of grouped(acts.rows, keyOf)) {
    const { code, slug, kind_of } = stored[0]!;
    const ofActs = rolesOfActs(
      stored.map((each) => ({ ...each, kind: word<ActKind>(each.act), precision: word<Precision>(each.precision) })),
    );
    const who = `${code} in ${slug}`;
    for (const { actedOn } of ofActs.withoutRole) {
      contradictions.push(`${who}: the withdrawal of ${actedOn} ends no role that follows from the acts on record`);
    }
    for (const { role, from, precision, to, toPrecision, act } of ofActs.roles) {
      const name = role.toLowerCase();
      const same = (onRecord.get(key) ?? []).filter((each) => each.role === name);
      const meets = same.find((each) => each.from < (to ?? '9999') && from < (each.to ?? '9999'));
      if (meets && meets.from === from && meets.to === to) continue;
      // The recorded role is open from the same day: the withdrawal only adds its end, and is no contradiction.
      if (meets && !(meets.from === from && meets.to === null)) {
        contradictions.push(
          `${who}: by its acts it is ${name} ${period(from, to)}, and on record ${period(meets.from, meets.to)}, which stays`,
        );
        continue;
      }
      rows.push([
        ...[slug, code, kind_of, name, from, to, precision.toLowerCase(), toPrecision?.toLowerCase() ?? null],
        ...[act.confidence, ...act.sources],
      ]);
    }
  }
  return { rows, contradictions };
}

const keyOf = ({ slug, kind_of, code }: { slug: string; kind_of: string; code: string }) =>
  `${slug}\n${kind_of}\n${code}`;
/** Things by what `key` gives for them, in their order; `Map.groupBy` came after Node 20. */
function grouped<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

const word = <T extends string>(text: string): T => text.toUpperCase() as T;
const period = (from: string, to: string | null) => `from ${from}${to === null ? '' : ` to ${to}`}`;
