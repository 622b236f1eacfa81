import { useMemo } from 'react';
import { useFrame } from './use-frame.js';
import { useView } from './use-view.js';
import { listingOf } from './view-state.js';

/**
 * What the facts about a country or an organisation are asked for by, and the day. The whole history belongs on its page:
 * ended participations are asked for whatever the presence.
 */
export function useListing(code: string) {
  const frame = useFrame();
  const { state } = useView();
  const asOf = state.asOf ?? frame.dataThrough;
  return useMemo(
    () => ({
      code,
      asOf,
      facts: { ...listingOf(state), presence: 'CUMULATIVE' as const },
      locale: frame.locale,
      after: null,
    }),
    [code, asOf, state, frame.locale],
  );
}
