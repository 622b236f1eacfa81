import type { ClientBase } from 'pg';
import { concernTheSame, settle } from '../domain/claims.js';
import { laterCitationName } from './citations.js';
import type { StatedClaim, StoredAttestation, StoredClaim } from './claims-in-dispute.js';
import { displacedName, newClaimName, settledClaimName, upheldName } from './contention-tables.js';
import { factName } from './stage.js';
import type { RollTable } from './tables.js';

/** What the rule decided of one row of a file that contradicts what is on record. */
export interface Contradiction {
  /** Line of the file. */
  readonly row: number;
  /**
   * `keptBeside`: the row contradicts what stands, and is kept beside it. `givesWay`: the row stands, and what was on record is
   * kept beside it. `outdated`: its source was read later, and says otherwise; the row is not recorded.
   */
  readonly outcome: 'keptBeside' | 'givesWay' | 'outdated';
  readonly participant: string;
  readonly initiative: string;
  /** What is kept beside, or not recorded. */
  readonly claim: StatedClaim;
  readonly sources: readonly string[];
  /** What stands. */
  readonly against: readonly StatedClaim[];
}

/** Settles the claims about one pair after the other, and writes what comes of it, many at a time. */
export class SettlementWriter {
  pairs = 0;
  beside = 0;
  restored = 0;
  /** Facts that no row of the file states get negative numbers, which are no lines of the file. */
  private lastRow = 0;
  private droppedRows: number[] = [];
  private facts: object[] = [];
  private citations: object[] = [];
  private displaced: object[] = [];
  private upheld: number[] = [];
  private claims: object[] = [];
  private settled: number[] = [];

  constructor(
    private readonly client: ClientBase,
    private readonly table: RollTable,
  ) {}

  settle(claims: readonly StoredClaim[]): Contradiction[] {
    this.pairs++;
    const { standing, beside, superseded } = settle(claims);
    const told: Contradiction[] = [];
    const stated = claims.filter(({ row }) => row !== null);
    const replacing = (claim: StoredClaim) =>
      standing.find(({ claim: other }) => other !== claim && concernTheSame(other, claim));
    for (const { claim, attestations, absorbed } of standing) {
      const row = this.stands(claim, attestations, absorbed);
      for (const old of absorbed) {
        if (old.stand === 'recorded') this.displaced.push({ id: old.id, by_row: row });
      }
      if (claim.stand === 'recorded' && row === null && stated.some((other) => concernTheSame(other, claim))) {
        this.upheld.push(claim.id!);
      }
    }
    for (const { claim, against } of beside) {
      const isKnown = claim.attestations.every(({ claimId }) => claimId !== null);
      if (claim.row !== null) {
        this.droppedRows.push(claim.row);
        if (!isKnown) this.beside++;
        told.push(contradiction('keptBeside', claim.row, claim, against));
      }
      if (claim.stand === 'recorded') {
        const by = replacing(claim)?.claim.row ?? null;
        this.displaced.push({ id: claim.id, by_row: by });
        told.push(contradiction('givesWay', by ?? stated[0]!.row!, claim, against));
      }
      this.keep(claim);
    }
    for (const { claim, by } of superseded) {
      if (claim.row !== null) {
        this.droppedRows.push(claim.row);
        told.push(contradiction('outdated', claim.row, claim, [by]));
      }
      if (claim.stand === 'recorded')
        this.displaced.push({ id: claim.id, by_row: replacing(claim)?.claim.row ?? null });
      this.release(claim.attestations);
    }
    return told;
  }

  /** Returns the line under which the fact is recorded anew, or null where it stays as it is. */
  private stands(
    claim: StoredClaim,
    attestations: readonly StoredAttestation[],
    absorbed: readonly StoredClaim[],
  ): number | null {
    this.release(absorbed.flatMap((each) => each.attestations));
    const rows = absorbed.flatMap(({ row }) => row ?? []);
    const isAsBefore =
      attestations.length === claim.attestations.length &&
      attestations.every((each, i) => each === claim.attestations[i]);
    if (claim.stand === 'recorded' && isAsBefore) {
      this.droppedRows.push(...rows);
      return null;
    }
    if (claim.stand === 'stated') {
      this.release(claim.attestations);
      this.droppedRows.push(...rows);
      if (isAsBefore) return claim.row!;
    } else {
      this.droppedRows.push(...rows);
    }
    if (claim.stand === 'beside') this.release(claim.attestations);
    const row = claim.row ?? rows[0] ?? --this.lastRow;
    if (row < 0) this.restored++;
    if (claim.row !== null) this.droppedRows.push(claim.row);
    this.facts.push(storedRow(claim, attestations[0]!, { row }));
    for (const [i, { sourceId, evidence }] of attestations.slice(1).entries()) {
      this.citations.push({ row: --this.lastRow, fact_row: row, position: i + 2, source_id: sourceId, evidence });
    }
    return row;
  }

