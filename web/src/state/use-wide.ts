import { useSyncExternalStore } from 'react';

/** As the style sheets have it. */
const wide = () => window.matchMedia('(width >= 40rem)');

function subscribe(changed: () => void): () => void {
  const media = wide();
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Whether there is room for more than one thing beside another. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide().matches);
}
