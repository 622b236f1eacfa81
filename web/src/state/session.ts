import { useSyncExternalStore } from 'react';

/**
 * The token of whoever keeps the roll. It is in the browser's store of this tab alone, which forgets it with the tab: in no
 * address, in nothing that another tab or a later day could read.
 */
const KEPT = 'rollcall.token';

const listeners = new Set<() => void>();
let token = keptToken();

function keptToken(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    // Storage can be switched off: the token holds until the page is left.
    return null;
  }
}

/** Signs in with a token, or out with null. */
export function keepToken(next: string | null): void {
  token = next;
  try {
    if (next === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, next);
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

/** The token, or null for everybody else. */
export function useToken(): string | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => token,
  );
}
