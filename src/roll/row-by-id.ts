import type { Facts } from '../domain/roll.js';

const indexes = new WeakMap<Facts, Map<number, number> | Uint32Array>();

/** The row of a participation's id, or null. The index is made at the first question for it and kept with the columns. */
export function rowById(facts: Facts, id: number): number | null {
  let index = indexes.get(facts);
  if (!index) {
    index = makeIndex(facts);
    indexes.set(facts, index);
  }
  if (index instanceof Map) return index.get(id) ?? null;
  const rowPlusOne = Number.isInteger(id) && id >= 0 && id < index.length ? index[id]! : 0;
  return rowPlusOne === 0 ? null : rowPlusOne - 1;
}

/** A table from id to row where the ids lie close together, as an identity column gives them; else a map. */
function makeIndex(facts: Facts): Map<number, number> | Uint32Array {
  let highest = 0;
  for (let row = 0; row < facts.count; row++) highest = Math.max(highest, facts.id[row]!);
  if (highest <= facts.count * 4 + 1_000) {
    const table = new Uint32Array(highest + 1);
    for (let row = 0; row < facts.count; row++) table[facts.id[row]!] = row + 1;
    return table;
  }
  const map = new Map<number, number>();
  for (let row = 0; row < facts.count; row++) map.set(facts.id[row]!, row);
  return map;
}
