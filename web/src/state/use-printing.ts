import { useSyncExternalStore } from 'react';

let printing = false;

function subscribe(changed: () => void): () => void {
  const before = () => {
    printing = true;
    changed();
  };
  const after = () => {
    printing = false;
    changed();
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** True while the page is put on paper: what is drawn then is drawn for it, before the browser takes it. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}