  private keep(claim: StoredClaim): void {
    for (const attestation of claim.attestations) {
      if (attestation.claimId === null) this.claims.push(storedRow(claim, attestation, {}));
    }
  }

  private release(attestations: readonly StoredAttestation[]): void {
    for (const { claimId } of attestations) if (claimId !== null) this.settled.push(claimId);
  }

  async flush(): Promise<void> {
    const { client, table } = this;
    const fact = factName(table);
    const later = laterCitationName(table);
    await client.query(`DELETE FROM ${later} WHERE fact_row = ANY($1)`, [this.droppedRows]);
    await client.query(`DELETE FROM ${fact} WHERE row = ANY($1)`, [this.droppedRows]);
    const columns = `participant_id, initiative_id, role, date_precision, confidence, valid_to_precision, valid, source_id, evidence`;
    const given = `participant_id int, initiative_id int, role participation_role, date_precision date_precision,
      confidence confidence, valid_to_precision date_precision, valid daterange, source_id int, evidence text`;
    await client.query(
      `INSERT INTO ${fact} (row, id, ${columns})
       SELECT row, (SELECT greatest((SELECT max(id) FROM ${table.target}), (SELECT max(id) FROM ${fact}))) + row_number() OVER (),
         ${columns} FROM jsonb_to_recordset($1::jsonb) AS s(row int, ${given})`,
      [JSON.stringify(this.facts)],
    );
    await client.query(
      `INSERT INTO ${later} (row, fact_row, position, source_id, evidence)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS s(row int, fact_row int, position int, source_id int, evidence text)`,
      [JSON.stringify(this.citations)],
    );
    await client.query(
      `INSERT INTO ${displacedName(table)} SELECT * FROM jsonb_to_recordset($1::jsonb) AS s(id bigint, by_row int)`,
      [JSON.stringify(this.displaced)],
    );
    await client.query(`INSERT INTO ${upheldName(table)} SELECT DISTINCT unnest($1::bigint[])`, [this.upheld]);
    await client.query(`INSERT INTO ${settledClaimName(table)} SELECT DISTINCT unnest($1::bigint[])`, [this.settled]);
    await client.query(
      `INSERT INTO ${newClaimName(table)} (id, recorded, ${columns})
       SELECT coalesce((SELECT max(id) FROM ${newClaimName(table)}), (SELECT max(id) FROM contradicting_claim), 0)
         + row_number() OVER (), '[1,)', ${columns} FROM jsonb_to_recordset($1::jsonb) AS s(${given})`,
      [JSON.stringify(this.claims)],
    );
    this.pairs = 0;
    this.droppedRows = [];
    this.facts = [];
    this.citations = [];
    this.displaced = [];
    this.upheld = [];
    this.claims = [];
    this.settled = [];
  }
}

function storedRow(claim: StoredClaim, { sourceId, evidence }: StoredAttestation, more: object): object {
  const { pair, role, from, to, precision, endPrecision, confidence } = claim;
  return {
    ...more,
    participant_id: pair.participantId,
    initiative_id: pair.initiativeId,
    role: role.toLowerCase(),
    date_precision: precision.toLowerCase(),
    valid_to_precision: endPrecision === null ? null : endPrecision.toLowerCase(),
    confidence: confidence.toLowerCase(),
    valid: `[${from},${to ?? ''})`,
    source_id: sourceId,
    evidence,
  };
}

function contradiction(
  outcome: Contradiction['outcome'],
  row: number,
  claim: StoredClaim,
  against: readonly StatedClaim[],
): Contradiction {
  const { participant, initiative } = claim.pair;
  return {
    outcome,
    row,
    participant,
    initiative,
    claim,
    against,
    sources: claim.attestations.map(({ label }) => label),
  };
}
