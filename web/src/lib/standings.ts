import { countStandings, standingOver } from '../../../src/domain/standing-over.js';
import type { Standing } from '../../../src/domain/vocabulary.js';

/** A row of the API's matrix, as far as it says how a state stands. */
export interface StandingsRow {
  readonly country: { readonly code: string };
  readonly standings: readonly Standing[];
}

/** How a state stands to all of the initiatives together. */
export interface StateStanding {
  readonly standing: Standing;
  /** True where of some initiative it is not known whether it takes part: it takes part in at least as many as counted. */
  readonly unsure: boolean;
}

export type StandingByCode = ReadonlyMap<string, StateStanding>;

export function standingByCode(rows: readonly StandingsRow[]): StandingByCode {
  return new Map(
    rows.map(({ country, standings }) => [
      country.code,
      { standing: standingOver(standings), unsure: standings.includes('NOT_KNOWN') },
    ]),
  );
}

/** How many of the states stand in which way; of a state that the matrix has no row of nothing is known. */
export function countOf(codes: readonly string[], standings: StandingByCode): Partial<Record<Standing, number>> {
  return countStandings(codes.map((code) => standings.get(code)?.standing ?? 'NOT_KNOWN'));
}

/** Whether one of the states may take part in more than it is counted in. */
export function someUnsure(codes: readonly string[], standings: StandingByCode): boolean {
  return codes.some((code) => standings.get(code)?.unsure ?? true);
}
