import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** After this time the parts out of sight are loaded too, so that they are there when the page is printed. */
const LOOKED_AT_MILLISECONDS = 4000;
/** How long a print-out that was asked for by keyboard waits for what is still to come. */
const AWAITED_MILLISECONDS = 10_000;

/** What draws each part that has not been seen. */
const unseen = new Set<() => void>();

/** Draws every part at once, before the browser takes the page for paper. */
function showAll(): void {
  flushSync(() => {
    for (const show of unseen) show();
  });
}

const isComplete = () => unseen.size === 0 && document.querySelector('.when-seen:empty, .when-seen .waiting') === null;

/** Printing by keyboard first loads the missing parts; the browser's own command would not wait for them. */
function printWhole(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  if (isComplete()) return;
  event.preventDefault();
  showAll();
  const began = performance.now();
  const timer = setInterval(() => {
    if (!isComplete() && performance.now() - began < AWAITED_MILLISECONDS) return;
    clearInterval(timer);
    window.print();
  }, 50);
}

window.addEventListener('beforeprint', showAll);
window.addEventListener('keydown', printWhole);

/**
 * Draws its content once the reader comes near it, has looked at the page for a while, or prints it: what is out of sight
 * does not slow the first view, and is there on paper.
 */
export function WhenSeen({ children }: { readonly children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = host.current;
    if (!element || seen) return;
    const show = () => setSeen(true);
    unseen.add(show);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) show();
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    const timer = setTimeout(show, LOOKED_AT_MILLISECONDS);
    return () => {
      unseen.delete(show);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [seen]);
  return (
    <div ref={host} className="when-seen">
      {seen && children}
    </div>
  );
}
