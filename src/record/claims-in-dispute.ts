import type { ClientBase } from 'pg';
import type { Attestation, Claim } from '../domain/claims.js';
import type { Confidence, Precision } from '../domain/vocabulary.js';
import { laterCitationName } from './citations.js';
import { cursorRows } from './sql-cursor.js';
import { factName } from './stage.js';
import type { RollTable } from './tables.js';

/** What a claim says. */
export type StatedClaim = Pick<Claim, 'role' | 'from' | 'to' | 'precision' | 'endPrecision' | 'confidence'>;

/** A citation as it is stored, with the claim that it is kept in, if it is. */
export interface StoredAttestation extends Attestation {
  /** What messages call the source. */
  readonly label: string;
  readonly sourceId: number;
  readonly evidence: string | null;
  readonly claimId: number | null;
}

/** A claim about a participant in an initiative: on record, kept beside it, or stated by the file. */
export interface StoredClaim extends Claim {
  readonly attestations: readonly StoredAttestation[];
  /** Of the recorded fact, or null. */
  readonly id: number | null;
  /** Of the file, or null. */
  readonly row: number | null;
  readonly pair: Pair;
}

/** A participant and an initiative that claims are about. */
export interface Pair {
  readonly participantId: number;
  readonly initiativeId: number;
  readonly participant: string;
  readonly initiative: string;
}

interface ClaimRow extends Pair {
  readonly stand: Claim['stand'];
  readonly id: number | null;
  readonly row: number | null;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
  readonly precision: string;
  readonly endPrecision: string | null;
  readonly confidence: string;
  readonly revision: number;
  readonly isDecided: boolean;
  readonly isOwn: boolean;
  readonly citations: readonly {
    readonly sourceId: number;
    readonly claimId: number | null;
    readonly evidence: string | null;
    readonly url: string | null;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly readOn: string | null;
    readonly attestedOn: string;
  }[];
}

/** SQL: every claim about the participants and initiatives in dispute, those of one pair one after the other. */
function claimsSql(table: RollTable, pairs: string, ownRevisions: readonly number[]): string {
  const today = `(now() AT TIME ZONE 'UTC')::date`;
  // From when the same source has been cited for the same claim, whatever reading of it: a later one takes its place.
  const firstCited = (alias: string) => {
    const sameClaim = (row: string) => `${row}.participant_id = ${alias}.participant_id
      AND ${row}.initiative_id = ${alias}.initiative_id AND ${row}.role = ${alias}.role AND ${row}.valid = ${alias}.valid
      AND ${row}.date_precision = ${alias}.date_precision`;
    return `(SELECT min(coalesce(o.accessed_on, (r.recorded_at AT TIME ZONE 'UTC')::date)) FROM (
        SELECT lower(p.recorded) AS revision, p.source_id FROM participation p WHERE ${sameClaim('p')}
        UNION ALL SELECT lower(p.recorded), f.source_id FROM participation p
          JOIN further_citation f ON f.participation_id = p.id WHERE ${sameClaim('p')}
        UNION ALL SELECT lower(k.recorded), k.source_id FROM contradicting_claim k WHERE ${sameClaim('k')}
      ) cited JOIN revision r ON r.id = cited.revision JOIN source o ON o.id = cited.source_id AND (o.url = s.url
        OR (o.url IS NULL AND s.url IS NULL AND (o.title, o.publisher) IS NOT DISTINCT FROM (s.title, s.publisher))))`;
  };
  const citations = (relation: string, attestedOn: string) => `(SELECT json_agg(json_build_object(
      'sourceId', c.source_id, 'claimId', c.claim_id, 'evidence', c.evidence, 'url', s.url, 'title', s.title,
      'publisher', s.publisher, 'readOn', s.accessed_on, 'attestedOn', coalesce(least(s.accessed_on, ${attestedOn}), ${today})
    ) ORDER BY c.position) FROM (${relation}) c JOIN source s ON s.id = c.source_id)`;
  const values = (alias: string) => `${alias}.role::text AS role, lower(${alias}.valid)::text AS "from",
    upper(${alias}.valid)::text AS "to", ${alias}.date_precision::text AS precision,
    ${alias}.valid_to_precision::text AS "endPrecision", ${alias}.confidence::text AS confidence`;
  const inPair = (alias: string) =>
    `JOIN ${pairs} d ON d.participant_id = ${alias}.participant_id AND d.initiative_id = ${alias}.initiative_id`;
  const corrected = `EXISTS (SELECT FROM restatement e JOIN participation v ON v.id = e.after_id
    WHERE e.table_name = 'participations' AND e.sense = 'corrected' AND v.participant_id = t.participant_id
      AND v.initiative_id = t.initiative_id AND v.role = t.role AND v.valid = t.valid AND v.date_precision = t.date_precision)`;
  return `
    SELECT k.*, p.code AS participant, i.slug AS initiative FROM (
      SELECT 'recorded' AS stand, t.participant_id AS "participantId", t.initiative_id AS "initiativeId", t.id::float8 AS id,
        NULL::int AS row, ${values('t')}, lower(t.recorded) AS revision, ${corrected} AS "isDecided",
        lower(t.recorded) = ANY(${integers(ownRevisions)}) AS "isOwn",
        ${citations(
          `SELECT 1 AS position, t.source_id, t.evidence, NULL::int AS claim_id
           UNION ALL SELECT position, source_id, evidence, NULL FROM further_citation WHERE participation_id = t.id`,
          firstCited('t'),
        )} AS citations
      FROM participation t ${inPair('t')} WHERE upper_inf(t.recorded)
      UNION ALL
      SELECT 'beside', b.participant_id, b.initiative_id, NULL, NULL, ${values('b')}, lower(b.recorded), false, false,
        ${citations('SELECT 1 AS position, b.source_id, b.evidence, b.id AS claim_id', firstCited('b'))}
      FROM contradicting_claim b ${inPair('b')} WHERE upper_inf(b.recorded)
      UNION ALL
      SELECT 'stated', n.participant_id, n.initiative_id, NULL, n.row, ${values('n')}, ${2 ** 31 - 1}, false, false,
        ${citations(
          `SELECT 1 AS position, n.source_id, n.evidence, NULL::int AS claim_id
           UNION ALL SELECT position, source_id, evidence, NULL FROM ${laterCitationName(table)} WHERE fact_row = n.row`,
          'NULL',
        )}
      FROM ${factName(table)} n ${inPair('n')}
    ) k JOIN participant p ON p.id = k."participantId" JOIN initiative i ON i.id = k."initiativeId"
    ORDER BY k."participantId", k."initiativeId", k.revision, k.stand, k.id, k.row, k."from"`;
}

