import { isDeepStrictEqual } from 'node:util';

/**
 * Where two answers first differ, in words, or null where they say the same. Numbers that are not whole may differ by
 * 1e-9, since the servers may add and divide in another order.
 */
export function difference(ours: unknown, theirs: unknown, path = 'answer'): string | null {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
      const found = difference(ours[at], theirs[at], `${path}[${at}]`);
      if (found) return found;
    }
    return null;
  }
  if (isRecord(ours) && isRecord(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const found = difference(ours[key], theirs[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  if (typeof ours === 'number' && typeof theirs === 'number' && Math.abs(ours - theirs) <= 1e-9) return null;
  if (isDeepStrictEqual(ours, theirs)) return null;
  return `${path}: ${JSON.stringify(ours)?.slice(0, 200)} against ${JSON.stringify(theirs)?.slice(0, 200)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
