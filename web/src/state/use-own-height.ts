import { useEffect } from 'react';

/** What a page in a frame tells whoever holds it, and what it is asked: see the server's `embed.js`. */
const HEIGHT = 'rollcall:height';
const ASKED = 'rollcall:height?';

/** Within a frame, tells the page around it how high this one is, at once and when that changes. */
export function useOwnHeight(embedded: boolean): void {
  useEffect(() => {
    if (!embedded || window.parent === window) return;
    const main = document.getElementById('main');
    if (main === null) return;
    // The height says nothing of the reader, so whoever holds the frame may hear it.
    const tell = () => {
      const height = Math.ceil(main.getBoundingClientRect().bottom + window.scrollY);
      window.parent.postMessage({ type: HEIGHT, height }, '*');
    };
    const asked = (event: MessageEvent) => {
      if (event.source === window.parent && event.data?.type === ASKED) tell();
    };
    const observer = new ResizeObserver(tell);
    observer.observe(main);
    window.addEventListener('message', asked);
    return () => {
      observer.disconnect();
      window.removeEventListener('message', asked);
    };
  }, [embedded]);
}
