import type { RollTable } from './tables.js';

/** Temporary table: recorded facts (`id`) that give way to the fact on line `by_row`, by the rule of METHOD, section 17. */
export function displacedName(table: RollTable): string {
  return `displaced_${table.name}`;
}

/** Temporary table: recorded facts that the file contradicts and that stand. */
export function upheldName(table: RollTable): string {
  return `upheld_${table.name}`;
}

/** Temporary table: claims to keep beside what stands. */
export function newClaimName(table: RollTable): string {
  return `new_claim_${table.name}`;
}

/** Temporary table: kept claims that are kept no longer, because they stand now or their source says otherwise. */
export function settledClaimName(table: RollTable): string {
  return `settled_claim_${table.name}`;
}

/** All of them. */
export function contentionNames(table: RollTable): string[] {
  return [displacedName(table), upheldName(table), settledClaimName(table), newClaimName(table)];
}
