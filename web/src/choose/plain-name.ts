import { OWN_NAME, Unreadable } from '../../../src/questions/readers.js';

/** The name that was typed, as an address may have it; null where it is none. */
export function plainName(typed: string): string | null {
  try {
    return OWN_NAME.read(typed);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
