import type { Standing } from './vocabulary.js';

/** The first that a state has anywhere is how it stands to all together. */
const STRONGEST_FIRST = ['ITSELF', 'THROUGH_ORGANISATION', 'NOT_KNOWN', 'DECLINED'] as const;

/**
 * How a state stands to several initiatives together, from how it stands to each: it takes part itself where it does so
 * in one, else through an organisation where it does so in one, counted or not. Of the others it is not known whether they
 * take part where it is not known of one initiative, whatever they declined elsewhere; else they declined where they declined
 * one. Of no initiative: ABSENT.
 */
export function standingOver(standings: readonly Standing[]): Standing {
  return STRONGEST_FIRST.find((standing) => standings.includes(standing)) ?? 'ABSENT';
}

/** How many states stand in which way; a way in which none stands is left out. */
export function countStandings(standings: Iterable<Standing>): Partial<Record<Standing, number>> {
  const counts: Partial<Record<Standing, number>> = {};
  for (const standing of standings) counts[standing] = (counts[standing] ?? 0) + 1;
  return counts;
}
