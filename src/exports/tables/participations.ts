import type { Pool, PoolClient } from 'pg';
import { formatDay } from '../../domain/day.js';
import { membersAt } from '../../domain/groups.js';
import { rolesIn } from '../../domain/matrix.js';
import { CONFIDENCES } from '../../domain/roll.js';
import { copyRows } from '../copy-rows.js';
import type { Question } from '../question.js';
import { type Cell, type Column, type ExportTable, type Row } from '../table.js';

/** The columns of data/participations.csv under their own names, then what only a database can add. */
export const PARTICIPATION_COLUMNS: readonly Column[] = [
  { name: 'initiative', type: 'text', description: 'Slug of the initiative.' },
  { name: 'participant', type: 'text', description: 'ISO 3166-1 alpha-3 of a state, acronym of an organisation.' },
  { name: 'participant_kind', type: 'text', description: 'state or organisation.' },
  { name: 'role', type: 'text', description: 'Role (method, section 2).' },
  { name: 'valid_from', type: 'date', description: 'First day on which it holds.' },
  { name: 'valid_to', type: 'date', description: 'First day on which it no longer holds; empty: still in effect.' },
  { name: 'date_precision', type: 'text', description: 'How exactly the source gives the start.' },
  { name: 'confidence', type: 'text', description: 'verified, corroborated or unverified.' },
  { name: 'source_url', type: 'text', description: 'Address of the source.' },
  { name: 'source_title', type: 'text', description: 'Title of the source.' },
  { name: 'source_publisher', type: 'text', description: 'Publisher of the source.' },
  { name: 'source_accessed_on', type: 'date', description: 'Day on which the source was read.' },
  { name: 'evidence', type: 'text', description: 'What the source says.' },
  { name: 'initiative_name', type: 'text', description: 'Name of the initiative in English.' },
  { name: 'participant_name', type: 'text', description: 'Name of the participant in English.' },
  { name: 'id', type: 'text', description: 'Identifier in the API: node(id).' },
  { name: 'citation', type: 'integer', description: 'Place of the citation: one participation has a row for each.' },
  { name: 'recorded_at', type: 'instant', description: 'When it was recorded.' },
];

interface Source {
  readonly texts: readonly [url: Cell, title: Cell, publisher: Cell, accessedOn: Cell];
}

/** Sources kept in memory: most facts share theirs with their neighbours. */
const SOURCES_KEPT = 20_000;

/**
 * Every participation that counts at the day, in the order in which they were recorded, one row for each citation.
 * Streams from PostgreSQL: a release or revision is a fixed state, so that the statements need no common snapshot.
 */
export function participationsTable(question: Question, pool: Pool): ExportTable {
  return { columns: PARTICIPATION_COLUMNS, sdmx: null, batches: () => batches(question, pool) };
}

async function* batches(question: Question, pool: Pool): AsyncGenerator<Row[]> {
  const { roll, snapshot } = question;
  const recordedAt = new Map(snapshot.revisions.map(({ id, recordedAt: at }) => [String(id), at.toISOString()]));
  const sources = new Map<string, Source>();
  const ids = await identities(question, pool);
  const sql = await statement(question, ids);
  for await (const found of copyRows(pool, sql)) {
    const further = await furtherCitations(pool, found[0]![0]!, found.at(-1)![0]!);
    const wanted = new Set(found.map((cells) => cells[8]!));
    for (const list of further.values()) for (const { source } of list) wanted.add(source);
    await loadSources(pool, sources, wanted);
    const rows: Row[] = [];
    for (const cells of found) {
      const [id, participantId, initiativeId, role, from, to, precision, confidence, source, evidence, recorded] =
        cells;
      const participant = roll.participantAt[ids.participant.get(participantId!)!]!;
      const initiative = roll.initiativeAt[ids.initiative.get(initiativeId!)!]!;
      const citations = [{ source: source!, evidence: evidence! }, ...(further.get(id!) ?? [])];
      citations.forEach((citation, place) => {
        const [url, title, publisher, accessedOn] = sources.get(citation.source)!.texts;
        rows.push([
          initiative.slug,
          participant.code,
          participant.kind,
          role!,
          from!,
          to!,
          precision!,
          confidence!,
          url,
          title,
          publisher,
          accessedOn,
          citation.evidence,
          initiative.names.en,
          participant.names.en,
          `Participation:${id}`,
          place + 1,
          recordedAt.get(recorded!)!,
        ]);
      });
    }
    yield rows;
  }
}