/**
 * The claims about each participant in each initiative that are in dispute.
 *
 * @param pairs the table that holds these participants and initiatives
 * @param ownRevisions revisions of the same package, whose facts are revised, not contradicted
 */
export async function* claimsInDispute(
  client: ClientBase,
  table: RollTable,
  pairs: string,
  ownRevisions: readonly number[],
): AsyncGenerator<StoredClaim[]> {
  let claims: StoredClaim[] = [];
  const query = claimsSql(table, pairs, ownRevisions);
  for await (const row of cursorRows<ClaimRow>(client, 'claims_in_dispute', query)) {
    const last = claims[0]?.pair;
    if (last && (last.participantId !== row.participantId || last.initiativeId !== row.initiativeId)) {
      yield gathered(claims);
      claims = [];
    }
    claims.push(claimOf(row));
  }
  if (claims.length > 0) yield gathered(claims);
}

function claimOf({
  stand,
  id,
  row,
  role,
  from,
  to,
  revision,
  citations,
  isDecided,
  isOwn,
  ...rest
}: ClaimRow): StoredClaim {
  const { precision, endPrecision, confidence, participantId, initiativeId, participant, initiative } = rest;
  return {
    ...{ stand, id, row, from, to, isDecided, isOwn, order: revision },
    role: role.toUpperCase(),
    precision: precision.toUpperCase() as Precision,
    endPrecision: endPrecision === null ? null : (endPrecision.toUpperCase() as Precision),
    confidence: confidence.toUpperCase() as Confidence,
    pair: { participantId, initiativeId, participant, initiative },
    attestations: citations.map(({ url, title, publisher, sourceId, evidence, readOn, attestedOn, claimId }) => ({
      source: url ?? JSON.stringify([title, publisher]),
      label: title ?? publisher ?? url ?? '',
      citation: JSON.stringify([sourceId, evidence]),
      ...{ readOn, attestedOn, hasEvidence: evidence !== null, sourceId, evidence, claimId },
    })),
  };
}

const valuesOf = ({ role, from, to, precision, endPrecision, confidence }: StatedClaim) =>
  JSON.stringify([role, from, to, precision, endPrecision, confidence]);

/**
 * Makes one claim of all rows with the same values that are kept beside a fact. Where the file states such a claim again, it
 * has the citations of the file.
 */
function gathered(claims: readonly StoredClaim[]): StoredClaim[] {
  const byValues = new Map<string, StoredClaim[]>();
  for (const claim of claims) {
    if (claim.stand === 'beside') byValues.set(valuesOf(claim), [...(byValues.get(valuesOf(claim)) ?? []), claim]);
  }
  const restated = new Set<number>();
  const others = claims
    .filter(({ stand }) => stand !== 'beside')
    .map((claim) => {
      if (claim.stand !== 'stated') return claim;
      const attestations = claim.attestations.map((attestation) => {
        const same = (byValues.get(valuesOf(claim)) ?? [])
          .flatMap((each) => each.attestations)
          .find(({ citation }) => citation === attestation.citation);
        if (!same) return attestation;
        restated.add(same.claimId!);
        return { ...attestation, claimId: same.claimId };
      });
      // A claim that is kept beside and only stated again is not weighed again, so that importing a file twice changes nothing.
      const stand = attestations.every(({ claimId }) => claimId !== null) ? ('beside' as const) : claim.stand;
      return { ...claim, attestations, stand };
    });
  const beside = [...byValues.values()].flatMap((same) => {
    const attestations = same.flatMap((each) => each.attestations).filter(({ claimId }) => !restated.has(claimId!));
    return attestations.length === 0 ? [] : [{ ...same[0]!, attestations }];
  });
  return [...others, ...beside];
}

export const integers = (values: readonly number[]) => `ARRAY[${values.join(', ')}]::integer[]`;