interface Ids {
  /** Identity in the database to index in the roll. */
  readonly participant: ReadonlyMap<string, number>;
  readonly initiative: ReadonlyMap<string, number>;
}

/** The snapshot numbers participants and initiatives by its own order; the database by its identities. */
async function identities({ roll }: Question, pool: Pool): Promise<Ids> {
  const initiatives = await pool.query<{ id: number; slug: string }>('SELECT id, slug FROM initiative');
  const participants = await pool.query<{ id: number; kind: string; code: string }>(
    'SELECT id, kind, code FROM participant',
  );
  const place = new Map(roll.participantAt.flatMap((one) => (one ? [[`${one.kind} ${one.code}`, one.index]] : [])));
  return {
    initiative: new Map(
      initiatives.rows.flatMap(({ id, slug }) => {
        const found = roll.initiativeBySlug.get(slug);
        return found ? [[String(id), found.index] as const] : [];
      }),
    ),
    participant: new Map(
      participants.rows.flatMap(({ id, kind, code }) => {
        const index = place.get(`${kind} ${code}`);
        return index === undefined ? [] : [[String(id), index] as const];
      }),
    ),
  };
}

/** The same conditions as `counts` of the domain, for rows that need not be in memory; a test holds the two together. */
async function statement({ roll, initiatives, day, rule, group }: Question, ids: Ids): Promise<string> {
  const at = `date '${formatDay(day)}'`;
  const chosen = new Set(initiatives.map(({ index }) => index));
  const conditions = [
    `recorded @> ${roll.revision}`,
    `lower(valid) <= ${at}`,
    `confidence = ANY('{${CONFIDENCES.slice(0, rule.leastConfidence + 1)
      .join(',')
      .toLowerCase()}}')`,
    `role = ANY('{${rolesIn(rule.roles).join(',').toLowerCase()}}')`,
  ];
  if (rule.presence === 'CURRENT') conditions.push(`(upper(valid) IS NULL OR upper(valid) > ${at})`);
  if (chosen.size < roll.initiatives.length) {
    conditions.push(`initiative_id = ANY('{${numbers(ids.initiative, (index) => chosen.has(index))}}')`);
  }
  if (group) {
    const members = membersAt(roll, group, day, rule.universe);
    conditions.push(`participant_id = ANY('{${numbers(ids.participant, (index) => members.has(index))}}')`);
  }
  return `SELECT id, participant_id, initiative_id, role, lower(valid), upper(valid), date_precision, confidence,
    source_id, evidence, lower(recorded) FROM participation WHERE ${conditions.join(' AND ')} ORDER BY id`;
}

const numbers = (map: ReadonlyMap<string, number>, wanted: (index: number) => boolean) =>
  [...map].flatMap(([id, index]) => (wanted(index) ? [id] : [])).join(',');

async function furtherCitations(pool: Pool, from: string, to: string) {
  const { rows } = await pool.query<{ id: string; source: string; evidence: string | null }>({
    name: 'export-further-citations',
    text: `SELECT participation_id::text AS id, source_id::text AS source, evidence FROM further_citation
      WHERE participation_id BETWEEN $1 AND $2 ORDER BY participation_id, position`,
    values: [from, to],
  });
  const byId = new Map<string, { source: string; evidence: string | null }[]>();
  for (const { id, ...citation } of rows) {
    const known = byId.get(id);
    if (known) known.push(citation);
    else byId.set(id, [citation]);
  }
  return byId;
}

async function loadSources(
  pool: Pick<PoolClient, 'query'> | Pool,
  known: Map<string, Source>,
  wanted: ReadonlySet<string>,
) {
  const missing = [...wanted].filter((id) => !known.has(id));
  if (missing.length === 0) return;
  if (known.size + missing.length > SOURCES_KEPT) {
    for (const id of known.keys()) if (!wanted.has(id)) known.delete(id);
  }
  const { rows } = await pool.query<{ id: string; url: Cell; title: Cell; publisher: Cell; accessed_on: Cell }>({
    name: 'export-sources',
    text: 'SELECT id::text, url, title, publisher, accessed_on FROM source WHERE id = ANY($1::integer[])',
    values: [missing],
  });
  for (const { id, url, title, publisher, accessed_on } of rows)
    known.set(id, { texts: [url, title, publisher, accessed_on] });
}
